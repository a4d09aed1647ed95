"""The invitation to a meeting with its agenda: when, where, what is asked for, and what is read."""

import datetime as dt
from collections.abc import Iterator

from mappa_tui.domain.dates import plain_date
from mappa_tui.domain.deadlines import reports_due
from mappa_tui.domain.meeting import Invitation
from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.exports.blocks import (
    Block,
    Document,
    Fields,
    Heading,
    Paragraph,
    Row,
    Table,
    for_audience,
)
from mappa_tui.exports.minutes.parts import recorded, weekday
from mappa_tui.exports.papers import NOT_SET, case_reference, paper
from mappa_tui.exports.slips import open_actions_of

WANTED = (
    "What your agency knows of the person {since}, and what it did. That nothing is known is an "
    "answer, too.",
    "Facts and opinions told apart, and where each comes from.",
    "What makes serious harm more or less likely, to whom, and what your agency can do about it.",
    "What must not reach the person: mark it as restricted.",
)
BECAME = "What became of your agency’s actions, and what shows it."
"""Asked where there was a meeting before."""
COMING = """Whoever comes for your agency can speak for it and commit it. If nobody can come, say \
so, and send the report all the same."""
WATCHING = """You are invited as an observer: you are not asked for a report, and contribute \
nothing to the discussion."""


def invited(record: MeetingRecord) -> list[Invitation]:
    """Return those who get an invitation, in their order."""
    return sorted(live(record.invitations), key=lambda row: (row.position, str(row.id)))


def recipient(row: Invitation) -> str:
    """Return what the copy for one of `invited` is called."""
    return ", ".join(part for part in (row.agency, row.name) if part.strip()) or "Not named"


def invitation(record: MeetingRecord, row: Invitation) -> Document:
    """Return the invitation and agenda for one of `invited`.

    An observer's names nobody: the case has its reference alone. Restricted actions are left
    out of everybody's.
    """
    return for_audience(paper(record, "Invitation and agenda", _blocks(record, row)), "standard")


def _blocks(record: MeetingRecord, row: Invitation) -> Iterator[Block]:
    observes = row.part == "observer"
    yield _when(record, row)
    yield Paragraph(record.area.purpose)
    yield Heading("Who it is about")
    yield _subject(record, named=not observes)
    yield Heading("What is asked of you")
    yield from [Paragraph(WATCHING)] if observes else _asked(record, row)
    yield Heading("Agenda")
    yield _agenda(record)
    yield Heading("Statements")
    yield Paragraph("They are read, or attention is drawn to them, as the meeting begins.")
    yield Heading("Confidentiality", 2)
    yield Paragraph(record.area.confidentiality_statement, role="statement")
    yield Heading("Diversity", 2)
    yield Paragraph(record.area.diversity_statement, role="statement")


def _when(record: MeetingRecord, row: Invitation) -> Fields:
    meeting = record.meeting
    ends = _after(meeting.starts, meeting.planned_minutes)
    span = f"{_clock(meeting.starts)} to {_clock(ends)}" if ends else NOT_SET
    who = [part.strip() for part in (row.agency, row.name, row.role) if part.strip()]
    return Fields(
        "The meeting",
        (
            ("For", recorded(", ".join(who))),
            ("Date", weekday(meeting.date) if meeting.date else NOT_SET),
            ("Time", f"{span}, {meeting.planned_minutes} minutes"),
            ("Place, or how to join", meeting.place.strip() or NOT_SET),
            ("Chair", meeting.chair.strip() or NOT_SET),
            ("Minute-taker", meeting.minute_taker.strip() or NOT_SET),
        ),
    )


def _subject(record: MeetingRecord, *, named: bool) -> Fields:
    case, meeting = record.case, record.meeting
    rows = [("Case reference", case_reference(record))]
    if named:
        rows += [
            ("Name", case.full_name),
            ("Also known as", recorded(case.aliases)),
            ("Date of birth", plain_date(case.born) if case.born else recorded("")),
        ]
    level = f"Level {meeting.level or 'not recorded'}"
    category = f"Category {case.category or 'not recorded'}, " if named else ""
    rows.append(("Managed at", category + level))
    return Fields("Who it is about", tuple(rows))


def _asked(record: MeetingRecord, row: Invitation) -> Iterator[Block]:
    meeting, last = record.meeting, record.last_meeting
    by = reports_due(meeting.date, meeting.level, record.area) if meeting.date else None
    until = f"By {weekday(by)}" if by else "Before the meeting"
    to = meeting.minute_taker.strip() or "the MAPPA unit"
    since = f"since {plain_date(last.date)}" if last and last.date else "up to now"
    yield Paragraph(f"{until}, a short report in writing, to {to}:")
    wanted = [each.format(since=since) for each in WANTED]
    if not _is_first(record):
        wanted.insert(-1, BECAME)
    yield Paragraph("\n".join(f"• {each}" for each in wanted))
    if not _is_first(record):
        yield Paragraph("The open actions of your agency:")
        yield open_actions_of(record, row.agency)
    yield Paragraph(COMING)


def _is_first(record: MeetingRecord) -> bool:
    """Whether no meeting came before, so that there is none to look back on."""
    return record.meeting.kind == "initial" and record.last_meeting is None


def _agenda(record: MeetingRecord) -> Table:
    rows, passed = [], 0
    for number, item in enumerate(record.agenda.items, 1):
        # The others keep their numbers, which are those of the meeting and its minutes.
        if item.kind == "actions_review" and _is_first(record):
            continue
        minutes = item.minutes_at(record.meeting.level)
        at = _clock(_after(record.meeting.starts, passed))
        rows.append(Row((str(number), item.title, at, str(minutes))))
        passed += minutes
    return Table("Agenda", ("No.", "Item", "From", "Minutes"), tuple(rows), (2, 10, 4, 3))


def _after(starts: dt.time | None, minutes: int) -> dt.time | None:
    if starts is None:
        return None
    return (dt.datetime.combine(dt.date.min, starts) + dt.timedelta(minutes=minutes)).time()


def _clock(time: dt.time | None) -> str:
    return f"{time:%H:%M}" if time else NOT_SET
