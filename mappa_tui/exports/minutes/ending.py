"""The end: all actions, the close, and the approval."""

from collections.abc import Iterator

from mappa_tui.domain.action import CANCELLED, OPEN, Action
from mappa_tui.domain.agenda import Item
from mappa_tui.domain.deadlines import minutes_due
from mappa_tui.domain.meeting import LEAVES
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import Block, Fields, Heading, Paragraph, Row, Table
from mappa_tui.exports.minutes.parts import (
    NONE_RECORDED,
    NOT_ANSWERED,
    answered,
    capital,
    clock,
    day,
    handled,
    lines,
    noted,
    recorded,
    weekday,
    who,
)

ALL_INVITED = "All who were invited"
"""Who gets the minutes where nobody else is named."""


def actions(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield every action that is open after the meeting or was made by it."""
    rows = {action.id: action for action in (*record.open_actions, *record.made)}
    by_number = sorted(rows.values(), key=lambda action: action.number)
    yield Paragraph(f"Read back: {answered(record.meeting.read_back).lower()}.")
    yield Table(
        "Actions open after the meeting, and made by it",
        ("Ref", "Action", "Owner", "Due"),
        tuple(_action(record, action) for action in by_number),
        (2, 9, 6, 5),
        empty="No actions are open.",
    )


def _action(record: MeetingRecord, action: Action) -> Row:
    heard = record.outcome(action)
    moved = heard.was_due if heard and heard.was_due != action.due else None
    state = ""
    if action.status == CANCELLED:
        state = f"Cancelled: {action.cancel_reason}"
    elif action.status != OPEN:
        state = f"{capital(action.status)}."
    handling = handled(record.handling_of(action))
    return Row(
        (
            f"A{action.number}",
            lines([recorded(action.task), state]),
            who(action.owner, action.agency, action.helpers),
            lines([weekday(action.due), f"(was {day(moved)})" if moved else ""]),
        ),
        handling,
        "Restricted actions are left out.",
    )


def close(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield what comes next, and who gets the minutes."""
    meeting = record.meeting
    rows = []
    if meeting.next_step == LEAVES:
        rows.append(("What next", "Leaves MAPPA management at Levels 2 and 3"))
        rows.append(("What follows", answered(meeting.exit_follows)))
    else:
        when = weekday(meeting.next_date, meeting.next_time)
        rows.append(("Next review", when if meeting.next_date else NOT_ANSWERED))
    rows.append(("Closed", clock(meeting.closed)))
    if meeting.date:
        due = minutes_due(meeting.date, meeting.level, record.area)
        rows.append(("Minutes to be issued by", weekday(due)))
    rows.append(("Minutes to", meeting.minutes_to.strip() or ALL_INVITED))
    if meeting.restricted_to.strip():
        rows.append(("Restricted entries", "Kept for the readers named in the record"))
    yield Fields("Close", tuple(rows))


def other_notes(record: MeetingRecord) -> Iterator[Block]:
    """Yield what was written under items that the agenda no longer has, by their keys."""
    texts = [
        (entry, lines([entry.notes, entry.no_measures]))
        for entry in sorted(record.entries, key=lambda entry: entry.item)
        if not record.agenda.number(entry.item)
    ]
    found = [(entry, text) for entry, text in texts if text]
    if found:
        yield Heading("Other notes")
        yield Paragraph("They were taken under items that the agenda no longer has.")
    for entry, text in found:
        yield from noted(capital(entry.item.replace("_", " ")), text, entry.handling)


def approval(record: MeetingRecord, status: str) -> Iterator[Block]:
    """Yield who answers for the minutes, and whether they are signed."""
    taker = record.meeting.minute_taker
    is_draft = status.startswith("DRAFT")
    yield Heading("Approval", 2)
    yield Table(
        "Approval",
        ("Role", "Name", "Signature"),
        (
            Row(
                (
                    "Chair",
                    recorded(record.meeting.chair),
                    "Not yet signed" if is_draft else status,
                )
            ),
            Row(("Minute-taker", recorded(taker), "Took the minutes" if taker else NONE_RECORDED)),
        ),
        (4, 6, 8),
    )
