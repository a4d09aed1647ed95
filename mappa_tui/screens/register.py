"""The register: every case, a page at a time, in an order and through a filter."""

from collections.abc import Mapping
from uuid import UUID

from textual import on, work
from textual.content import Content
from textual.widgets import OptionList

from mappa_tui.commands import bindings
from mappa_tui.domain.register import (
    BY_NAME,
    ORDERS,
    RegisterFilter,
    RegisterLine,
    by_name,
    listed,
)
from mappa_tui.screens.listing import PagedScreen, only, table
from mappa_tui.screens.pick import PickScreen
from mappa_tui.screens.planning import plan_from_list
from mappa_tui.screens.register_rows import NARROW, WIDE, ask_which, read_which, row
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import MUTED, said

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


class RegisterScreen(PagedScreen):
    """The list of cases, and what can be asked of it."""

    BINDINGS = bindings(*KEYS[1:], "leave")
    answers = (*KEYS, "find_everywhere")
    title_words = "Register"
    file_words = "with names and references: keep it as you would the minutes."

    def __init__(self) -> None:
        super().__init__()
        self._all: list[RegisterLine] | None = None
        """Every case, by name; None until they are read."""
        self._listed: list[RegisterLine] = []
        self._wanted = RegisterFilter()
        self._order = BY_NAME

    def key_titles(self) -> Mapping[str, str]:
        """Return what keys are called here."""
        return {**super().key_titles(), "new_meeting": "Plan"}

    async def read(self) -> None:
        """Read every case, giving way to whoever saves."""
        slices = await self.mappa.store.slowly(lambda store, _: store.register())
        self._all = by_name(line for some in slices for line in some)
        self._list()

    def _list(self) -> None:
        today = self.mappa.clock.today()
        self._listed = listed(self._all or (), self._wanted, self._order, today)
        self._begin = min(self._begin, max(self.count - 1, 0) // self.page_size * self.page_size)

    def lines(self) -> tuple[tuple[Column, ...], list[Row]] | None:
        """Return the columns and the rows; nothing until they are read."""
        if self._all is None:
            return None
        columns, today = NARROW if self.narrow else WIDE, self.mappa.clock.today()
        page = self._listed[self._begin : self._begin + self.page_size]
        none = "No case fits." if self._all else "No case yet: c on home begins one."
        rows = [row(line, today, narrow=self.narrow) for line in page]
        return columns, table(columns, rows, none)

    @property
    def count(self) -> int:
        """How many cases the filter lets through."""
        return len(self._listed)

    def range_words(self) -> str:
        """Return which of how many are shown."""
        all_cases = len(self._all or ())
        if not self._listed:
            return "no case fits" if all_cases else "no cases yet"
        of = f", of {all_cases:,} cases" if self.count < all_cases else ""
        return f"{super().range_words()}{of}"

    def narrowed_words(self) -> Content:
        """Return the filter in words, and an order other than by name."""
        order = f"Ordered by {self._order}." if self._order != BY_NAME else ""
        return said(only(self._wanted.says()), (order, MUTED))

    async def go(self, begin: int) -> None:
        """Show the page that begins with the line `begin`."""
        self._begin = begin
        self._list()
        self.show()
        if self._listed:
            self.begin_at(self._listed[self._begin].id)

    @work
    async def action_narrow_down(self) -> None:
        """Ask which cases to show."""
        answers = await self.ask(ask_which(self._wanted, self._all or ()))
        if answers is not None:
            self._wanted = read_which(answers)
            await self.go(0)

    async def action_show_all(self) -> None:
        """Take the filter away."""
        self._wanted = RegisterFilter()
        await self.go(0)

    @work
    async def action_order_by(self) -> None:
        """Choose an order."""
        rows = [Row(order, (order,)) for order in ORDERS]
        order = await self.ask(PickScreen("Order by what?", (Column(),), rows, at=self._order))
        if order:
            self._order = order
            await self.go(0)

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            await self.mappa.open_case(UUID(event.option_id))

    async def action_new_meeting(self) -> None:
        """Plan the next meeting of the case under the cursor."""
        if case_id := self.query_one(RowList).chosen:
            await plan_from_list(self, UUID(case_id))

    @work
    async def action_export_list(self) -> None:
        """Write what is listed to a CSV file; the audit says so."""
        from mappa_tui.exports.register_csv import register_csv

        sought = self._wanted.says()
        which = f"the cases that are listed ({sought})" if sought else "all cases"
        await self.write_file(register_csv(self._listed), which, sought)
