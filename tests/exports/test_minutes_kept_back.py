"""What standard minutes keep back, and what they say of it."""

from dataclasses import replace

import pytest

from mappa_tui.domain.action import Action
from mappa_tui.domain.case import Condition
from mappa_tui.domain.disclosure import DISCLOSE, OUTSIDE, Disclosure
from mappa_tui.domain.meeting import (
    Contribution,
    Decision,
    ItemEntry,
)
from mappa_tui.domain.noun import RESTRICTED, Noun
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import Contingency, Measure
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.risk import Risk
from mappa_tui.exports.blocks import (
    Fields,
    Heading,
    Paragraph,
    Row,
    Table,
    for_audience,
)
from mappa_tui.exports.minutes import (
    draft_status,
    minutes,
)
from mappa_tui.exports.word import write_word
from tests.records import empty, whole

from .house_checker import check
from .reading import printed, section, strings, without

WITHHELD = (
    "neighbour in Harrow Park",
    "play area",
    "source must not be identifiable",
    "Station Road",
    "Leisure Centre",
    "swims",
    "whereabouts",
    "would tell now",
)
SECRET = "zx-secret"


def test_standard_minutes_hold_nothing_restricted_and_say_so() -> None:
    text = printed(whole())
    assert [word for word in WITHHELD if word in text] == []
    assert "(c)" not in text
    assert "Restricted information was shared by Police." in text
    assert "Restricted information was shared by Victim contact." in text
    assert "A further disclosure was considered; restricted." in text


def test_standard_minutes_in_word_hold_nothing_restricted_in_any_part() -> None:
    data = write_word(for_audience(minutes(whole(), draft_status()), "standard"))
    assert check(data, WITHHELD) == []


def test_the_restricted_copy_holds_it_and_names_its_readers() -> None:
    text = printed(whole(), "restricted")
    assert [word for word in WITHHELD if word not in text] == []
    assert "(c) the manager of Ripford Leisure Centre" in text
    assert "Restricted copy for: DI Priya Nair, DC Owen Marsh and Karen Whitlock." in text
    assert "[Restricted] Intelligence, DC Owen Marsh: A neighbour" in text
    assert check(write_word(minutes(whole(), draft_status()))) == []


def _entries(record: MeetingRecord) -> list[Noun]:
    """Return one more entry of each kind, told by SECRET in what it says."""
    case, meeting = record.case.id, record.meeting.id
    return [
        Condition(case_id=case, kind="order", text=SECRET),
        Contribution(meeting_id=meeting, agency="Police", text=SECRET),
        Contribution(meeting_id=meeting, agency="Police", item="level", text=SECRET),
        Person(case_id=case, part="victim", label="V9", relation=SECRET),
        Risk(case_id=case, number=90, text=SECRET),
        Measure(case_id=case, number=90, pillar="supervision", what=SECRET),
        Contingency(case_id=case, number=90, trigger=SECRET),
        Decision(case_id=case, meeting_id=meeting, number=90, text=SECRET),
        Action(case_id=case, meeting_id=meeting, number=90, task=SECRET),
        Action(case_id=case, number=91, task=SECRET),
        Disclosure(case_id=case, meeting_id=meeting, number=90, recipient=SECRET),
    ]


@pytest.mark.parametrize("index", range(len(_entries(empty()))))
def test_an_entry_is_printed_unless_restricted_or_entered_in_error(index: int) -> None:
    record = whole()
    entry = _entries(record)[index]
    for handling in ("standard", "third party"):
        record.put(entry.model_copy(update={"handling": handling}))
        assert SECRET in printed(record)
    record.put(entry.model_copy(update={"handling": RESTRICTED}))
    assert SECRET in printed(record, "restricted")
    assert SECRET not in printed(record)
    record.put(entry.model_copy(update={"in_error": True}))
    assert SECRET not in printed(record, "restricted")


@pytest.mark.parametrize("index", range(len(_entries(empty()))))
def test_two_restricted_entries_leave_the_same_words_as_one(index: int) -> None:
    one, two = whole(), whole()
    kept = {"handling": RESTRICTED}
    one.put(_entries(one)[index].model_copy(update=kept))
    for entry in (_entries(two)[index], _entries(two)[index]):
        two.put(entry.model_copy(update=kept))
    assert printed(one) == printed(two)


def test_restricted_notes_and_reasons_are_left_out() -> None:
    record = without(whole(), "measures")
    record.put(
        ItemEntry(
            meeting_id=record.meeting.id,
            item="supervision",
            notes=SECRET,
            no_measures=SECRET,
            handling=RESTRICTED,
        )
    )
    record.entries = [row for row in record.entries if SECRET in row.notes]
    text = section(record, "Supervision")
    assert SECRET not in text
    assert "Restricted notes were taken here." in text
    assert "The reason for no measures is restricted." in text
    assert section(record, "Supervision", "restricted").count(SECRET) == 2


def test_a_restricted_assessment_is_left_out_here_and_next_time() -> None:
    record = whole()
    now = record.assessment
    assert now is not None
    record.put(now.model_copy(update={"handling": RESTRICTED, "nature": SECRET}))
    text = section(record, "Risk assessment")
    assert SECRET not in text
    assert "Very high" not in text
    assert text.count("The assessment of serious harm is restricted.") == 1
    last = next(row for row in record.assessments if row.meeting_id != record.meeting.id)
    record.put(now)
    record.put(last.model_copy(update={"handling": RESTRICTED}))
    assert "was high" not in section(record, "Risk assessment")


def test_an_action_is_kept_back_with_the_disclosure_that_made_it() -> None:
    record = whole()
    secret = Disclosure(
        case_id=record.case.id,
        meeting_id=record.meeting.id,
        number=9,
        recipient_kind=OUTSIDE,
        recipient=SECRET,
        decision=DISCLOSE,
        handling=RESTRICTED,
    )
    record.put(secret)
    record.put(
        Action(
            case_id=record.case.id,
            meeting_id=record.meeting.id,
            number=12,
            task=f"Tell {SECRET}",
            disclosure_id=secret.id,
        )
    )
    text = printed(record)
    assert SECRET not in text
    assert "A12" not in text
    assert "Restricted actions are left out." in text
    assert "A12" in printed(record, "restricted")


def test_numbers_and_labels_of_restricted_rows_are_quoted_nowhere() -> None:
    record = whole()
    record.put(
        Person(
            case_id=record.case.id,
            part="victim",
            label="V9",
            handling=RESTRICTED,
        )
    )
    for number, more in ((50, {"risks": "R1 R99", "victims": "V9 V1"}), (98, {})):
        record.put(
            Measure(
                case_id=record.case.id,
                number=number,
                pillar="supervision",
                what="Visits",
                risks=more.get("risks", "R1"),
                victims=more.get("victims", ""),
                handling="standard" if more else RESTRICTED,
            )
        )
    record.put(Risk(case_id=record.case.id, number=99, text="Hidden", handling=RESTRICTED))
    text = printed(record)
    assert [word for word in ("V9", "R99", "M98") if word in text] == []
    assert "M50 | Visits" in text
    shown = printed(record, "restricted")
    assert [word for word in ("V9", "R99", "M98") if word not in shown] == []


def test_an_unknown_handling_is_kept_back() -> None:
    record = whole()
    odd = _entries(record)[1].model_copy(update={"handling": "secret"})
    record.put(odd)
    assert SECRET not in printed(record)


def test_a_sentence_that_stands_for_several_parts_is_said_once_under_a_heading() -> None:
    hidden = Paragraph("a", handling="restricted", instead="Left out.")
    table = Table("T", ("x",), (Row(("a",), "restricted", "Left out."),), (1,))
    document = replace(
        minutes(empty(), draft_status()),
        blocks=(
            Heading("One"),
            hidden,
            table,
            Heading("Secret", 2, "restricted", "Restricted"),
            Fields("F", (("a", "b"),), "restricted", "Left out."),
            Heading("Secret too", 2, "restricted", "Restricted"),
            hidden,
            Heading("Nothing", 2, "restricted"),
            Heading("Two"),
            hidden,
        ),
    )
    assert [strings(block) for block in for_audience(document, "standard").blocks] == [
        ["One"],
        ["Left out."],
        ["Restricted"],
        ["Left out."],
        ["Two"],
        ["Left out."],
    ]
