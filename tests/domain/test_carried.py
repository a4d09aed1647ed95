"""What comes along: its age, how it is marked, and what nobody looked at."""

from datetime import date, timedelta

import pytest

from mappa_tui.domain import carried
from mappa_tui.domain.before import known_before, left_by
from mappa_tui.domain.consequences import consequences
from mappa_tui.domain.disclosure import DEFER, DISCLOSE, INSIDE, NOT_DISCLOSE, Disclosure
from mappa_tui.domain.disclosure_rules import decided_anew, is_settled, pending, taken_up
from mappa_tui.domain.meeting import Confirmation, Meeting
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.plan import (
    CHANGED,
    CONTINUES,
    DONE,
    IN_FORCE,
    WITHDRAWN,
    Measure,
    MeasureReview,
)
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.sections import CONFIRMED
from mappa_tui.domain.signoff import gaps
from tests.records import next_review, whole


def asked(record: MeetingRecord) -> list[str]:
    return [gap.question for gap in gaps(record) if gap.key == "not_confirmed"]


def put(record: MeetingRecord, noun: Noun) -> None:
    record.put(noun)
    for row in consequences(record, noun):
        if record.find(type(row).__name__, row.id) != row:
            put(record, row)


def measure(record: MeetingRecord, number: int) -> Measure:
    return next(row for row in record.measures if row.number == number)


def reviewed(record: MeetingRecord, number: int, mark: str, reason: str = "") -> MeasureReview:
    known = record.review(measure(record, number))
    row = known or MeasureReview(
        case_id=record.case.id,
        meeting_id=record.meeting.id,
        measure_id=measure(record, number).id,
    )
    row = row.model_copy(update={"mark": mark, "reason": reason})
    put(record, row)
    return row


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "from 22 July 2025"),
        (1, "from 22 July 2025, 1 day old"),
        (6, "from 22 July 2025, 6 days old"),
        (7, "from 22 July 2025, 1 week old"),
        (84, "from 22 July 2025, 12 weeks old"),
    ],
)
def test_an_age_is_a_day_and_how_long_ago_it_was(days: int, said: str) -> None:
    day = date(2025, 7, 22)
    assert carried.age(day, day + timedelta(days=days)) == said
    assert carried.age(None, day) == ""


def test_each_section_is_as_old_as_the_meeting_that_marked_it_last() -> None:
    record = next_review()
    assert carried.since(record, "identity") == date(2025, 10, 14)
    assert carried.since(record, "address") == date(2025, 7, 22)
    assert carried.since(record, "risks") == date(2025, 10, 14)


def test_a_section_that_nobody_marks_gets_older_from_meeting_to_meeting() -> None:
    left = left_by(next_review())
    assert left.since["address"] == date(2025, 7, 22)
    assert left.since["identity"] == date(2025, 10, 14)
    record = next_review()
    row = Confirmation(meeting_id=record.meeting.id, section="address", mark=CONFIRMED)
    record.put(row)
    assert left_by(record).since["address"] == record.meeting.date


def test_all_that_came_along_is_asked_for_until_it_is_marked() -> None:
    record = next_review()
    questions = asked(record)
    assert "address of 22 July, not confirmed" in questions
    for title in ("risk assessment", "risks", "victims", "contingency"):
        assert f"{title} of 14 October, not confirmed" in questions
    assert "M3 of 14 October, not reviewed" in questions
    assert "disclosure (c) of 14 October: what became of it?" in questions
    for section in ("assessment", "risks", "victims", "contingency", "address"):
        mine = record.meeting.id
        record.put(Confirmation(meeting_id=mine, section=section, mark=CONFIRMED))
    for number in range(1, 12):
        reviewed(record, number, CONTINUES)
    left = asked(record)
    assert not [question for question in left if question.startswith("M")]
    assert not [question for question in left if "contingency" in question or "risk" in question]


def test_nothing_came_along_where_the_last_meeting_had_nothing() -> None:
    record = whole()
    assert record.last_meeting is not None
    record.before = known_before(record, record.last_meeting)
    assert carried.measures(record) == []
    assert [each.key for each in carried.sections(record, "risk")] == ["assessment"]
    assert carried.sections(record, "contingency") == []
    record.last_meeting = None
    assert carried.sections(record, "case") == []


def test_minutes_of_an_earlier_release_are_asked_for_no_more_than_then() -> None:
    record = whole()
    assert carried.sections(record, "risk") == carried.sections(record, "victims") == []
    assert carried.measures(record) == []


def test_a_measure_that_ends_says_why_and_that_changes_too() -> None:
    record = next_review()
    for mark in (CHANGED, DONE, WITHDRAWN):
        reviewed(record, 4, mark)
        assert f"M4 {mark}: why?" in asked(record)
        reviewed(record, 4, mark, "Said in the room.")
        assert not [question for question in asked(record) if question.startswith("M4")]


@pytest.mark.parametrize("mark", [DONE, WITHDRAWN])
def test_a_review_ends_the_measure_and_taking_it_back_leaves_it_in_force(mark: str) -> None:
    record = next_review()
    before = measure(record, 2)
    reviewed(record, 2, mark, "Nobody comes.")
    ended = measure(record, 2)
    assert (ended.status, ended.status_reason) == (mark, "Nobody comes.")
    assert ended.ended_in == record.meeting.id
    for back in (CONTINUES, CHANGED, ""):
        reviewed(record, 2, mark, "Nobody comes.")
        reviewed(record, 2, back)
        assert measure(record, 2) == before


def test_a_measure_that_is_ended_in_its_own_form_was_reviewed_so() -> None:
    record = next_review()
    ended = {"status": WITHDRAWN, "status_reason": "No longer lawful."}
    put(record, measure(record, 5).model_copy(update=ended))
    review = record.review(measure(record, 5))
    assert review is not None
    assert (review.mark, review.reason) == (WITHDRAWN, "No longer lawful.")
    put(record, measure(record, 5).model_copy(update={"status": IN_FORCE, "status_reason": ""}))
    review = record.review(measure(record, 5))
    assert review is not None
    assert review.mark == ""
    assert not carried.is_reviewed(record, measure(record, 5))


def test_a_measure_of_this_meeting_needs_no_review() -> None:
    record = next_review()
    mine = Measure(case_id=record.case.id, meeting_id=record.meeting.id, number=12)
    put(record, mine.model_copy(update={"status": WITHDRAWN}))
    assert record.reviews == []
    assert mine.id not in {row.id for row in carried.measures(record)}


def disclosures(record: MeetingRecord) -> list[Disclosure]:
    return [row for row in whole().disclosures if row.case_id == record.case.id]


def test_what_was_decided_and_not_done_or_deferred_comes_along() -> None:
    record = next_review()
    assert [row.letter for row in pending(record, disclosures(record))] == ["(a)", "(b)", "(c)"]


@pytest.mark.parametrize(
    "values",
    [
        {"decision": NOT_DISCLOSE},
        {"decision": "already disclosed, review"},
        {"decision": ""},
        {"recipient_kind": INSIDE},
        {"in_error": True},
        {"done_on": date(2025, 10, 13)},
    ],
)
def test_what_is_settled_does_not(values: dict[str, object]) -> None:
    record = next_review()
    first, *_ = disclosures(record)
    assert pending(record, [first.model_copy(update=values)]) == []


def test_what_was_made_since_is_news_and_settled() -> None:
    record = next_review()
    made = disclosures(record)[0].model_copy(update={"done_on": date(2025, 10, 16)})
    assert pending(record, [made]) == [made]
    assert is_settled(record, made)


def test_what_is_decided_anew_is_settled_and_the_next_meeting_hears_of_that_alone() -> None:
    record = next_review()
    deferred = disclosures(record)[2]
    record.pending = [deferred]
    anew = taken_up(record, deferred)
    assert (anew.recipient, anew.handling) == (deferred.recipient, deferred.handling)
    assert (anew.decision, anew.reasons, anew.number, anew.follows) == ("", "", 1, deferred.id)
    record.put(anew)
    assert decided_anew(record, deferred) == anew
    assert is_settled(record, deferred)
    later = record.model_copy(
        update={"meeting": Meeting(case_id=record.case.id, number=5, date=date(2026, 1, 6))}
    )
    rows = [deferred, anew.model_copy(update={"decision": DEFER})]
    assert [row.id for row in pending(later, rows)] == [anew.id]
    record.put(anew.model_copy(update={"in_error": True}))
    assert not is_settled(record, deferred)


def test_what_became_of_an_earlier_disclosure_leaves_its_action_as_it_is() -> None:
    record = next_review()
    first = disclosures(record)[0]
    assert first.decision == DISCLOSE
    assert consequences(record, first.model_copy(update={"done_by": "DC Owen Marsh"})) == []
