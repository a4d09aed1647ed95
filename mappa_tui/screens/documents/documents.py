"""All documents of one meeting: what it owes, what was written, and the ways to the files."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList

from mappa_tui.commands import bindings
from mappa_tui.domain.exported import Exported
from mappa_tui.domain.meeting import PLANNED
from mappa_tui.exports.catalogue import Copy, Paper, Source
from mappa_tui.screens.documents.batch import BatchScreen, ask_folder
from mappa_tui.screens.documents.checking import check_file
from mappa_tui.screens.documents.documents_rows import FOLDED, NARROW, WIDE, key_of, rows
from mappa_tui.screens.documents.preview import PreviewScreen
from mappa_tui.screens.documents.writing import write_document
from mappa_tui.screens.page import PageScreen
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.exporting import source_of
from mappa_tui.widgets.keys import take_keys, take_steps
from mappa_tui.widgets.pane import Heading
from mappa_tui.widgets.rows import RowList
from mappa_tui.widgets.say import MUTED
from mappa_tui.widgets.standing import Standing, standings

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store

KEYS = ("open", "write_document", "write_owed", "check_file", "back", "help")
HELP = """Each line is a copy of a document. ! it is owed and not written as it stands now · ✓ it was written as it stands now, and is no draft.

Where something changed that stands in it, it says so, and is to be written again.

A meeting owes its documents once it is closed. Until the signature they say DRAFT on every page.

A file that somebody changed by hand, or that this program did not write, is never replaced."""  # noqa: E501


class DocumentsScreen(PageScreen[None]):
    """The list; Enter shows the document under the cursor before anything is written."""

    BINDINGS = bindings(*KEYS[1:], "leave")
    answers = KEYS
    title_words = "Documents"
    help_words = HELP
    DEFAULT_CSS = """
    DocumentsScreen > Vertical { max-width: 130; }
    """

    def __init__(self, meeting_id: UUID, marking: str = "") -> None:
        super().__init__()
        self._meeting_id = meeting_id
        self._marking = marking
        self._source: Source | None = None
        self._register: list[Exported] = []
        self._standings: list[Standing] = []
        self._is_unfolded = False

    def body(self) -> ComposeResult:
        """Lay out the list."""
        yield RowList(*WIDE, empty="Reading …")

    def marking(self) -> str:
        """Return the meeting's own marking."""
        return self._marking

    def key_titles(self) -> Mapping[str, str]:
        """Return what keys are called here."""
        return {"open": "Preview"}

    def bar_words(self) -> list[tuple[str, str]]:
        """Return whose documents these are."""
        if self._source is None:
            return super().bar_words()
        record = self._source.record
        return [(record.case.title, "bold"), (record.case.crn, ""), (record.meeting.title, MUTED)]

    async def on_mount(self) -> None:
        """Show the documents."""
        self.set_interval(1.0, self.say_time)
        self.query_one(RowList).focus()
        await self._read()
        if self._source and self._source.record.meeting.state != PLANNED:
            self.query_one(RowList).go_to("minutes/0")
        take_keys(self)

    def on_resize(self) -> None:
        """Show as many columns as there is room for."""
        self._show()

    async def on_screen_resume(self) -> None:
        """Show what was written meanwhile."""
        if self._source is not None:
            await self._read()

    async def _read(self) -> None:
        def all_of_it(store: "Store") -> tuple[Source, list[Standing], list[Exported]]:
            source = source_of(store, self._meeting_id)
            register = store.exports.of_meeting(self._meeting_id)
            return source, standings(store, source, register), register

        try:
            found = await self.mappa.store.call(all_of_it)
            self._source, self._standings, self._register = found
        except StorageError as error:
            self.tell(error)
        self._show()

    def _show(self) -> None:
        source = self._source
        if source is None:
            return
        listed = self.query_one(RowList)
        listed.columns = NARROW if self.narrow else WIDE
        found = rows(source, self._standings, narrow=self.narrow, unfolded=self._is_unfolded)
        listed.show_rows(found)
        self.query_one(Heading).say(f"version {source.version}" if source.version else "DRAFT")
        self.say_time()

    def _chosen(self) -> tuple[Source, Paper, Copy] | None:
        chosen, source = self.query_one(RowList).chosen, self._source
        for each in self._standings:
            if source is not None and key_of(each.paper, each.copy) == chosen:
                return source, each.paper, each.copy
        return None

    @on(OptionList.OptionSelected)
    def _preview(self, event: OptionList.OptionSelected) -> None:
        if chosen := self._chosen():
            self.app.push_screen(PreviewScreen(*chosen))
        elif self.query_one(RowList).chosen == FOLDED:
            self._is_unfolded = True
            self._show()

    def action_write_document(self) -> None:
        """Write the document under the cursor to a file."""
        chosen = self._chosen()
        if chosen and chosen[1].is_read_first:
            self.app.push_screen(PreviewScreen(*chosen))
        elif chosen:
            take_steps(self, self._write(*chosen))

    async def _write(self, source: Source, paper: Paper, copy: Copy) -> None:
        await write_document(self, source, paper, copy)

    def action_write_owed(self) -> None:
        """Write everything that the meeting owes into one folder."""
        if self._source is not None:
            take_steps(self, self._write_owed(self._source))

    async def _write_owed(self, source: Source) -> None:
        owed = [each for each in self._standings if each.is_owed]
        if not owed:
            self.notify("Nothing is owed yet: the meeting is not closed.", markup=False)
            return
        wanting = [each for each in owed if each.is_wanting]
        gone = [each for each in owed if each.last and not Path(each.last.path).exists()]
        if not wanting and not gone:
            self.notify("All that is owed was written, as it stands now.", markup=False)
            return
        batch = await ask_folder(self.app, source, wanting or gone, again=not wanting)
        if batch is not None:
            self.app.push_screen(BatchScreen(batch))

    def action_check_file(self) -> None:
        """Say whether a file is still as the program wrote it."""
        take_steps(self, check_file(self, self._register))
