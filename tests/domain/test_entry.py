"""From what was typed to a value, and back."""

from datetime import date, time
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_tui.domain.action import Action, ActionOutcome
from mappa_tui.domain.case import Case, Condition, LevelChange, RelevantDate
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.domain.entry import EntryError, Known, enter, show
from mappa_tui.domain.meeting import ON_PAPER, Contribution, Meeting
from mappa_tui.domain.noun import Noun, asked
from mappa_tui.domain.plan import Measure
from mappa_tui.domain.risk import RiskAssessment, Tool
from mappa_tui.domain.text import clean, one_line
from tests.records import whole

KNOWN = Known(
    today=date(2025, 10, 14),
    labels={"risk": frozenset({"R1", "R2"}), "victim": frozenset({"V1", "C1"})},
)
CASE = uuid4()
MEETING = Meeting(case_id=CASE, date=date(2025, 10, 14))
ACTION = Action(case_id=CASE, made_on=date(2025, 10, 14))
MEASURE = Measure(case_id=CASE)
DISCLOSURE = Disclosure(case_id=CASE, meeting_id=MEETING.id, made_on=date(2025, 10, 14))
OUTCOME = ActionOutcome(case_id=CASE, action_id=ACTION.id, heard_on=date(2025, 10, 14))
OFFENDER = Case(surname="A")


@given(st.text())
def test_any_line_reads_back_as_it_is_shown(text: str) -> None:
    once = enter(MEETING, "place", text, KNOWN)
    assert show(once, "place") == (one_line(text) if one_line(text).strip() else "")
    assert enter(once, "place", show(once, "place"), KNOWN) == once


@given(st.text())
def test_any_lines_read_back_as_they_are_shown(text: str) -> None:
    once = enter(MEETING, "corrections", text, KNOWN)
    assert show(once, "corrections") == (clean(text) if clean(text).strip() else "")
    assert enter(once, "corrections", show(once, "corrections"), KNOWN) == once


def test_every_field_of_a_whole_meeting_reads_back_as_it_is_shown() -> None:
    record = whole()
    known = record.known(date(2025, 10, 14))
    rows = [record.case, record.meeting, *record.actions, *record.measures, *record.people]
    for row in [*rows, *record.disclosures, *record.outcomes, *record.contributions]:
        for name, info in type(row).model_fields.items():
            if info.title:
                assert enter(row, name, show(row, name), known) == row


def test_values_are_shown_as_people_read_them() -> None:
    entered = enter(ACTION, "due", "17/10", KNOWN)
    assert entered.due == date(2025, 10, 17)
    assert show(entered, "due") == "Friday 17 October 2025"
    assert show(enter(MEETING, "started", "1002", KNOWN), "started") == "10:02"
    assert enter(MEETING, "started", "2pm", KNOWN).started == time(14)
    assert enter(MEETING, "planned_minutes", " 75 ", KNOWN).planned_minutes == 75
    assert enter(MEETING, "confidentiality", "READ ALOUD", KNOWN).confidentiality == "read aloud"


def test_numbers_and_labels_are_pointed_at_once_and_in_their_own_case() -> None:
    assert enter(MEASURE, "risks", "r1, R2;r1", KNOWN).risks == "R1 R2"
    assert enter(MEASURE, "victims", "v1 c1", KNOWN).victims == "V1 C1"


@pytest.mark.parametrize(
    ("name", "before"),
    [("due", date(2025, 10, 17)), ("owner", "Jo"), ("status", "done"), ("handling", "restricted")],
)
def test_an_emptied_field_is_as_it_was_at_first(name: str, before: object) -> None:
    changed = ACTION.model_copy(update={name: before})
    assert enter(changed, name, "  ", KNOWN) == ACTION


@pytest.mark.parametrize(
    ("noun", "name", "text", "sentence"),
    [
        (ACTION, "due", "ASAP", "A date is needed"),
        (ACTION, "due", "13/10/2025", "Due before the meeting of 14 October 2025"),
        (ACTION, "owner", "Jo and Sam", "One owner answers for it"),
        (ACTION, "owner", "Jo & Sam", "One owner answers for it"),
        (ACTION, "owner", "Jo\nSam/Al", "One owner answers for it"),
        (MEETING, "planned_minutes", "an hour", "A whole number"),
        (MEETING, "planned_minutes", "0", "from 5 to 600"),
        (MEETING, "number", "1000", "from 1 to 999"),
        (MEETING, "level", "1", "One of these is needed: 2, 3."),
        (MEETING, "started", "25:00", "A time is needed"),
        (MEETING, "next_date", "14/10/2025", "Not after this meeting"),
        (MEASURE, "risks", "R1 R9", "R9 is no risk of this case. There are: R1, R2."),
        (Case(surname="A"), "surname", " ", "A case needs a surname."),
    ],
)
def test_what_cannot_stand_is_refused_with_a_sentence(
    noun: Action | Meeting | Measure | Case, name: str, text: str, sentence: str
) -> None:
    with pytest.raises(EntryError, match=sentence.replace(".", r"\.")):
        enter(noun, name, text, KNOWN)


@pytest.mark.parametrize(
    ("noun", "name", "day"),
    [
        (OUTCOME, "done_on", date(2025, 8, 12)),
        (DISCLOSURE, "done_on", date(2025, 8, 12)),
        (OFFENDER, "born", date(2025, 8, 12)),
        (OFFENDER, "sentenced", date(2025, 8, 12)),
        (LevelChange(case_id=CASE), "on", date(2025, 8, 12)),
        (RiskAssessment(case_id=CASE, meeting_id=MEETING.id), "assessed", date(2025, 8, 12)),
        (Tool(case_id=CASE), "on", date(2025, 8, 12)),
        (RelevantDate(case_id=CASE), "on", date(2025, 8, 12)),
        (Meeting(case_id=CASE, state=ON_PAPER), "date", date(2025, 8, 12)),
        (ACTION, "due", date(2026, 8, 12)),
        (OUTCOME, "new_due", date(2026, 8, 12)),
        (MEETING, "next_date", date(2026, 8, 12)),
        (DISCLOSURE, "when", date(2026, 8, 12)),
        (DISCLOSURE, "defer_to", date(2026, 8, 12)),
    ],
)
def test_a_day_and_month_alone_are_read_as_the_field_speaks(
    noun: Noun, name: str, day: date
) -> None:
    assert getattr(enter(noun, name, "12 Aug", KNOWN), name) == day


@pytest.mark.parametrize(
    ("noun", "name"),
    [(OUTCOME, "done_on"), (OFFENDER, "born"), (OFFENDER, "sentenced"), (DISCLOSURE, "done_on")],
)
def test_what_was_cannot_be_still_to_come_and_the_date_is_named(noun: Noun, name: str) -> None:
    with pytest.raises(EntryError, match=r"^Monday 11 June 2091 is still to come\.$"):
        enter(noun, name, "11 June 2091", KNOWN)


def test_minutes_typed_later_are_read_from_the_day_of_the_meeting() -> None:
    known = Known(today=date(2025, 10, 14), now=date(2026, 1, 20))
    assert enter(OUTCOME, "done_on", "12 Aug", known).done_on == date(2025, 8, 12)
    with pytest.raises(EntryError, match="1 December 2025 is after the meeting that heard of it"):
        enter(OUTCOME, "done_on", "1 Dec 2025", known)
    told = enter(DISCLOSURE, "done_on", "17 Oct", known)
    assert told.done_on == date(2025, 10, 17)


def test_a_measures_date_is_kept_with_its_year_and_other_words_as_they_are() -> None:
    assert enter(MEASURE, "when", "by 26 Nov", KNOWN).when == "Wednesday 26 November 2025"
    assert enter(MEASURE, "when", "from 26 Nov", KNOWN).when == "from 26 Nov"


def test_an_old_fault_elsewhere_stops_nobody() -> None:
    faulty = ACTION.model_copy(update={"owner": "Jo and Sam"})
    assert enter(faulty, "task", "Visit", KNOWN).task == "Visit"


def test_a_closing_time_before_the_start_is_refused() -> None:
    began = enter(MEETING, "started", "10:02", KNOWN)
    with pytest.raises(EntryError, match="before it began at 10:02"):
        enter(began, "closed", "9:59", KNOWN)


def test_a_condition_ends_on_a_day_or_with_something_else_and_is_one_line() -> None:
    order = Condition(case_id=CASE, text="SHPO", until="further order")
    with pytest.raises(EntryError, match="until something else: not both"):
        enter(order, "ends", "3/2/2031", KNOWN)
    dated = enter(enter(order, "until", "", KNOWN), "ends", "3/2/2031", KNOWN)
    with pytest.raises(EntryError, match="until something else: not both"):
        enter(dated, "until", "further order", KNOWN)
    assert asked(Condition, "text").kind == "line"


def test_fields_say_how_they_are_entered() -> None:
    assert asked(Contribution, "kind").empty == "fact"
    assert asked(Contribution, "text").kind == "lines"
    assert asked(Action, "due").kind == "date"
    assert asked(Meeting, "started").kind == "time"
    assert asked(Meeting, "planned_minutes").kind == "number"
    assert (asked(Measure, "risks").kind, asked(Measure, "risks").refs) == ("refs", "risk")
    assert asked(Action, "agency").complete == "agency"


def test_what_people_said_never_stands_in_a_printed_record() -> None:
    record = whole()
    for row in (record, record.case, record.contributions[4], record.people[0]):
        assert "Ellery" not in f"{row!r} {row}"
        assert "eighbour" not in f"{row!r} {row}"
