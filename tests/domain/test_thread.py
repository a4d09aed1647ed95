"""The golden thread: what answers each risk, and what keeps each victim safe."""

import pytest

from mappa_tui.domain.noun import Noun
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import Contingency, Measure
from mappa_tui.domain.record import CaseRecord, MeetingRecord
from mappa_tui.domain.signoff import gaps
from mappa_tui.domain.thread import Line, golden_thread, name_of, short, started
from tests.records import empty, running, whole


def cells(line: Line) -> list[str]:
    return [" ".join(name_of(row) for row in cell) for cell in line.cells]


def of(record: CaseRecord, ref: str) -> Line:
    return next(line for line in golden_thread(record).lines if line.ref == ref)


def test_each_line_has_what_answers_it_under_its_pillar() -> None:
    thread = golden_thread(whole())
    titles = [(column.title, column.number) for column in thread.columns]
    assert titles == [
        ("Supervision", 9),
        ("Monitoring", 10),
        ("Interventions", 11),
        ("Victim safety", 12),
        ("Contingency", 13),
    ]
    assert {line.ref: cells(line) for line in thread.lines} == {
        "R1": ["M1", "M5", "M7", "M11", "K1"],
        "R2": ["", "M4 M6", "M7", "", ""],
        "R3": ["M1", "M5", "", "M9", "K1"],
        "R4": ["M2 M3", "M5", "", "", ""],
        "R5": ["M1", "", "M8", "", ""],
        "R6": ["", "", "", "", "K2"],
        "V1": ["", "M5", "", "M9", "K1"],
        "V2": ["", "", "", "M10", ""],
        "C1": ["", "", "", "M11", ""],
    }
    assert (thread.answered, len(thread.lines)) == (9, 9)


def test_gaps_are_those_of_sign_off_and_stand_where_an_answer_is_looked_for() -> None:
    record = running()
    thread = golden_thread(record)
    keys = ("risk_unanswered", "victim_unprotected")
    questions = [gap.question for gap in gaps(record) if gap.key in keys]
    assert [line.gap for line in thread.lines if line.gap] == questions
    assert (of(record, "R6").gap_in, of(record, "C1").gap_in) == (0, 3)
    assert thread.answered == len(thread.lines) - len(questions)


def test_a_reason_closes_a_gap_and_what_has_ended_opens_one() -> None:
    record = whole()

    def alter(row: Noun, **values: object) -> None:
        record.put(row.model_copy(update=values))

    alter(record.measures[10], status="withdrawn")
    assert of(record, "C1").gap
    alter(next(row for row in record.people if row.label == "C1"), unprotected_reason="Abroad.")
    assert (of(record, "C1").gap, of(record, "C1").reason) == ("", "Abroad.")
    alter(record.contingencies[0], victims="V1 C1")
    assert (cells(of(record, "C1"))[-1], of(record, "C1").reason) == ("K1", "Abroad.")
    alter(record.measures[10], status="in force")
    assert of(record, "C1").reason == ""
    alter(record.risks[5], status="ended")
    assert [line.ref for line in golden_thread(record).risks] == ["R1", "R2", "R3", "R4", "R5"]


def test_a_case_has_its_thread_outside_a_meeting() -> None:
    record = whole()
    fields = {name: getattr(record, name) for name in CaseRecord.model_fields}
    case = CaseRecord(**fields)
    assert [cells(line) for line in golden_thread(case).lines] == [
        cells(line) for line in golden_thread(record).lines
    ]
    made = started(case, of(case, "R6"), golden_thread(case).columns[0])
    assert made.meeting_id is None


def test_an_empty_record_has_no_lines() -> None:
    assert golden_thread(empty()).lines == ()


def test_what_is_begun_in_a_cell_points_at_its_line_already() -> None:
    record: MeetingRecord = whole()
    thread = golden_thread(record)
    measure = started(record, of(record, "R6"), thread.columns[1])
    assert isinstance(measure, Measure)
    assert (measure.number, measure.pillar, measure.risks) == (12, "monitoring", "R6")
    assert (measure.victims, measure.meeting_id) == ("", record.meeting.id)
    failing = started(record, of(record, "C1"), thread.columns[4])
    assert isinstance(failing, Contingency)
    assert (failing.number, failing.victims, failing.risks) == (3, "C1", "")


def test_a_victim_without_a_label_is_called_by_name_and_nothing_points_there() -> None:
    record = whole()
    record.put(Person(case_id=record.case.id, part="victim", name="Amy Stone"))
    line = of(record, "Amy Stone")
    assert line.gap == "Amy Stone: what keeps Amy Stone safe?"
    assert not any(line.cells)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Wider curfew and GPS asked for", 12, "Wider curfew"),
        ("Vary the exclusion zone", 12, "Vary"),
        ("Keywork on evenings", 12, "Keywork"),
        ("Room searches, signed for", 13, "Room searches"),
        ("Twice-weekly reporting", 8, "Twice-w…"),
        ("Horizon", 12, "Horizon"),
        ("to be", 3, "to…"),
        ("", 12, ""),
    ],
)
def test_a_measure_is_quoted_by_its_first_words(text: str, width: int, shown: str) -> None:
    assert short(text, width) == shown
