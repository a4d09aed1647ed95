"""Actions over all cases, read a page at a time however many there are."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    String,
    and_,
    cast,
    collate,
    exists,
    func,
    literal_column,
    or_,
    select,
)

from mappa_tui.domain.action import (
    CARRIED,
    CHASED,
    DONE,
    OPEN,
    Action,
    ActionOutcome,
    closed_by,
    history,
)
from mappa_tui.domain.case import Case, case_title
from mappa_tui.domain.disclosure import OUTCOME, Disclosure
from mappa_tui.domain.finding import sought as words_sought
from mappa_tui.domain.listed_actions import (
    BY_AGENCY,
    BY_CASE,
    BY_DUE,
    BY_OWNER,
    LATE,
    MOVED,
    ActionFilter,
    ListedAction,
)
from mappa_tui.storage import reads
from mappa_tui.storage.folded import Folded
from mappa_tui.storage.tables import TABLES

Reading = Callable[[], AbstractContextManager[Connection]]

EVERYTHING = ActionFilter()
_ACTIONS, _CASES, _OUTCOMES = TABLES[Action], TABLES[Case], TABLES[ActionOutcome]
_AT_ONCE = 1000
_ROWID: ColumnElement[int] = literal_column(f"{_ACTIONS.name}.rowid")
_OWN = ("id", "case_id", "number", "task", "owner", "agency", "helpers", "due", "status")
_MORE = ("cancel_reason", "handling", "disclosure_id")
_OF_CASE = ("surname", "forenames", "crn")
_SEARCHED = (
    *(_ACTIONS.c[name] for name in ("task", "owner", "agency", "helpers")),
    "A" + cast(_ACTIONS.c.number, String),
)
_DUE = (_ACTIONS.c.due.nulls_last(), _ACTIONS.c.case_id, _ACTIONS.c.number)


def _by_name(column: ColumnElement[str]) -> ColumnElement[str]:
    # Not by `lower`, which takes a piece of locked memory for each name.
    return collate(column, "NOCASE")


_ORDERS = {
    BY_DUE: _DUE,
    BY_AGENCY: (_by_name(_ACTIONS.c.agency), *_DUE),
    BY_OWNER: (_by_name(_ACTIONS.c.owner), *_DUE),
    BY_CASE: (
        _by_name(_CASES.c.surname),
        _by_name(_CASES.c.forenames),
        _ACTIONS.c.case_id,
        *_DUE,
    ),
}


class AllActions:
    """The actions of one open vault."""

    def __init__(self, reading: Reading, today: Callable[[], dt.date]) -> None:
        self._reading = reading
        self._today = today

    def page(
        self,
        sought: ActionFilter = EVERYTHING,
        order: str = BY_DUE,
        begin: int = 0,
        limit: int = 100,
    ) -> tuple[int, list[ListedAction]]:
        """Return how many actions are asked for, and some of them in an order.

        Those entered in error are left out.

        Args:
            sought: which.
            order: one of `ORDERS`.
            begin: how many come before the first.
            limit: how many at most.
        """
        every = select(func.count()).select_from(_ACTIONS)
        with self._reading() as connection:
            folded = Folded(connection)
            which = self._places(folded, sought, order).offset(begin).limit(limit)
            how_many = _sought(every, folded, sought, self._today())
            count = int(connection.execute(how_many).scalar_one())
            return count, _lines(connection, _read(connection, which))

    def slices(self, sought: ActionFilter, order: str) -> Iterator[list[ListedAction]]:
        """Yield all that are asked for, some at a time."""
        with self._reading() as connection:
            places = _read(connection, self._places(Folded(connection), sought, order))
        for begin in range(0, len(places), _AT_ONCE):
            with self._reading() as connection:
                yield _lines(connection, places[begin : begin + _AT_ONCE])

    def _places(self, folded: Folded, sought: ActionFilter, order: str) -> Select[int]:
        # Where they lie, and the rest of these alone: sorting whole rows takes far longer.
        places = select(_ROWID).select_from(_ACTIONS)
        query = _sought(places, folded, sought, self._today(), order)
        return query.order_by(*_ORDERS[order])

    def one(self, action_id: UUID) -> tuple[Action, list[ActionOutcome]]:
        """Return an action with its history; raises Missing."""
        with self._reading() as connection:
            action = reads.one(connection, Action, action_id)
            mine = _OUTCOMES.c.case_id == action.case_id
            return action, history(reads.rows(connection, ActionOutcome, mine), action_id)

    def disclosure(self, disclosure_id: UUID) -> Disclosure:
        """Return a disclosure; raises Missing."""
        with self._reading() as connection:
            return reads.one(connection, Disclosure, disclosure_id)


def _read(connection: Connection, places: Select[int]) -> list[int]:
    return list(connection.execute(places).scalars())


def _sought(
    query: Select[Any],
    folded: Folded,
    sought: ActionFilter,
    today: dt.date,
    order: str = BY_DUE,
) -> Select[Any]:
    if order == BY_CASE:
        query = query.join(_CASES, _CASES.c.id == _ACTIONS.c.case_id)
    # The plus keeps SQLite from an index that begins with it: looking each row up from there
    # takes several times as long as reading all of them as they lie.
    right = literal_column(f"+{_ACTIONS.name}.in_error") == 0
    return query.where(right, *_conditions(folded, sought, today))


def _conditions(folded: Folded, sought: ActionFilter, today: dt.date) -> list[ColumnElement[bool]]:
    own, found = _ACTIONS.c, list[ColumnElement[bool]]()
    if sought.agency:
        found += [folded.stands_in(own.agency, word) for word in words_sought(sought.agency)]
    if sought.owner:
        found += [folded.stands_in(own.owner, word) for word in words_sought(sought.owner)]
    if sought.state in (LATE, MOVED):
        found.append(own.status == OPEN)
    elif sought.state == OPEN:
        found.append(or_(own.status == OPEN, and_(own.status == DONE, _asks())))
    elif sought.state:
        found.append(own.status == sought.state)
    if sought.state == LATE:
        found.append(own.due < today)
    if sought.state == MOVED:
        found.append(
            exists().where(
                _OUTCOMES.c.case_id == own.case_id,  # which is indexed
                _OUTCOMES.c.action_id == own.id,
                _OUTCOMES.c.outcome == CARRIED,
                _OUTCOMES.c.new_due.is_not(None),
            )
        )
    if sought.first:
        found.append(own.due >= sought.first)
    if sought.last:
        found.append(own.due <= sought.last)
    return found + [_somewhere(folded, word) for word in words_sought(sought.words)]


def _asks() -> ColumnElement[bool]:
    """Ask for actions of a disclosure of which it is not known yet what came of it."""
    told = TABLES[Disclosure].c
    unknown = or_(*(func.coalesce(told[name], "") == "" for name in OUTCOME))
    return _ACTIONS.c.disclosure_id.in_(select(told.id).where(unknown))


def _somewhere(folded: Folded, word: str) -> ColumnElement[bool]:
    # The cases once, and not anew for each of their actions.
    named = or_(*(folded.stands_in(_CASES.c[name], word) for name in _OF_CASE))
    theirs = _ACTIONS.c.case_id.in_(select(_CASES.c.id).where(named))
    return or_(*(folded.stands_in(column, word) for column in _SEARCHED), theirs)


def _lines(connection: Connection, places: Sequence[int]) -> list[ListedAction]:
    """Return the actions that lie at `places`, in that order."""
    columns = [_ACTIONS.c[name] for name in (*_OWN, *_MORE)]
    columns += [_CASES.c[name] for name in _OF_CASE]
    query = select(_ROWID.label("place"), *columns).select_from(_ACTIONS)
    query = query.join(_CASES, _CASES.c.id == _ACTIONS.c.case_id)
    at = {row.place: row for row in connection.execute(query.where(_ROWID.in_(places)))}
    rows = [at[place] for place in places if place in at]
    outcomes = _outcomes(connection, rows)
    asking = _asking(connection, rows)
    return [_line(row, outcomes[row.id], asking) for row in rows]


def _outcomes(connection: Connection, rows: Sequence[Row[Any]]) -> dict[UUID, list[ActionOutcome]]:
    """Return the histories of actions; found by their cases, which are indexed."""
    wanted, found = {row.id for row in rows}, defaultdict[UUID, list[ActionOutcome]](list)
    query = select(_OUTCOMES).where(_OUTCOMES.c.case_id.in_({row.case_id for row in rows}))
    for row in connection.execute(query.order_by(_OUTCOMES.c.heard_on)).mappings():
        if row["action_id"] in wanted:
            found[row["action_id"]].append(ActionOutcome.model_construct(None, **row))
    return found


def _asking(connection: Connection, rows: Sequence[Row[Any]]) -> dict[UUID, tuple[str, ...]]:
    """Return what nobody has said of disclosures that are done."""
    done = [row.disclosure_id for row in rows if row.disclosure_id and row.status == DONE]
    if not done:
        return {}
    found = reads.rows(connection, Disclosure, TABLES[Disclosure].c.id.in_(done))
    return {row.id: row.unreported for row in found if row.unreported}


def _line(
    row: Row[Any], outcomes: list[ActionOutcome], asking: Mapping[UUID, tuple[str, ...]]
) -> ListedAction:
    chased = [each for each in outcomes if each.outcome == CHASED][-1:]
    closed = closed_by(outcomes) if row.status == DONE else None
    return ListedAction(
        case_title=case_title(row.surname, row.forenames),
        crn=row.crn,
        cancel_reason=row.cancel_reason,
        done=closed.done_on if closed else None,
        evidence=closed.evidence if closed else "",
        handling=row.handling,
        moved=sum(each.outcome == CARRIED and each.acts for each in outcomes),
        chased=chased[0].chased_on if chased else None,
        said=chased[0].said if chased else "",
        asks=row.disclosure_id if row.disclosure_id in asking else None,
        asks_for=asking.get(row.disclosure_id, ()),
        **{name: getattr(row, name) for name in _OWN},
    )
