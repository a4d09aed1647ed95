"""The record of one disclosure: all that the law wants kept, and nothing of the others."""

from datetime import date

from mappa_tui.domain.disclosure_rules import taken_up
from mappa_tui.domain.record import CaseRecord, live
from mappa_tui.exports.disclosure_record import NAMES_ANOTHER, disclosure_record, recipients
from mappa_tui.exports.minutes import draft_status
from mappa_tui.exports.word import write_word
from tests.records import next_review, whole

from .house_checker import check
from .reading import text_of

DRAFT = draft_status()


def test_the_record_has_all_that_the_law_wants_kept_of_one_recipient() -> None:
    record = whole()
    first = recipients(record)[0]
    document = disclosure_record(record, first, DRAFT)
    text = text_of(document)
    for words in (
        "Offender: Martin ELLERY, born 3 February 1979",
        "Recipient: Dawn Prior",
        "Address: 7 Weaver Court, Ripford",
        "Child sex offender (section 327B): Yes",
        "Presumption to disclose: Yes, both tests are met",
        "Reasons: C1 stays with her, and she has not been told.",
        "What is told: That he is convicted of sexual offences against children",
        "Conditions on passing it on: She may not pass it on",
        "Disclose, by Friday 17 October 2025.",
        "Action A6 for DC Owen Marsh, Police\nwith a social worker\ndue Friday 17 October 2025",
    ):
        assert words in text
    assert document.title == "Disclosure record: Level 2 review 3, (a)"
    others = ["Claire Prior", "52 Alport Road", "Leisure Centre", "Whitlock"]
    assert check(write_word(document), others) == []
    assert document.left_out == ()


def test_what_names_another_recipient_is_left_out_and_listed() -> None:
    record = whole()
    first = recipients(record)[0].model_copy(update={"reasons": "Claire does not know."})
    record.put(first)
    document = disclosure_record(record, first, DRAFT)
    assert f"Reasons: {NAMES_ANOTHER}" in text_of(document)
    assert [(each.where, each.text, each.why) for each in document.left_out] == [
        ("Reasons", "Claire does not know.", "It names somebody else who was considered: “Claire”.")
    ]


def test_it_tells_how_it_went_from_meeting_to_meeting_and_what_came_of_it() -> None:
    record = next_review()
    deferred = record.pending[2]
    anew = taken_up(record, deferred).model_copy(
        update={"decision": "disclose", "reasons": "The zone was not widened."}
    )
    record.put(anew)
    assert [row.letter for row in recipients(record)] == ["(a)", "(b)", anew.letter]
    later = {"done_on": date(2025, 12, 1), "done_by": "Karen Whitlock", "response": "He thanks."}
    now = CaseRecord(
        area=record.area,
        case=record.case,
        disclosures=[*live(record.pending), anew.model_copy(update=later)],
    )
    text = text_of(disclosure_record(record, anew, DRAFT, now=now))
    steps = text[text.index("When | What happened") :].split("\n")
    assert steps[1].startswith("14 October 2025 | Defer to Tuesday 28 October 2025; decides then")
    assert steps[2:4] == [
        "25 November 2025 | Disclose.",
        "1 December 2025 | Made by Karen Whitlock. Response: He thanks.",
    ]
    assert "Reasons: Telling is not necessary now" in text
    assert "Reasons: The zone was not widened." in text
    assert "[Restricted] Standard minutes leave this disclosure out." in text
    assert "Made by" not in text_of(disclosure_record(record, anew, DRAFT))
    assert "Dawn" not in text
