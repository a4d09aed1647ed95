"""Home: the meetings to come and in progress, the open actions, the cases."""

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import OptionList, Static

from mappa_tui.commands import bindings, commands
from mappa_tui.domain.dates import long_date
from mappa_tui.screens.home_rows import case_rows, day_rows
from mappa_tui.widgets.bars import NARROW, KeyBar, TopBar
from mappa_tui.widgets.ends import Rule
from mappa_tui.widgets.host import Host, host
from mappa_tui.widgets.rows import Column, RowList
from mappa_tui.widgets.say import ATTENTION, MUTED, apart, said

if TYPE_CHECKING:
    from mappa_tui.domain.views import Home

KEY = "bold $m-accent"
HERE = ("open", "find", "new_meeting", "referral", "new_case", "help", "edit_case")
PLACES = ("actions", "deadlines", "register", "statistics", "import_csv", "area", "vault")
"""Where one goes from home: they stand in a row of their own."""


class HomeScreen(Screen[None]):
    """Where the day begins."""

    BINDINGS = bindings(*HERE[1:], *PLACES, "paper_meeting", "back_up", "leave")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012
    answers = (*HERE, *PLACES, "paper_meeting", "back_up")
    DEFAULT_CSS = """
    HomeScreen { background: $m-background; }
    HomeScreen #day { width: 1fr; padding: 1 2 0 2; }
    HomeScreen #title, HomeScreen #count { height: 1; }
    HomeScreen #due { height: auto; display: none; }
    HomeScreen #what { height: 1fr; }
    HomeScreen #beside { width: 40; border-left: vkey $m-line; padding: 1 2 0 1; }
    HomeScreen #cases { height: 1fr; }
    HomeScreen.-narrow #beside { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.home: Home | None = None
        self._due = ""

    @property
    def mappa(self) -> Host:
        """The app."""
        return host(self)

    def compose(self) -> ComposeResult:
        """Lay out the bars, which are all that the first frame has."""
        yield TopBar()
        yield KeyBar([*commands(*HERE), *(replace(each, place=True) for each in commands(*PLACES))])

    def on_mount(self) -> None:
        """Show the time at once, and the day behind the first frame."""
        self.set_interval(1.0, self._say_time)
        self._say_time()
        self.call_after_refresh(self._lay_out)

    async def _lay_out(self) -> None:
        """Lay out the day, and the cases beside it; the lines follow when the store is open."""
        what = RowList(
            Column(width=11),
            Column(width=14),
            Column(),
            Column(width=22, style=MUTED),
            id="what",
            empty="Opening …",
        )
        cases = RowList(Column(), Column(width=10, style=MUTED), Column(width=7), id="cases")
        title, head = Static("", id="title", markup=False), Static("", id="count", markup=False)
        rules = [Rule() for _ in range(2)]
        due = Static("", id="due", markup=False)
        day = Vertical(title, rules[0], due, what, id="day")
        beside = Vertical(head, rules[1], cases, id="beside")
        await self.mount(Horizontal(day, beside), after=self.query_one(TopBar))
        self._say_time()
        self._show()
        what.focus()

    def on_resize(self) -> None:
        """Spread the title, and put the cases among the lines where there is no room beside."""
        self.call_after_refresh(self._say_time)
        self.call_after_refresh(self._show)

    def on_screen_resume(self) -> None:
        """Read the lines anew when one comes back."""
        if self.home is not None:
            self.run_worker(self.reload(), exclusive=True)

    async def reload(self) -> None:
        """Read everything that home lists."""
        self.home, self._due = await self.mappa.store.call(
            lambda store: (store.home(), store.backup_due())
        )
        self._show()
        self.call_after_refresh(self._say_time)

    def _say_time(self) -> None:
        now = self.mappa.clock.local()
        left = [("MAPPA", "bold"), ("meetings, plans and minutes", MUTED)]
        self.query_one(TopBar).say(left, [(f"{now:%H:%M}", "bold")], words=self.mappa.banner)
        day = said((long_date(now.date()), "bold"))
        for title in self.query("#title").results(Static):
            title.update(day, layout=False)

    def _show(self) -> None:
        if self.home is None or not self.query("#what"):
            return
        # Its first sentence says enough here; the vault's screen has the advice.
        due = self.query_one("#due", Static)
        due.update(
            said(
                ("! ", ATTENTION), f"{self._due.partition('. ')[0]}. ", ("b", KEY), " backs it up."
            )
        )
        due.display = bool(self._due)
        today, narrow = self.mappa.clock.today(), self.size.width < NARROW
        self.query_one("#what", RowList).show_rows(day_rows(self.home, today, narrow=narrow))
        count = self.query_one("#count", Static)
        cases_count = said((f"{self.home.case_count:,}", MUTED))
        title = said(("Cases", "bold"))
        count.update(apart(title, cases_count, count.size.width or 36), layout=False)
        self.query_one("#cases", RowList).show_rows(case_rows(self.home))
        self._say_time()

    def _under_cursor(self) -> tuple[str, UUID] | None:
        for rows in self.query(RowList):
            if rows.has_focus and rows.chosen:
                kind, _, text = rows.chosen.partition(" ")
                return kind, UUID(text)
        return None

    def _case_under_cursor(self) -> UUID | None:
        found = self._under_cursor()
        if found is None or self.home is None:
            return self.home.cases[0].id if self.home and self.home.case_count == 1 else None
        kind, record_id = found
        if kind == "case":
            return record_id
        cases = {line.id: line.case_id for line in self.home.meetings}
        cases |= {line.id: line.case_id for line in self.home.actions}
        return cases.get(record_id)

    @on(OptionList.OptionSelected)
    async def _open(self) -> None:
        found = self._under_cursor()
        if found is None:
            return
        kind, record_id = found
        if kind == "meeting":
            await self.mappa.open_meeting(record_id)
        elif kind == "case":
            await self.mappa.open_case(record_id)
        else:
            case_id = self._case_under_cursor()
            if case_id:
                await self.mappa.open_case(case_id, "actions", record_id)

    async def action_find(self) -> None:
        """Find a case, or anything that is written."""
        await self.mappa.action_find_everywhere()

    def action_register(self) -> None:
        """Show every case."""
        from mappa_tui.screens.register import RegisterScreen

        self.app.push_screen(RegisterScreen())

    async def action_new_meeting(self) -> None:
        """Plan the next meeting of the case under the cursor."""
        case_id = self._case_under_cursor()
        if case_id:
            from mappa_tui.screens.planning import plan_from_list

            await plan_from_list(self, case_id)
        else:
            self.notify("Put the cursor on a case first, or press c to begin one.", markup=False)

    async def action_referral(self) -> None:
        """Begin a referral."""
        from mappa_tui.screens.refer import begin_referral

        await begin_referral(self)

    async def action_new_case(self) -> None:
        """Begin a case."""
        await self.mappa.open_case(None)

    async def action_edit_case(self) -> None:
        """Open the case under the cursor."""
        case_id = self._case_under_cursor()
        if case_id:
            await self.mappa.open_case(case_id)

    def action_statistics(self) -> None:
        """Show the tables of the annual report."""
        from mappa_tui.screens.statistics.statistics import StatisticsScreen

        self.app.push_screen(StatisticsScreen())

    def action_import_csv(self) -> None:
        """Take a register, level history or events from a CSV file."""
        from mappa_tui.screens.importing.choosing import ask_import

        ask_import(self.app)

    def action_actions(self) -> None:
        """List the actions of all cases."""
        from mappa_tui.screens.all_actions import AllActionsScreen

        self.app.push_screen(AllActionsScreen())

    def action_deadlines(self) -> None:
        """List what is owed by when."""
        from mappa_tui.screens.deadlines import DeadlinesScreen

        self.app.push_screen(DeadlinesScreen())

    def action_vault(self) -> None:
        """Show how the vault stands."""
        from mappa_tui.screens.vault.vault import VaultScreen

        if self._has_vault():
            self.app.push_screen(VaultScreen())

    def action_area(self) -> None:
        """Show what the area has set."""
        from mappa_tui.screens.area.area import AreaScreen

        self.app.push_screen(AreaScreen())

    def action_back_up(self) -> None:
        """Copy the vault into a folder."""
        from mappa_tui.screens.vault.backing_up import ask_backup

        if self._has_vault():
            ask_backup(self.app, self.mappa.store)

    def _has_vault(self) -> bool:
        if self.mappa.demonstration:
            self.notify("The demonstration has no passphrase: it is thrown away.", markup=False)
        return not self.mappa.demonstration

    async def action_paper_meeting(self) -> None:
        """Enter an earlier meeting of the case under the cursor."""
        case_id = self._case_under_cursor()
        if case_id:
            await self.mappa.open_case(case_id, "meetings")
