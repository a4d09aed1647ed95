"""A case: every field, section by section, and what lives on between its meetings."""

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from mappa_tui.commands import bindings, commands
from mappa_tui.domain.dates import short_date
from mappa_tui.domain.meeting import ON_PAPER, PLANNED, Meeting
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.planning import paper_meeting
from mappa_tui.domain.risk import RiskAssessment
from mappa_tui.domain.sections import SECTIONS, Section
from mappa_tui.screens.case_actions import ACTIONS_HINT, ActionList
from mappa_tui.screens.case_lists import (
    conditions_listing,
    dates_listing,
    events_listing,
    levels_listing,
    people_listing,
    risks_listing,
    tools_listing,
)
from mappa_tui.screens.neighbours import ASKED, NeighboursList
from mappa_tui.screens.referrals import ReferralsPane
from mappa_tui.screens.thread import ThreadScreen
from mappa_tui.screens.timeline import TimelinePane
from mappa_tui.screens.walk import WALKED, Stop, WalkScreen
from mappa_tui.widgets.bars import KeyBar, TopBar
from mappa_tui.widgets.form import Fields
from mappa_tui.widgets.host import host
from mappa_tui.widgets.pane import Listing, Opened, Pane, RecordList
from mappa_tui.widgets.rows import Column, Row
from mappa_tui.widgets.say import DANGER, MUTED, said
from mappa_tui.widgets.session import Session

LISTS = {
    "dates": (dates_listing,),
    "conditions": (conditions_listing,),
    "category": (levels_listing, events_listing),
    "people": (people_listing,),
}


MORE = (
    Section("people", "People"),
    Section("risks", "Risks and tools"),
    Section("meetings", "Meetings"),
    Section("actions", "Actions"),
    Section("neighbours", "Neighbouring arrangements"),
    Section("referrals", "Referrals"),
    Section("timeline", "Time line"),
)
PANES: dict[str, type[Pane]] = {"referrals": ReferralsPane, "timeline": TimelinePane}
"""Sections that have a pane of their own."""
HINTS = {
    "people": "Everybody in the case but the offender and the attendees. Victims are asked about "
    "in the meeting; labels such as V1 stand for names in minutes.",
    "neighbours": "What runs beside MAPPA for the offender or a victim; asked in the other checks "
    "of a meeting.\n" + ASKED,
    "meetings": "ctrl+n enters an earlier meeting that was on paper. To plan the next one, press "
    "F12.",
    "actions": ACTIONS_HINT,
}
FOOTER = ("next_item", "previous_item", "new_row", "finish", "back", "help")


class CasePane(Pane):
    """One section."""

    def __init__(self, session: Session, section: Section, *, is_new: bool) -> None:
        super().__init__(session)
        self.section = section
        self._is_new = is_new

    def compose(self) -> ComposeResult:
        """Lay out the fields and lists of the section."""
        session = self.session
        if self.section.key in HINTS:
            yield Static(HINTS[self.section.key] + "\n", classes="aside", markup=False)
        if self.section.fields:
            fields = (self.section.fields,)
            yield Fields(session, session.record.case, fields, is_new=self._is_new)
        for listing in LISTS.get(self.section.key, ()):
            yield RecordList(session, listing(session))
        if self.section.key == "risks":
            yield RecordList(session, risks_listing(session, lambda: None))
            yield RecordList(session, tools_listing(session))
        if self.section.key == "neighbours":
            yield NeighboursList(session)
        if self.section.key == "meetings":
            yield RecordList(session, _meetings(session))
            yield RecordList(session, _assessments(session))
        if self.section.key == "actions":
            yield ActionList(session)


class CaseScreen(WalkScreen):
    """The screen of a case."""

    BINDINGS = bindings("finish", "thread", "documents")
    answers = (*FOOTER, "thread", "documents", *(name for name in WALKED if name not in FOOTER))

    def __init__(self, session: Session, at: str = "", *, is_new: bool = False) -> None:
        self._is_new = is_new
        super().__init__(session, at)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in order."""
        return (*SECTIONS, *MORE)

    def stops(self) -> list[Stop]:
        """Return the sections."""
        return [Stop(each.key, each.title, n) for n, each in enumerate(self.sections, 1)]

    def make_pane(self, key: str) -> Pane:
        """Return the pane of a section."""
        if key in PANES:
            return PANES[key](self.session)
        section = next(each for each in self.sections if each.key == key)
        saved = self.session.record.case.surname or self.session.record.meetings
        return CasePane(self.session, section, is_new=self._is_new and not saved)

    def compose(self) -> ComposeResult:
        """Lay out the frame and the keys."""
        yield from super().compose()
        titles = {"finish": "Plan a meeting", "new_row": "New line"}
        footer = [replace(command, footer=True) for command in commands(*FOOTER)]
        yield KeyBar(footer, titles=lambda: titles)

    def refresh_bars(self) -> None:
        """Show who it is about, and whether it is saved."""
        if not self.is_mounted:
            return
        case = self.session.record.case
        left = [(case.title or "New case", "bold"), (case.crn, "")]
        left += [(f"Cat {case.category or '?'}", MUTED), (f"Level {case.level or '?'}", MUTED)]
        status = self.session.status
        clock = f"{self.session.clock.local():%H:%M}"
        tone = DANGER if status.startswith("!") else MUTED
        self.query_one(TopBar).say(
            left, [(clock, "bold"), (status, tone)], words=self.session.banner
        )
        stop = next(each for each in self.stops() if each.key == self.at)
        of = f" of {len(self.stops())}" if self.narrow else ""
        title = said((f"{stop.number}{of}  ", MUTED), (stop.title, "bold"))
        self.show_title(title, said((case.full_name, MUTED)))

    @on(RecordList.Open)
    async def _open_meeting(self, event: RecordList.Open) -> None:
        record = event.opened.record
        if isinstance(record, Meeting) and record.state != ON_PAPER:
            event.stop()
            event.prevent_default()
            await self.session.flush()
            await host(self).open_meeting(record.id)

    async def action_finish(self) -> None:
        """Plan the next meeting of this case."""
        await self.session.flush()
        if self.session.record.case.surname:
            await host(self).plan_meeting(self.session.record.case.id)
        else:
            self.notify("A case needs a surname before a meeting is planned.", markup=False)

    async def action_thread(self) -> None:
        """Show what answers each risk and protects each victim."""
        await self.session.flush()
        self.app.push_screen(ThreadScreen(self.session))

    async def action_documents(self) -> None:
        """List the documents of the meeting under the cursor, else of the newest one."""
        held = [each for each in self.session.record.meetings if each.state != ON_PAPER]
        under = [listed.chosen() for listed in self.query(RecordList) if listed.rows.has_focus]
        chosen = [each for each in held if any(each is row for row in under)]
        if found := chosen or sorted(held, key=lambda each: each.number):
            await self.show_documents(found[-1].id)
        else:
            self.notify("Documents are those of a meeting; there is none yet.", markup=False)

    async def on_screen_resume(self) -> None:  # type: ignore[override]
        """Read anew what a meeting may have changed."""
        if not self._is_new or self.session.record.case.surname:
            await self.session.flush()
            await self.session.reload()


def _meetings(session: Session) -> Listing:
    def row(record: Noun) -> Row:
        assert isinstance(record, Meeting)
        day = short_date(record.date, year=True) if record.date else "no date"
        below = (record.state_reason,) if record.state_reason else ()
        cells = (day, record.title, record.chair or "chair?", record.state)
        return Row(str(record.id), cells, below=below)

    return Listing(
        "Meetings",
        (Column(width=12), Column(), Column(), Column(width=12, style=MUTED)),
        lambda: sorted(session.record.meetings, key=lambda each: each.number),
        row,
        lambda: paper_meeting(session.record.case, _held(session), None),
        empty="No meeting yet.",
        new_key="ctrl+n an earlier one, on paper",
    )


def _held(session: Session) -> list[Meeting]:
    rows = [each for each in session.record.meetings if each.state != PLANNED]
    return sorted(rows, key=lambda each: each.number)


def _assessments(session: Session) -> Listing:
    record = session.record

    def known(meeting: Noun) -> RiskAssessment | None:
        rows = session.record.assessments
        return next((each for each in rows if each.meeting_id == meeting.id), None)

    def row(meeting: Noun) -> Row:
        assert isinstance(meeting, Meeting)
        found = known(meeting)
        day = short_date(meeting.date, year=True) if meeting.date else "no date"
        levels = []
        for name in ("children", "public", "known_adult", "staff"):
            level = getattr(found, f"{name}_community", "") if found else ""
            levels += [f"{name.replace('_', ' ')} {level}"] if level else []
        overall = found.overall if found else ""
        return Row(str(meeting.id), (day, overall or "–", ", ".join(levels) or "not recorded"))

    def opens(meeting: Noun) -> Opened:
        found = known(meeting)
        fresh = RiskAssessment(case_id=record.case.id, meeting_id=meeting.id)
        return Opened(found or fresh, is_new=found is None, heading="Risk of serious harm then")

    return Listing(
        "Risk of serious harm, as assessed then",
        (Column(width=12), Column(width=10), Column(style=MUTED)),
        lambda: [each for each in _held(session) if each.state == ON_PAPER],
        row,
        opens=opens,
        empty="Earlier meetings on paper are listed here.",
    )
