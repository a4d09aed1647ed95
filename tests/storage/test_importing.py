"""Many records at once: all or nothing, behind other saves, in the audit like any other."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from mappa_tui.domain.audited import AuditFilter
from mappa_tui.domain.case import Case, LevelChange
from mappa_tui.domain.change import Change, Edit, Put, Set
from mappa_tui.domain.clock import Clock
from mappa_tui.domain.event import SHPO, Event
from mappa_tui.domain.progress import Progress
from mappa_tui.domain.referral import LEVEL_2, Referral
from mappa_tui.storage import importing
from mappa_tui.storage.errors import StorageError
from mappa_tui.storage.store import Store
from mappa_tui.storage.thread import StorageThread
from tests.access import let_in
from tests.storage.steps import new_case, raw

REASON = "import of register.csv"


def people(count: int, first: int = 0) -> list[Change]:
    """Return so many offenders, each with a step and an event."""
    found: list[Change] = []
    for number in range(first, first + count):
        case = Case(surname=f"Number {number}", crn=f"X{number:05}", category="1", level="1")
        step = LevelChange(case_id=case.id, on=dt.date(2015, 6, 3), category="1", level="1")
        found += [Put(case), Put(step), Put(Event(case_id=case.id, what=SHPO, on=step.on))]
    return found


def take_in(
    store: Store,
    changes: Sequence[Change],
    progress: Progress | None = None,
    hurry: Callable[[], bool] = lambda: False,
) -> Progress:
    progress = progress or Progress()
    for _ in store.importing(changes, REASON, progress, hurry):
        pass
    return progress


def counts(store: Store) -> tuple[int, int, int]:
    found = store.offenders()
    steps = sum(len(each.steps) for each in found)
    return len(found), steps, sum(len(each.events) for each in found)


def test_all_are_stored_and_each_is_in_the_audit_with_the_file(store: Store) -> None:
    before = store.entries.count()
    progress = take_in(store, people(3))
    assert counts(store) == (3, 3, 3)
    assert (progress.ended, progress.done, progress.total) == (True, 9, 9)
    assert store.entries.count() == before + 9
    entries = store.entries.page(AuditFilter(action="collect"))
    assert {line.reason for line in entries} == {REASON}
    assert {line.about for line in entries} == {"X00000", "X00001", "X00002"}
    assert sorted({line.noun for line in entries}) == ["Case", "Event", "LevelChange"]


def test_what_is_imported_is_found(store: Store) -> None:
    take_in(store, people(3))
    list(store.taking_in())
    assert [line.crn for line in store.find("x00002").cases] == ["X00002"]


def test_what_is_imported_is_stored_as_if_it_had_been_typed(store: Store) -> None:
    case = Case(surname="Ell\x07ery", address="1 High St\r\nRipford", crn="X1")
    take_in(store, [Put(case)])
    stored = store.case(case.id).case
    assert (stored.surname, stored.address) == ("Ellery", "1 High St\nRipford")
    store.write([Edit("Case", case.id, "surname", "Brack")], case_id=case.id)
    assert store.case(case.id).case.surname == "Brack"


def test_cases_that_are_there_are_given_values_and_their_meetings_follow(store: Store) -> None:
    alone, meets = new_case(store, crn="X1", category="1"), new_case(store, crn="X2", category="1")
    meeting = store.plan(meets.id)
    store.meeting(meeting)
    values = {"category": "2", "level": "3"}
    take_in(store, [Set("Case", case.id, values) for case in (alone, meets)])
    for case in (alone, meets):
        found = store.case(case.id).case
        assert (found.category, found.level) == ("2", "3")
    assert store.meeting(meeting).meeting.category == "2"


def test_a_draft_goes_when_its_field_is_given_a_value(store: Store) -> None:
    case = new_case(store)
    store.write([Edit("Case", case.id, "born", "in spring")], case_id=case.id)
    assert store.case(case.id).drafts
    take_in(store, [Set("Case", case.id, {"born": dt.date(1971, 3, 1)})])
    assert store.case(case.id).drafts == []


def test_one_that_cannot_be_stored_stores_none(store: Store) -> None:
    before = store.entries.count()
    wrong = Put(LevelChange(case_id=Case().id, level="2"))
    with pytest.raises(StorageError):
        take_in(store, [*people(2), wrong])
    assert counts(store) == (0, 0, 0)
    assert store.entries.count() == before
    take_in(store, people(1))
    assert counts(store) == (1, 1, 1)


def test_a_referral_brings_its_consequences_and_says_where_it_comes_from(store: Store) -> None:
    there = new_case(store, crn="X1", category="1", level="1")
    fresh = Case(crn="X2", surname="Osei")
    decided: dict[str, Any] = {
        "decision": LEVEL_2,
        "decided_on": dt.date(2015, 6, 5),
        "reason": "A shared plan",
    }
    rows = [
        Referral(case_id=case.id, received=dt.date(2015, 6, 3), decided_by="DI Nair", **decided)
        for case in (there, fresh)
    ]
    take_in(store, [Put(rows[0]), Put(fresh), Put(rows[1])])
    for case in (there, fresh):
        record = store.case(case.id)
        [step] = record.level_changes
        assert (record.case.level, step.level, step.reason) == ("2", "2", "A shared plan")
        assert record.referrals[0].level_change_id == step.id
    entries = store.entries.page(AuditFilter(action="collect"))
    assert [line.reason for line in entries if line.noun == "Referral"] == [REASON, REASON]
    found: dict[str, Any] = {}
    for some in store.known_cases({"x1", "x2"}):
        found = some or found
    assert [found[crn].referred for crn in ("x1", "x2")] == [[dt.date(2015, 6, 3)]] * 2


@pytest.mark.parametrize("what", ["preparing", "storing"])
def test_one_that_is_stopped_leaves_no_trace(
    tmp_path: Path, open_store: Callable[[], Store], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(importing, "SLICE", 10)
    store = open_store()
    before = store.entries.count()

    class StopsAt(Progress):
        """Is stopped as soon as that is being done."""

        @property
        def stopped(self) -> bool:
            return self.what == what and self.done >= 10

        @stopped.setter
        def stopped(self, value: bool) -> None:
            pass

    progress = take_in(store, people(20), StopsAt())
    assert (progress.ended, progress.what) == (False, what)
    assert counts(store) == (0, 0, 0)
    assert store.entries.count() == before
    store.close()
    assert raw(tmp_path / "vault", "SELECT count(*) FROM 'case'") == [(0,)]


def test_one_that_is_left_half_way_leaves_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "SLICE", 10)
    job = store.importing(people(20), REASON, Progress(), lambda: False)
    next(job)
    job.close()  # type: ignore[attr-defined]
    assert counts(store) == (0, 0, 0)


def test_it_gives_way_to_others_a_few_times_and_is_done_in_the_end(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "SLICE", 10)
    asked = []

    def somebody() -> bool:
        asked.append(1)
        return True

    pauses = list(store.importing(people(20), REASON, Progress(), somebody))
    assert len(asked) == importing.GIVES_WAY
    assert len(pauses) >= importing.GIVES_WAY
    assert counts(store) == (20, 20, 20)


async def test_what_is_typed_meanwhile_is_saved_first(tmp_path: Path, clock: Clock) -> None:
    thread = StorageThread(tmp_path, clock, let_in())
    first = await thread.call(lambda store: new_case(store, crn="X9"))
    progress = Progress()
    saved: list[tuple[str, int]] = []

    def begin(store: Store, hurry: Callable[[], bool]) -> Iterator[None]:
        for at, pause in enumerate(store.importing(people(300), REASON, progress, hurry)):
            if at == 1:  # as a key pressed now would
                thread._post(lambda store: saved.append(save(store)))
            yield pause

    def save(store: Store) -> tuple[str, int]:
        store.write([Edit("Case", first.id, "forenames", "Zoe")], case_id=first.id)
        return "saved", len(store.offenders())

    await thread.slowly(begin)
    assert progress.ended
    assert saved == [("saved", 1)]
    assert len(await thread.call(lambda store: store.offenders())) == 301
    thread.close()


def test_the_audit_is_whole_afterwards(tmp_path: Path, clock: Clock) -> None:
    from tests.faults.vaults import new_vault

    vault = new_vault(tmp_path / "vault")
    with closing(vault.open()) as store:
        take_in(store, people(30))
        store.write([Put(Case(surname="After"))])
    assert vault.faults() == []


def test_cases_are_found_by_crn_whatever_its_case(store: Store) -> None:
    take_in(store, people(2))
    new_case(store, crn=" x00001 ")
    found: dict[str, Any] = {}
    for some in store.known_cases({"x00000", "x00001", "x7"}):
        found = some or found
    assert sorted(found) == ["x00000", "x00001"]
    assert found["x00000"].values["surname"] == "Number 0"
    assert [step.level for step in found["x00000"].steps] == ["1"]
    assert [event.what for event in found["x00000"].events] == [SHPO]
    assert (found["x00000"].is_alone, found["x00001"].is_alone) == (True, False)
