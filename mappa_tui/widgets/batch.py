"""What a meeting owes, into one folder: a document at a time, until it is stopped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mappa_tui.domain.progress import Progress
from mappa_tui.exports.catalogue import Copy, Paper, Source, free_name
from mappa_tui.exports.known import sha256
from mappa_tui.widgets.exporting import Taken, Wanted, titled, whole, write

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store
    from mappa_tui.storage.vault.verify import Hurry


@dataclass(frozen=True, slots=True, repr=False)
class Outcome:
    """What became of one document of a batch."""

    title: str
    words: str
    """Where it lies, or why it was not written."""
    is_good: bool = True


class Batch:
    """Documents of a meeting, into one folder."""

    def __init__(
        self, source: Source, folder: Path, papers: Sequence[tuple[Paper, Copy]], *, replace: bool
    ) -> None:
        self.source = source
        self.folder = whole(folder)
        self.progress = Progress()
        self.outcomes: list[Outcome] = []
        self._replace = replace
        self._papers = papers
        self.progress.total = len(papers)

    def writing(self, store: "Store", hurry: "Hurry") -> Iterator[None]:
        """Write one document after the other, until it is stopped.

        What was written stays. Raises StorageError where nothing can be noted any more.
        """
        for paper, copy in self._papers:
            self.progress.what = titled(paper, copy)
            yield None
            if self.progress.stopped:
                return
            self.outcomes.append(self._one(store, paper, copy))
            self.progress.done += 1
        self.progress.ended = True

    def _one(self, store: "Store", paper: Paper, copy: Copy) -> Outcome:
        title = titled(paper, copy)
        path = self.folder / paper.name(self.source, copy)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                written = write(store, self.source, Wanted(paper, copy, path, self._replace))
            except Taken as taken:
                if taken.sha256 == sha256(paper.content(self.source, copy)):
                    return Outcome(title, f"{path.name}, there already and unchanged")
                free = Wanted(paper, copy, free_name(path))
                written = write(store, self.source, free)
        except Taken as taken:
            return Outcome(title, str(taken), is_good=False)
        except OSError as error:
            why = error.strerror or "the folder cannot be used"
            return Outcome(title, f"not written: {why}", is_good=False)
        return Outcome(title, written.name)
