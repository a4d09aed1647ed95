"""Everything that a meeting owes, written into one folder: how far it is, and what lies where."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from textual import work
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static

from mappa_tui.commands import bindings
from mappa_tui.domain.text import counted
from mappa_tui.exports.catalogue import Source
from mappa_tui.exports.names import file_name
from mappa_tui.exports.save import default_folder
from mappa_tui.screens.ask import AskScreen, Question, needed
from mappa_tui.screens.page import PageScreen
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.bars import KeyBar
from mappa_tui.widgets.batch import Batch
from mappa_tui.widgets.host import Host
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.plot import bar
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import DANGER, MUTED, OK, said
from mappa_tui.widgets.standing import Standing

LOOK = 0.1
"""Seconds between two looks at how far it is."""
KEEP, REPLACE = "keep both", "replace them"


async def ask_folder(
    app: App[Any], source: Source, wanted: Sequence[Standing], *, again: bool
) -> Batch | None:
    """Ask for the folder; return the batch, or None if the person went back.

    Args:
        app: the app.
        source: the meeting.
        wanted: what is to be written.
        again: whether it was written as it stands, and its files no longer lie there.
    """
    record = source.record
    home = cast(Host, app)
    there = home.last_folder if home.last_folder and home.last_folder.is_dir() else None
    folder = (there or default_folder()) / file_name(record, "documents", is_draft=False, suffix="")
    count = counted(len(wanted), "document")
    told = "A folder that is not there is made. A file that was changed by hand is never replaced."
    if again:
        told += (
            " All of them were written as they stand now; their files no longer lie where they "
            "were written."
        )
    answers = await app.push_screen_wait(
        AskScreen(
            "Everything that is owed",
            f"{count}, each in a file of its own, without passwords. {told}",
            [
                Question("folder", "Folder", str(folder), check=needed("A folder is needed.")),
                Question("over", "Written before", KEEP, choices=(KEEP, REPLACE)),
            ],
            does="Write",
        )
    )
    if answers is None:
        return None
    home.last_folder = Path(answers["folder"]).parent
    papers = [(each.paper, each.copy) for each in wanted]
    return Batch(source, Path(answers["folder"]), papers, replace=answers["over"] == REPLACE)


class BatchScreen(PageScreen[None]):
    """One batch at work, and what became of each document."""

    BINDINGS = bindings("back", "help", "leave")
    answers = ("back", "help")
    title_words = "Everything that is owed"
    DEFAULT_CSS = """
    BatchScreen .said { margin-bottom: 1; }
    """

    def __init__(self, batch: Batch) -> None:
        super().__init__()
        self._batch = batch
        self._is_running = True
        self._trouble = ""

    def body(self) -> ComposeResult:
        """Lay out how far it is, and the files."""
        yield Static("", classes="said", markup=False)
        yield RowList(Column(), Column())

    def marking(self) -> str:
        """Return the meeting's own marking."""
        return self._batch.source.record.area.marking

    def bar_words(self) -> list[tuple[str, str]]:
        """Return whose documents these are."""
        record = self._batch.source.record
        return [(record.case.title, "bold"), (record.meeting.title, MUTED)]

    def key_titles(self) -> Mapping[str, str]:
        """Return what keys are called here."""
        return {"back": "Stop" if self._is_running else "Back"}

    def on_mount(self) -> None:
        """Begin to write."""
        self.set_interval(LOOK, self._say)
        self.query_one(RowList).focus()
        self._write()
        take_keys(self)

    @work
    async def _write(self) -> None:
        try:
            await self.mappa.store.slowly(self._batch.writing)
        except StorageError as error:
            self._trouble = error.sentence
        self._is_running = False
        self._say()

    def _say(self) -> None:
        self.say_time()
        self.query_one(".said", Static).update(self._how_it_stands())
        found = [
            Row(str(at), (each.title, each.words), "✓" if each.is_good else "!")
            for at, each in enumerate(self._batch.outcomes)
        ]
        self.query_one(RowList).show_rows(found)
        self.query_one(KeyBar).refresh()

    def _how_it_stands(self) -> Content:
        progress, outcomes = self._batch.progress, list(self._batch.outcomes)
        if self._is_running:
            share = progress.done / max(progress.total, 1)
            count = f"  {progress.done} of {progress.total}  {progress.what}\n"
            stops = ("Esc stops it; what was written stays.", MUTED)
            return said((bar(share, 30), MUTED), count, stops)
        there = sum(each.is_good for each in outcomes)
        lies = f"{there} of {progress.total} lie in {self._batch.folder}"
        if self._trouble:
            return said(("! ", DANGER), f"{self._trouble} {lies}")
        if not progress.ended:
            return said(("! ", DANGER), f"Stopped. {lies}")
        good = there == progress.total
        return said(("✓ ", OK) if good else ("! ", DANGER), lies)

    async def action_back(self) -> None:
        """Stop what is at work; else go back."""
        if self._is_running:
            self._batch.progress.stopped = True
        else:
            self.dismiss(None)
