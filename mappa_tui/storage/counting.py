"""What the statistics need, read in a few queries without loading whole records."""

import datetime as dt
from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, and_, or_, select

from mappa_tui.domain.action import CANCELLED, DONE, Action, ActionOutcome
from mappa_tui.domain.case import Case, LevelChange, case_title
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.domain.event import Event
from mappa_tui.domain.meeting import (
    ATTENDED,
    CLOSED,
    ISSUED,
    LEAVES,
    ON_PAPER,
    SIGNED,
    Invitation,
    Issue,
    Meeting,
)
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.statistics.counted import Happened, Held, Offender, Present, Step, Task, Work
from mappa_tui.domain.statistics.years import ReportingYear
from mappa_tui.storage.tables import TABLES

_HELD = (CLOSED, SIGNED, ISSUED, ON_PAPER)
_REACH = dt.timedelta(days=730)
"""How far before a year a meeting can lie whose review is due in it."""
_OWN = ("id", "crn", "area", "category", "level", "status", "surname", "forenames")


def offenders(connection: Connection) -> tuple[Offender, ...]:
    """Return everybody in the record, by name, with their level history and their events."""
    steps, events = steps_by_case(connection), events_by_case(connection)
    found = [
        Offender(
            id=row.id,
            title=case_title(row.surname, row.forenames),
            crn=row.crn,
            area=row.area,
            category=row.category,
            level=row.level,
            status=row.status,
            steps=tuple(steps.get(row.id, ())),
            events=tuple(events.get(row.id, ())),
        )
        for row in sorted(_rows(connection, Case, *_OWN), key=_by_name)
    ]
    return tuple(found)


def work(connection: Connection, year: ReportingYear) -> Work:
    """Return the meetings and actions that the indicators of `year` look at."""
    return Work(_meetings(connection, year), _actions(connection, year))


def steps_by_case(connection: Connection) -> dict[UUID, list[Step]]:
    """Return the level history of every case that has one, as it was entered."""
    found: dict[UUID, list[Step]] = defaultdict(list)
    for row in _rows(connection, LevelChange, "case_id", "on", "category", "level", "status"):
        found[row.case_id].append(Step(row.on, row.category, row.level, row.status))
    return found


def events_by_case(connection: Connection) -> dict[UUID, list[Happened]]:
    """Return the events of every case that has any, as they were entered."""
    found: dict[UUID, list[Happened]] = defaultdict(list)
    for row in _rows(connection, Event, "case_id", "what", "on"):
        found[row.case_id].append(Happened(row.what, row.on))
    return found


def _by_name(row: "Row[Any]") -> tuple[str, str]:
    return row.surname.lower(), row.forenames.lower()


def _rows(
    connection: Connection, noun: type[Noun], *names: str, where: ColumnElement[bool] | None = None
) -> "list[Row[Any]]":
    """Return these columns of all rows that were not entered in error, as they came."""
    table = TABLES[noun]
    query = select(*(table.c[name] for name in names))
    if "in_error" in table.c:
        query = query.where(table.c.in_error.is_(False))
    if where is not None:
        query = query.where(where)
    return list(connection.execute(query))


def _meetings(connection: Connection, year: ReportingYear) -> tuple[Held, ...]:
    table = TABLES[Meeting]
    near = table.c.date.between(year.first - _REACH, year.last + _REACH)
    names = ("id", "case_id", "number", "kind", "level", "level_after", "date", "state")
    more = ("next_step", "no_recipient", "child_sex_offender")
    held = and_(table.c.state.in_(_HELD), near)
    rows = _rows(connection, Meeting, *names, *more, where=held)
    invited: dict[UUID, list[Present]] = defaultdict(list)
    for row in _rows(connection, Invitation, "meeting_id", "agency", "part", "status"):
        if row.part != "observer":
            invited[row.meeting_id].append(Present(row.agency, row.status == ATTENDED))
    issued: dict[UUID, list[dt.date | None]] = defaultdict(list)
    for row in _rows(connection, Issue, "meeting_id", "on"):
        issued[row.meeting_id].append(row.on)
    disclosures: dict[UUID, list[bool]] = defaultdict(list)
    for row in _rows(connection, Disclosure, "meeting_id", "decision", "reasons"):
        disclosures[row.meeting_id].append(bool(row.decision and row.reasons.strip()))
    found = []
    for row in rows:
        days = [day for day in issued.get(row.id, ()) if day is not None]
        considered = disclosures.get(row.id, [])
        on_record = all(considered) if considered else bool(row.no_recipient.strip())
        meeting = Meeting.model_construct(
            case_id=row.case_id, level=row.level, kind=row.kind, number=row.number
        )
        found.append(
            Held(
                case_id=row.case_id,
                number=row.number,
                title=meeting.title,
                on=row.date,
                level=row.level,
                level_after=row.level_after,
                on_paper=row.state == ON_PAPER,
                exits=row.next_step == LEAVES,
                disclosure=on_record and bool(row.child_sex_offender),
                issued=min(days, default=None),
                is_issued=row.state == ISSUED or row.id in issued,
                invited=tuple(invited.get(row.id, ())),
            )
        )
    return tuple(found)


def _actions(connection: Connection, year: ReportingYear) -> tuple[Task, ...]:
    """Return the actions whose first date lies in the year."""
    actions, outcomes = TABLES[Action], TABLES[ActionOutcome]
    in_year = actions.c.due.between(year.first, year.last)
    moved = select(outcomes.c.action_id).where(outcomes.c.was_due.between(year.first, year.last))
    where = and_(actions.c.status != CANCELLED, or_(in_year, actions.c.id.in_(moved)))
    rows = _rows(connection, Action, "id", "case_id", "number", "due", "status", where=where)
    heard: dict[UUID, list[Row[Any]]] = defaultdict(list)
    names = ("action_id", "outcome", "done_on", "heard_on", "was_due")
    chosen = select(actions.c.id).where(where)
    for row in _rows(connection, ActionOutcome, *names, where=outcomes.c.action_id.in_(chosen)):
        heard[row.action_id].append(row)
    found = []
    for row in rows:
        told = heard.get(row.id, [])
        dates = [each.was_due for each in told if each.was_due is not None]
        first = min([*dates, *([row.due] if row.due else [])])
        done = [each.done_on or each.heard_on for each in told if each.outcome == DONE]
        days = [day for day in done if day is not None]
        if year.first <= first <= year.last:
            ref = f"A{row.number}"
            task = Task(row.case_id, ref, first, row.status == DONE, min(days, default=None))
            found.append(task)
    return tuple(found)
