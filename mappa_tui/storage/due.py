"""What all cases owe, read a slice at a time however many there are."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    exists,
    func,
    literal_column,
    or_,
    select,
)

from mappa_tui.domain.action import CARRIED, OPEN, Action, ActionOutcome
from mappa_tui.domain.area import Area
from mappa_tui.domain.case import LEFT, Case, Condition, LevelChange, RelevantDate
from mappa_tui.domain.disclosure import DEFER, Disclosure
from mappa_tui.domain.due import AHEAD, Due
from mappa_tui.domain.due_rules import (
    HELD,
    of_action,
    of_date,
    of_deferred,
    of_ending,
    of_meetings,
    of_minutes,
    of_release,
)
from mappa_tui.domain.entry import AnyNoun
from mappa_tui.domain.meeting import (
    CLOSED,
    IN_PROGRESS,
    PLANNED,
    SIGNED,
    Issue,
    Meeting,
    Version,
)
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.referral import LEVEL_2, LEVEL_3, Referral
from mappa_tui.storage.tables import TABLES

Reading = Callable[[], AbstractContextManager[Connection]]

_AT_ONCE = 500
_CASES, _MEETINGS, _DISCLOSURES = TABLES[Case], TABLES[Meeting], TABLES[Disclosure]
_OF_CASE = ("id", "surname", "forenames", "crn", "level", "lead_agency")
_OF_MEETING = "id case_id number kind level date state level_after next_step chair minute_taker"


def owed(reading: Reading, area: Area, today: dt.date) -> Iterator[list[Due]]:
    """Yield what is owed up to `AHEAD` from `today`, some of it at a time.

    Args:
        reading: begins a transaction that reads; one for each slice.
        area: the settings that intervals come from.
        today: the day from which it is looked; what only ends or happens is listed from it on.
    """
    horizon = today + AHEAD
    kinds = (
        _meetings(reading, area),
        _minutes(reading, area),
        _actions(reading, horizon),
        _endings(reading, today, horizon),
        _dates(reading, today, horizon),
        _releases(reading, area, today),
        _deferred(reading),
    )
    for slices in kinds:
        for some in slices:
            yield [due for due in some if due.on is None or due.on <= horizon]


def _meetings(reading: Reading, area: Area) -> Iterator[list[Due]]:
    referral = TABLES[Referral]
    accepted = and_(referral.c.decision.in_((LEVEL_2, LEVEL_3)), referral.c.in_error.is_(False))
    with reading() as connection:
        asked = "received decision decided_on decided_by reason in_error"
        names = ("id", "case_id", *asked.split())
        rows = _rows(connection, Referral, names, accepted)
    referrals: dict[UUID, list[Referral]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.received or dt.date.min):
        referrals[row.case_id].append(row)
    referred = select(referral.c.case_id).where(accepted)
    wanted = or_(_CASES.c.level.in_(("2", "3")), _CASES.c.id.in_(referred))
    for found in _sliced(reading, Case, _OF_CASE, wanted):
        cases = [_made(Case, row, _OF_CASE) for row in found]
        with reading() as connection:
            mine = _MEETINGS.c.case_id.in_([case.id for case in cases])
            relevant = and_(mine, _MEETINGS.c.state.in_((*HELD, PLANNED)))
            meetings: dict[UUID, list[Meeting]] = defaultdict(list)
            for met in _rows(connection, Meeting, tuple(_OF_MEETING.split()), relevant):
                meetings[met.case_id].append(met)
        yield [
            due
            for case in cases
            for due in of_meetings(case, meetings[case.id], referrals[case.id], area)
        ]


def _minutes(reading: Reading, area: Area) -> Iterator[list[Due]]:
    version, issue = TABLES[Version], TABLES[Issue]
    issued = exists().where(issue.c.meeting_id == _MEETINGS.c.id)
    unfinished = and_(_MEETINGS.c.state.in_((IN_PROGRESS, CLOSED, SIGNED)), ~issued)
    with reading() as connection:
        signed = set(
            connection.execute(
                select(version.c.meeting_id).where(version.c.signed_at.is_not(None))
            ).scalars()
        )
    for pairs in _with_case(reading, Meeting, _OF_MEETING, unfinished):
        yield [
            due
            for case, row in pairs
            for due in of_minutes(case, row, area, signed=row.id in signed)
        ]


def _actions(reading: Reading, horizon: dt.date) -> Iterator[list[Due]]:
    own = TABLES[Action].c
    near = or_(own.due.is_(None), own.due <= horizon)
    wanted = and_(own.status == OPEN, own.in_error.is_(False), near)
    names = "id case_id number made_on task owner agency due handling"
    with reading() as connection:
        moved = _moved(connection, wanted)
    for pairs in _with_case(reading, Action, names, wanted):
        yield [of_action(case, row, moved.get(row.id)) for case, row in pairs]


def _moved(connection: Connection, where: ColumnElement[bool]) -> dict[UUID, ActionOutcome]:
    """Return the last outcome that moved the date of each action: all in one query."""
    own, names = TABLES[ActionOutcome].c, ("action_id", "meeting_id", "heard_on", "new_due")
    acts = or_(own.meeting_id.is_not(None), own.reason != "")
    query = (
        select(*(own[name] for name in names))
        .join(TABLES[Action], TABLES[Action].c.id == own.action_id)
        .where(own.outcome == CARRIED, own.new_due.is_not(None), acts, where)
        .order_by(own.heard_on)
    )
    rows = (_made(ActionOutcome, row, names) for row in connection.execute(query))
    return {row.action_id: row for row in rows}


def _endings(reading: Reading, today: dt.date, horizon: dt.date) -> Iterator[list[Due]]:
    own = TABLES[Condition].c
    wanted = and_(own.ends.between(today, horizon), own.in_error.is_(False))
    for pairs in _with_case(reading, Condition, "id case_id kind text ends handling", wanted):
        yield [of_ending(case, row) for case, row in pairs]


def _dates(reading: Reading, today: dt.date, horizon: dt.date) -> Iterator[list[Due]]:
    own = TABLES[RelevantDate].c
    wanted = and_(or_(own.on.is_(None), own.on.between(today, horizon)), own.in_error.is_(False))
    for pairs in _with_case(reading, RelevantDate, "id case_id what on note", wanted):
        yield [of_date(case, row) for case, row in pairs]


def _releases(reading: Reading, area: Area, today: dt.date) -> Iterator[list[Due]]:
    own, steps = TABLES[RelevantDate].c, TABLES[LevelChange].c
    ahead = and_(own.on >= today, own.in_error.is_(False), _CASES.c.level == "")
    for pairs in _with_case(reading, RelevantDate, "id case_id what on note", ahead):
        with reading() as connection:
            mine = steps.case_id.in_({case.id for case, _ in pairs})
            names = ("id", "case_id", "on", "level", "in_error")
            rows = _rows(connection, LevelChange, names, and_(mine, steps.in_error.is_(False)))
        newest = {row.case_id: row.level for row in sorted(rows, key=_since)}
        staying = [pair for pair in pairs if newest.get(pair[0].id) != LEFT]
        found = (of_release(case, row, area) for case, row in staying)
        yield [due for due in found if due is not None]


def _since(row: LevelChange) -> dt.date:
    return row.on or dt.date.min


def _deferred(reading: Reading) -> Iterator[list[Due]]:
    own, later = _DISCLOSURES.c, _DISCLOSURES.alias("later")
    then, after = _MEETINGS.alias("then"), _MEETINGS.alias("after")
    recipient = func.lower(func.trim(own.recipient))
    anew = exists().where(
        then.c.id == own.meeting_id,
        after.c.case_id == own.case_id,
        after.c.number > then.c.number,
        later.c.meeting_id == after.c.id,
        later.c.in_error.is_(False),
        later.c.decision != "",
        recipient != "",
        func.lower(func.trim(later.c.recipient)) == recipient,
    )
    held = exists().where(then.c.id == own.meeting_id, then.c.state.in_(HELD))
    wanted = and_(own.decision == DEFER, own.in_error.is_(False), held, ~anew)
    names = "id case_id meeting_id number made_on recipient defer_to defer_who handling"
    for pairs in _with_case(reading, Disclosure, names, wanted):
        yield [of_deferred(case, row) for case, row in pairs]


def _with_case(
    reading: Reading, noun: type[AnyNoun], names: str, where: ColumnElement[bool]
) -> Iterator[list[tuple[Case, AnyNoun]]]:
    """Yield records, each with its case; of both only what the rules look at."""
    known: dict[UUID, Case] = {}
    columns = tuple(names.split())
    at = columns.index("case_id")
    for rows in _sliced(reading, noun, columns, where, with_case=True):
        pairs: list[tuple[Case, AnyNoun]] = []
        for row in rows:
            case_id = row[at]
            case = known.get(case_id)
            if case is None:
                case = _made(Case, (case_id, *row[len(columns) :]), _OF_CASE)
                known[case_id] = case
            pairs.append((case, _made(noun, row, columns)))
        yield pairs


def _sliced(
    reading: Reading,
    noun: type[Noun],
    names: tuple[str, ...],
    where: ColumnElement[bool],
    *,
    with_case: bool = False,
) -> Iterator[Sequence[Row[Any]]]:
    """Yield rows some at a time: which ones is found out once, before the first."""
    table = TABLES[noun]
    rowid: ColumnElement[int] = literal_column(f'"{table.name}".rowid')
    which, query = select(rowid).select_from(table), select(*(table.c[name] for name in names))
    if with_case:
        more = [_CASES.c[name].label(f"case_{name}") for name in _OF_CASE if name != "id"]
        at = _CASES.c.id == table.c.case_id
        which, query = which.join(_CASES, at), query.add_columns(*more).join(_CASES, at)
    with reading() as connection:
        wanted = list(connection.execute(which.where(where)).scalars())
    for begin in range(0, len(wanted), _AT_ONCE):
        some = query.where(rowid.in_(wanted[begin : begin + _AT_ONCE]))
        with reading() as connection:
            rows = connection.execute(some).all()
        yield rows


def _rows(
    connection: Connection,
    noun: type[AnyNoun],
    names: tuple[str, ...],
    where: ColumnElement[bool],
) -> list[AnyNoun]:
    table = TABLES[noun]
    query = select(*(table.c[name] for name in names)).where(where)
    found = connection.execute(query).all()
    return [_made(noun, row, names) for row in found]


def _made(noun: type[AnyNoun], row: Sequence[Any], names: tuple[str, ...]) -> AnyNoun:
    """Return a record that has these fields alone: the rest keeps what it starts with.

    Args:
        noun: its kind.
        row: begins with what the fields have.
        names: the fields.
    """
    # Not zip(strict=True): a row may go on with what is of its case.
    made = _blank(noun).model_copy(update=dict(zip(names, row, strict=False)))
    assert isinstance(made, noun)
    return made


@cache
def _blank(noun: type[Noun]) -> Noun:
    # Copied for each row, since making one takes most of its time for what it starts with.
    return noun.model_construct(None)
