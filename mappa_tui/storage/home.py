"""What home lists, and finding a meeting by its reference."""

import datetime as dt
from uuid import UUID

from sqlalchemy import Connection, Row, and_, exists, func, or_, select

from mappa_tui.domain.action import OPEN, Action
from mappa_tui.domain.case import Case
from mappa_tui.domain.meeting import (
    CANCELLED,
    CLOSED,
    IN_PROGRESS,
    ISSUED,
    PLANNED,
    POSTPONED,
    SIGNED,
    Meeting,
)
from mappa_tui.domain.views import ActionLine, CaseLine, Home, MeetingLine
from mappa_tui.storage.tables import TABLES

_CASES, _MEETINGS, _ACTIONS = TABLES[Case], TABLES[Meeting], TABLES[Action]
_LATEST = dt.date.max


def home(connection: Connection) -> Home:
    """Return everything that home shows."""
    cases = _cases(connection)
    titles = {line.id: line.title for line in cases}
    return Home(tuple(cases), _meetings(connection, titles), _actions(connection, titles))


def find_meeting(connection: Connection, reference: str) -> UUID | None:
    """Return the meeting `X482913/3`: the CRN, in any case, and the number in the series."""
    crn, _, number = reference.strip().rpartition("/")
    if not crn.strip() or not number.strip().isdecimal():
        return None
    query = (
        select(_MEETINGS.c.id)
        .join(_CASES, _CASES.c.id == _MEETINGS.c.case_id)
        .where(func.lower(func.trim(_CASES.c.crn)) == crn.strip().lower())
        .where(_MEETINGS.c.number == int(number))
    )
    found: UUID | None = connection.execute(query).scalars().first()
    return found


def _cases(connection: Connection) -> list[CaseLine]:
    names = ("id", "surname", "forenames", "crn", "category", "level")
    query = select(*(_CASES.c[name] for name in names)).order_by(
        func.lower(_CASES.c.surname), func.lower(_CASES.c.forenames)
    )
    return [
        CaseLine(row.id, _case_title(row), row.crn, row.category, row.level)
        for row in connection.execute(query)
    ]


def _case_title(row: "Row[tuple[object, ...]]") -> str:
    return Case.model_construct(id=row.id, surname=row.surname, forenames=row.forenames).title


def _meetings(connection: Connection, titles: dict[UUID, str]) -> tuple[MeetingLine, ...]:
    later = _MEETINGS.alias("later")
    followed = exists().where(
        later.c.case_id == _MEETINGS.c.case_id,
        later.c.number > _MEETINGS.c.number,
        later.c.state.not_in((CANCELLED, POSTPONED)),
    )
    state = _MEETINGS.c.state
    unfinished = state.in_((PLANNED, IN_PROGRESS, CLOSED, SIGNED))
    to_plan = and_(state == ISSUED, _MEETINGS.c.next_date.is_not(None), ~followed)
    shown = ("id", "case_id", "state", "date", "starts", "planned_minutes", "chair", "next_date")
    names = (*shown, "number", "kind", "level")
    query = select(*(_MEETINGS.c[name] for name in names)).where(or_(unfinished, to_plan))
    lines = [
        MeetingLine(
            id=row.id,
            case_id=row.case_id,
            case_title=titles[row.case_id],
            title=Meeting.model_construct(
                case_id=row.case_id, level=row.level, kind=row.kind, number=row.number
            ).title,
            state=row.state,
            date=row.date,
            starts=row.starts,
            planned_minutes=row.planned_minutes,
            chair=row.chair,
            level=row.level,
            next_date=row.next_date,
        )
        for row in connection.execute(query)
    ]
    lines.sort(key=lambda line: (line.date or _LATEST, line.starts or dt.time.max))
    return tuple(lines)


def _actions(connection: Connection, titles: dict[UUID, str]) -> tuple[ActionLine, ...]:
    names = ("id", "case_id", "number", "task", "owner", "agency", "due")
    query = (
        select(*(_ACTIONS.c[name] for name in names))
        .where(_ACTIONS.c.status == OPEN, _ACTIONS.c.in_error.is_(False))
        .order_by(_ACTIONS.c.due.is_(None), _ACTIONS.c.due, _ACTIONS.c.case_id, _ACTIONS.c.number)
    )
    return tuple(
        ActionLine(
            id=row.id,
            case_id=row.case_id,
            case_title=titles[row.case_id],
            number=row.number,
            task=row.task,
            owner=row.owner,
            agency=row.agency,
            due=row.due,
        )
        for row in connection.execute(query)
    )
