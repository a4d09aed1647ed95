"""What most of these tests begin with."""

from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

from mappa_tui.demo import whole_meeting
from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Put, Set, Written
from mappa_tui.domain.entry import AnyNoun
from mappa_tui.domain.meeting import IN_PROGRESS, ISSUED, Meeting, Version
from mappa_tui.domain.noun import Noun
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.engine import connect
from tests.access import KEY


def new_case(store: Store, **values: Any) -> Case:
    given = {"surname": "Ellery", "forenames": "Martin", "crn": "X482913", "level": "2"}
    return only(store.write([Put(Case(**{**given, **values}))]), Case)


def held(store: Store, case: Case | None = None) -> UUID:
    case = case or new_case(store)
    meeting_id = store.plan(case.id)
    store.write([Set("Meeting", meeting_id, {"state": IN_PROGRESS})], meeting_id)
    return meeting_id


def ready(store: Store) -> UUID:
    nouns = whole_meeting()
    store.write([Put(noun) for noun in nouns])
    return [noun.id for noun in nouns if isinstance(noun, Meeting)][-1]


def sign(store: Store, meeting_id: UUID) -> Version:
    return store.sign(meeting_id, "DI Priya Nair", "by the chair, here", "L. Cross")


def signed(store: Store) -> UUID:
    meeting_id = ready(store)
    sign(store, meeting_id)
    return meeting_id


def issue(store: Store, meeting_id: UUID) -> None:
    store.write([Set("Meeting", meeting_id, {"state": ISSUED})], meeting_id)


def put(store: Store, record: AnyNoun, meeting_id: UUID | None = None) -> AnyNoun:
    return only(store.write([Put(record)], meeting_id), type(record))


def only(written: Written, noun: type[AnyNoun]) -> AnyNoun:
    [found] = [row for row in written.records if isinstance(row, noun)]
    return found


def by_id(rows: list[AnyNoun], record: Noun) -> AnyNoun:
    return next(row for row in rows if row.id == record.id)


def raw(folder: Path, query: str) -> list[tuple[Any, ...]]:
    """Read the closed file as any other program would."""
    with closing(connect(folder / "vault.db", KEY)) as connection:
        return list(connection.execute(query).fetchall())
