"""What the papers before and after a meeting share: head, case reference, words for gaps."""

from collections.abc import Iterable

from mappa_tui.domain.dates import long_date
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import UNDATED, Block, Document

NO_CRN = "CRN not recorded"
NOT_SET = "Not yet set"


def paper(record: MeetingRecord, title: str, blocks: Iterable[Block], status: str = "") -> Document:
    """Return a paper of a meeting that names nobody in its title.

    Args:
        record: the meeting: as it stands, or as a signed version holds it.
        title: what kind of paper it is.
        blocks: what it says.
        status: that of the minutes which it is taken from (`exports.minutes.status`).
    """
    meeting = record.meeting
    day = long_date(meeting.date) if meeting.date else "undated"
    return Document(
        title=f"{title}: {meeting.printed_title}",
        subject=", ".join([case_reference(record), day, *filter(None, [meeting.area])]),
        marking=record.area.marking,
        status=status,
        dated=meeting.date or UNDATED,
        blocks=tuple(blocks),
    )


def case_reference(record: MeetingRecord) -> str:
    """Return the reference by which agencies know the case without a name."""
    return record.case.crn.strip() or NO_CRN
