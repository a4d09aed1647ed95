"""The first items: how the meeting began, who was there, and the last meeting."""

from collections.abc import Iterator, Sequence

from mappa_tui.domain.action import CARRIED, DONE, Action
from mappa_tui.domain.agenda import Item
from mappa_tui.domain.lengths import held_minutes
from mappa_tui.domain.meeting import INVITED, Invitation, Meeting
from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.domain.text import counted
from mappa_tui.exports.blocks import Block, Fields, Paragraph, Row, Table
from mappa_tui.exports.minutes.parts import (
    NONE_RECORDED,
    NOT_ANSWERED,
    answered,
    capital,
    clock,
    day,
    handled,
    lines,
    recorded,
    weekday,
    who,
)


def opening(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield when and where the meeting was held, its purpose and the statements."""
    case, meeting, area = record.case, record.meeting, record.area
    born = f", born {day(case.born)}" if case.born else ""
    read = answered(meeting.confidentiality)
    if meeting.confidentiality_at:
        read += f" at {clock(meeting.confidentiality_at)}"
    pointed = answered(meeting.diversity)
    if meeting.diversity_at:
        pointed += f" at {clock(meeting.diversity_at)}"
    yield Fields(
        "The meeting",
        (
            ("Subject of the meeting", f"{case.full_name}{born}"),
            (
                "Meeting",
                f"Level {meeting.level or 'not recorded'}, {meeting.kind}, {_place(record)}",
            ),
            ("Date", weekday(meeting.date)),
            ("Time", _time(meeting)),
            ("Place", recorded(meeting.place)),
            ("Area", recorded(meeting.area or area.name)),
            ("Chair", recorded(meeting.chair)),
            ("Minute-taker", recorded(meeting.minute_taker)),
            ("Purpose", f"{area.purpose}\nStated: {answered(meeting.purpose).lower()}"),
            ("Confidentiality statement", read),
            ("Diversity statement", pointed),
        ),
    )


def _place(record: MeetingRecord) -> str:
    return f"number {record.meeting.number} in the series"


def _time(meeting: Meeting) -> str:
    """Return `10:02 to 11:14, 72 minutes`; what is not known is said so."""
    text = f"{clock(meeting.started)} to {clock(meeting.closed)}"
    if meeting.started is None and meeting.closed is None:
        return NONE_RECORDED
    held = held_minutes(meeting)
    return text if held is None else f"{text}, {counted(held, 'minute')}"


def attendance(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield who was invited and who came; observers apart."""
    rows = sorted(live(record.invitations), key=lambda row: (row.position, str(row.id)))
    members = [row for row in rows if row.part != "observer"]
    observers = [row for row in rows if row.part == "observer"]
    if members:
        came = sum(row.came for row in members)
        yield Paragraph(f"{came} of {len(members)} came.")
    yield _invited("Attendance", members)
    if observers:
        yield Paragraph("Observers, who contribute nothing:")
        yield _invited("Observers", observers)


def _invited(caption: str, rows: Sequence[Invitation]) -> Table:
    return Table(
        caption,
        ("Agency", "Name", "Role", "Came"),
        tuple(
            Row(
                (
                    recorded(row.agency),
                    lines(
                        [
                            row.name if row.name.strip() else "Nobody named",
                            f"for {row.deputy_for}" if row.deputy_for else "",
                        ]
                    ),
                    recorded(capital(row.role)),
                    _came(row),
                )
            )
            for row in rows
        ),
        (6, 5, 6, 6),
        empty="Nobody was invited.",
    )


def _came(row: Invitation) -> str:
    """Return how somebody came; of those who did not, whether they sent a report."""
    sent = {"yes": "report received", "no": "no report"}
    if row.came:
        way = capital(row.mode) or "Came"
        return f"{way}, {sent['yes']}" if row.report == "yes" else way
    if row.status == INVITED:
        return "Not marked"
    return f"{capital(row.status)}, {sent.get(row.report, 'report not recorded')}"


def last_meeting(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield whether the last minutes were right, and what became of each open action."""
    meeting, last = record.meeting, record.last_meeting
    if last is None:
        yield Paragraph("There was no earlier meeting.")
    else:
        rows = [
            ("Last meeting", f"{last.title}, {weekday(last.date)}"),
            ("Its minutes", answered(meeting.last_minutes)),
        ]
        if meeting.corrections.strip():
            rows.append(("Corrections", meeting.corrections))
        yield Fields("The last meeting", tuple(rows))
    yield Table(
        "Actions of earlier meetings",
        ("Ref", "Action", "Owner", "Was due", "What became of it"),
        tuple(_reviewed(record, action) for action in record.reviewed),
        (2, 6, 5, 4, 8),
        empty="No actions were open.",
    )


def _reviewed(record: MeetingRecord, action: Action) -> Row:
    heard = record.became(action)
    became = NOT_ANSWERED
    if heard is not None and heard.outcome:
        became = capital(heard.outcome)
        if heard.outcome == DONE and heard.done_on:
            became += f" on {day(heard.done_on)}"
        if heard.outcome == CARRIED and heard.new_due:
            became += f" to {weekday(heard.new_due)}"
        became = lines([f"{became}.", heard.evidence, heard.reason])
        if heard.meeting_id is None:
            became += f"\nEntered between the meetings, on {day(heard.heard_on)}."
    became = lines([*_moved(record, action), became])
    due = (heard and heard.was_due) or action.due
    owner = who(action.owner, action.agency, action.helpers)
    handling = record.handling_of(action)
    return Row(
        (
            f"A{action.number}",
            recorded(action.task),
            owner,
            day(due),
            became,
        ),
        handled(handling),
        "Restricted actions are left out.",
    )


def _moved(record: MeetingRecord, action: Action) -> Iterator[str]:
    """Yield each new date that was set between the last meeting and this one."""
    for row in record.since(action):
        if row.outcome == CARRIED and row.acts:
            dates = f"from {day(row.was_due)} to {day(row.new_due)}"
            yield f"Moved between the meetings, on {day(row.heard_on)}, {dates}: {row.reason}"
