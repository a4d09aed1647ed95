"""The first items: how the meeting began, who was there, and the last meeting."""

from collections.abc import Iterator, Sequence

from mappa_tui.domain.action import CARRIED, DONE, Action
from mappa_tui.domain.agenda import Item
from mappa_tui.domain.meeting import INVITED, Invitation
from mappa_tui.domain.record import MeetingRecord, live
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
            ("Meeting", f"Level {meeting.level or 'not recorded'}, {meeting.kind}"),
            ("Number in series", str(meeting.number)),
            ("Date", weekday(meeting.date)),
            ("Started", clock(meeting.started)),
            ("Closed", clock(meeting.closed)),
            ("Place", recorded(meeting.place)),
            ("Area", recorded(meeting.area or area.name)),
            ("Chair", recorded(meeting.chair)),
            ("Minute-taker", recorded(meeting.minute_taker)),
            ("Purpose", area.purpose),
            ("Purpose stated", answered(meeting.purpose)),
            ("Confidentiality statement", read),
            ("Diversity statement", pointed),
        ),
    )
    yield Paragraph(area.confidentiality_statement, role="statement")


def attendance(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield who was invited and who came; observers apart."""
    rows = sorted(live(record.invitations), key=lambda row: (row.position, str(row.id)))
    members = [row for row in rows if row.part != "observer"]
    observers = [row for row in rows if row.part == "observer"]
    yield _invited("Attendance", members)
    if members:
        came = sum(row.came for row in members)
        yield Paragraph(f"{came} of {len(members)} came.")
    if observers:
        yield Paragraph("Observers, who contribute nothing:")
        yield _invited("Observers", observers)


def _invited(caption: str, rows: Sequence[Invitation]) -> Table:
    return Table(
        caption,
        ("Agency", "Name", "Role", "Came", "Report"),
        tuple(
            Row(
                (
                    recorded(row.agency),
                    lines(
                        [
                            recorded(row.name),
                            f"for {row.deputy_for}" if row.deputy_for else "",
                        ]
                    ),
                    recorded(row.role),
                    _came(row),
                    _report(row),
                )
            )
            for row in rows
        ),
        (6, 5, 5, 4, 4),
        empty="Nobody was invited.",
    )


def _report(row: Invitation) -> str:
    """Return whether a report came; of those who came, none is asked."""
    otherwise = "Not applicable" if row.came else NONE_RECORDED
    return {"yes": "Received", "no": "Not received"}.get(row.report, otherwise)


def _came(row: Invitation) -> str:
    if row.came:
        return capital(row.mode) or "Came"
    return "Not marked" if row.status == INVITED else capital(row.status)


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
