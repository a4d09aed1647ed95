"""What a referral needs, what its decision brings, and when the first meeting is due."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from mappa_tui.domain.area import default_area
from mappa_tui.domain.case import Case, LevelChange
from mappa_tui.domain.consequences import consequences
from mappa_tui.domain.meeting import CANCELLED, PLANNED, Meeting
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.record import CaseRecord
from mappa_tui.domain.referral import DECLINED, LEVEL_2, LEVEL_3, Referral
from mappa_tui.domain.referral_rules import (
    NOT_IN_MAPPA,
    SETS_NO_LEVEL,
    against,
    asks,
    first_meeting,
    judged,
    to_plan,
)
from mappa_tui.domain.referred import referred

CAME, DECIDED = date(2025, 10, 1), date(2025, 10, 3)
TODAY = date(2025, 10, 14)


def record(**values: Any) -> CaseRecord:
    case = Case(**{"surname": "Osei", "category": "1", "level": "1", **values})
    return CaseRecord(area=default_area(), case=case)


def put(at: CaseRecord, noun: Noun) -> None:
    """Put a noun in as the write path does, with all that follows."""
    at.put(noun)
    for followed in consequences(at, noun):
        if at.find(type(followed).__name__, followed.id) != followed:
            put(at, followed)


def refer(at: CaseRecord, decision: str = LEVEL_2, **values: Any) -> Referral:
    given = {"received": CAME, "level": "2", "adds_value": "yes", "risk": "high"}
    given |= {"decision": decision, "decided_on": DECIDED, "decided_by": "DI Nair"}
    row = Referral(case_id=at.case.id, **{**given, "reason": "Needs a shared plan", **values})
    put(at, row)
    return row


def change(at: CaseRecord, row: Referral, **values: Any) -> None:
    now = at.find("Referral", row.id)
    assert isinstance(now, Referral)
    put(at, now.model_copy(update=values))


def steps(at: CaseRecord) -> list[tuple[str, bool]]:
    return [(each.level, each.in_error) for each in at.level_changes]


def test_accepting_sets_the_level_once_with_its_reason() -> None:
    at = record()
    row = refer(at)
    [step] = at.level_changes
    assert (at.case.level, step.level, step.on) == ("2", "2", DECIDED)
    assert (step.reason, step.category) == ("Needs a shared plan", "1")
    change(at, row, reason="Needs a shared plan, and soon")
    assert [each.reason for each in at.level_changes] == ["Needs a shared plan, and soon"]
    change(at, row, decision=LEVEL_3)
    assert (at.case.level, steps(at)) == ("3", [("3", False)])


@pytest.mark.parametrize("lacking", ["decided_on", "decided_by", "reason"])
def test_a_decision_holds_only_with_its_reason_who_and_when(lacking: str) -> None:
    at = record()
    empty: Any = None if lacking == "decided_on" else " "
    row = refer(at, **{lacking: empty})
    assert (at.case.level, at.level_changes) == ("1", [])
    assert ("?", "The decision holds once it says why, who decided and when.") in judged(
        at, row
    ).words


@pytest.mark.parametrize(
    "values", [{"decision": DECLINED}, {"decision": ""}, {"in_error": True}, {"reason": ""}]
)
def test_a_decision_taken_back_takes_the_level_back_and_again_sets_it(
    values: dict[str, Any],
) -> None:
    at = record()
    row = refer(at)
    change(at, row, **values)
    assert (at.case.level, steps(at)) == ("1", [("2", True)])
    again = {"decision": LEVEL_2, "in_error": False, "reason": "Needed after all"}
    change(at, row, **again)
    assert (at.case.level, steps(at)) == ("2", [("2", False)])


def test_what_came_after_the_decision_stays() -> None:
    at = record()
    row = refer(at)
    later = LevelChange(case_id=at.case.id, on=date(2026, 1, 6), category="1", level="3")
    at.put(later)
    at.put(at.case.model_copy(update={"level": "3"}))
    change(at, row, reason="More words")
    assert at.case.level == "3"
    change(at, row, decision=DECLINED)
    assert (at.case.level, steps(at)) == ("3", [("2", True), ("3", False)])


def test_a_level_that_somebody_set_by_hand_meanwhile_is_left_alone() -> None:
    at = record()
    row = refer(at)
    at.put(at.case.model_copy(update={"level": "3"}))
    change(at, row, reason="More words")
    assert at.case.level == "3"
    change(at, row, decision=DECLINED)
    assert at.case.level == "3"


def test_a_case_at_that_level_already_gets_no_second_step() -> None:
    at = record(level="2")
    refer(at)
    assert (at.case.level, at.level_changes) == ("2", [])


def test_a_declined_referral_is_kept_and_changes_nothing() -> None:
    at = record()
    row = refer(at, DECLINED, adds_value="no")
    assert (at.case.level, at.level_changes, at.referrals) == ("1", [], [row])
    assert judged(at, row).words[-1] == ("✓", SETS_NO_LEVEL)


def test_a_category_3_offender_who_is_declined_is_not_in_mappa() -> None:
    at = record(category="3", level="")
    row = refer(at, DECLINED, adds_value="no")
    assert judged(at, row).words[-1] == ("✓", NOT_IN_MAPPA)


def test_taking_back_never_leaves_category_3_at_level_1() -> None:
    at = record()
    row = refer(at)
    at.put(at.case.model_copy(update={"category": "3"}))
    change(at, row, decision=DECLINED)
    assert (at.case.category, at.case.level) == ("3", "")


@pytest.mark.parametrize(
    ("values", "level"),
    [
        ({"decision": LEVEL_2}, None),
        ({"decision": LEVEL_2, "adds_value": "no"}, "2"),
        ({"decision": LEVEL_2, "adds_value": ""}, "2"),
        ({"decision": LEVEL_3}, "3"),
        ({"decision": LEVEL_3, "senior": "yes"}, None),
        ({"decision": DECLINED}, "2"),
        ({"decision": DECLINED, "adds_value": "no"}, None),
        ({"decision": DECLINED, "level": "3", "senior": "yes"}, "3"),
        ({"decision": ""}, None),
    ],
)
def test_a_decision_may_go_against_the_test(values: dict[str, Any], level: str | None) -> None:
    row = Referral(case_id=uuid4(), **{"adds_value": "yes", "risk": "high", **values})
    verdict = against(row)
    assert (verdict.level if verdict else None) == level


def test_a_decision_against_the_test_asks_why_in_those_words() -> None:
    row = Referral(case_id=uuid4(), decision=LEVEL_3, adds_value="no", senior="no")
    assert asks(row)["reason"] == "why, although the test for Level 3 is not met?"
    said = "Accepted to Level 3, although the test is not met: the reason has to say why."
    assert ("!", said) in judged(record(), row).words


def test_what_is_asked_goes_away_with_its_answer() -> None:
    row = Referral(case_id=uuid4(), adds_value="yes", senior="yes", decision=DECLINED)
    assert set(asks(row)) == {
        "received", "value", "senior_why", "decided_on", "decided_by", "reason",
    }  # fmt: skip
    filled = {"received": CAME, "value": "a", "senior_why": "b", "decided_on": DECIDED}
    done = row.model_copy(update={**filled, "decided_by": "c", "reason": "d"})
    assert asks(done) == {}


def test_a_decision_before_the_referral_is_a_fault() -> None:
    row = Referral(case_id=uuid4(), received=DECIDED, decided_on=CAME)
    assert row.faults() == {"decided_on": "Before it was received on 3 October 2025."}


@pytest.mark.parametrize(
    ("decision", "due"),
    # From 1 December: Christmas Day, Boxing Day and New Year's Day are no working days.
    [(LEVEL_2, date(2025, 12, 31)), (LEVEL_3, date(2025, 12, 15))],
)
def test_the_first_meeting_is_due_by_the_areas_interval(decision: str, due: date) -> None:
    at = record()
    row = refer(at, decision, received=date(2025, 12, 1), decided_on=date(2025, 12, 2))
    first = first_meeting(at, row)
    assert first is not None
    assert first.due == due
    assert "area setting" in first.sentence


def test_the_first_meeting_is_the_next_that_was_not_called_off() -> None:
    at = record()
    at.meetings = [
        Meeting(case_id=at.case.id, number=1, date=date(2024, 3, 1), state="issued"),
        Meeting(case_id=at.case.id, number=2, date=date(2025, 10, 20), state=CANCELLED),
    ]
    row = refer(at)
    waiting = to_plan(at)
    assert waiting is not None
    assert waiting.sentence == (
        "First meeting by Wednesday 29 October 2025 (20 working days from the referral, area "
        "setting)."
    )
    late = Meeting(case_id=at.case.id, number=3, date=date(2025, 11, 4), level="2", kind="initial")
    at.meetings.append(late)
    assert to_plan(at) is None
    first = first_meeting(at, row)
    assert first is not None
    assert first.sentence.endswith("Level 2 initial 3, planned, 4 November 2025, which is late.")
    late.date = None
    assert late.state == PLANNED
    assert "planned without a date" in getattr(first_meeting(at, row), "sentence", "")


def test_without_a_day_or_an_interval_the_first_meeting_is_said_to_be_unknown() -> None:
    at = record()
    undated = refer(at, received=None)
    assert "when the referral came is not known" in getattr(
        first_meeting(at, undated), "sentence", ""
    )
    at.area.referral_working_days.clear()
    row = refer(at)
    assert "no interval for Level 2" in getattr(first_meeting(at, row), "sentence", "")
    assert first_meeting(at, row.model_copy(update={"decision": DECLINED})) is None


CASE = {"surname": "Osei", "forenames": "Daniel", "crn": "X100200", "category": "3"}
LINE = {"received": "1 Oct 2025", "agency": "Police", "level": "2", "adds_value": "yes"}


def test_values_of_a_line_become_a_case_and_its_referral() -> None:
    found = referred(CASE, LINE, TODAY)
    case, row = found.nouns
    assert isinstance(case, Case)
    assert isinstance(row, Referral)
    assert (found.faults, case.crn, row.case_id, row.received) == ({}, "X100200", case.id, CAME)
    there = uuid4()
    [alone] = referred({"crn": "X100200"}, LINE, TODAY, there).nouns
    assert isinstance(alone, Referral)
    assert alone.case_id == there


@pytest.mark.parametrize(
    ("case", "line", "faults"),
    [
        ({"crn": ""}, {}, {"crn": "Without a CRN, nobody knows whose referral it is."}),
        ({"surname": " "}, {}, {"surname": "A case needs a surname."}),
        ({"born": "soon"}, {"level": "1"}, {"born": None, "level": None}),
        ({}, {"received": ""}, {"received": "The day it was received is needed."}),
        (
            {},
            {"decision": LEVEL_2, "decided_on": "30 Sep 2025", "reason": "So"},
            {
                "decided_on": "Before it was received on 1 October 2025.",
                "decided_by": "A decision needs who decided.",
            },
        ),
    ],
)
def test_what_is_wrong_with_a_line_is_said_by_field_and_nothing_is_stored(
    case: dict[str, str], line: dict[str, str], faults: dict[str, str | None]
) -> None:
    found = referred({**CASE, **case}, {**LINE, **line}, TODAY)
    assert set(found.faults) == set(faults)
    assert all(said in (None, found.faults[name]) for name, said in faults.items())
    assert found.nouns == ()
