"""An action's history: what acts, in which order, and what the next meeting hears of it."""

from datetime import date
from typing import Any

import pytest

from mappa_tui.domain.action import (
    CANCELLED,
    CARRIED,
    CHASED,
    DONE,
    OPEN,
    Action,
    ActionOutcome,
    between_meetings,
)
from mappa_tui.domain.consequences import consequences
from mappa_tui.domain.entry import EntryError, Known, enter
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.signoff import gaps
from mappa_tui.domain.told import told
from mappa_tui.exports.blocks import Table
from mappa_tui.exports.minutes.opening import last_meeting
from tests.records import record_of, running

LAST, DAY = date(2025, 7, 22), date(2025, 10, 14)
DUE, LATER = date(2025, 9, 30), date(2025, 11, 28)


@pytest.fixture
def record() -> MeetingRecord:
    """Return the meeting before anything was heard of A3, due on 30 September."""
    full = running()
    full.outcomes = []
    for row in full.actions:
        full.put(row.model_copy(update={"status": OPEN}))
    full.put(action(full).model_copy(update={"due": DUE}))
    return full


def action(record: MeetingRecord, number: int = 3) -> Action:
    return next(row for row in record.actions if row.number == number)


def between(record: MeetingRecord, day: date, outcome: str, **values: Any) -> ActionOutcome:
    """Enter an outcome of A3 between meetings, with what follows from it."""
    row = between_meetings(action(record), day)
    return put(record, row.model_copy(update={"outcome": outcome, **values}))


def put(record: MeetingRecord, row: ActionOutcome) -> ActionOutcome:
    before = record.find("ActionOutcome", row.id)
    record.put(row)
    for follows in consequences(record, row, before):
        record.put(follows)
    return row


def standing(record: MeetingRecord) -> tuple[str, date | None, str]:
    now = action(record)
    return now.status, now.due, now.cancel_reason


def asked(record: MeetingRecord) -> bool:
    return any(gap.question == "A3: what became of it?" for gap in gaps(record))


def minuted(record: MeetingRecord) -> str:
    item = record.agenda.item(record.agenda.key_of("actions_review"))
    tables = [block for block in last_meeting(record, item) if isinstance(block, Table)]
    return next(row.cells[-1] for row in tables[0].rows if row.cells[0] == "A3")


def test_chasing_changes_nothing_of_the_action(record: MeetingRecord) -> None:
    between(record, DAY, CHASED, chased_on=DAY, said="He rings back.")
    assert standing(record) == (OPEN, DUE, "")
    between(record, DAY, DONE, evidence="Report.")
    between(record, DAY, CHASED, chased_on=DAY, said="Again.")
    assert standing(record) == (DONE, DUE, "")


def test_an_outcome_that_is_not_chosen_yet_changes_nothing(record: MeetingRecord) -> None:
    between(record, DAY, DONE, evidence="Report.")
    begun = between(record, DAY, "", evidence="begun")
    put(record, begun.model_copy(update={"evidence": "typed on"}))
    assert standing(record) == (DONE, DUE, "")


def test_one_after_another_is_a_history_in_order(record: MeetingRecord) -> None:
    rows = [
        between(record, date(2025, 8, 1), CARRIED, new_due=DAY, reason="Ill."),
        between(record, date(2025, 8, 20), CARRIED, new_due=LATER, reason="Still ill."),
    ]
    assert standing(record) == (OPEN, LATER, "")
    assert [row.was_due for row in rows] == [DUE, DAY]
    between(record, date(2025, 9, 1), CANCELLED, reason="Housed by others.")
    assert standing(record) == (CANCELLED, LATER, "Housed by others.")
    between(record, date(2025, 9, 2), CARRIED, new_due=DAY, reason="Not housed after all.")
    assert standing(record) == (OPEN, DAY, "")


def test_what_came_later_counts_when_an_earlier_line_is_mended(record: MeetingRecord) -> None:
    heard = ActionOutcome(
        case_id=record.case.id,
        meeting_id=record.meeting.id,
        action_id=action(record).id,
        was_due=DUE,
        heard_on=DAY,
        outcome=CARRIED,
        new_due=date(2025, 10, 28),
    )
    put(record, heard)
    between(record, date(2025, 10, 20), DONE, evidence="Report.")
    put(record, heard.model_copy(update={"new_due": date(2025, 10, 30)}))
    assert standing(record)[0] == DONE
    put(record, heard.model_copy(update={"outcome": ""}))
    assert standing(record)[0] == DONE


@pytest.mark.parametrize(
    ("outcome", "whole"),
    [
        (DONE, {"evidence": "Report."}),
        (CANCELLED, {"reason": "Housed."}),
        (CARRIED, {"reason": "Ill.", "new_due": LATER}),
    ],
)
def test_between_meetings_only_what_is_whole_acts(
    record: MeetingRecord, outcome: str, whole: dict[str, Any]
) -> None:
    before = standing(record)
    for lacking in whole:
        values = {name: value for name, value in whole.items() if name != lacking}
        row = between(record, DAY, outcome, **values)
        assert not row.is_complete
        assert standing(record) == before
    between(record, DAY, outcome, **whole)
    assert standing(record) != before


def test_a_meeting_does_not_chase() -> None:
    case = running().case.id
    own = ActionOutcome(case_id=case, action_id=case)
    of_meeting = own.model_copy(update={"meeting_id": case})
    assert enter(own, "outcome", "chased", Known(DAY)).outcome == CHASED
    assert CHASED not in of_meeting.choices_of("outcome")
    with pytest.raises(EntryError, match="done, carried forward, cancelled"):
        enter(of_meeting, "outcome", "chased", Known(DAY))


def test_the_next_meeting_hears_what_was_done_between(record: MeetingRecord) -> None:
    assert asked(record)
    between(
        record,
        date(2025, 8, 1),
        CARRIED,
        new_due=date(2025, 10, 10),
        reason="Two landlords refused.",
    )
    between(record, date(2025, 9, 1), DONE, done_on=date(2025, 8, 30), evidence="The report.")
    assert 3 in [row.number for row in record.reviewed]
    assert not asked(record)
    said = minuted(record)
    assert "Done on 30 August 2025.\nThe report." in said
    assert "Entered between the meetings, on 1 September 2025." in said
    assert "from 30 September 2025 to 10 October 2025: Two landlords refused." in said


def test_what_was_closed_before_the_last_meeting_is_not_heard_again(
    record: MeetingRecord,
) -> None:
    between(record, date(2025, 7, 1), DONE, evidence="Report.")
    assert 3 not in [row.number for row in record.reviewed]


def test_what_was_closed_after_the_meeting_is_still_to_be_heard(record: MeetingRecord) -> None:
    between(record, date(2025, 10, 20), DONE, evidence="Report.")
    assert 3 in [row.number for row in record.reviewed]
    assert asked(record)


def test_a_meeting_that_hears_otherwise_counts(record: MeetingRecord) -> None:
    between(record, date(2025, 9, 1), DONE, evidence="Report.")
    heard = ActionOutcome(
        case_id=record.case.id,
        meeting_id=record.meeting.id,
        action_id=action(record).id,
        was_due=DUE,
        heard_on=DAY,
        outcome=CARRIED,
        new_due=LATER,
        reason="The report was of somebody else.",
    )
    put(record, heard)
    assert standing(record) == (OPEN, LATER, "")
    assert record.became(action(record)) == heard


def test_a_first_meeting_hears_all_that_was_closed_before() -> None:
    case, meeting = running().case, running().meeting
    alone = record_of([case, meeting.model_copy(update={"number": 1})])
    row = Action(case_id=case.id, number=3, task="Ask", due=DUE)
    alone.put(row)
    between(alone, date(2025, 9, 1), CANCELLED, reason="Not needed.")
    assert [each.number for each in alone.reviewed] == [3]


def test_each_line_of_a_history_in_words(record: MeetingRecord) -> None:
    rows = [
        between(record, DAY, CHASED, chased_on=DAY, said="He rings back."),
        between(record, DAY, CARRIED, new_due=LATER, reason="Ill."),
        between(record, DAY, DONE, done_on=date(2025, 10, 13), evidence="Report."),
        between(record, DAY, ""),
    ]
    start = "14 Oct 2025, between meetings: "
    assert [told(row) for row in rows] == [
        f"{start}chased: He rings back.",
        f"{start}moved from 30 Sep 2025 to 28 Nov 2025: Ill.",
        f"{start}done on 13 Oct 2025: Report.",
        "",
    ]
