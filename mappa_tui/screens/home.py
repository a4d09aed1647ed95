"""Home: the meetings to come and in progress, the open actions, the cases."""

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import OptionList, Static

from mappa_tui.commands import bindings, commands
from mappa_tui.domain.dates import WEEKDAYS, long_date, near_date
from mappa_tui.widgets.bars import NARROW, KeyBar, TopBar
from mappa_tui.widgets.host import Host, host
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import ATTENTION, MUTED, apart, said

if TYPE_CHECKING:
    from mappa_tui.domain.views import ActionLine, CaseLine, Home, MeetingLine

BEGIN = """Nothing is stored yet.

Press c to begin with a case: a name, a reference, category and level;
or f with a referral, whose decision sets the level.
From the case, plan its meeting; on the day, begin it here with Enter.

mappa-tui demo shows a whole meeting with invented people."""
KEY = "bold $m-accent"
STEPS = {
    "planned": "Enter opens; F12 there begins it",
    "in progress": "in progress: Enter goes on",
    "closed": "closed, waiting for signature",
    "signed off": "signed, to be issued",
    "issued": "issued; the next is not planned",
}

SHOWN = 100
"""Lines of each kind that the store reads for home."""
OF_A_GROUP = 8
"""Meetings of a group that home shows; of those of today, it shows all."""
GROUPS = {
    "now": "",
    "closed": "Waiting for signature",
    "signed off": "To be issued",
    "soon": "Until the end of next week",
    "planned": "Later",
    "issued": "The next is not planned",
}
"""What stands over meetings of a kind; nothing over those of today."""


class HomeScreen(Screen[None]):
    """Where the day begins."""

    BINDINGS = bindings(
        "find",
        "register",
        "new_meeting",
        "referral",
        "new_case",
        "edit_case",
        "paper_meeting",
        "statistics",
        "import_csv",
        "deadlines",
        "actions",
        "vault",
        "area",
        "back_up",
        "help",
        "leave",
    )
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012
    answers = (
        "open",
        "find",
        "register",
        "new_meeting",
        "referral",
        "new_case",
        "edit_case",
        "paper_meeting",
        "statistics",
        "import_csv",
        "deadlines",
        "actions",
        "help",
        "vault",
        "area",
        "back_up",
    )
    DEFAULT_CSS = """
    HomeScreen { background: $m-background; }
    HomeScreen #day { width: 1fr; padding: 1 2 0 2; }
    HomeScreen #title, HomeScreen #count { height: 1; }
    HomeScreen .rule { height: 1; color: $m-line; overflow: hidden; }
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
        yield KeyBar(commands(*self.answers))

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
        rules = [Static("─" * 300, classes="rule", markup=False) for _ in range(2)]
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
        count = self.home.meeting_count if self.home else 0
        right = said((f"{count} on" if count else "", MUTED))
        day = said((long_date(now.date()), "bold"))
        for title in self.query("#title").results(Static):
            title.update(apart(day, right, title.size.width or 60), layout=False)

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
        rows = self._rows(self.home)
        self.query_one("#what", RowList).show_rows(rows)
        count = self.query_one("#count", Static)
        cases_count = said((f"{self.home.case_count:,}", MUTED))
        title = said(("Cases", "bold"))
        count.update(apart(title, cases_count, count.size.width or 36), layout=False)
        cases = [self._case_row(case) for case in self.home.cases]
        more = _more(self.home.case_count, "r lists all, / finds")
        self.query_one("#cases", RowList).show_rows([*cases, *more])
        self._say_time()

    def _rows(self, home: "Home") -> list[Row]:
        if not (home.cases or home.meetings):
            return [Row("", (line,)) for line in BEGIN.splitlines()]
        rows = self._meeting_rows(home)
        late = f"{home.late_count:,} late" if home.late_count else ""
        rows += [Row("", ("",)), _heading("Open actions", home.action_count, late)]
        rows += [self._action_row(line) for line in home.actions]
        rows += _more(home.action_count, "F10 lists all")
        if not home.actions:
            rows.append(Row("", (said(("None open.", MUTED)),)))
        if self.size.width < NARROW:
            rows += [Row("", ("",)), _heading("Cases", home.case_count)]
            rows += [
                Row(f"case {case.id}", (case.crn, case.title, _standing(case), ""))
                for case in home.cases
            ]
            rows += _more(home.case_count, "r lists all, / finds")
        return rows

    def _meeting_rows(self, home: "Home") -> list[Row]:
        """Return the meetings: today's first, then by what is to be done about them."""
        rows = [_heading("Meetings", home.meeting_count)]
        if not home.meetings:
            rows.append(Row("", (said(("None to come. n plans one for a case.", MUTED)),)))
        groups: dict[str, list[MeetingLine]] = {title: [] for title in GROUPS.values()}
        for line in home.meetings:
            groups[self._group(line)].append(line)
        listed = 0
        for title, lines in groups.items():
            if lines and title:
                rows += [Row("", ("",))] if rows[-1].key else []
                rows.append(_heading(title, len(lines)))
            shown = lines if title == GROUPS["now"] else lines[:OF_A_GROUP]
            rows += [self._meeting_row(line) for line in shown]
            listed += len(shown)
        return rows + _more(home.meeting_count, "r lists all cases", listed)

    def _group(self, line: "MeetingLine") -> str:
        today = self.mappa.clock.today()
        is_now = line.date is not None and line.date <= today
        if line.state == "in progress" or (line.state == "planned" and is_now):
            return GROUPS["now"]
        if line.state == "planned" and line.date and line.date <= _end_of_next_week(today):
            return GROUPS["soon"]
        return GROUPS.get(line.state, "")

    def _meeting_row(self, line: "MeetingLine") -> Row:
        today = self.mappa.clock.today()
        day = _day(line.date, today)
        mark = "●" if line.state == "in progress" else ""
        if line.state == "planned" and line.date is not None and line.date < today:
            mark = "!"
        step = STEPS.get(line.state, line.state)
        if line.state == "issued" and line.next_date:
            step = f"next {near_date(line.next_date, today)}: n plans it"
        return Row(f"meeting {line.id}", (day, line.case_title, line.title, step), mark=mark)

    def _action_row(self, line: "ActionLine") -> Row:
        today = self.mappa.clock.today()
        late = line.due is not None and line.due < today
        due = _day(line.due, today)
        who = ", ".join(text for text in (line.agency, line.owner) if text)
        what = f"A{line.number} {line.task or 'what is to be done?'}"
        cells = (due, line.case_title, what, f"late · {who}" if late else who)
        return Row(f"action {line.id}", cells, mark="!" if late else "")

    def _case_row(self, case: "CaseLine") -> Row:
        return Row(f"case {case.id}", (case.title, case.crn, _standing(case, short=True)))

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
            await self.mappa.plan_meeting(case_id)
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


def _more(count: int, where: str, shown: int = SHOWN) -> list[Row]:
    if count <= shown:
        return []
    return [Row("", (said((f"and {count - shown:,} more: {where}", MUTED)),))]


def _end_of_next_week(today: dt.date) -> dt.date:
    return today + dt.timedelta(days=13 - today.weekday())


def _day(day: dt.date | None, today: dt.date) -> str:
    """Return the day with its weekday; one of another year with its year instead."""
    if day is None:
        return "no date"
    near = near_date(day, today)
    return near if day.year != today.year else f"{WEEKDAYS[day.weekday()][:3]} {near}"


def _heading(title: str, count: int, more: str = "") -> Row:
    return Row("", (said((title, "bold"), (f"   {count:,}", MUTED), (f"   {more}", ATTENTION)),))


def _standing(case: "CaseLine", *, short: bool = False) -> str:
    level = f"Level {case.level}" if case.level else "no level"
    return level if short else f"Category {case.category or '?'}, {level}"
