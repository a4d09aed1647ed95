"""What home lists, and finding a meeting by its reference."""

import datetime as dt
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    collate,
    exists,
    func,
    or_,
    select,
    true,
)

from mappa_tui.domain.action import OPEN, Action
from mappa_tui.domain.case import Case, case_title
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
# Not by `lower`, which takes a piece of locked memory for each name.
_BY_NAME = (collate(_CASES.c.surname, "NOCASE"), collate(_CASES.c.forenames, "NOCASE"))
SHOWN = 100
"""Lines of each kind that home has; how many there are is counted."""


def home(connection: Connection, today: dt.date) -> Home:
    """Return everything that home shows on a day."""
    open_action = and_(_ACTIONS.c.in_error.is_(False), _ACTIONS.c.status == OPEN)
    late = and_(open_action, _ACTIONS.c.due < today)
    return Home(
        cases=tuple(case_lines(connection, limit=SHOWN)),
        case_count=count_cases(connection, true()),
        meetings=_meetings(connection),
        meeting_count=_count(connection, _MEETINGS, _is_on()),
        actions=_actions(connection, open_action),
        action_count=_count(connection, _ACTIONS, open_action),
        late_count=_count(connection, _ACTIONS, late),
    )


def case_lines(
    connection: Connection,
    which: ColumnElement[bool] | None = None,
    *,
    first: str = "",
    limit: int | None = None,
) -> list[CaseLine]:
    """Return cases by name.

    Args:
        connection: reads the vault.
        which: a condition; without it, all.
        first: those whose surname begins so come before the others.
        limit: how many at most.
    """
    names = ("id", "surname", "forenames", "crn", "category", "level")
    query = select(*(_CASES.c[name] for name in names)).where(true() if which is None else which)
    order = (_CASES.c.surname.startswith(first, autoescape=True).desc(),) if first else ()
    return [
        CaseLine(row.id, case_title(row.surname, row.forenames), row.crn, row.category, row.level)
        for row in connection.execute(query.order_by(*order, *_BY_NAME).limit(limit))
    ]


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


def count_cases(connection: Connection, which: ColumnElement[bool]) -> int:
    """Return how many cases fit a condition."""
    return _count(connection, _CASES, which)


def _count(connection: Connection, table: Table, which: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(table).where(which)
    return connection.execute(query).scalar_one()


def _is_on() -> ColumnElement[bool]:
    """Whether something is still to be done about a meeting."""
    later = _MEETINGS.alias("later")
    followed = exists().where(
        later.c.case_id == _MEETINGS.c.case_id,
        later.c.number > _MEETINGS.c.number,
        later.c.state.not_in((CANCELLED, POSTPONED)),
    )
    state = _MEETINGS.c.state
    unfinished = state.in_((PLANNED, IN_PROGRESS, CLOSED, SIGNED))
    return or_(unfinished, and_(state == ISSUED, _MEETINGS.c.next_date.is_not(None), ~followed))


def _meetings(connection: Connection) -> tuple[MeetingLine, ...]:
    shown = ("id", "case_id", "state", "date", "starts", "planned_minutes", "chair", "next_date")
    names = (*shown, "number", "kind", "level")
    query = (
        select(*(_MEETINGS.c[name] for name in names), _CASES.c.surname, _CASES.c.forenames)
        .join(_CASES, _CASES.c.id == _MEETINGS.c.case_id)
        .where(_is_on())
        .order_by(_MEETINGS.c.date.nulls_last(), _MEETINGS.c.starts.nulls_last())
        .limit(SHOWN)
    )
    return tuple(
        MeetingLine(
            id=row.id,
            case_id=row.case_id,
            case_title=case_title(row.surname, row.forenames),
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
    )


def _actions(connection: Connection, which: ColumnElement[bool]) -> tuple[ActionLine, ...]:
    names = ("id", "case_id", "number", "task", "owner", "agency", "due")
    query = (
        select(*(_ACTIONS.c[name] for name in names), _CASES.c.surname, _CASES.c.forenames)
        .join(_CASES, _CASES.c.id == _ACTIONS.c.case_id)
        .where(which)
        .order_by(_ACTIONS.c.due.nulls_last(), _ACTIONS.c.case_id, _ACTIONS.c.number)
        .limit(SHOWN)
    )
    return tuple(
        ActionLine(
            id=row.id,
            case_id=row.case_id,
            case_title=case_title(row.surname, row.forenames),
            number=row.number,
            task=row.task,
            owner=row.owner,
            agency=row.agency,
            due=row.due,
        )
        for row in connection.execute(query)
    )
