"""Levels, deadlines, planning, the clock, and what nouns refuse."""

from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mappa_tui.domain.action import ActionOutcome
from mappa_tui.domain.agenda import standard_agenda
from mappa_tui.domain.area import default_area
from mappa_tui.domain.area_settings import AreaSettings
from mappa_tui.domain.case import CATEGORIES, LEVELS, Case, LevelChange
from mappa_tui.domain.clock import Clock, local_text
from mappa_tui.domain.deadlines import (
    add_working_days,
    is_working_day,
    latest_review,
    minutes_due,
)
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.domain.levels import level_fault
from mappa_tui.domain.meeting import CANCELLED, INVITED, ON_PAPER, POSTPONED, Invitation, Meeting
from mappa_tui.domain.planning import paper_meeting, plan_meeting
from mappa_tui.domain.risk import RiskAssessment
from tests.records import whole

AREA = default_area()
SETTINGS = AreaSettings(AREA, standard_agenda())


def test_category_3_alone_is_never_level_1() -> None:
    faulty = [(c, n) for c in CATEGORIES for n in LEVELS if level_fault(c, n)]
    assert faulty == [("3", "1")]
    assert "level" in Case(surname="A", category="3", level="1").faults()
    assert "level" in LevelChange(case_id=uuid4(), category="3", level="1").faults()
    assert "level_after" in Meeting(case_id=uuid4(), category="3", level_after="1").faults()


def test_a_sentence_before_birth_is_a_fault() -> None:
    case = Case(surname="A", born=date(1979, 2, 3), sentenced=date(1979, 2, 3))
    assert set(case.faults()) == {"sentenced"}


def test_an_outcome_keeps_to_the_order_of_days() -> None:
    heard = date(2025, 10, 14)
    row = ActionOutcome(
        case_id=uuid4(),
        action_id=uuid4(),
        heard_on=heard,
        done_on=date(2025, 10, 15),
        new_due=date(2025, 10, 13),
    )
    assert set(row.faults()) == {"done_on", "new_due"}


def test_a_disclosure_has_one_lead_and_days_to_come() -> None:
    row = Disclosure(
        case_id=uuid4(),
        meeting_id=uuid4(),
        made_on=date(2025, 10, 14),
        lead="Jo, Sam",
        when=date(2025, 10, 13),
        defer_to=date(2025, 10, 13),
    )
    assert set(row.faults()) == {"lead", "when", "defer_to"}


@pytest.mark.parametrize(
    ("number", "letter"), [(0, "(a)"), (1, "(a)"), (26, "(z)"), (27, "(aa)"), (53, "(ba)")]
)
def test_letters_go_on_after_z(number: int, letter: str) -> None:
    assert Disclosure(case_id=uuid4(), meeting_id=uuid4(), number=number).letter == letter


def test_the_demonstrations_minutes_are_due_in_ten_working_days() -> None:
    assert minutes_due(date(2025, 10, 14), "2", AREA) == date(2025, 10, 28)
    assert minutes_due(date(2025, 10, 14), "3", AREA) == date(2025, 10, 21)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2025, 12, 23), 1, date(2025, 12, 24)),
        (date(2025, 12, 24), 1, date(2025, 12, 29)),
        (date(2025, 12, 31), 1, date(2026, 1, 2)),
        (date(2025, 12, 19), 10, date(2026, 1, 7)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
        (date(2026, 5, 1), 1, date(2026, 5, 5)),
        (date(2021, 12, 24), 1, date(2021, 12, 29)),
        (date(2022, 9, 16), 1, date(2022, 9, 20)),
        (date(2025, 10, 17), 1, date(2025, 10, 20)),
        (date(2025, 10, 18), 0, date(2025, 10, 18)),
    ],
)
def test_working_days_skip_weekends_and_bank_holidays(start: date, days: int, due: date) -> None:
    assert add_working_days(start, days) == due


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2080, 1, 1)), st.integers(1, 30))
def test_working_days_end_on_a_working_day(start: date, days: int) -> None:
    due = add_working_days(start, days)
    assert is_working_day(due)
    passed = range(start.toordinal() + 1, due.toordinal() + 1)
    assert sum(is_working_day(date.fromordinal(day)) for day in passed) == days


def test_reviews_are_due_by_level() -> None:
    held = date(2025, 10, 14)
    assert latest_review(held, "2", AREA) == date(2026, 1, 6)
    assert latest_review(held, "3", AREA) == date(2025, 11, 25)
    assert latest_review(held, "1", AREA) == date(2026, 1, 6)


def test_a_first_meeting_starts_with_the_areas_agencies() -> None:
    case = Case(surname="New", level="1")
    meeting, *rest = plan_meeting(case, SETTINGS, [], [], None)
    assert isinstance(meeting, Meeting)
    assert (meeting.number, meeting.kind, meeting.level) == (1, "initial", "2")
    invited = [row.agency for row in rest if isinstance(row, Invitation)]
    assert invited == AREA.invite
    assert isinstance(rest[-1], RiskAssessment)


@pytest.mark.parametrize("state", [CANCELLED, POSTPONED])
def test_after_a_plan_that_was_called_off_the_first_meeting_is_still_the_initial_one(
    state: str,
) -> None:
    case = Case(surname="New", level="2")
    off = Meeting(case_id=case.id, number=1, kind="initial", state=state)
    [meeting, *_] = plan_meeting(case, SETTINGS, [off], [], None)
    assert isinstance(meeting, Meeting)
    assert (meeting.number, meeting.kind) == (2, "initial")
    on_paper = paper_meeting(case, [off], None)
    assert (on_paper.number, on_paper.kind) == (2, "initial")
    [after, *_] = plan_meeting(case, SETTINGS, [off, on_paper], [], None)
    assert isinstance(after, Meeting)
    assert after.kind == "review"


@pytest.mark.parametrize("level", ["2", "3"])
def test_a_meeting_is_planned_for_as_long_as_its_agenda_takes(level: str) -> None:
    case = Case(surname="New", level=level)
    agenda = standard_agenda().model_copy(deep=True)
    agenda.items[0].level_3_minutes = 20
    earlier = [Meeting(case_id=case.id, planned_minutes=60)]
    [meeting, *_] = plan_meeting(case, AreaSettings(AREA, agenda), earlier, [], None)
    assert isinstance(meeting, Meeting)
    assert meeting.planned_minutes == agenda.minutes_at(level) == {"2": 75, "3": 93}[level]


def test_an_agenda_without_minutes_plans_a_meeting_all_the_same() -> None:
    agenda = standard_agenda().model_copy(deep=True)
    for item in agenda.items:
        item.minutes = 0
    [meeting, *_] = plan_meeting(Case(surname="New"), AreaSettings(AREA, agenda), [], [], None)
    assert not meeting.faults()


def test_a_review_takes_along_what_the_last_meeting_left() -> None:
    record = whole()
    earlier = sorted(record.meetings, key=lambda row: row.number)
    rows = plan_meeting(record.case, SETTINGS, earlier, record.invitations, record.assessment)
    meeting = rows[0]
    assert isinstance(meeting, Meeting)
    assert (meeting.number, meeting.kind) == (4, "review")
    assert (meeting.date, meeting.starts) == (date(2025, 11, 25), time(10))
    assert (meeting.chair, meeting.lead_agency) == ("DI Priya Nair", "Probation")
    invited = [row for row in rows if isinstance(row, Invitation)]
    assert len(invited) == 14
    assert {(row.status, row.mode, row.report) for row in invited} == {(INVITED, "", "")}
    carried = rows[-1]
    assert isinstance(carried, RiskAssessment)
    assert (carried.overall, carried.assessed, carried.assessor) == ("very high", None, "")
    assert carried.meeting_id == meeting.id
    assert carried.id != getattr(record.assessment, "id", None)


def test_a_meeting_on_paper_takes_the_next_number() -> None:
    case = Case(surname="Old", level="3")
    first = paper_meeting(case, [], date(2025, 4, 29))
    second = paper_meeting(case, [first], date(2025, 7, 22))
    assert (first.kind, second.kind) == ("initial", "review")
    assert (second.number, second.level, second.state) == (2, "3", ON_PAPER)


def test_the_clock_runs_from_where_it_was_set_and_shows_london() -> None:
    clock = Clock(lambda: datetime(2025, 7, 1, 23, 30, tzinfo=UTC))
    assert clock.today() == date(2025, 7, 2)
    assert clock.local().hour == 0
    assert local_text(clock.now()) == "00:30:00"
    start = datetime(2025, 10, 14, 9, 42, tzinfo=UTC)
    assert 0 <= (Clock.starting_at(start).now() - start).total_seconds() < 60
