"""What is owed by when: the rules, the working days, the groups."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from mappa_tui.domain.action import Action
from mappa_tui.domain.area import default_area
from mappa_tui.domain.case import Case, Condition, RelevantDate
from mappa_tui.domain.deadlines import level_due, working_days
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.domain.due import (
    DRAFT,
    FIRST,
    MINUTES,
    REVIEW,
    Due,
    DueFilter,
    Goal,
    grouped,
    how_far,
    in_order,
    planned_words,
)
from mappa_tui.domain.due_rules import (
    of_action,
    of_deferred,
    of_ending,
    of_meetings,
    of_minutes,
    of_release,
)
from mappa_tui.domain.meeting import (
    CANCELLED,
    CLOSED,
    ISSUED,
    LEAVES,
    ON_PAPER,
    PLANNED,
    SIGNED,
    Meeting,
)
from mappa_tui.domain.referral import DECLINED, LEVEL_2, LEVEL_3, Referral

AREA = default_area()
CASE = Case(surname="Ellery", forenames="Martin", crn="X482913", level="2", lead_agency="Probation")
TODAY = date(2025, 10, 16)


def meeting(number: int, state: str, day: date | None, **values: Any) -> Meeting:
    return Meeting(case_id=CASE.id, number=number, state=state, date=day, level="2", **values)


def referral(decision: str, received: date | None) -> Referral:
    return Referral(
        case_id=CASE.id,
        decision=decision,
        received=received,
        decided_on=TODAY,
        decided_by="A. Sadiq",
        reason="Meetings add value.",
    )


def owed(
    *meetings: Meeting, case: Case = CASE, referrals: tuple[Referral, ...] = ()
) -> list[tuple[str, date | None, str]]:
    found = of_meetings(case, meetings, referrals, AREA)
    return [(due.kind, due.on, due.what) for due in found]


HELD = meeting(3, ISSUED, date(2025, 10, 14))


@pytest.mark.parametrize(
    ("planned", "says"),
    [
        ((), "none is planned"),
        ((None,), "one is planned, without a date"),
        ((date(2026, 1, 6),), "planned for 6 Jan 2026, in time"),
        ((date(2026, 1, 7),), "planned for 7 Jan 2026, too late"),
    ],
)
def test_a_review_is_owed_after_the_last_meeting_and_says_whether_it_is_planned(
    planned: tuple[date | None, ...], says: str
) -> None:
    rows = [meeting(4 + n, PLANNED, day) for n, day in enumerate(planned)]
    assert owed(meeting(2, ISSUED, date(2025, 7, 22)), HELD, *rows) == [
        (REVIEW, date(2026, 1, 6), f"Review at the latest: {says}")
    ]


def test_the_review_follows_the_level_from_now_on() -> None:
    level_3 = CASE.model_copy(update={"level": "3"})
    assert [row[1] for row in owed(HELD, case=level_3)] == [date(2025, 11, 25)]
    unsigned = meeting(3, CLOSED, date(2025, 10, 14), level_after="3")
    assert [row[1] for row in owed(unsigned)] == [date(2025, 11, 25)]
    [due] = of_meetings(CASE, [HELD], [], AREA)
    assert due.source == "area setting: 12 weeks after 14 Oct 2025, Level 2"


def test_no_review_after_an_exit_at_level_1_or_of_a_meeting_that_was_called_off() -> None:
    assert owed(meeting(3, ISSUED, date(2025, 10, 14), next_step=LEAVES)) == []
    assert owed(meeting(3, CLOSED, date(2025, 10, 14), level_after="1")) == []
    assert owed(HELD, case=CASE.model_copy(update={"level": "1"})) == []
    later = meeting(4, CANCELLED, date(2025, 11, 25))
    assert [row[1] for row in owed(HELD, later)] == [date(2026, 1, 6)]


def test_a_meeting_without_a_date_is_shown_as_such() -> None:
    [(kind, on, what)] = owed(meeting(2, ON_PAPER, None))
    assert (kind, on) == (REVIEW, None)
    assert what == "Level 2 review 2 has no date, so that its review cannot be reckoned"


def test_an_accepted_referral_owes_a_first_meeting_until_one_is_held() -> None:
    accepted = referral(LEVEL_3, date(2025, 10, 6))
    [(kind, on, what)] = owed(referrals=(accepted,))
    assert (kind, on) == (FIRST, date(2025, 10, 20))
    assert what == "First meeting at Level 3: none is planned"
    before = meeting(1, ISSUED, date(2025, 10, 3))
    assert [row[0] for row in owed(before, referrals=(accepted,))] == [FIRST]
    assert [row[0] for row in owed(before, HELD, referrals=(accepted,))] == [REVIEW]


def test_a_referral_without_its_day_or_declined_reckons_nothing() -> None:
    assert owed(referrals=(referral(LEVEL_2, None),)) == [
        (
            FIRST,
            None,
            "First meeting at Level 2: none is planned; the day of the referral is unknown",
        )
    ]
    level_1 = CASE.model_copy(update={"level": "1"})
    assert owed(case=level_1, referrals=(referral(DECLINED, TODAY),)) == []
    [(kind, on, what)] = owed()
    assert (kind, on, what) == (FIRST, None, "Level 2, but no meeting was held: none is planned")


def test_an_area_without_an_interval_reckons_no_first_meeting() -> None:
    area = AREA.model_copy(update={"referral_working_days": {}})
    [due] = of_meetings(CASE, [], [referral(LEVEL_2, TODAY)], area)
    assert (due.on, due.source) == (None, "area setting: no interval from the referral")


def test_minutes_are_owed_in_draft_until_signed_and_then_to_be_issued() -> None:
    def rows(state: str, day: date | None, *, signed: bool) -> list[tuple[str, date | None, str]]:
        row = meeting(3, state, day, chair="DI Nair", minute_taker="L. Cross")
        return [(d.kind, d.on, d.who) for d in of_minutes(CASE, row, AREA, signed=signed)]

    held = date(2025, 10, 14)
    assert rows(CLOSED, held, signed=False) == [
        (DRAFT, date(2025, 10, 21), "L. Cross"),
        (MINUTES, date(2025, 10, 28), "DI Nair"),
    ]
    assert rows(SIGNED, held, signed=True) == [(MINUTES, date(2025, 10, 28), "DI Nair")]
    assert rows(CLOSED, None, signed=False) == [(MINUTES, None, "L. Cross")]


def test_the_level_is_to_be_set_months_before_release() -> None:
    def on(case: Case, what: str) -> date | None:
        row = RelevantDate(case_id=case.id, what=what, on=date(2026, 8, 31))
        due = of_release(case, row, AREA)
        return due.on if due else None

    without = CASE.model_copy(update={"level": ""})
    assert on(without, "Conditional release") == date(2026, 2, 28)
    assert on(without, "Licence ends") is None
    assert on(CASE, "Release") is None
    assert level_due(date(2025, 12, 31), AREA) == date(2025, 6, 30)


def test_each_line_leads_to_its_field_and_says_where_its_date_comes_from() -> None:
    action = Action(case_id=CASE.id, number=5, task="Ring", owner="Jo", due=TODAY, made_on=TODAY)
    order = Condition(case_id=CASE.id, kind="order", text="SHPO", ends=TODAY, handling="restricted")
    row = Disclosure(
        case_id=CASE.id,
        meeting_id=uuid4(),
        number=3,
        recipient="the club",
        defer_to=TODAY,
        made_on=date(2025, 10, 14),
    )
    lines = [of_action(CASE, action), of_ending(CASE, order), of_deferred(CASE, row)]
    assert [(due.what, due.source) for due in lines] == [
        ("A5 Ring", "set by the meeting of 16 Oct 2025"),
        ("Ends: SHPO", "the order"),
        ("Decide disclosure (c) anew: the club", "deferred on 14 Oct 2025"),
    ]
    assert [due.goal for due in lines] == [
        Goal(CASE.id, at="actions", record_id=action.id, field="due"),
        Goal(CASE.id, at="conditions", record_id=order.id, field="ends"),
        Goal(CASE.id, row.meeting_id, "disclosure", row.id, "defer_to"),
    ]
    assert lines[1].handling == "restricted"


def line(on: date | None, kind: str = MINUTES, what: str = "Minutes") -> Due:
    return Due(kind, on, "M. ELLERY", "X482913", what, "DI Nair", "area setting", Goal(CASE.id))


def test_groups_go_by_working_days_over_christmas() -> None:
    today = date(2025, 12, 23)
    days = [
        date(2025, 12, 22),
        today,
        date(2025, 12, 24),
        date(2026, 1, 2),  # the 24th, 29th, 30th, 31st and then this: five
        date(2026, 1, 5),
        None,
    ]
    found = grouped(in_order([line(day) for day in reversed(days)]), today)
    assert {name: [due.on for due in lines] for name, lines in found.items()} == {
        "Late": days[:1],
        "Today": days[1:2],
        "Next five working days": days[2:4],
        "Later": days[4:5],
        "Without a date": [None],
    }


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2025, 12, 22), "1 working day late"),
        (date(2025, 12, 23), "today"),
        (date(2025, 12, 24), "in 1 working day"),
        (date(2025, 12, 29), "in 2 working days"),
        (date(2025, 11, 24), "21 working days late"),
        (None, ""),
    ],
)
def test_how_far_counts_no_bank_holiday(on: date | None, words: str) -> None:
    assert how_far(on, date(2025, 12, 23)) == words


def test_a_weekend_lies_no_working_day_away() -> None:
    saturday = date(2025, 10, 18)
    assert working_days(date(2025, 10, 17), saturday) == 0
    assert how_far(saturday, date(2025, 10, 17)) == "before the next working day"
    assert how_far(saturday, date(2025, 10, 19)) == "late, by no working day"


def test_a_filter_goes_by_kind_and_by_every_word() -> None:
    due = line(TODAY)
    assert DueFilter(MINUTES, "nair ELLERY").fits(due)
    assert not DueFilter(DRAFT).fits(due)
    assert not DueFilter("", "nair marsh").fits(due)
    assert DueFilter(MINUTES, "x").says() == "minutes, “x”"


def test_a_plan_for_a_day_that_is_not_reckoned_is_only_told() -> None:
    assert planned_words([TODAY], None) == "planned for 16 Oct 2025"
