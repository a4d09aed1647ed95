"""What comes along into a meeting: how the last one left the case, and what it left to be done."""

from sqlalchemy import Connection

from mappa_tui.domain.before import Before, known_before, left_by
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.domain.disclosure_rules import pending
from mappa_tui.domain.meeting import ON_PAPER, Meeting
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.storage import reads, versions
from mappa_tui.storage.errors import VaultUnreadable
from mappa_tui.storage.tables import TABLES


def carry(connection: Connection, record: MeetingRecord) -> MeetingRecord:
    """Return a meeting that is not signed with what comes along from those before it."""
    last = record.last_meeting
    if last is None or record.meeting.state == ON_PAPER:
        return record
    record.before = _left(connection, last) or known_before(record, last)
    mine = TABLES[Disclosure].c.case_id == record.case.id
    record.pending = pending(record, reads.rows(connection, Disclosure, mine))
    return record


def _left(connection: Connection, last: Meeting) -> Before | None:
    try:
        signed = versions.newest(connection, last.id)
    except VaultUnreadable:
        return None  # that is said where the minutes are opened; this meeting goes on
    return left_by(signed[1]) if signed else None
