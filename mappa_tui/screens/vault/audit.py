"""The audit: who did what and when, a page at a time, the newest first."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from mappa_tui.commands import bindings
from mappa_tui.domain.audited import AuditFilter, AuditLine
from mappa_tui.screens.listing import ListScreen, only, table
from mappa_tui.screens.save_as import SaveAs, of_list, save_as
from mappa_tui.screens.show import ShowScreen
from mappa_tui.screens.vault.audit_filter import ask_filter, read_filter
from mappa_tui.screens.vault.audit_rows import NARROW, WIDE, row, whole
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.rows import Column, Row
from mappa_tui.widgets.say import ATTENTION, MUTED, OK, said

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store

AT_ONCE = 1000
"""Entries that are read at once for an export."""
OPENED = {"Case": "Open the case", "Meeting": "Open the meeting"}
HASH = (
    "The hash stands for what was written, and does not show it: it is keyed with the vault’s own "
    "key, and is not a file’s SHA-256. Each entry is chained to the "
    "one before: verifying notices one that was changed, taken out or put elsewhere."
)


class AuditScreen(ListScreen):
    """The list of entries, and what can be asked of it."""

    BINDINGS = bindings(
        "narrow_down",
        "show_all",
        "next_item",
        "previous_item",
        "export_list",
        "verify",
        "back",
        "help",
        "leave",
    )
    answers = (
        "open",
        "narrow_down",
        "show_all",
        "next_item",
        "previous_item",
        "export_list",
        "verify",
        "back",
        "help",
    )
    place = "Vault"
    title_words = "Audit"

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[AuditLine] | None = None
        self._begins: list[int | None] = [None]
        """Before which entry each page begins, up to the one that is shown."""
        self._sought = AuditFilter()
        self._count = 0

    def body(self) -> ComposeResult:
        """Lay out what verifying found above the list."""
        yield Static("", id="verified", classes="said", markup=False)
        yield from super().body()

    def key_titles(self) -> Mapping[str, str]:
        """Return what keys are called here."""
        return {"next_item": "Older", "previous_item": "Newer"}

    def say_time(self) -> None:
        """Say what time it is, and what verifying has found by now."""
        super().say_time()
        self.query_one("#verified", Static).update(self._verified(), layout=True)

    def shows_changes(self) -> bool:
        """Whether one is at the newest: what is added meanwhile stands there."""
        return self._begins == [None]

    async def read(self) -> None:
        """Read the present page, and how many entries there are."""
        sought, before = self._sought, self._begins[-1]

        def both(store: "Store") -> tuple[int, list[AuditLine]]:
            entries = store.entries
            return entries.count(sought), entries.page(sought, before, self.page_size)

        self._count, self._lines = await self.mappa.store.call(both)

    def lines(self) -> tuple[tuple[Column, ...], list[Row]] | None:
        """Return the columns and the rows; nothing until they are read."""
        if self._lines is None:
            return None
        columns = NARROW if self.narrow else WIDE
        none = "No entry fits." if self._sought.says() else "No entries yet."
        shown = [row(line, narrow=self.narrow) for line in self._lines]
        return columns, table(columns, shown, none)

    def range_words(self) -> str:
        """Return which of how many are shown."""
        if not self._lines:
            return "none"
        first = (len(self._begins) - 1) * self.page_size + 1
        return f"{first:,} to {first + len(self._lines) - 1:,} of {self._count:,}"

    def narrowed_words(self) -> Content:
        """Return the filter in words."""
        return only(self._sought.says())

    def _verified(self) -> Content:
        """Say whether the chain was verified since the vault was opened, and what was found."""
        verification = self.mappa.verification
        found = [] if verification.is_running else verification.about("audit")
        says = verification.says()
        if not found:
            return said((f"{says[0].upper()}{says[1:]}.", MUTED))
        marks = {True: ("✓ ", OK), False: ("! ", ATTENTION)}
        parts = [said(marks[each.good], each.words, "  ") for each in found]
        return said(*parts, (f"{says[0].upper()}{says[1:]}.", MUTED))

    async def _go(self, sought: AuditFilter, begins: list[int | None]) -> None:
        self._sought, self._begins = sought, begins
        await self.reread()
        if self._lines:
            self.begin_at(str(self._lines[0].sequence))

    async def action_next_item(self) -> None:
        """Show older entries."""
        if not self._lines or len(self._lines) < self.page_size:
            self.notify("These are the oldest.", markup=False)
        else:
            await self._go(self._sought, [*self._begins, self._lines[-1].sequence])

    async def action_previous_item(self) -> None:
        """Show newer entries."""
        if len(self._begins) == 1:
            self.notify("These are the newest.", markup=False)
        else:
            await self._go(self._sought, self._begins[:-1])

    @work
    async def action_narrow_down(self) -> None:
        """Ask which entries to show."""
        try:
            people = await self.mappa.store.call(lambda store: store.entries.people())
        except StorageError as error:
            self.tell(error)
            return
        today = self.mappa.clock.today()
        answers = await self.ask(ask_filter(self._sought, people, today))
        if answers is not None:
            await self._go(read_filter(answers, today), [None])

    async def action_show_all(self) -> None:
        """Take the filter away."""
        await self._go(AuditFilter(), [None])

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        for line in self._lines or ():
            if str(line.sequence) == event.option_id:
                self._show_whole(line)

    @work
    async def _show_whole(self, line: AuditLine) -> None:
        does = OPENED.get(line.noun, "") if line.record_id else ""
        screen = ShowScreen(f"Entry {line.sequence}", whole(line), note=HASH, does=does)
        if not await self.app.push_screen_wait(screen) or line.record_id is None:
            return
        try:
            if line.noun == "Meeting":
                await self.mappa.open_meeting(line.record_id)
            else:
                await self.mappa.open_case(line.record_id)
        except StorageError as error:
            self.tell(error)

    @work
    async def action_export_list(self) -> None:
        """Write what the filter lets through to a CSV file; that is itself an entry."""
        from mappa_tui.exports.save import default_folder

        sought = self._sought
        try:
            data = await self.mappa.store.call(lambda store: _csv(store, sought))
            name = f"audit {self.mappa.clock.today():%Y-%m-%d}.csv"
            path = await save_as(self.app, _asked(default_folder() / name, data, sought))
            if path is not None:
                self.notify(f"The audit is in {path}", timeout=12, markup=False)
                await self.reread()
        except StorageError as error:
            self.tell(error)

    def action_verify(self) -> None:
        """Verify the vault now."""
        self.app.run_worker(self.mappa.verification.run(), exit_on_error=False)
        self.say_time()


def _asked(path: Path, data: bytes, sought: AuditFilter) -> SaveAs:
    which = f"the entries that are listed ({sought.says()})" if sought.says() else "all entries"
    return SaveAs(
        "The audit as CSV",
        f"It has {which}: who, when, which record, to whom. Nothing that stands in a record is "
        "in it, but names of people and of cases are: keep it as you would the minutes.",
        path,
        of_list("audit", "The audit as CSV", data, sought.says()),
    )


def _csv(store: "Store", sought: AuditFilter) -> bytes:
    from mappa_tui.exports.audit_csv import audit_csv

    return audit_csv(_all(store, sought))


def _all(store: "Store", sought: AuditFilter) -> Iterator[AuditLine]:
    before = None
    while lines := store.entries.page(sought, before, AT_ONCE):
        yield from lines
        before = lines[-1].sequence
