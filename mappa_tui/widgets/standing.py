"""How a meeting's documents stand: what it owes, what was written, and what changed since."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mappa_tui.domain.exported import Exported
from mappa_tui.exports.catalogue import PAPERS, Copy, Paper, Source
from mappa_tui.exports.known import sha256

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store


@dataclass(frozen=True, slots=True, repr=False)
class Standing:
    """How one copy of a document stands."""

    paper: Paper
    copy: Copy
    is_owed: bool
    """Whether the meeting owes it now, written or not."""
    last: Exported | None = None
    """What was written of it last."""
    is_current: bool = False
    """Whether that is what would be written now."""

    @property
    def is_wanting(self) -> bool:
        """Whether it is owed, and not written as it stands now."""
        return self.is_owed and not self.is_current


def standings(
    store: "Store",
    source: Source,
    register: Sequence[Exported],
    papers: Sequence[Paper] = PAPERS,
) -> list[Standing]:
    """Return how every copy of every document of a meeting stands, in the catalogue's order.

    Args:
        store: knows whether anything was changed since.
        source: the meeting.
        register: what was written of it, the newest first.
        papers: which documents.
    """
    newest: dict[tuple[str, str], Exported] = {}
    for row in register:
        newest.setdefault((row.paper, row.whom), row)
    found = []
    for paper in papers:
        is_owed = paper.owed(source.record)
        for copy in paper.copies(source.record):
            last = newest.get((paper.key, copy.name))
            is_current = last is not None and _is_current(store, source, paper, copy, last)
            found.append(Standing(paper, copy, is_owed, last, is_current))
    return found


def _is_current(store: "Store", source: Source, paper: Paper, copy: Copy, last: Exported) -> bool:
    if last.version != paper.version(source):
        return False
    if paper.is_signed and source.version and not paper.goes_on:
        return True  # what was signed does not change
    if not store.exports.changed_since(last):
        return True
    # A document takes some milliseconds to make, so that this is asked last.
    if last.has_password:
        return not store.exports.changed_since(last, source.record)
    return last.sha256 == sha256(paper.content(source, copy))
