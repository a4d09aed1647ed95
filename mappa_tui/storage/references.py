"""What a record of the audit belongs to: the CRN of its case, with the number of its meeting."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import CompoundSelect, Connection, Select, String, cast, select, union_all

from mappa_tui.domain.case import Case
from mappa_tui.domain.meeting import Meeting
from mappa_tui.domain.noun import Noun
from mappa_tui.storage.tables import NOUNS, TABLES

_CASE, _MEETING = TABLES[Case], TABLES[Meeting]


def references(connection: Connection, records: Mapping[str, Iterable[UUID]]) -> dict[UUID, str]:
    """Return the reference of each record; of what has none, nothing.

    Args:
        connection: reads the vault.
        records: ids by the name of their noun.
    """
    found: dict[UUID, str] = {}
    for name, ids in records.items():
        if name in NOUNS and _is_placed(NOUNS[name]):
            query = _query(NOUNS[name])
            record_id = TABLES[NOUNS[name]].c.id
            rows = connection.execute(query.where(record_id.in_(list(ids)))).all()
            found |= {row[0]: row[1] for row in rows}
    return found


def referred(like: str) -> "CompoundSelect[UUID]":
    """Return a query for the ids of all records whose reference fits a LIKE pattern."""
    parts = []
    for noun in filter(_is_placed, TABLES):
        query = _query(noun).subquery()
        parts.append(select(query.c[0]).where(query.c[1].like(like, escape="\\")))
    return union_all(*parts)


def _is_placed(noun: type[Noun]) -> bool:
    """Whether records of a noun say of themselves where they belong."""
    return noun is Case or not {"case_id", "meeting_id"}.isdisjoint(noun.model_fields)


def _query(noun: type[Noun]) -> "Select[UUID, str]":
    """Return a query for the id and the reference of all records of a noun."""
    table = TABLES[noun]
    in_meeting = _CASE.c.crn + "/" + cast(_MEETING.c.number, String)
    if noun is Case:
        return select(_CASE.c.id, _CASE.c.crn)
    if noun is Meeting:
        return select(_MEETING.c.id, in_meeting).join(_CASE, _CASE.c.id == _MEETING.c.case_id)
    if "meeting_id" in table.c and not table.c.meeting_id.nullable:
        return (
            select(table.c.id, in_meeting)
            .join(_MEETING, _MEETING.c.id == table.c.meeting_id)
            .join(_CASE, _CASE.c.id == _MEETING.c.case_id)
        )
    return select(table.c.id, _CASE.c.crn).join(_CASE, _CASE.c.id == table.c.case_id)
