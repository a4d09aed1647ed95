"""The lines of the register, read a slice at a time however many cases there are."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    String,
    Uuid,
    case,
    func,
    select,
    text,
    type_coerce,
)

from mappa_tui.domain.action import OPEN, Action
from mappa_tui.domain.area import Area
from mappa_tui.domain.case import Case, case_title
from mappa_tui.domain.deadlines import minutes_due
from mappa_tui.domain.meeting import (
    CANCELLED,
    CLOSED,
    IN_PROGRESS,
    PLANNED,
    POSTPONED,
    SIGNED,
    Meeting,
)
from mappa_tui.domain.register import RegisterLine
from mappa_tui.storage.tables import TABLES

_SLICE = 1000
"""Rows of one slice."""
_CASES, _MEETINGS, _ACTIONS = TABLES[Case], TABLES[Meeting], TABLES[Action]
_NAMES = ("id", "surname", "forenames", "crn", "category", "level", "lead_agency", "area")

Reading = Callable[[], AbstractContextManager[Connection]]


@dataclass(slots=True)
class _Met:
    """What the meetings of a case say of it."""

    last: dt.date | None = None
    number: int = 0
    set_next: dt.date | None = None
    """The review that the last meeting set."""
    planned: list[dt.date | None] = field(default_factory=list)
    owed: list[dt.date] = field(default_factory=list)
    """By when minutes are owed."""


def lines(reading: Reading, area: Area, today: dt.date) -> Iterator[list[RegisterLine] | None]:
    """Yield the lines of all cases, some at a time, or None where there is only a pause.

    Args:
        reading: begins a transaction that reads; one for each slice.
        area: says by when minutes are issued.
        today: the day from which actions are late.
    """
    with reading() as connection:
        actions = _actions(connection, today)
    yield None
    met: dict[str, _Met] = defaultdict(_Met)
    columns = ("case_id", "number", "state", "date", "level", "next_date")
    for rows in _in_slices(reading, Meeting, columns):
        for row in rows:
            _take_in(met[row.case_id], row, area)
        yield None
    never = _Met()
    for rows in _in_slices(reading, Case, _NAMES):
        yield [_line(row, met.get(row.id, never), actions.get(row.id, (0, 0))) for row in rows]


def _in_slices(
    reading: Reading, noun: type[Case] | type[Meeting], names: tuple[str, ...]
) -> Iterator[Sequence[Row[Any]]]:
    table, after = TABLES[noun], 0
    rowid = text(f'"{table.name}".rowid AS at')
    query = select(rowid, *(_plain(table.c[name]) for name in names))
    query = query.where(text(f'"{table.name}".rowid > :after')).order_by(text("at")).limit(_SLICE)
    while True:
        with reading() as connection:
            rows = connection.execute(query, {"after": after}).all()
        if not rows:
            return
        after = rows[-1].at
        yield rows


def _plain(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Leave ids as they are stored: to make identities of all would take as long as to read."""
    return type_coerce(column, String) if isinstance(column.type, Uuid) else column


def _actions(connection: Connection, today: dt.date) -> dict[str, tuple[int, int]]:
    late = func.sum(case((_ACTIONS.c.due < today, 1), else_=0))
    query = (
        select(_plain(_ACTIONS.c.case_id), func.count(), late)
        .where(_ACTIONS.c.in_error.is_(False), _ACTIONS.c.status == OPEN)
        .group_by(_ACTIONS.c.case_id)
    )
    return {row[0]: (row[1], row[2]) for row in connection.execute(query).all()}


def _take_in(met: _Met, row: Row[Any], area: Area) -> None:
    if row.state in (CANCELLED, POSTPONED):
        return
    if row.state == PLANNED:
        met.planned.append(row.date)
        return
    if row.date and (met.last is None or row.date > met.last):
        met.last = row.date
    if row.number > met.number:
        met.number, met.set_next = row.number, row.next_date
    if row.date and row.state in (IN_PROGRESS, CLOSED, SIGNED):
        met.owed.append(minutes_due(row.date, row.level, area))


def _line(row: Row[Any], met: _Met, actions: tuple[int, int]) -> RegisterLine:
    planned = min((day for day in met.planned if day), default=None)
    return RegisterLine(
        id=row.id,
        surname=row.surname,
        title=case_title(row.surname, row.forenames),
        crn=row.crn,
        category=row.category,
        level=row.level,
        lead_agency=row.lead_agency,
        area=row.area,
        last=met.last,
        next=planned or met.set_next,
        is_planned=planned is not None,
        open_actions=actions[0],
        late_actions=actions[1],
        minutes_due=min(met.owed, default=None),
        is_undated=planned is None and bool(met.planned),
    )
