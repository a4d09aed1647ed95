"""The deadlines: what all cases owe, by working days, each line leading to its field."""

from textual import on, work
from textual.content import Content
from textual.widgets import OptionList

from mappa_tui.commands import bindings
from mappa_tui.domain.dates import plain_date
from mappa_tui.domain.due import AHEAD, KINDS, Due, DueFilter, grouped, in_order
from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.screens.deadlines_rows import NARROW, WIDE, heading, row
from mappa_tui.screens.listing import ListScreen, only
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.rows import Column, Row, head
from mappa_tui.widgets.say import MUTED, said

KEYS = ("open", "narrow_down", "show_all", "export_list", "back", "help")


class DeadlinesScreen(ListScreen):
    """The list, in groups from what is late to what is still far."""

    BINDINGS = bindings(*KEYS[1:], "leave")
    answers = KEYS
    title_words = "Deadlines"

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Due] | None = None
        self._listed: list[Due] = []
        self._sought = DueFilter()

    async def read(self) -> None:
        """Read what all cases owe, giving way to whoever saves."""
        slices = await self.mappa.store.slowly(lambda store, _: store.owed())
        self._all = in_order([due for some in slices for due in some])

    def lines(self) -> tuple[tuple[Column, ...], list[Row]] | None:
        """Return the columns and the rows; nothing until they are read."""
        if self._all is None:
            return None
        today, columns = self.mappa.clock.today(), NARROW if self.narrow else WIDE
        self._listed = [due for due in self._all if self._sought.fits(due)]
        places = {id(due): str(place) for place, due in enumerate(self._listed)}
        rows: list[Row] = []
        for group, found in grouped(self._listed, today).items():
            rows += [Row("", ("",))] if rows else [head(columns)]
            shown = found[: self.page_size]
            rows.append(heading(group, len(found), len(shown), today))
            rows += [row(places[id(due)], due, group, today, narrow=self.narrow) for due in shown]
        return columns, rows or [Row("", (said((self._none(), MUTED)),))]

    def _none(self) -> str:
        until = plain_date(self.mappa.clock.today() + AHEAD)
        return f"Nothing {'fits' if self._sought.says() else 'is owed'} up to {until}."

    def range_words(self) -> str:
        """Return how many there are."""
        return f"{len(self._listed):,} of {len(self._all or ()):,}"

    def narrowed_words(self) -> Content:
        """Return the filter in words."""
        return only(self._sought.says())

    @work
    async def action_narrow_down(self) -> None:
        """Ask which of it to show."""
        screen = AskScreen(
            "Which deadlines?",
            "What is left empty lets everything through; backspace empties a choice.",
            [
                Question("kind", "Kind", self._sought.kind, choices=KINDS),
                Question("words", "Words", self._sought.words, hint="a name, a CRN, who, what"),
            ],
            does="Show",
        )
        answers = await self.ask(screen)
        if answers is not None:
            self._narrow(DueFilter(answers["kind"], answers["words"].strip()))

    def action_show_all(self) -> None:
        """Take the filter away."""
        self._narrow(DueFilter())

    def _narrow(self, sought: DueFilter) -> None:
        self._sought = sought
        self.show()
        self.begin_at("0")

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        if not event.option_id:
            return
        goal = self._listed[int(event.option_id)].goal
        try:
            if goal.meeting_id:
                await self.mappa.open_meeting(goal.meeting_id, goal.at, goal.record_id, goal.field)
            else:
                await self.mappa.open_case(goal.case_id, goal.at, goal.record_id, goal.field)
        except StorageError as error:
            self.tell(error)

    @work
    async def action_export_list(self) -> None:
        """Write what is listed to a CSV file."""
        from mappa_tui.exports.due_csv import due_csv

        words = self._sought.says()
        which = f"the deadlines that are listed ({words})" if words else "all deadlines"
        data = due_csv(self._listed, self.mappa.clock.today())
        await self.write_file(data, which, words)
