"""The actions of all cases: found, sorted, chased and closed without leaving the list."""

from uuid import UUID

from textual import on, work
from textual.content import Content
from textual.widgets import OptionList

from mappa_tui.commands import bindings
from mappa_tui.domain.listed_actions import BY_DUE, ORDERS, ActionFilter, ListedAction
from mappa_tui.screens.actions_rows import NARROW, WIDE, ask_which, read_which, row
from mappa_tui.screens.disclosure_outcome import report_disclosure
from mappa_tui.screens.listing import PagedScreen, only, table
from mappa_tui.screens.outcome import enter_outcome
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import MUTED, said

KEYS = (
    "open",
    "outcome",
    "disclosure_outcome",
    "narrow_down",
    "show_all",
    "next_order",
    "next_item",
    "previous_item",
    "export_list",
    "back",
    "help",
)
SORTED = {"due": "due date"}


class AllActionsScreen(PagedScreen):
    """The list; it begins with what is open, by due date."""

    BINDINGS = bindings(*KEYS[1:], "leave")
    answers = KEYS
    title_words = "Actions"

    def __init__(self) -> None:
        super().__init__()
        self._sought = ActionFilter(state="open")
        self._order = BY_DUE
        self._count = 0
        self._lines: list[ListedAction] | None = None

    async def read(self) -> None:
        """Read the present page, and how many there are."""
        sought, order, begin = self._sought, self._order, self._begin

        self._count, self._lines = await self.mappa.store.call(
            lambda store: store.all_actions.page(sought, order, begin, self.page_size)
        )
        if begin and not self._lines:  # the last of the page was closed
            self._begin = max(begin - self.page_size, 0)
            await self.read()

    def lines(self) -> tuple[tuple[Column, ...], list[Row]] | None:
        """Return the columns and the rows; nothing until they are read."""
        if self._lines is None:
            return None
        columns, today = NARROW if self.narrow else WIDE, self.mappa.clock.today()
        shown = [row(line, today, narrow=self.narrow) for line in self._lines]
        none = "No action fits." if self._sought.says() else "No action yet: meetings make them."
        return columns, table(columns, shown, none)

    @property
    def count(self) -> int:
        """How many actions the filter lets through."""
        return self._count

    def narrowed_words(self) -> Content:
        """Return the filter in words, and the order."""
        order = SORTED.get(self._order, self._order)
        return said(only(self._sought.says()), (f"Sorted by {order}.", MUTED))

    async def go(self, begin: int) -> None:
        """Show the page that begins with the line `begin`."""
        self._begin = begin
        await self.reread()
        if self._lines:
            self.begin_at(str(self._lines[0].id))

    async def action_next_order(self) -> None:
        """Sort by the next: due date, agency, owner, case."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        await self.go(0)

    @work
    async def action_narrow_down(self) -> None:
        """Ask which actions to show."""
        today = self.mappa.clock.today()
        answers = await self.ask(ask_which(self._sought, today))
        if answers is not None:
            self._sought = read_which(answers, today)
            await self.go(0)

    async def action_show_all(self) -> None:
        """Take the filter away."""
        self._sought = ActionFilter()
        await self.go(0)

    def _chosen(self) -> ListedAction | None:
        chosen = self.query_one(RowList).chosen
        return next((line for line in self._lines or () if str(line.id) == chosen), None)

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        if line := self._chosen():
            await self.mappa.open_case(line.case_id, "actions", line.id)

    @work
    async def action_outcome(self) -> None:
        """Ask what became of the action under the cursor."""
        if line := self._chosen():
            await enter_outcome(self.app, line.id)

    @work
    async def action_disclosure_outcome(self) -> None:
        """Ask what came of the disclosure that the action under the cursor was made for."""
        line = self._chosen()
        made_for = line and await self._disclosure(line.id)
        if made_for:
            await report_disclosure(self.app, made_for)
        elif line:
            self.notify(f"A{line.number} was not made for a disclosure.", markup=False)

    async def _disclosure(self, action_id: UUID) -> UUID | None:
        try:
            action, _ = await self.mappa.store.call(lambda store: store.all_actions.one(action_id))
        except StorageError as error:
            self.tell(error)
            return None
        return action.disclosure_id

    @work
    async def action_export_list(self) -> None:
        """Write all that the filter lets through to a CSV file."""
        from mappa_tui.exports.actions_csv import actions_csv

        sought, order = self._sought, self._order
        try:
            slices = await self.mappa.store.slowly(
                lambda store, _: store.all_actions.slices(sought, order)
            )
        except StorageError as error:
            self.tell(error)
            return
        data = actions_csv((each for some in slices for each in some), self.mappa.clock.today())
        words = sought.says()
        which = f"the actions that are listed ({words})" if words else "all actions"
        await self.write_file(data, which, words)
