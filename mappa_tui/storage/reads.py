"""From rows to detached records: a case, and a meeting as it stands in the tables."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select, text, true

from mappa_tui.domain.agenda import Agenda
from mappa_tui.domain.area import Area
from mappa_tui.domain.case import Case
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.domain.entry import AnyNoun
from mappa_tui.domain.meeting import CANCELLED, POSTPONED, Draft, Meeting
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.plan import IN_FORCE, Contingency, Measure
from mappa_tui.domain.record import LISTS, CaseRecord, MeetingRecord
from mappa_tui.domain.risk import Risk
from mappa_tui.storage.errors import Missing
from mappa_tui.storage.tables import TABLES

AnyRecord = TypeVar("AnyRecord", bound=CaseRecord)

OF_MEETING = tuple(noun for noun, name in LISTS.items() if name in MeetingRecord.__annotations__)
"""What belongs to one meeting alone."""

OF_CASE = tuple(noun for noun in LISTS if noun not in OF_MEETING)
"""What lives on between meetings; drafts stand among them."""


def rows(
    connection: Connection, noun: type[AnyNoun], where: ColumnElement[bool] | None = None
) -> list[AnyNoun]:
    """Return the records of `noun`, by number or position, else as they came."""
    table = TABLES[noun]
    order = [table.c[name] for name in ("number", "position") if name in table.c]
    query = select(table).where(true() if where is None else where)
    found = connection.execute(query.order_by(*order, text("rowid")))
    names = tuple(found.keys())
    return [noun.model_validate(dict(zip(names, row, strict=True))) for row in found]


def one(connection: Connection, noun: type[AnyNoun], record_id: UUID) -> AnyNoun:
    """Return one record; raises Missing."""
    found = rows(connection, noun, TABLES[noun].c.id == record_id)
    if not found:
        raise Missing
    return found[0]


def case_of(connection: Connection, noun: Noun) -> UUID | None:
    """Return the case that `noun` belongs to, if it belongs to one."""
    if isinstance(noun, Case):
        return noun.id
    if case_id := getattr(noun, "case_id", None):
        return UUID(str(case_id))
    if meeting_id := getattr(noun, "meeting_id", None):
        return one(connection, Meeting, meeting_id).case_id
    return None


def belongs(record: CaseRecord, noun: Noun) -> bool:
    """Whether `record` shows `noun`: of its case, or its meeting, and not over before it."""
    if isinstance(noun, Case):
        return noun.id == record.case.id
    if type(noun) not in LISTS or not hasattr(record, LISTS[type(noun)]):
        return False
    if getattr(noun, "case_id", record.case.id) != record.case.id:
        return False
    if not isinstance(record, MeetingRecord):
        return True
    if isinstance(noun, OF_MEETING):
        is_pending = any(row.id == noun.id for row in record.pending)
        return is_pending or getattr(noun, "meeting_id", None) == record.meeting.id
    if isinstance(noun, Measure | Contingency | Risk):
        return noun.status in (IN_FORCE, "live") or noun.ended_in == record.meeting.id
    return True


def load_case(connection: Connection, area: Area, case_id: UUID) -> CaseRecord:
    """Return the case with all that lives on between its meetings."""
    record = CaseRecord(area=area, case=one(connection, Case, case_id))
    _fill(connection, record, (*OF_CASE, Disclosure), case_id=case_id)
    return with_drafts(connection, record)


def load_meeting(
    connection: Connection, area: Area, agenda: Agenda, meeting: Meeting
) -> MeetingRecord:
    """Return the meeting as the tables have it; what came along and drafts are added to it."""
    case = one(connection, Case, meeting.case_id)
    record = MeetingRecord(area=area, agenda=agenda, case=case, meeting=meeting)
    _fill(connection, record, OF_CASE, case_id=case.id)
    _fill(connection, record, OF_MEETING, meeting_id=meeting.id)
    record.last_meeting = last_before(record.meetings, meeting)
    return record


def meetings_of(connection: Connection, case_id: UUID) -> list[Meeting]:
    """Return the meetings of a case, by number."""
    return rows(connection, Meeting, TABLES[Meeting].c.case_id == case_id)


def last_before(meetings: Sequence[Meeting], meeting: Meeting) -> Meeting | None:
    """Return the meeting that was held before `meeting`."""
    held = [
        each
        for each in meetings
        if each.number < meeting.number and each.state not in (CANCELLED, POSTPONED)
    ]
    return max(held, key=lambda each: each.number, default=None)


def with_drafts(connection: Connection, record: AnyRecord) -> AnyRecord:
    """Return `record` with the drafts of every record in it."""
    if connection.execute(select(func.count()).select_from(TABLES[Draft])).scalar():
        shown = {record.case.id}
        for name in LISTS.values():
            shown |= {row.id for row in getattr(record, name, ())}
        shown |= {row.id for row in getattr(record, "pending", ())}
        record.drafts = [row for row in rows(connection, Draft) if row.record_id in shown]
    return record


def _fill(
    connection: Connection, record: CaseRecord, nouns: Iterable[type[Noun]], **owner: Any
) -> None:
    [(column, owner_id)] = owner.items()
    for noun in nouns:
        if noun is not Draft:
            found = rows(connection, noun, TABLES[noun].c[column] == owner_id)
            setattr(record, LISTS[noun], [row for row in found if belongs(record, row)])
