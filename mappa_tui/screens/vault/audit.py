"""The audit: who did what and when, a page at a time, the newest first."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from mappa_tui.commands import bindings, commands
from mappa_tui.domain.audited import AuditFilter, AuditLine
from mappa_tui.screens.save_as import SaveAs, of_list, save_as
from mappa_tui.screens.show import ShowScreen
from mappa_tui.screens.vault.audit_filter import ask_filter, read_filter
from mappa_tui.screens.vault.audit_rows import NARROW, WIDE, head, row, whole
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets import bars
from mappa_tui.widgets.bars import KeyBar, TopBar
from mappa_tui.widgets.host import Host, host
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.pane import Heading
from mappa_tui.widgets.rows import RowList
from mappa_tui.widgets.say import ATTENTION, DANGER, MUTED, OK, said

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store

PAGE = 100
"""Entries that are shown at once."""
AT_ONCE = 1000
"""Entries that are read at once for an export."""
OPENED = {"Case": "Open the case", "Meeting": "Open the meeting"}
HASH = (
    "The hash stands for what was written, and does not show it. Each entry is chained to the "
    "one before: verifying notices one that was changed, taken out or put elsewhere."
)


class AuditScreen(Screen[None]):
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
    DEFAULT_CSS = """
    AuditScreen { background: $m-background; }
    AuditScreen > Vertical { padding: 1 2 0 2; height: 1fr; }
    AuditScreen .rule { height: 1; color: $m-line; overflow: hidden; }
    AuditScreen .said { height: auto; }
    AuditScreen RowList { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[AuditLine] = []
        self._begins: list[int | None] = [None]
        """Before which entry each page begins, up to the one that is shown."""
        self._sought = AuditFilter()
        self._count: int | None = None
        self.ready = asyncio.Event()

    @property
    def mappa(self) -> Host:
        """The app."""
        return host(self)

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield TopBar()
        with Vertical():
            yield Heading("Audit")
            yield Static("─" * 300, classes="rule", markup=False)
            yield Static("", id="verified", classes="said", markup=False)
            yield Static("", id="filter", classes="said", markup=False)
            yield RowList(*WIDE, empty="Reading …")
        yield KeyBar(commands(*self.answers), titles=self._titles)

    def _titles(self) -> dict[str, str]:
        return {"next_item": "Older", "previous_item": "Newer"}

    async def on_mount(self) -> None:
        """Show the newest."""
        self.set_interval(1.0, self._say)
        self._say()
        self.query_one(RowList).focus()
        await self.read()
        take_keys(self)

    async def on_screen_resume(self) -> None:
        """Show what was added meanwhile, if one is at the newest."""
        if self.ready.is_set() and self._begins == [None]:
            await self.read()

    async def on_resize(self) -> None:
        """Show as many columns as there is room for."""
        self._show()

    async def read(self) -> None:
        """Read the present page, and how many entries there are."""
        sought, before = self._sought, self._begins[-1]
        store = self.mappa.store
        try:
            self._lines = await store.call(lambda s: s.entries.page(sought, before, PAGE))
            self._show()
            self._count = await store.call(lambda s: s.entries.count(sought))
        except StorageError as error:
            self._lines = []
            self._show()
            self.query_one("#filter", Static).update(said((f"! {error.sentence}", DANGER)))
            return
        self._say()

    @property
    def _narrow(self) -> bool:
        return self.size.width < bars.NARROW

    def _show(self) -> None:
        rows = self.query_one(RowList)
        columns = NARROW if self._narrow else WIDE
        shown = [row(line, narrow=self._narrow) for line in self._lines]
        rows.columns = columns
        rows.show_rows([head(columns), *shown] if shown else [])
        self._say()

    def _say(self) -> None:
        clock = f"{self.mappa.clock.local():%H:%M}"
        left = [("Vault", "bold"), ("audit", MUTED)]
        self.query_one(TopBar).say(left, [(clock, "bold")], words=self.mappa.banner)
        self.query_one(Heading).say(self._range())
        self.query_one("#verified", Static).update(self._verified(), layout=True)
        sought = self._sought.says()
        words = said(("Only ", MUTED), sought, (". Del shows all.", MUTED)) if sought else ""
        filtered = self.query_one("#filter", Static)
        filtered.update(words)
        filtered.display = bool(sought)

    def _range(self) -> str:
        if self._count is None:
            return "reading …"
        if not self._lines:
            return "no entry fits" if self._sought.says() else "no entries yet"
        first = (len(self._begins) - 1) * PAGE + 1
        last = first + len(self._lines) - 1
        return f"{first:,} to {last:,} of {self._count:,}"

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
        if sought != self._sought:
            self._count = None
        self._sought, self._begins = sought, begins
        await self.read()
        rows = self.query_one(RowList)
        if self._lines:
            rows.go_to(str(self._lines[0].sequence))
            rows.scroll_home(animate=False)

    async def action_next_item(self) -> None:
        """Show older entries."""
        if len(self._lines) < PAGE:
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
            self.notify(error.sentence, title=error.title, severity="error", markup=False)
            return
        today = self.mappa.clock.today()
        answers = await self.app.push_screen_wait(ask_filter(self._sought, people, today))
        if answers is not None:
            await self._go(read_filter(answers, today), [None])

    async def action_show_all(self) -> None:
        """Take the filter away."""
        await self._go(AuditFilter(), [None])

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        for line in self._lines:
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
            self.notify(error.sentence, title=error.title, severity="error", markup=False)

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
                await self.read()
        except StorageError as error:
            self.notify(error.sentence, title=error.title, severity="error", markup=False)

    def action_verify(self) -> None:
        """Verify the vault now."""
        self.app.run_worker(self.mappa.verification.run(), exit_on_error=False)
        self._say()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


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
