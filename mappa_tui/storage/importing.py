"""Many records at once: all of them in one transaction that gives way to other saves.

They are made ready a slice at a time, which takes longest. The transaction itself is begun
anew, a few times, when somebody waits meanwhile; until it is committed nothing is stored.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from mappa_tui.domain.case import Case, LevelChange
from mappa_tui.domain.change import Change, Put, Set
from mappa_tui.domain.event import Event
from mappa_tui.domain.known_case import KnownCase
from mappa_tui.domain.meeting import Draft, Meeting
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.progress import Progress
from mappa_tui.domain.referral import Referral
from mappa_tui.storage.audit import Chain
from mappa_tui.storage.counting import events_by_case, steps_by_case
from mappa_tui.storage.tables import NOUNS, TABLES
from mappa_tui.storage.tidy import tidy
from mappa_tui.storage.vault.verify import Hurry
from mappa_tui.storage.writes import Prepared, Writing

SLICE = 200
"""Records that are made ready, or stored, between two looks at who waits."""
GIVES_WAY = 3
"""How often the transaction is begun anew for others; after that they wait for it."""
_PLAIN: tuple[type[Noun], ...] = (Case, LevelChange, Event)
"""Nouns without a number, and from which nothing follows."""


class _Interrupted(Exception):
    """The transaction is given up."""


def importing(
    writing: Callable[[], AbstractContextManager[Writing]],
    chain: Chain,
    changes: Sequence[Change],
    reason: str,
    progress: Progress,
    hurry: Hurry,
) -> Iterator[None]:
    """Store all of `changes`, or none; what `progress` is told to stop leaves no trace.

    Args:
        writing: begins a transaction.
        chain: the audit's, for its hashes.
        changes: new records of `Case`, `LevelChange`, `Event` and `Referral`, and values for
            cases. A case comes before what belongs to it.
        reason: what the audit says of where they come from.
        progress: how far it is; `stopped` is heeded until the commit.
        hurry: whether somebody waits.
    """
    progress.what, progress.done, progress.total = "preparing", 0, len(changes)
    prepared: list[Prepared | Put | Set] = []
    for change in changes:
        prepared.append(_prepared(change, chain, reason))
        progress.done += 1
        if progress.done % SLICE == 0:
            yield None
            if progress.stopped:
                return
    for attempt in range(GIVES_WAY + 1):
        yield None
        gives_way = hurry if attempt < GIVES_WAY else _never
        progress.what, progress.done = "storing", 0
        try:
            with writing() as transaction:
                _store(transaction, prepared, reason, progress, gives_way)
        except _Interrupted:
            if progress.stopped:
                return
        else:
            progress.ended = True
            return


def known_cases(
    reading: Callable[[], AbstractContextManager[Connection]], crns: AbstractSet[str]
) -> Iterator[dict[str, KnownCase] | None]:
    """Yield None between the slices of reading, and at last the cases with one of these CRNs.

    Args:
        reading: begins a reading transaction.
        crns: in small letters.
    """
    table = TABLES[Case]
    with reading() as connection:
        names = connection.execute(select(table.c.id, table.c.crn))
        plain = ((row.id, row.crn.strip().casefold()) for row in names)
        ids = {case: crn for case, crn in plain if crn in crns}
    times = Counter(ids.values())
    yield None
    values: dict[UUID, dict[str, Any]] = {}
    for some in _slices(list(ids)):
        with reading() as connection:
            rows = connection.execute(select(table).where(table.c.id.in_(some)))
            values |= {row.id: dict(row) for row in rows.mappings()}
        yield None
    with reading() as connection:
        steps, events = steps_by_case(connection), events_by_case(connection)
        referred = _referred_by_case(connection)
    yield {
        crn: KnownCase(
            each,
            values[each],
            steps.get(each, ()),
            events.get(each, ()),
            referred.get(each, ()),
            times[crn] == 1,
        )
        for each, crn in ids.items()
    }


def _referred_by_case(connection: Connection) -> dict[UUID, list[dt.date | None]]:
    """Return the days on which the referrals of every case that has any were received."""
    table = TABLES[Referral]
    query = select(table.c.case_id, table.c.received).where(table.c.in_error.is_(False))
    found: dict[UUID, list[dt.date | None]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.case_id].append(row.received)
    return found


def _prepared(change: Change, chain: Chain, reason: str) -> Prepared | Put | Set:
    if isinstance(change, Set):
        assert change.noun == Case.__name__
        return change
    assert isinstance(change, Put)
    if isinstance(change.record, Referral):
        return change
    assert isinstance(change.record, _PLAIN)
    noun = type(change.record)
    record = tidy(noun, change.record.model_dump())
    return Prepared(record, record.model_dump(), chain.hashed(record), reason)


def _store(
    transaction: Writing,
    prepared: Sequence[Prepared | Put | Set],
    reason: str,
    progress: Progress,
    hurry: Hurry,
) -> None:
    transaction.contexts.drop()
    meetings, drafts = TABLES[Meeting].c.case_id, TABLES[Draft].c.record_id
    followed: set[UUID] = {
        each
        for column in (meetings, drafts)
        for each in transaction.connection.execute(select(column).distinct()).scalars()
    }
    for some in _slices(prepared):
        if progress.stopped or hurry():
            raise _Interrupted
        transaction.add_all([each for each in some if isinstance(each, Prepared)])
        for each in some:
            if isinstance(each, Put):
                transaction.apply(each, reason=reason)
            elif isinstance(each, Set):
                _change(transaction, each, reason, follows=each.record_id in followed)
        progress.done += len(some)
    if progress.stopped:
        raise _Interrupted


def _change(transaction: Writing, change: Set, reason: str, *, follows: bool) -> None:
    """Give a case values; by way of its context where meetings or drafts follow from them."""
    if follows:
        transaction.apply(change, case_id=change.record_id)
    else:
        noun = NOUNS[change.noun]
        transaction.change(noun.model_construct(id=change.record_id), dict(change.values), reason)


def _slices(rows: Sequence[Any]) -> Iterator[list[Any]]:
    each = iter(rows)
    while some := list(islice(each, SLICE)):
        yield some


def _never() -> bool:
    return False
