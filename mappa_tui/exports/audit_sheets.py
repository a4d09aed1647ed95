"""The audit sheets K and L: what the record answers, where that stands, and the auditor's room."""

import datetime as dt
from collections.abc import Iterator

from mappa_tui.domain.audit_sheets import SHEETS, Answered, answered, stands
from mappa_tui.domain.dates import long_date
from mappa_tui.domain.lengths import lengths
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import Block, Document, Fields, Heading, Paragraph, Row, Table
from mappa_tui.exports.minutes.parts import capital

TO_COMPLETE = "…"
"""What stands in each cell that is left to the auditor: no cell is empty."""
_ABOUT = (
    "The answers are taken from the meeting’s record; what it does not hold is not recorded. What "
    "only a person can judge is left to the auditor, with what helps. Where … stands, the auditor "
    "writes. Restricted entries are counted, and never quoted."
)
_UNDATED = dt.date(1980, 1, 1)


def audit_sheets(record: MeetingRecord, status: str, stamp: str = "") -> Document:
    """Return both sheets, answered as far as the record can.

    Args:
        record: the meeting: as it stands, or as a signed version holds it.
        status: what the document says of itself (`exports.minutes.status`).
        stamp: what its foot says of the audit, where the minutes are signed.
    """
    case, meeting = record.case, record.meeting
    day = long_date(meeting.date) if meeting.date else "undated"
    return Document(
        title=f"Audit sheets K and L: {meeting.printed_title}",
        subject=", ".join(part for part in (case.crn, day, meeting.area) if part),
        marking=record.area.marking,
        status=status,
        stamp=stamp,
        dated=meeting.date or _UNDATED,
        blocks=tuple(_blocks(record)),
    )


def _blocks(record: MeetingRecord) -> Iterator[Block]:
    yield Paragraph(_ABOUT)
    found = answered(record)
    for sheet, title in SHEETS.items():
        yield Heading(f"Sheet {sheet}: {title}")
        mine = [each for each in found if each.question.sheet == sheet]
        yield Table(
            f"Sheet {sheet}: {title}",
            ("Question", "Answer from the record", "Where it stands", "Auditor’s judgement"),
            tuple(_row(record, each) for each in mine),
            (5, 7, 3, 6),
        )
    yield Heading("Minutes and words by item")
    yield Paragraph("Words are those that were typed and are not restricted.")
    yield _lengths(record)
    yield Heading("The audit")
    yield Fields(
        "The audit",
        tuple((label, TO_COMPLETE) for label in ("Auditor", "Date", "Judgement as a whole")),
    )


def _row(record: MeetingRecord, each: Answered) -> Row:
    verdict = capital(each.verdict)
    return Row(
        (
            f"{each.question.text}\nSource: {each.question.source}",
            f"{verdict}.\n{each.evidence}",
            stands(record, each),
            TO_COMPLETE,
        )
    )


def _lengths(record: MeetingRecord) -> Table:
    return Table(
        "Minutes and words by item",
        ("Item", "Minutes planned", "Minutes taken", "Words"),
        tuple(
            Row(
                (
                    f"{each.number} {each.title}",
                    str(each.planned),
                    "Not opened" if each.taken is None else str(each.taken),
                    f"{each.words:,}",
                )
            )
            for each in lengths(record)
        ),
        (8, 4, 4, 4),
    )
