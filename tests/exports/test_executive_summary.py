"""What answers a request for the minutes, and what it does without."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from mappa_tui.domain.meeting import Version
from mappa_tui.domain.people import Person
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.summary import Summary
from mappa_tui.exports.executive_summary import LEFT_OUT, NO_TEXT, executive_summary, judged
from mappa_tui.exports.withheld import withheld
from mappa_tui.exports.word import write_word
from tests.records import empty, whole

from .house_checker import check
from .reading import text_of


def written(text: str) -> MeetingRecord:
    record = whole()
    record.put(Summary(case_id=record.case.id, meeting_id=record.meeting.id, text=text))
    return record


def test_the_summary_of_the_scenario_has_its_fixed_fields_and_names_nobody() -> None:
    record = written("The meeting looked at the risk and made a plan.")
    document = executive_summary(record, [])
    text = text_of(document)
    for words in (
        "Category: 1",
        "Level from now: Level 2",
        "Reason: Level 3 was considered because of the new relationship and the breach.",
        "Lead agency: Probation",
        "Agencies present: Police; MAPPA unit; Probation; Children's social care; Housing",
        "Monitoring and control | 3",
        "Interventions and treatment | 2",
        "Disclosure was considered for 3 people: 2 to be told and 1 deferred.",
        "Next review: Tuesday 25 November 2025 at 10:00",
        "The meeting looked at the risk and made a plan.",
    ):
        assert words in text
    for name in ("Prior", "C1", "Nair", "neighbour", "Weaver Court", "Leisure", "Electronic"):
        assert name not in text
    assert document.left_out == ()
    assert check(write_word(document), withheld(record).strings) == []


def test_a_paragraph_that_holds_what_is_withheld_is_left_out_and_listed() -> None:
    record = written(
        "He keeps his appointments.\n"
        "He lives near DAWN  PRIOR.\n"
        "Ms Prior’s niece visits.\n"
        "Prior to that he was in custody.\n"
        "The source must not be identifiable to him!\n"
        "It was said at 7 weaver court.\n"
        "He works."
    )
    document = executive_summary(record, [])
    assert {each.where for each in document.left_out} == {"Summary"}
    assert [(each.text, each.why) for each in document.left_out] == [
        ("He lives near DAWN  PRIOR.", "It holds the withheld name or address “Dawn Prior”."),
        ("Ms Prior’s niece visits.", "It holds the withheld name or address “Prior”."),
        ("Prior to that he was in custody.", "It holds the withheld name or address “Prior”."),
        (
            "The source must not be identifiable to him!",
            "It holds 1 sentence of a restricted entry.",
        ),
        (
            "It was said at 7 weaver court.",
            "It holds the withheld name or address “7 Weaver Court”.",
        ),
    ]
    text = text_of(document)
    assert text.endswith(f"He keeps his appointments.\nHe works.\n{LEFT_OUT}")
    # What was left out leaves one sentence, however much it was.
    assert text.count(LEFT_OUT) == 1


@pytest.mark.parametrize("parted", ["Claire\nPrior", "Claire\u00a0Prior", "Cla\u00adire Prior"])
def test_a_name_is_found_however_it_is_typed(parted: str) -> None:
    document = executive_summary(written(f"It went well.\nHe met {parted} there."), [])
    assert "It went well." in text_of(document)
    assert len(document.left_out) == parted.count("\n") + 1
    assert "Prior" not in text_of(document)


def test_a_common_word_that_is_a_surname_too_may_be_used() -> None:
    text = "He was in custody prior to that, and his own name is Ellery."
    record = written(text)
    record.put(Person(case_id=record.case.id, part="child", name="Ann Ellery"))
    assert text in text_of(executive_summary(record, []))


def test_a_field_that_holds_a_name_is_left_out_too() -> None:
    record = written("")
    record.put(record.meeting.model_copy(update={"level_reason": "Claire Prior asked for it."}))
    document = executive_summary(record, [])
    assert [(each.where, each.text) for each in document.left_out] == [
        ("The meeting", "Reason: Claire Prior asked for it.")
    ]
    assert "Reason" not in text_of(document)
    assert text_of(document).count(LEFT_OUT) == 1
    assert NO_TEXT in text_of(document)


def test_the_head_holds_no_name_either() -> None:
    record = written("")
    record.put(record.meeting.model_copy(update={"area": "Near 7 Weaver Court"}))
    document = executive_summary(record, [])
    assert document.subject == "X482913, Tuesday 14 October 2025"
    assert [(each.where, each.text) for each in document.left_out] == [
        ("Head", "Near 7 Weaver Court")
    ]


def test_recipients_who_are_not_in_the_register_are_withheld_too() -> None:
    record = written("Mr Oduya of 3 Elm Row was told.")
    first = record.considered[0]
    mine = {"id": uuid4(), "number": 9, "recipient": "Sam Oduya", "address": "3 Elm Row, Ripford"}
    record.put(first.model_copy(update=mine))
    [left] = executive_summary(record, []).left_out
    assert left.why == "It holds the withheld names or addresses “3 Elm Row” and “Oduya”."


def test_it_says_of_which_version_it_is_and_neither_who_signed_nor_why_it_was_amended() -> None:
    record = whole()
    signed = Version(
        meeting_id=record.meeting.id,
        number=2,
        signed_at=datetime(2025, 10, 15, 9, tzinfo=UTC),
        signed_by="DI Priya Nair",
        reason="Dawn Prior’s name was wrong",
    )
    assert executive_summary(record, [signed]).status == "From version 2 of the minutes"
    assert executive_summary(record, []).status == "DRAFT, not signed"


def test_an_empty_meeting_has_a_summary_in_words() -> None:
    document = executive_summary(empty(), [])
    assert "No decision is recorded." in text_of(document)
    assert check(write_word(document)) == []


def test_the_text_is_judged_while_it_is_typed() -> None:
    record = written("")
    row = record.summary
    assert row is not None
    for text, marks in {"": [], "He keeps his appointments.": ["✓"], "Ms Prior": ["!", ""]}.items():
        said = judged(record, row.model_copy(update={"text": text})).words
        assert [mark for mark, _ in said] == marks
