"""The minutes of a meeting as blocks: every item of its agenda, in order."""

from collections.abc import Callable, Iterator

from mappa_tui.domain.agenda import Item
from mappa_tui.domain.dates import long_date
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import UNDATED, Block, Document, Heading, Paragraph
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
from mappa_tui.exports.minutes.brief import brief
from mappa_tui.exports.minutes.copies import RestrictedCopy, front, restricted_copies
from mappa_tui.exports.minutes.parts import contributions, notes, said
from mappa_tui.exports.minutes.status import draft_status, signed_status, stamp, status

__all__ = [
    "BUILDERS",
    "RestrictedCopy",
    "draft_status",
    "minutes",
    "restricted_copies",
    "signed_status",
    "stamp",
    "status",
]

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


def minutes(
    record: MeetingRecord, status: str, stamp: str = "", copy: RestrictedCopy | None = None
) -> Document:
    """Return the whole minutes, with the handling of each part.

    Cut them with `blocks.for_audience` before any writer sees them.

    Args:
        record: the meeting: as it stands, or as a signed version holds it.
        status: what the document says of itself: `draft_status` or `signed_status`.
        stamp: what its foot says of the audit (`status.stamp`).
        copy: which restricted copy it is; its foot says so on each page.
    """
    case, meeting = record.case, record.meeting
    day = long_date(meeting.date) if meeting.date else "undated"
    return Document(
        title=f"MAPP meeting minutes{', restricted copy' if copy else ''}: {meeting.printed_title}",
        subject=", ".join(part for part in (case.crn, day, meeting.area) if part),
        marking=record.area.marking,
        status=status,
        stamp=" · ".join(part for part in (copy.says if copy else "", stamp) if part),
        dated=meeting.date or UNDATED,
        blocks=tuple(_blocks(record, status, copy)),
    )


def _blocks(record: MeetingRecord, status: str, copy: RestrictedCopy | None) -> Iterator[Block]:
    yield from front(record, copy)
    yield Paragraph(record.area.confidentiality_statement, "statement")
    yield Paragraph("What came of the meeting, in brief:")
    yield brief(record)
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
