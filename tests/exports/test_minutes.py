"""What a reader of the minutes sees, and what standard minutes keep back."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_tui.domain.action import ActionOutcome
from mappa_tui.domain.agenda import KINDS, Agenda
from mappa_tui.domain.meeting import (
    Contribution,
    Invitation,
    ItemEntry,
    Version,
)
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import (
    Audience,
    Heading,
    Paragraph,
    Table,
    for_audience,
)
from mappa_tui.exports.minutes import (
    BUILDERS,
    draft_status,
    minutes,
    signed_status,
    status,
)
from mappa_tui.exports.minutes.parts import capital
from mappa_tui.exports.names import file_name
from mappa_tui.exports.word import write_word
from tests.records import empty, running, whole

from .house_checker import check
from .reading import printed, section, strings, text_of, without

AUDIENCES: tuple[Audience, Audience] = ("standard", "restricted")


def test_headings_are_the_agenda_in_its_order() -> None:
    record = whole()
    headings = [
        block.text
        for block in minutes(record, draft_status()).blocks
        if isinstance(block, Heading) and block.level == 1
    ]
    assert headings == [item.title for item in record.agenda.items]


def test_every_kind_of_item_has_a_builder() -> None:
    assert set(BUILDERS) == set(KINDS)


@pytest.mark.parametrize("make", [whole, running, empty])
def test_every_state_gives_a_valid_file(make: Any) -> None:
    data = write_word(for_audience(minutes(make(), draft_status()), "standard"))
    assert check(data) == []


def test_eleven_actions_of_which_eight_stay_open() -> None:
    text = printed(whole())
    assert set(re.findall(r"^(A\d+) \|", text, re.MULTILINE)) == {f"A{n}" for n in range(1, 12)}
    still = re.findall(r"^(A\d+) \|", section(whole(), "Actions"), re.MULTILINE)
    assert still == ["A3", "A5", "A6", "A7", "A8", "A9", "A10", "A11"]


def test_an_action_carried_forward_shows_its_history() -> None:
    heard = section(whole(), "Last meeting")
    assert "30 September 2025 | Carried forward to Tuesday 28 October 2025." in heard
    assert "Two landlords refused." in heard
    assert "Tuesday 28 October 2025\n(was 30 September 2025)" in section(whole(), "Actions")


def test_the_opening_says_how_the_statements_were_given() -> None:
    text = section(whole(), "Opening")
    assert "Date: Tuesday 14 October 2025" in text
    assert "Confidentiality statement: Read aloud at 10:03" in text
    assert "Diversity statement: Pointed to at 10:03" in text
    statements = [
        block.text
        for block in minutes(whole(), draft_status()).blocks
        if isinstance(block, Paragraph) and block.handling == "standard"
        if block.role == "statement"
    ]
    assert statements == [whole().area.confidentiality_statement]


def test_attendance_counts_members_and_lists_observers_apart() -> None:
    record = whole()
    record.put(
        Invitation(
            meeting_id=record.meeting.id,
            position=99,
            agency="Academy",
            name="Trainee",
            part="observer",
            status="attended",
            mode="in the room",
        )
    )
    text = section(record, "Attendance")
    assert "10 of 14 came." in text
    assert "Adult social care | Nobody named | None recorded | Absent, no report" in text
    assert "Police | DI Priya Nair | Chair | In the room\n" in text
    assert "Prison | Gareth Pugh | Offender management unit | Apologies, report received" in text
    assert text.index("10 of 14 came.") < text.index("Academy | Trainee")
    assert "Academy" not in section(record, "Information by agency")


def test_the_case_summary_says_what_was_confirmed() -> None:
    text = section(whole(), "Case summary")
    assert "Name: Martin ELLERY" in text
    assert "Checked: Confirmed current on 14 October 2025" in text
    assert "Checked: Not confirmed at this meeting" in text
    assert "None recorded: CRO, NOMIS" in text


def test_information_stands_under_its_agency_with_its_kind() -> None:
    text = section(whole(), "Information by agency")
    assert "Probation\nFact, Joanne Feld: Weekly contact kept." in text
    assert "Fact (third party), Joanne Feld: He says" in text
    assert "Jobcentre Plus\nNothing known." in text
    assert "Nothing was recorded from Adult social care." in text


def test_risk_shows_what_rose_and_what_answers_each() -> None:
    text = section(whole(), "Risk assessment")
    assert "Children | Very high (was high) | Low" in text
    assert "Prisoners | Not applicable | Low" in text
    assert "R1 | Meets a child through a partner | M1, M5, M7, M11, K1" in text


def test_victims_are_called_by_their_label() -> None:
    record = whole()
    victim = next(row for row in record.people if row.label == "V1")
    record.put(victim.model_copy(update={"name": "Robin Doe"}))
    assert "Robin Doe" not in printed(record)
    record.put(victim.model_copy(update={"name": "Jo Doe", "label": ""}))
    assert "Jo Doe\nvictim" in section(record, "Victims")


def test_an_answer_reads_without_its_question() -> None:
    record = whole()
    victim = next(row for row in record.people if row.label == "V1")
    record.put(victim.model_copy(update={"vlo": "neither"}))
    assert "VLO: neither present nor a report" in section(record, "Victims")


def test_a_pillar_without_measures_gives_its_reason() -> None:
    record = without(whole(), "measures")
    assert "No measures, and no reason recorded." in section(record, "Supervision")
    entry = record.entry("supervision")
    assert entry is not None
    record.put(entry.model_copy(update={"no_measures": "In custody."}))
    assert section(record, "Supervision") == "No measures, because: In custody."


def test_a_disclosure_prints_its_tests_and_the_action_it_made() -> None:
    text = section(whole(), "Disclosure check")
    assert "Child sex offender (section 327B): Yes: there is a duty" in text
    assert "(a) Dawn Prior" in text
    assert "Presumption to disclose: Yes, both tests are met" in text
    assert "By: Friday 17 October 2025" in text
    assert "Action: A6: open" in text


def test_what_a_disclosure_lacks_is_said_where_it_is_needed_only() -> None:
    record = whole()
    first = record.considered[0]
    record.put(first.model_copy(update={"how": ""}))
    text = section(record, "Disclosure check")
    assert "How: Not answered" in text
    assert "Deferred to" not in text


def test_the_close_says_when_next_and_by_when_minutes_are_issued() -> None:
    record = whole()
    record.meeting = record.meeting.model_copy(update={"minutes_to": ""})
    text = section(record, "Close")
    assert "Minutes to: All who were invited" in text
    assert "Next review: Tuesday 25 November 2025 at 10:00" in text
    assert "Minutes to be issued by: Tuesday 28 October 2025" in text


def test_an_exit_says_what_follows() -> None:
    record = whole()
    changed = {"next_step": "exit", "next_date": None, "exit_follows": "Level 1 with Police."}
    record.put(record.meeting.model_copy(update=changed))
    assert "What follows: Level 1 with Police." in section(record, "Close")


def test_signed_minutes_say_who_signed_in_the_approval() -> None:
    version = Version(
        meeting_id=whole().meeting.id,
        number=1,
        signed_at=datetime(2025, 10, 14, 23, 30, tzinfo=UTC),
        signed_by="DI Priya Nair",
        how="by the chair, here",
    )
    status = signed_status(version)
    assert status == "Version 1, signed by DI Priya Nair on 15 October 2025"
    assert f"Chair | DI Priya Nair | {status}" in text_of(minutes(whole(), status))
    assert "Not yet signed" in printed(whole())
    on_word = version.model_copy(
        update={"how": "on the chair’s word", "entered_by": "Leanne Cross"}
    )
    assert signed_status(on_word) == (
        "Version 1, signed on DI Priya Nair’s word on 15 October 2025, entered by Leanne Cross"
    )


def test_an_amendment_says_at_its_head_what_it_amends_and_why() -> None:
    first = Version(
        meeting_id=whole().meeting.id,
        number=1,
        signed_at=datetime(2025, 10, 15, 9, tzinfo=UTC),
        signed_by="DI Priya Nair",
    )
    update = {"number": 2, "reason": "A name was wrong"}
    amending = first.model_copy(update={**update, "signed_at": None, "signed_by": ""})
    second = first.model_copy(update={**update, "signed_at": datetime(2025, 10, 21, tzinfo=UTC)})
    why = "; amends version 1 of 15 October 2025; reason: A name was wrong"
    assert status([]) == draft_status()
    assert status([first]) == signed_status(first)
    assert status([first, amending]) == f"DRAFT, not signed{why}"
    signed = f"Version 2, signed by DI Priya Nair on 21 October 2025{why}"
    assert status([first, second]) == signed


def test_a_text_is_capitalised_unless_it_has_letters_of_its_own() -> None:
    for text in ("s.327A applies", "s327A", "nDelius note", "2 visits", ""):
        assert capital(text) == text
    assert capital("weekly, at home") == "Weekly, at home"


def test_by_when_is_printed_in_full_as_seen_from_its_own_meeting() -> None:
    record = whole()
    [row, other] = record.pillar("supervision")[:2]
    mine = {"when": "26 Nov", "meeting_id": record.meeting.id}
    record.put(row.model_copy(update=mine))
    record.put(other.model_copy(update={"when": "12 Aug", "meeting_id": None}))
    text = section(record, "Supervision")
    assert "| Wednesday 26 November 2025 |" in text
    assert "| 12 Aug |" in text


def test_an_empty_meeting_has_words_for_every_state() -> None:
    text = printed(empty())
    for words in (
        "Nobody was invited.",
        "There was no earlier meeting.",
        "No actions were open.",
        "No relevant dates recorded.",
        "No conditions or orders recorded.",
        "No information was recorded.",
        "No assessment of serious harm was recorded.",
        "No assessment tools recorded.",
        "No risks recorded.",
        "No victims or potential victims recorded.",
        "No measures, and no reason recorded.",
        "No contingency plans recorded.",
        "Child sex offender (section 327B): Not answered",
        "Reason: Not answered",
        "No further decisions recorded.",
        "No actions are open.",
        "Read back: not answered.",
        "Next review: Not answered",
    ):
        assert words in text
    for block in minutes(empty(), draft_status()).blocks:
        assert all(part.strip() for part in strings(block))


def test_no_cell_of_a_whole_meeting_is_empty() -> None:
    for block in minutes(whole(), draft_status()).blocks:
        assert all(part.strip() for part in strings(block))
        if isinstance(block, Table):
            cells = [cell for row in block.rows for cell in row.cells]
            assert all(cell.strip() for cell in cells)
            assert {len(row.cells) for row in block.rows} <= {len(block.header)}


def test_signed_minutes_read_the_same_in_whatever_order_rows_come() -> None:
    record = whole()
    again = MeetingRecord.model_validate_json(record.canonical())
    assert printed(again, "restricted") == printed(record, "restricted")


def test_what_names_an_item_that_is_gone_stands_under_information() -> None:
    record = whole()
    row = Contribution(
        meeting_id=record.meeting.id, agency="Police", item="gone", text="Said elsewhere"
    )
    record.put(row)
    assert "Said elsewhere" in section(record, "Information by agency")
    record.put(row.model_copy(update={"item": "level"}))
    assert "Fact, Police: Said elsewhere" in section(record, "Level decision")


def test_notes_of_items_that_the_agenda_no_longer_has_are_printed_at_the_end() -> None:
    record = whole()
    assert "Other notes" not in printed(record)
    mine = record.meeting.id
    record.put(ItemEntry(meeting_id=mine, item="gone", opened=True))
    assert "Other notes" not in printed(record)
    record.put(ItemEntry(meeting_id=mine, item="own_housing", notes="Said here"))
    record.put(ItemEntry(meeting_id=mine, item="safety", no_measures="Nobody lives near"))
    record.put(ItemEntry(meeting_id=mine, item="view", notes="Kept back", handling="restricted"))
    standard, restricted = (section(record, "Other notes", each) for each in AUDIENCES)
    assert standard.startswith("They were taken under items that the agenda no longer has.")
    assert "Own housing\nSaid here\nSafety\nNobody lives near" in standard
    assert "View\nRestricted notes were taken here." in standard
    assert "Kept back" not in standard
    assert "[Restricted] View\n[Restricted] Kept back" in restricted
    document = for_audience(minutes(record, draft_status()), "standard")
    assert check(write_word(document)) == []


def test_an_areas_own_narrative_item_prints_its_notes() -> None:
    record = whole()
    item = record.agenda.item("equality").model_copy(
        update={"key": "own", "title": "Own", "fields": []}
    )
    record.agenda = Agenda(name="Own", items=[*record.agenda.items, item])
    assert section(record, "Own").startswith("Nothing was recorded.")
    record.put(ItemEntry(meeting_id=record.meeting.id, item="own", notes="Said here"))
    assert section(record, "Own").startswith("Discussion\nSaid here")


def test_an_outcome_half_entered_says_what_is_known() -> None:
    record = whole()
    record.outcomes = [
        ActionOutcome(
            case_id=record.case.id,
            meeting_id=record.meeting.id,
            action_id=record.actions[2].id,
        )
    ]
    assert "30 September 2025" not in section(record, "Last meeting")
    assert "28 October 2025 | Not answered" in section(record, "Last meeting")


def test_file_names_hold_no_persons_name() -> None:
    record = whole()
    assert file_name(record) == "X482913-3 minutes 2025-10-14 DRAFT.docx"
    assert file_name(record, version=1) == "X482913-3 minutes 2025-10-14 v1.docx"
    copy = file_name(record, "minutes RESTRICTED", 2, copy="copy 3")
    assert copy == "X482913-3 minutes RESTRICTED 2025-10-14 v2 copy 3.docx"
    assert file_name(empty()) == "case-1 minutes undated DRAFT.docx"


@given(st.text())
def test_any_crn_gives_a_file_name_that_windows_takes(crn: str) -> None:
    record = empty()
    record.case = record.case.model_copy(update={"crn": crn})
    record.meeting = record.meeting.model_copy(update={"date": date(2025, 10, 14)})
    name = file_name(record)
    assert re.fullmatch(r"[A-Za-z0-9-]+-1 minutes 2025-10-14 DRAFT\.docx", name)
