"""The record at hand: what a change is judged in, kept loaded between writes.

A burst of typing saves every half second; loading a large meeting each time would cost
many times the write itself.
"""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection

from mappa_tui.domain.case import Case
from mappa_tui.domain.meeting import ISSUED, SIGNED, Meeting, Version
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.record import CaseRecord, MeetingRecord
from mappa_tui.domain.summary import Summary
from mappa_tui.storage import carried, reads, versions
from mappa_tui.storage.areas import Areas
from mappa_tui.storage.tables import TABLES


@dataclass(slots=True)
class Context:
    """A case or a meeting, as it stands within the transaction."""

    key: UUID
    record: CaseRecord
    working: Version | None = None
    """The amendment at work, whose content the record is."""
    _outside: set[UUID] = field(default_factory=set)

    @property
    def stale(self) -> bool:
        """Whether it shows something that a fresh one would not."""
        return bool(self._outside)

    def holds(self, noun: str, record_id: UUID) -> bool:
        """Whether it shows that record."""
        return self.record.find(noun, record_id) is not None

    def keep(self, noun: Noun, *, new: bool) -> None:
        """Take in what was stored, if the record shows it."""
        there = self.holds(type(noun).__name__, noun.id)
        if self.working is not None:
            # An amendment shows what was signed and what itself brought, nothing else.
            if new or there:
                self.record.put(noun)
        elif reads.belongs(self.record, noun):
            self.record.put(noun)
            self._outside.discard(noun.id)
        elif there:
            self.record.put(noun)
            self._outside.add(noun.id)


class Contexts:
    """Loads contexts, and keeps the last one."""

    def __init__(self, areas: Areas) -> None:
        self.areas = areas
        """What the area has set; whoever changes it drops the last context."""
        self._last: Context | None = None

    def drop(self) -> None:
        """Forget the last one: it may not be what is stored."""
        self._last = None

    def of_meeting(self, connection: Connection, meeting_id: UUID) -> Context:
        """Return the meeting's; its case's if the meeting is signed and not being amended."""
        if found := self._kept(meeting_id):
            return found
        meeting = reads.one(connection, Meeting, meeting_id)
        if meeting.state in (SIGNED, ISSUED):
            return self.of_case(connection, meeting.case_id)
        record, working = self.meeting(connection, meeting)
        return self._keep(Context(meeting_id, record, working))

    def of_new_case(self, case: Case) -> Context:
        """Return that of a case which nothing belongs to yet."""
        return self._keep(Context(case.id, CaseRecord(area=self.areas.now.area, case=case)))

    def of_case(self, connection: Connection, case_id: UUID) -> Context:
        """Return the case's."""
        if found := self._kept(case_id):
            return found
        record = reads.load_case(connection, self.areas.now.area, case_id)
        return self._keep(Context(case_id, record))

    def meeting(
        self, connection: Connection, meeting: Meeting
    ) -> tuple[MeetingRecord, Version | None]:
        """Return a meeting that is not signed, and the amendment at work if there is one."""
        working = versions.working_version(connection, meeting.id)
        if working is None:
            held = self.areas.of(meeting)
            record = reads.load_meeting(connection, held.area, held.agenda, meeting)
            return reads.with_drafts(connection, carried.carry(connection, record)), None
        return with_meetings(connection, versions.opened(working)), working

    def _kept(self, key: UUID) -> Context | None:
        last = self._last
        return last if last is not None and last.key == key and not last.stale else None

    def _keep(self, context: Context) -> Context:
        self._last = context
        return context


def with_meetings(connection: Connection, record: MeetingRecord) -> MeetingRecord:
    """Return a record read from its JSON with the case's meetings, which are not in it."""
    record.meetings = reads.meetings_of(connection, record.case.id)
    record.put(record.meeting)
    return with_summary(connection, record)


def with_summary(connection: Connection, record: MeetingRecord) -> MeetingRecord:
    """Return a record read from its JSON with its executive summary, which no version holds."""
    mine = TABLES[Summary].c.meeting_id == record.meeting.id
    record.summaries = reads.rows(connection, Summary, mine)
    return record
