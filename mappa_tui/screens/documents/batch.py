"""Everything that a meeting owes, written into one folder: how far it is, and what lies where."""

from pathlib import Path
from typing import Any

from textual import work
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from mappa_tui.commands import bindings, commands
from mappa_tui.domain.text import counted
from mappa_tui.exports.catalogue import Source
from mappa_tui.exports.names import file_name
from mappa_tui.exports.save import default_folder
from mappa_tui.screens.ask import AskScreen, Question, needed
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.bars import KeyBar, TopBar
from mappa_tui.widgets.batch import Batch
from mappa_tui.widgets.host import Host, host
from mappa_tui.widgets.pane import Heading
from mappa_tui.widgets.plot import bar
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import DANGER, MUTED, OK, said

LOOK = 0.1
"""Seconds between two looks at how far it is."""
KEEP, REPLACE = "keep both", "replace them"


async def ask_folder(app: App[Any], source: Source) -> Batch | None:
    """Ask for the folder; return the batch, or None if the person went back."""
    record = source.record
    folder = default_folder() / file_name(record, "documents", is_draft=False, suffix="")
    total = Batch(source, folder, replace=False).progress.total
    answers = await app.push_screen_wait(
        AskScreen(
            "Everything that is owed",
            f"{counted(total, 'document')}, each in a file of its own, without passwords. A file "
            "that was changed by hand is never replaced.",
            [
                Question("folder", "Folder", str(folder), check=needed("A folder is needed.")),
                Question("over", "Written before", KEEP, choices=(KEEP, REPLACE)),
            ],
            does="Write",
        )
    )
    if answers is None:
        return None
    return Batch(source, Path(answers["folder"]), replace=answers["over"] == REPLACE)


class BatchScreen(Screen[None]):
    """One batch at work, and what became of each document."""

    BINDINGS = bindings("back", "help", "leave")
    answers = ("back", "help")
    DEFAULT_CSS = """
    BatchScreen { background: $m-background; }
    BatchScreen > Vertical { padding: 1 2 0 2; height: 1fr; }
    BatchScreen .rule { height: 1; color: $m-line; overflow: hidden; }
    BatchScreen .said { height: auto; margin-bottom: 1; }
    BatchScreen RowList { height: 1fr; }
    """

    def __init__(self, batch: Batch) -> None:
        super().__init__()
        self._batch = batch
        self._is_running = True
        self._trouble = ""

    @property
    def mappa(self) -> Host:
        """The app."""
        return host(self)

    def compose(self) -> ComposeResult:
        """Lay out how far it is, and the files."""
        yield TopBar(self._batch.source.record.area.marking)
        with Vertical():
            yield Heading("Everything that is owed")
            yield Static("─" * 300, classes="rule", markup=False)
            yield Static("", classes="said", markup=False)
            yield RowList(Column(), Column())
        yield KeyBar(commands(*self.answers), titles=self._titles)

    def _titles(self) -> dict[str, str]:
        return {"back": "Stop" if self._is_running else "Back"}

    def on_mount(self) -> None:
        """Begin to write."""
        self.set_interval(LOOK, self._say)
        self.query_one(RowList).focus()
        self._write()

    @work
    async def _write(self) -> None:
        try:
            await self.mappa.store.slowly(self._batch.writing)
        except StorageError as error:
            self._trouble = error.sentence
        self._is_running = False
        self._say()

    def _say(self) -> None:
        record = self._batch.source.record
        left = [(record.case.title, "bold"), (record.meeting.title, MUTED)]
        clock = [(f"{self.mappa.clock.local():%H:%M}", "bold")]
        self.query_one(TopBar).say(left, clock, words=self.mappa.banner)
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

    def action_back(self) -> None:
        """Stop what is at work; else go back."""
        if self._is_running:
            self._batch.progress.stopped = True
        else:
            self.dismiss(None)
