"""The thread of a case: what happened, what is to come, and the risk from meeting to meeting."""

from datetime import date
from typing import Any
from uuid import uuid4

from mappa_tui.domain.area import default_area
from mappa_tui.domain.case import Case, Condition, LevelChange, RelevantDate
from mappa_tui.domain.disclosure import DEFER, DISCLOSE, INSIDE, NOT_DISCLOSE, Disclosure
from mappa_tui.domain.event import SHPO, Event
from mappa_tui.domain.meeting import CANCELLED, ISSUED, ON_PAPER, PLANNED, POSTPONED, Meeting
from mappa_tui.domain.noun import RESTRICTED, Noun
from mappa_tui.domain.record import CaseRecord
from mappa_tui.domain.referral import DECLINED, Referral
from mappa_tui.domain.risk import RiskAssessment
from mappa_tui.domain.rosh_history import rosh_history
from mappa_tui.domain.timeline import NO_REASON, Moment, timeline
from tests.records import whole

TODAY = date(2025, 10, 14)
CASE = Case(surname="Osei")


def of(*nouns: Noun) -> CaseRecord:
    record = CaseRecord(area=default_area(), case=CASE)
    for noun in nouns:
        record.put(noun)
    return record


def one(noun: Noun) -> Moment:
    line = timeline(of(noun), TODAY)
    [moment] = (*line.to_come, *line.past, *line.undated)
    return moment


def meeting(number: int = 1, on: date | None = TODAY, **values: Any) -> Meeting:
    return Meeting(case_id=CASE.id, number=number, level="2", date=on, **values)


def disclosure(**values: Any) -> Disclosure:
    given = {"made_on": date(2025, 7, 22), "number": 1, "recipient": "the club"}
    return Disclosure(case_id=CASE.id, meeting_id=uuid4(), **{**given, **values})


def condition(**values: Any) -> Condition:
    return Condition(case_id=CASE.id, kind="licence condition", text="Curfew", **values)


def test_a_case_without_anything_has_no_moments() -> None:
    line = timeline(of(), TODAY)
    assert (line.to_come, line.past, line.undated) == ((), (), ())


def test_what_is_to_come_stands_soonest_first_and_what_has_been_newest_first() -> None:
    line = timeline(whole(), TODAY)
    ahead = [each.on for each in line.to_come]
    behind = [each.on for each in line.past]
    assert ahead == sorted(ahead, key=str)
    assert behind == sorted(behind, key=str, reverse=True)
    assert line.past[-1].text == "Category 1, Level 2"
    assert "Notification requirements" in "".join(each.text for each in line.undated)
    assert {each.kind for each in (*line.to_come, *line.past, *line.undated)} == {
        "Meeting", "Level", "Disclosure", "Condition", "Order", "Notification", "Date",
    }  # fmt: skip


def test_what_is_expected_today_is_to_come_and_what_was_entered_today_has_been() -> None:
    planned, step = meeting(state=PLANNED), LevelChange(case_id=CASE.id, on=TODAY, level="2")
    line = timeline(of(planned, step), TODAY)
    assert [each.about for each in line.to_come] == [planned]
    assert [each.about for each in line.past] == [step]


def test_what_is_planned_for_no_day_yet_is_to_come_at_the_end() -> None:
    undated, dated = meeting(1, None, state=PLANNED), meeting(2, date(2031, 1, 1), state=PLANNED)
    line = timeline(of(undated, dated, condition()), TODAY)
    assert [each.about for each in line.to_come] == [dated, undated]
    assert [each.text for each in line.undated] == ["end not known: Curfew"]


def test_a_meeting_says_how_it_stands_and_why_it_was_called_off() -> None:
    assert one(meeting(state=ON_PAPER)).text == "Level 2 review 1, held, on paper"
    assert one(meeting(state=PLANNED)).text.endswith("planned")
    off = one(meeting(state=POSTPONED, state_reason="The chair is ill"))
    assert (off.text, off.detail) == ("Level 2 review 1, postponed", "The chair is ill")
    assert one(meeting(state=CANCELLED)).detail == NO_REASON


def test_the_next_review_stands_there_until_it_is_planned() -> None:
    held = meeting(1, date(2025, 10, 7), state=ISSUED, next_date=date(2025, 11, 25))
    [due] = timeline(of(held), TODAY).to_come
    assert (due.on, due.about) == (date(2025, 11, 25), held)
    assert "not planned yet" in due.text
    planned = meeting(2, date(2025, 11, 25), state=PLANNED)
    [moment] = timeline(of(held, planned), TODAY).to_come
    assert moment.about == planned
    called_off = planned.model_copy(update={"state": POSTPONED})
    texts = [each.text for each in timeline(of(held, called_off), TODAY).to_come]
    assert any("not planned yet" in text for text in texts)


def test_a_level_change_says_what_was_before_and_why() -> None:
    first = LevelChange(case_id=CASE.id, on=date(2024, 1, 9), category="3", level="2", reason="A")
    second = LevelChange(case_id=CASE.id, on=date(2025, 1, 9), category="3", level="left MAPPA")
    newest, oldest = timeline(of(second, first), TODAY).past
    assert oldest.text == "Category 3, Level 2"
    assert newest.text == "Category 3, left MAPPA (before: Category 3, Level 2)"
    assert (oldest.detail, newest.detail) == ("A", NO_REASON)
    assert one(LevelChange(case_id=CASE.id)).text == "Category not known, level not known"


def test_a_referral_says_who_asked_for_what_and_what_was_decided() -> None:
    row = Referral(
        case_id=CASE.id,
        received=date(2025, 9, 1),
        agency="Police",
        level="2",
        decision=DECLINED,
        decided_on=date(2025, 9, 3),
        reason="One agency can do it",
    )
    moment = one(row)
    assert moment.text == "from Police, for Level 2: declined on 3 September 2025"
    assert (moment.kind, moment.detail) == ("Referral", "One agency can do it")
    assert "not decided yet" in one(Referral(case_id=CASE.id)).text


def test_a_disclosure_says_its_decision_and_its_outcome() -> None:
    waiting = disclosure(decision=DISCLOSE, when=date(2025, 10, 17))
    due, decided = timeline(of(waiting), TODAY).to_come + timeline(of(waiting), TODAY).past
    assert (due.on, due.text) == (date(2025, 10, 17), "(a) the club: to be told by then")
    assert decided.text == "(a) the club: disclose"
    assert decided.detail == "no outcome recorded yet, to be told by 17 October 2025"
    done = waiting.model_copy(
        update={"done_on": date(2025, 10, 10), "done_by": "DC Marsh", "response": "Took it in"}
    )
    told, before = timeline(of(done), TODAY).past
    assert (told.text, told.detail) == ("(a) the club: told by DC Marsh", "Took it in")
    assert before.detail == "told on 10 October 2025"


def test_a_disclosure_not_made_says_why_and_one_deferred_until_when() -> None:
    moment = one(disclosure(decision=NOT_DISCLOSE, reasons="No child there"))
    assert (moment.text, moment.detail) == ("(a) the club: do not disclose", "No child there")
    assert one(disclosure(recipient_kind=INSIDE)).text.endswith("sharing")
    later = disclosure(decision=DEFER, defer_to=date(2025, 10, 28), defer_who="DI Nair")
    [due] = timeline(of(later), TODAY).to_come
    assert (due.text, due.on) == ("(a) the club: to be decided by DI Nair", date(2025, 10, 28))
    over = later.model_copy(update={"defer_to": date(2025, 10, 1)})
    assert one(over).detail == "deferred to 1 October 2025"


def test_an_end_within_eight_weeks_is_soon_and_a_later_one_is_not() -> None:
    ends = {
        date(2025, 10, 14): True,
        date(2025, 12, 9): True,
        date(2025, 12, 10): False,
        date(2025, 10, 13): False,
    }
    assert {day: one(condition(ends=day)).is_soon(TODAY) for day in ends} == ends
    assert one(condition(ends=date(2025, 10, 13))).text == "ended: Curfew"
    assert one(condition(ends=TODAY)).text == "ends: Curfew"


def test_a_condition_without_an_end_is_not_given_one() -> None:
    assert one(condition(until="further order")).text == "further order: Curfew"
    assert one(condition()).text == "end not known: Curfew"
    assert one(condition()).on is None


def test_restricted_entries_are_known_as_such_and_those_in_error_are_left_out() -> None:
    assert one(condition(handling=RESTRICTED)).is_restricted
    assert not one(meeting()).is_restricted
    wrong = (condition(in_error=True), disclosure(in_error=True), meeting(2, None, state=PLANNED))
    line = timeline(of(*wrong), TODAY)
    assert [each.kind for each in (*line.to_come, *line.past, *line.undated)] == ["Meeting"]


def test_dates_and_events_stand_on_their_day() -> None:
    release = RelevantDate(case_id=CASE.id, what="Release", on=date(2025, 11, 1), note="parole")
    order = Event(case_id=CASE.id, what=SHPO, on=date(2019, 6, 11))
    line = timeline(of(release, order), TODAY)
    [ahead], [behind] = line.to_come, line.past
    assert (ahead.text, ahead.detail, ahead.is_soon(TODAY)) == ("Release", "parole", True)
    assert (behind.text, behind.kind) == (SHPO, "Event")


def test_the_risk_stands_by_group_and_meeting_and_unknown_is_unknown() -> None:
    first, second = meeting(1, state=ISSUED), meeting(2, state=ISSUED)
    planned, off = meeting(3, state=PLANNED), meeting(4, state=CANCELLED)
    rows = [
        RiskAssessment(
            case_id=CASE.id,
            meeting_id=second.id,
            children_community="very high",
            public_community="unknown",
            staff_custody="low",
            overall="high",
            handling=RESTRICTED,
        ),
        RiskAssessment(case_id=CASE.id, meeting_id=planned.id, children_community="low"),
    ]
    history = rosh_history(of(second, first, planned, off, *rows))
    assert history.meetings == (first, second)
    assert history.restricted == (False, True)
    assert [(line.group, line.levels) for line in history.lines] == [
        ("Children", ("", "very high")),
        ("Public", ("", "unknown")),
        ("Known adult", ("", "")),
        ("Staff", ("", "")),
        ("Staff, custody", ("", "low")),
        ("Overall", ("", "high")),
    ]


def test_without_any_level_there_is_no_history() -> None:
    held = meeting(state=ISSUED)
    blank = RiskAssessment(case_id=CASE.id, meeting_id=held.id)
    assert rosh_history(of(held, blank)).meetings == ()


def test_moments_of_one_record_are_told_apart_on_the_same_day() -> None:
    row = disclosure(decision=DISCLOSE, done_on=date(2025, 7, 22), when=date(2025, 10, 20))
    held = meeting(state=ISSUED, next_date=TODAY)
    line = timeline(of(row, held), TODAY)
    keys = [each.key for each in (*line.to_come, *line.past)]
    assert len(keys) == len(set(keys)) == 4
