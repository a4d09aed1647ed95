"""The minutes of a meeting as blocks: every item of its agenda, in order."""

import datetime as dt
from collections.abc import Callable, Iterator

from mappa_tui.domain.agenda import Item
from mappa_tui.domain.dates import long_date
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.text import listed
from mappa_tui.exports.blocks import Block, Document, Heading, Paragraph
from mappa_tui.exports.minutes import (
    assessed,
    disclosing,
    ending,
    opening,
    plan,
    settled,
    since,
    summary,
)
from mappa_tui.exports.minutes.parts import contributions, notes, said
from mappa_tui.exports.minutes.status import draft_status, signed_status, stamp, status

__all__ = ["BUILDERS", "draft_status", "minutes", "signed_status", "stamp", "status"]

BUILDERS: dict[str, Callable[[MeetingRecord, Item], Iterator[Block]]] = {
    "opening": opening.opening,
    "attendance": opening.attendance,
    "actions_review": opening.last_meeting,
    "case": summary.case_summary,
    "information": assessed.information,
    "narrative": assessed.narrative,
    "risk": assessed.risk,
    "victims": assessed.victims,
    "pillar": plan.pillar,
    "contingency": plan.contingency,
    "disclosure": disclosing.disclosure,
    "checks": settled.checks,
    "decision": settled.level,
    "actions": ending.actions,
    "close": ending.close,
}
"""What each kind of agenda item prints."""

_UNDATED = dt.date(1980, 1, 1)


def minutes(record: MeetingRecord, status: str, stamp: str = "") -> Document:
    """Return the whole minutes, with the handling of each part.

    Cut them with `blocks.for_audience` before any writer sees them.

    Args:
        record: the meeting: as it stands, or as a signed version holds it.
        status: what the document says of itself: `draft_status` or `signed_status`.
        stamp: what its foot says of the audit (`status.stamp`).
    """
    case, meeting = record.case, record.meeting
    day = long_date(meeting.date) if meeting.date else "undated"
    return Document(
        title=f"MAPP meeting minutes: {meeting.title}",
        subject=", ".join(part for part in (case.crn, day, meeting.area) if part),
        marking=record.area.marking,
        status=status,
        stamp=stamp,
        dated=meeting.date or _UNDATED,
        blocks=tuple(_blocks(record, status)),
    )


def _readers(record: MeetingRecord) -> Paragraph:
    names = [name.strip() for name in record.meeting.restricted_to.split("\n") if name.strip()]
    readers = listed(names) or "no reader is named yet"
    return Paragraph(f"Restricted copy for: {readers}.", "statement", "restricted")


def _blocks(record: MeetingRecord, status: str) -> Iterator[Block]:
    yield _readers(record)
    for item in record.agenda.items:
        yield Heading(item.title)
        yield from BUILDERS[item.kind](record, item)
        if item.kind != "information":
            yield from (said(row, named=True) for row in contributions(record, item))
        yield from notes(record, item)
        if item is record.agenda.items[0]:
            yield from since.changed(record)
    yield from ending.other_notes(record)
    yield from ending.approval(record, status)
