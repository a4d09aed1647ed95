"""What the audit sheets answer from a record, and what they leave to a person."""

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest

from mappa_tui.domain.agenda import Item
from mappa_tui.domain.audit_sheets import (
    AUDITOR,
    NO,
    NOT_APPLICABLE,
    NOT_RECORDED,
    PARTLY,
    QUESTIONS,
    SHEETS,
    YES,
    Answered,
    answered,
    stands,
)
from mappa_tui.domain.finding import texts_of
from mappa_tui.domain.meeting import ItemEntry
from mappa_tui.domain.noun import RESTRICTED, Noun
from mappa_tui.domain.people import Person
from mappa_tui.domain.record import LISTS, MeetingRecord
from tests.records import empty, next_review, running, whole

SECRET = "zx-secret"


def said(record: MeetingRecord, key: str) -> Answered:
    return next(each for each in answered(record) if each.question.key == key)


def meeting(record: MeetingRecord, **values: Any) -> MeetingRecord:
    return record.model_copy(update={"meeting": record.meeting.model_copy(update=values)})


def changed(record: MeetingRecord, name: str, **values: Any) -> MeetingRecord:
    rows = [row.model_copy(update=values) for row in getattr(record, name)]
    return record.model_copy(update={name: rows})


def test_every_question_stands_on_one_of_the_sheets_and_is_declared_once() -> None:
    keys = [question.key for question in QUESTIONS]
    assert len(keys) == len(set(keys))
    assert {question.sheet for question in QUESTIONS} == set(SHEETS)


def test_the_whole_meeting_answers_what_its_record_can() -> None:
    found = {each.question.key: each.verdict for each in answered(whole())}
    left = {"minutes", "considered", "summarised", "dissent", "time"}
    assert {key for key, verdict in found.items() if verdict == AUDITOR} == left
    assert {key for key, verdict in found.items() if verdict == PARTLY} == {"agencies", "reports"}
    assert {key for key, verdict in found.items() if verdict == NOT_RECORDED} == {"papers"}
    assert set(found.values()) == {AUDITOR, PARTLY, NOT_RECORDED, YES}


def test_of_an_empty_meeting_nothing_is_guessed() -> None:
    found = {each.verdict for each in answered(empty())}
    assert found == {NOT_RECORDED, NOT_APPLICABLE, AUDITOR}


@pytest.mark.parametrize("make", [whole, running, empty, next_review])
def test_every_answer_leads_to_an_item_of_the_agenda(make: Callable[[], MeetingRecord]) -> None:
    record = make()
    for each in answered(record):
        assert record.agenda.number(each.item), each.question.key
        assert stands(record, each).startswith("Item ")
        assert each.evidence


def test_what_is_open_leads_to_its_field() -> None:
    record = running()
    plan = said(record, "lead_plan")
    assert (plan.verdict, plan.item, plan.field) == (PARTLY, "monitoring", "when")
    assert "M5: by when, or how often?" in plan.evidence
    risk = said(record, "risk")
    assert "R6: what answers it?" in risk.evidence
    assert stands(record, risk) == "Item 7, Risk assessment: R1, R2, R3, R4, R5, R6"


@pytest.mark.parametrize(
    ("starts", "started", "verdict", "evidence"),
    [
        (time(10), time(10, 2), YES, "2 minutes later"),
        (time(10), time(9, 58), YES, "began at 09:58."),
        (time(10), time(10, 6), NO, "6 minutes later"),
        (None, time(10), NOT_RECORDED, "for when it was called is not recorded"),
        (time(10), None, NOT_RECORDED, "No start is recorded"),
    ],
)
def test_on_time_is_what_the_two_times_say(
    starts: time | None, started: time | None, verdict: str, evidence: str
) -> None:
    found = said(meeting(whole(), starts=starts, started=started), "on_time")
    assert found.verdict == verdict
    assert evidence in found.evidence


def test_agencies_are_counted_once_however_many_they_sent() -> None:
    found = said(whole(), "agencies")
    assert found.evidence == (
        "8 of 12 invited agencies were there. Not there: Prison, Adult social care, Electronic "
        "monitoring and Jobcentre Plus. Of those that every meeting needs, not there: Prison."
    )
    reports = said(whole(), "reports")
    assert reports.evidence == (
        "2 of 4 absent agencies sent a report. No report from Adult social care and Jobcentre Plus."
    )


def test_a_meeting_to_which_nobody_came_is_not_one_that_was_never_marked() -> None:
    nobody = changed(whole(), "invitations", status="absent")
    assert said(nobody, "agencies").verdict == NO
    unmarked = changed(whole(), "invitations", status="invited")
    assert said(unmarked, "agencies").verdict == NOT_RECORDED


def test_who_came_and_said_nothing_is_named() -> None:
    record = whole()
    record.contributions = [row for row in record.contributions if row.agency != "Police"]
    found = said(record, "exchanged")
    assert found.verdict == PARTLY
    assert "Not heard: Police." in found.evidence


def test_an_item_that_was_never_opened_is_named() -> None:
    record = whole()
    record.entries = [row for row in record.entries if row.item != "checks"]
    found = said(record, "agenda")
    assert (found.verdict, found.item) == (PARTLY, "checks")
    assert "Not opened: Other checks." in found.evidence


def test_needs_without_an_effect_are_half_of_it_unless_there_were_none() -> None:
    half = said(meeting(whole(), needs_effect=""), "diversity")
    assert (half.verdict, half.field) == (PARTLY, "needs_effect")
    none = said(meeting(whole(), needs="None known", needs_effect=""), "diversity")
    assert (none.verdict, none.evidence[:26]) == (YES, "Asked for, and none known.")


def test_a_victim_without_a_label_is_counted_and_not_named() -> None:
    record = whole()
    record.people.append(Person(case_id=record.case.id, part="potential victim", name=SECRET))
    found = said(record, "victims")
    assert found.verdict == PARTLY
    assert "2 victims and 2 potential victims" in found.evidence
    assert found.evidence.endswith("Open: 1.")


def test_of_two_items_of_one_kind_the_right_one_is_led_to() -> None:
    record = whole()
    other = Item(key="media", kind="narrative", title="Media")
    record.agenda = record.agenda.model_copy(update={"items": [other, *record.agenda.items]})
    assert said(record, "diversity").item == "equality"
    assert (said(record, "agenda").verdict, said(record, "agenda").item) == (PARTLY, "media")
    record.entries = [row for row in record.entries if row.item != "equality"]
    opened = ItemEntry(meeting_id=record.meeting.id, item="media", opened=True)
    record.entries.append(opened)
    assert said(record, "agenda").item == "equality"


def test_a_statement_that_was_left_out_is_not_one_that_nobody_asked_about() -> None:
    assert said(meeting(whole(), diversity="not done"), "statements").verdict == PARTLY
    neither = meeting(whole(), diversity="not done", confidentiality="not done")
    assert said(neither, "statements").verdict == NO
    unasked = meeting(whole(), diversity="", confidentiality="")
    assert said(unasked, "statements").verdict == NOT_RECORDED


def test_an_agency_that_nobody_marked_is_not_called_absent() -> None:
    record = whole()
    record.invitations = [
        row.model_copy(update={"status": "invited"}) if row.agency == "Prison" else row
        for row in record.invitations
    ]
    found = said(record, "agencies")
    assert (
        "Not there: Adult social care, Electronic monitoring and Jobcentre Plus." in found.evidence
    )
    assert "Open: Prison: who came?" in found.evidence
    assert said(record, "reports").evidence.startswith("1 of 3 absent agencies")


def test_dissent_on_the_level_needs_how_it_was_settled() -> None:
    asked = changed(whole(), "disclosures", dissent="None")
    record = meeting(asked, level_dissent="Police would go to Level 3")
    found = said(record, "dissent")
    assert (found.verdict, found.field) == (PARTLY, "dissent_settled")
    settled = meeting(record, dissent_settled="Looked at again in six weeks.")
    assert said(settled, "dissent").verdict == YES
    assert said(meeting(record, level_dissent="None."), "dissent").evidence == (
        "Asked for, and none."
    )
    silent = said(meeting(record, level_dissent=""), "dissent")
    assert silent.verdict == PARTLY
    assert "At 1 decision, it is not recorded whether anybody differed." in silent.evidence


def test_the_agency_of_who_takes_the_minutes_is_said_to_be_not_counted() -> None:
    record = whole()
    came = next(row for row in record.invitations if row.agency == "Police" and row.came)
    record.invitations = [
        row for row in record.invitations if row.agency != "Police" or row.id == came.id
    ]
    found = said(meeting(record, minute_taker=came.name), "exchanged").evidence
    assert "Not counted, there for the minutes alone: Police." in found
    assert "Not counted" not in said(meeting(record, minute_taker="Jo"), "exchanged").evidence


def test_restricted_recipients_are_counted() -> None:
    found = said(whole(), "disclosure").evidence
    assert "Restricted, so not named here: 1." in found


def test_what_came_along_and_was_not_looked_at_is_not_called_done() -> None:
    record = next_review()
    for key in ("category", "risk", "victims", "contingency", "lead_plan"):
        assert said(record, key).verdict == PARTLY, key
    assert "risks of 14 October, not confirmed" in said(record, "risk").evidence


def test_time_and_words_help_the_auditor() -> None:
    spent = said(whole(), "time").evidence
    assert "72 minutes from start to close, 75 planned for the meeting." in spent
    late = said(meeting(whole(), closed=time(11, 20)), "time").evidence
    assert late.startswith("78 minutes from start to close")
    unknown = said(meeting(whole(), closed=None), "time").evidence
    assert unknown.startswith("72 minutes were taken by its items")
    assert "Disclosure check 11 of 6" in spent
    assert "most under Disclosure check" in said(whole(), "minutes").evidence


@pytest.mark.parametrize("make", [whole, running, next_review])
def test_no_word_of_a_restricted_entry_is_in_any_answer(
    make: Callable[[], MeetingRecord],
) -> None:
    record = make()
    for name in LISTS.values():
        rows: list[Noun] = getattr(record, name)
        for at, row in enumerate(rows):
            if "handling" in type(row).model_fields:
                words = dict.fromkeys(texts_of(type(row)), f"{SECRET} {name}")
                # Whom an agency is, the sheets may say; nothing is answered by anything here.
                kept = {field: getattr(row, field) for field in ("agency",) if field in words}
                points = {field: "" for field in ("risks", "victims") if hasattr(row, field)}
                values = {**words, **kept, **points, "handling": RESTRICTED}
                rows[at] = row.model_copy(update=values)
    found = answered(record)
    told = "\n".join(f"{each.evidence} {stands(record, each)}" for each in found)
    assert SECRET not in told
    assert not [each.refs for each in found if each.refs]
