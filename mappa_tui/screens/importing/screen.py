"""An import at work: how far it is, what was found, what becomes of it."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from mappa_tui.commands import bindings
from mappa_tui.imports.sheet import Sheet
from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.screens.page import PageScreen
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.bars import KeyBar
from mappa_tui.widgets.importing import Import, counted
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.plot import bar
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import DANGER, MUTED, OK, said

LOOK = 0.1
"""Seconds between two looks at how far it is."""
SHOWN = 500
"""Lines that are listed."""
NOTHING, LEAVE_OUT = "import nothing", "leave those lines out"
LEAVE, UPDATE = "leave them as they are", "update them from the file"
REMOVE = "The file itself is not encrypted: remove it once it is not needed any more."
STILL = "F12 imports; nothing is stored yet."
READING, READ, STORING, ENDED = "reading", "read", "storing", "ended"


class ImportScreen(PageScreen[None]):
    """One file, from being read to being stored."""

    BINDINGS = bindings("take_in", "back", "help", "leave")
    answers = ("take_in", "back", "help")
    title_words = "Import"
    DEFAULT_CSS = """
    ImportScreen .said { margin-bottom: 1; }
    """

    def __init__(self, sheet: Sheet, path: Path) -> None:
        super().__init__()
        self._sheet = sheet
        self._path = path
        self._state = READING
        self._words = ""
        """What came of it, once it has ended."""
        self._is_good = True
        self._shown = Content("")
        self.job: Import | None = None

    def body(self) -> ComposeResult:
        """Lay out how it stands, and the lines with something wrong."""
        yield Static("", classes="said", markup=False)
        yield RowList(Column("line", 9, MUTED, right=True), Column("what is wrong"))

    def heading_end(self) -> str:
        """Return what is imported, and from which file."""
        return f"{self._sheet.title}, {self._path.name}"

    def key_titles(self) -> Mapping[str, str]:
        """Return what keys are called here."""
        working = self._state in (READING, STORING)
        return {"back": "Stop" if working else "Back"}

    def on_mount(self) -> None:
        """Begin to read."""
        self.set_interval(LOOK, self._say)
        self._say()
        self.query_one(RowList).focus()
        self._read()
        take_keys(self)

    @work
    async def _read(self) -> None:
        store, today = self.mappa.store, self.mappa.clock.today()
        try:
            data = await store.aside(self._path.read_bytes)
            job = self.job = Import(self._sheet, self._path.name, data, today)
            await store.slowly(job.checking)
        except OSError as error:
            self._end(f"The file was not read: {error.strerror or 'it cannot be used'}.")
        except StorageError as error:
            self._end(error.sentence)
        else:
            self._checked(job)

    def _checked(self, job: Import) -> None:
        if job.progress.stopped:
            self._end("Stopped. Nothing was stored.")
        elif job.unusable:
            self._end(f"Nothing was imported. {job.unusable}")
        else:
            self._state = READ
            self._list(job)
        self._say()

    def _list(self, job: Import) -> None:
        told = [("!", fault) for fault in job.faults]
        told += [("", remark) for remark in job.found.remarks]
        rows = [
            Row(str(at), (f"line {each.line}", each.sentence), mark=mark)
            for at, (mark, each) in enumerate(told[:SHOWN])
        ]
        if len(told) > SHOWN:
            rows.append(Row("more", ("", f"and {len(told) - SHOWN:,} more")))
        self.query_one(RowList).show_rows(rows)

    def _end(self, words: str, *, good: bool = False) -> None:
        self._state, self._words, self._is_good = ENDED, words, good
        self._say()

    def _say(self) -> None:
        self.say_time()
        words = self._how_it_stands()
        if words != self._shown:
            # The count that moves takes no other room than the one before.
            moves = self._state != ENDED and len(words.plain) == len(self._shown.plain)
            self._shown = words
            self.query_one(".said", Static).update(words, layout=not moves)
            self.query_one(KeyBar).refresh()

    def _how_it_stands(self) -> Content:
        if self._state == ENDED:
            return said(("✓ ", OK) if self._is_good else ("! ", DANGER), self._words)
        if self._state == READ and self.job is not None:
            nothing = not self.job.found.fresh and not self.job.found.updates
            then = "There is nothing to import." if nothing else STILL
            return said("\n".join(self.job.says()), "\n", (then, MUTED))
        return self._bar()

    def _bar(self) -> Content:
        progress = self.job.progress if self.job else None
        if progress is None or not progress.total:
            return said(("opening …", MUTED))
        share = progress.done / progress.total
        count = f"{progress.done:>9,} of {progress.total:,}"
        stops = ("Esc stops it; nothing is kept then.", MUTED)
        return said(f"{progress.what}  ", (bar(share, 30), MUTED), f"  {count}\n", stops)

    @work
    async def action_take_in(self) -> None:
        """Ask what has to be chosen, and store what was found."""
        job = self.job
        is_read = job is not None and self._state == READ
        if job is None or not is_read or not (job.found.fresh or job.found.updates):
            self.notify("There is nothing to import now.", markup=False)
            return
        answers = await self.app.push_screen_wait(_choices(job))
        if answers is None:
            return
        if answers.get("faults") == NOTHING:
            self._end("Nothing was imported.")
            return
        update = answers.get("there") == UPDATE
        if not job.changes(update=update):
            self._end("Nothing was new, and what is there was left as it is.")
            return
        self._state = STORING
        self._say()
        try:
            await self.mappa.store.slowly(partial(job.storing, update=update))
        except StorageError as error:
            self._end(error.sentence)
            return
        if job.progress.ended:
            self._end(_done(job, update=update), good=True)
        else:
            self._end("Stopped. Nothing was stored.")

    async def action_back(self) -> None:
        """Stop what is at work, without a trace; else go back."""
        if self._state in (READING, STORING) and self.job is not None:
            self.job.progress.stopped = True
        else:
            self.dismiss(None)


def _choices(job: Import) -> AskScreen:
    """Return what has to be chosen before anything is stored; at least whether to go on."""
    questions = []
    if job.faults:
        questions.append(
            Question(
                "faults", "Lines with faults", NOTHING, choices=(NOTHING, LEAVE_OUT), check=_chosen
            )
        )
    if job.found.differing:
        questions.append(
            Question(
                "there",
                "Cases there",
                choices=(LEAVE, UPDATE),
                check=_chosen,
                asked=lambda answers: answers.get("faults") != NOTHING,
            )
        )
    return AskScreen(f"Import {job.name}?", " ".join(job.says()), questions, does="Go on")


def _chosen(text: str) -> str:
    return "" if text else "One of them has to be chosen."


def _done(job: Import, *, update: bool) -> str:
    """Say what was stored."""
    said = [f"Imported: {counted(job.found.new, job.sheet.brings)}."]
    if job.found.there:
        became = "updated" if update else "left as they were"
        said.append(f"{counted(job.found.differing, 'case')} {became}.")
    return "\n".join([" ".join(said), REMOVE])
