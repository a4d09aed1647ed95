"""The register: every case, a page at a time, in an order and through a filter."""

import asyncio
from typing import TYPE_CHECKING
from uuid import UUID

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import OptionList, Static

from mappa_tui.commands import bindings, commands
from mappa_tui.domain.register import (
    BY_NAME,
    ORDERS,
    RegisterFilter,
    RegisterLine,
    by_name,
    listed,
)
from mappa_tui.screens.pick import PickScreen
from mappa_tui.screens.register_rows import NARROW, WIDE, ask_which, read_which, row
from mappa_tui.screens.save_as import SaveAs, of_list, save_as
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets import bars
from mappa_tui.widgets.bars import KeyBar, TopBar
from mappa_tui.widgets.host import Host, host
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.pane import Heading
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import MUTED, said

if TYPE_CHECKING:
    pass

PAGE = 100
"""Cases that are shown at once."""
KEYS = (
    "open",
    "new_meeting",
    "narrow_down",
    "show_all",
    "order_by",
    "next_item",
    "previous_item",
    "export_list",
    "back",
    "help",
)


class RegisterScreen(Screen[None]):
    """The list of cases, and what can be asked of it."""

    BINDINGS = bindings(*KEYS[1:], "leave")
    answers = (*KEYS, "find_everywhere")
    DEFAULT_CSS = """
    RegisterScreen { background: $m-background; }
    RegisterScreen > Vertical { padding: 1 2 0 2; height: 1fr; }
    RegisterScreen .rule { height: 1; color: $m-line; overflow: hidden; }
    RegisterScreen #filter { height: auto; }

    RegisterScreen #cases { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._all: list[RegisterLine] | None = None
        """Every case, by name; None until they are read."""
        self._listed: list[RegisterLine] = []
        self._wanted = RegisterFilter()
        self._order = BY_NAME
        self._begin = 0
        self._only_asked = False
        self.ready = asyncio.Event()

    @property
    def mappa(self) -> Host:
        """The app."""
        return host(self)

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield TopBar()
        with Vertical():
            yield Heading("Register")
            yield Static("─" * 300, classes="rule", markup=False)
            yield Static("", id="filter", markup=False)
            yield RowList(*WIDE, id="cases", empty="Reading …")
        yield KeyBar(commands(*self.answers), titles=self._titles)

    def _titles(self) -> dict[str, str]:
        return {"next_item": "More", "previous_item": "Before", "new_meeting": "Plan"}

    async def on_mount(self) -> None:
        """Show the cases by name."""
        self.set_interval(1.0, self._say)
        self._say()
        self.query_one("#cases").focus()
        await self.read()
        take_keys(self)

    def on_screen_suspend(self) -> None:
        """Learn whether a mere question comes over it, behind which nothing changes."""
        self._only_asked = isinstance(self.app.screen, ModalScreen)

    async def on_screen_resume(self) -> None:
        """Show what changed meanwhile."""
        if self.ready.is_set() and not self._only_asked:
            await self.read()

    async def on_resize(self) -> None:
        """Show as many columns as there is room for."""
        self._show()

    async def read(self) -> None:
        """Read every case, giving way to whoever saves."""
        try:
            slices = await self.mappa.store.slowly(lambda store, _: store.register())
        except StorageError as error:
            self.notify(error.sentence, title=error.title, severity="error", markup=False)
            return
        self._all = by_name(line for some in slices for line in some)
        self._list()

    def _list(self) -> None:
        today = self.mappa.clock.today()
        self._listed = listed(self._all or (), self._wanted, self._order, today)
        self._begin = min(self._begin, max(len(self._listed) - 1, 0) // PAGE * PAGE)
        self._show()

    def _show(self) -> None:
        if self._all is None:
            return
        narrow, today = self.size.width < bars.NARROW, self.mappa.clock.today()
        page = self._listed[self._begin : self._begin + PAGE]
        rows = self.query_one("#cases", RowList)
        columns = NARROW if narrow else WIDE
        rows.columns = columns
        head = Row("", tuple(said((column.title, MUTED)) for column in columns))
        shown = [row(line, today, narrow=narrow) for line in page]
        none = "No case fits." if self._all else "No case yet: c on home begins one."
        rows.show_rows([head, *shown] if shown else [Row("", (said((none, MUTED)),))])
        self._say()

    def _say(self) -> None:
        clock = f"{self.mappa.clock.local():%H:%M}"
        left = [("MAPPA", "bold"), ("register", MUTED)]
        self.query_one(TopBar).say(left, [(clock, "bold")], words=self.mappa.banner)
        self.query_one(Heading).say(self._range())
        sought = self._wanted.says()
        words = said(("Only ", MUTED), sought, (". Del shows all.  ", MUTED)) if sought else said()
        if self._order != BY_NAME:
            words = said(words, (f"Ordered by {self._order}.", MUTED))
        above = self.query_one("#filter", Static)
        above.update(words)
        above.display = bool(words.plain)

    def _range(self) -> str:
        if self._all is None:
            return "reading …"
        if not self._listed:
            return "no case fits" if self._wanted.says() else "no cases yet"
        last = min(self._begin + PAGE, len(self._listed))
        of = f"{len(self._listed):,}"
        if len(self._listed) < len(self._all):
            of += f", of {len(self._all):,} cases"
        return f"{self._begin + 1:,} to {last:,} of {of}"

    def _go(self, begin: int) -> None:
        self._begin = begin
        self._list()
        if self._listed:
            rows = self.query_one("#cases", RowList)
            rows.go_to(self._listed[self._begin].id)
            rows.scroll_home(animate=False)

    def action_next_item(self) -> None:
        """Show the next page."""
        if self._begin + PAGE >= len(self._listed):
            self.notify("These are the last.", markup=False)
        else:
            self._go(self._begin + PAGE)

    def action_previous_item(self) -> None:
        """Show the page before."""
        if not self._begin:
            self.notify("These are the first.", markup=False)
        else:
            self._go(self._begin - PAGE)

    @work
    async def action_narrow_down(self) -> None:
        """Ask which cases to show."""
        answers = await self.app.push_screen_wait(ask_which(self._wanted, self._all or ()))
        if answers is not None:
            self._wanted = read_which(answers)
            self._go(0)

    def action_show_all(self) -> None:
        """Take the filter away."""
        self._wanted = RegisterFilter()
        self._go(0)

    @work
    async def action_order_by(self) -> None:
        """Choose an order."""
        rows = [Row(order, (order,)) for order in ORDERS]
        screen = PickScreen("Order by what?", (Column(),), rows, at=self._order)
        if order := await self.app.push_screen_wait(screen):
            self._order = order
            self._go(0)

    def _chosen(self) -> UUID | None:
        chosen = self.query_one("#cases", RowList).chosen
        return UUID(chosen) if chosen else None

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            await self.mappa.open_case(UUID(event.option_id))

    async def action_new_meeting(self) -> None:
        """Plan the next meeting of the case under the cursor."""
        if case_id := self._chosen():
            await self.mappa.plan_meeting(case_id)

    @work
    async def action_export_list(self) -> None:
        """Write what is listed to a CSV file; the audit says so."""
        from mappa_tui.exports.register_csv import register_csv
        from mappa_tui.exports.save import default_folder

        sought, data = self._wanted.says(), register_csv(self._listed)
        which = f"the cases that are listed ({sought})" if sought else "all cases"
        asked = SaveAs(
            "The register as CSV",
            f"It has {which}, with names and references: keep it as you would the minutes.",
            default_folder() / f"register {self.mappa.clock.today():%Y-%m-%d}.csv",
            of_list("register", "The register as CSV", data, sought),
        )
        path = await save_as(self.app, asked)
        if path is not None:
            self.notify(f"The register is in {path}", timeout=12, markup=False)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
