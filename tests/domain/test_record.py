"""The record: what it finds, and the JSON that sign-off locks."""

import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from mappa_tui.domain.meeting import Contribution, Draft, Version
from mappa_tui.domain.record import LISTS, MeetingRecord, seal
from mappa_tui.domain.text import clean
from tests.records import empty, whole


def test_the_same_record_gives_the_same_json() -> None:
    assert whole().canonical() == whole().canonical()


def test_rows_keep_the_order_in_which_they_were_entered() -> None:
    record = whole()
    record.conditions.reverse()
    again = MeetingRecord.model_validate_json(record.canonical())
    assert [row.id for row in again.conditions] == [row.id for row in record.conditions]


@settings(deadline=None, max_examples=20)
@given(st.text())
def test_any_cleaned_text_comes_back_from_the_json(text: str) -> None:
    record = whole()
    row = Contribution(meeting_id=record.meeting.id, text=clean(text))
    record.put(row)
    again = MeetingRecord.model_validate_json(record.canonical())
    assert again.find("Contribution", row.id) == row
    assert again.canonical() == record.canonical()


def test_what_was_entered_in_error_or_never_valid_stays_out() -> None:
    record = whole()
    before = record.canonical()
    wrong = Contribution(meeting_id=record.meeting.id, text="wrong", in_error=True)
    record.put(wrong)
    record.put(Draft(noun="Action", record_id=record.actions[0].id, field="due", text="ASAP"))
    assert record.canonical() == before


def test_each_change_changes_the_seal() -> None:
    record = whole()
    before = seal(record.canonical())
    assert len(before) == 64
    record.put(record.contributions[0].model_copy(update={"text": "other"}))
    assert seal(record.canonical()) != before


def test_the_json_holds_wordings_and_agenda_but_no_other_meeting() -> None:
    content = json.loads(whole().canonical())
    assert content["area"]["confidentiality_statement"]
    assert len(content["agenda"]["items"]) == 18
    assert "meetings" not in content
    assert content["last_meeting"]["date"] == "2025-07-22"


def test_records_are_found_and_replaced_by_their_id() -> None:
    record = whole()
    for name in LISTS.values():
        for row in list(getattr(record, name)):
            copy = row.model_copy()
            assert record.find(type(row).__name__, row.id) is row
            record.put(copy)
    assert len(record.actions) == 11
    assert record.find("Case", record.case.id) is record.case
    assert record.find("Case", record.meeting.id) is None
    assert record.find("Nothing", record.case.id) is None


def test_what_has_no_place_here_is_not_taken_in() -> None:
    record = empty()
    before = record.model_dump()
    record.put(Version(meeting_id=record.meeting.id, number=1))
    assert record.model_dump() == before


def test_a_changed_meeting_and_case_are_the_records_own() -> None:
    record = whole()
    record.put(record.meeting.model_copy(update={"place": "Elsewhere"}))
    record.put(record.case.model_copy(update={"crn": "X1"}))
    assert (record.meeting.place, record.case.crn) == ("Elsewhere", "X1")
    assert record.day == date(2025, 10, 14)


def test_actions_are_those_reviewed_made_and_open() -> None:
    record = whole()
    assert [row.number for row in record.reviewed] == [1, 2, 3, 4]
    assert [row.number for row in record.made] == [5, 6, 7, 8, 9, 10, 11]
    assert [row.number for row in record.open_actions] == [3, 5, 6, 7, 8, 9, 10, 11]
    first = record.outcome(record.reviewed[0])
    assert first is not None
    assert first.evidence.startswith("Letter")
    assert record.outcome(record.made[0]) is None


def test_entries_may_point_at_what_is_here() -> None:
    record = whole()
    record.put(record.risks[5].model_copy(update={"in_error": True}))
    known = record.known(date(2030, 1, 1))
    assert known.today == date(2025, 10, 14)
    assert known.labels["risk"] == {"R1", "R2", "R3", "R4", "R5"}
    assert known.labels["victim"] == {"V1", "V2", "C1"}
    assert empty().known(date(2030, 1, 1)).today == date(2030, 1, 1)


def test_a_draft_is_found_by_its_field() -> None:
    record = whole()
    draft = Draft(noun="Action", record_id=record.actions[4].id, field="due", text="ASAP")
    record.put(draft)
    assert record.draft("Action", draft.record_id, "due") == draft
    assert record.draft("Action", draft.record_id, "owner") is None
