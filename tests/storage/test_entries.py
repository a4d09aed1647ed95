"""The audit as it is read: pages, filters, what is told of opening, exporting and disclosing."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from mappa_tui.demo import DEMO_STARTS, whole_meeting
from mappa_tui.domain.action import DONE, Action
from mappa_tui.domain.audited import AuditFilter
from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Edit, Put, Set
from mappa_tui.domain.clock import Clock
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.domain.meeting import Issue
from mappa_tui.storage.store import Store
from tests.access import let_in


class Day:
    """A clock that is put on."""

    def __init__(self) -> None:
        self.moment = DEMO_STARTS


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def store(tmp_path: Path, day: Day) -> Iterator[Store]:
    store = Store(tmp_path / "vault", Clock(lambda: day.moment), let_in("L. Cross"))
    store.write([Put(noun) for noun in whole_meeting()])
    yield store
    store.close()


def _numbers(store: Store, **sought: object) -> list[int]:
    return [line.sequence for line in store.entries.page(AuditFilter(**sought))]  # type: ignore[arg-type]


def test_pages_come_the_newest_first_without_a_gap(store: Store) -> None:
    count = store.entries.count()
    before, seen = None, list[int]()
    while lines := store.entries.page(before=before, limit=20):
        assert len(lines) <= 20
        seen += [line.sequence for line in lines]
        before = seen[-1]
    assert seen == list(range(count, 0, -1))


def test_an_entry_says_where_its_record_belongs(store: Store) -> None:
    lines = store.entries.page(limit=1000)
    about = {(line.what, line.about) for line in lines}
    assert about >= {
        ("Case", "X482913"),
        ("Meeting", "X482913/1"),
        ("Meeting", "X482913/3"),
        ("Item entry", "X482913/3"),
        ("Measure", "X482913"),
    }


def test_each_filter_lets_through_what_it_asks_for(store: Store, day: Day) -> None:
    case = store.home().cases[0].id
    day.moment = DEMO_STARTS + dt.timedelta(days=1)
    store.note("export", "Meeting", None, "/media/stick/50% done_.docx", "asked for")
    day.moment = DEMO_STARTS + dt.timedelta(days=2)
    store.write([Edit("Case", case, "surname", "Elleray")], case_id=case)
    newest = store.entries.count()
    the_next = DEMO_STARTS.date() + dt.timedelta(days=1)
    assert _numbers(store, action="export") == [newest - 1]
    assert _numbers(store, action="alter", first=the_next) == [newest]
    assert _numbers(store, first=the_next, last=the_next) == [newest - 1]
    assert _numbers(store, who="Nobody") == []
    assert _numbers(store, words="STICK asked") == [newest - 1]
    assert _numbers(store, words="50% done_") == [newest - 1]
    assert _numbers(store, words="51%") == []
    assert _numbers(store, words="d%e") == []
    assert _numbers(store, words="surname") == [newest]
    assert _numbers(store, words="x482913 surname") == [newest]
    assert store.entries.count(AuditFilter(words="X482913")) > 50


def test_a_day_begins_at_londons_midnight(store: Store, day: Day) -> None:
    day.moment = dt.datetime(2025, 10, 19, 23, 30, tzinfo=dt.UTC)  # half past midnight there
    store.note("log in")
    newest = store.entries.count()
    assert _numbers(store, first=dt.date(2025, 10, 20)) == [newest]
    assert _numbers(store, first=dt.date(2025, 10, 19), last=dt.date(2025, 10, 19)) == []


def test_people_are_those_who_did_something(store: Store) -> None:
    assert store.entries.people() == ("L. Cross",)


def test_opening_is_an_entry(store: Store) -> None:
    case = store.home().cases[0].id
    store.consulted("Case", case)
    [line] = store.entries.page(limit=1)
    assert (line.action, line.what, line.record_id) == ("consult", "Case", case)


def test_minutes_that_went_out_are_an_entry_that_names_who_got_them(store: Store) -> None:
    meeting = store.find_meeting("X482913/3")
    assert meeting is not None
    issue = Issue(
        meeting_id=meeting, version=1, on=DEMO_STARTS.date(), recipients="A. Rao\n\nPolice"
    )
    store.write([Put(issue)], meeting)
    [line] = store.entries.page(AuditFilter(action="disclose"))
    assert (line.what, line.about, line.recipient) == ("Meeting", "X482913/3", "A. Rao; Police")


def test_a_disclosure_that_was_made_is_an_entry_once(store: Store) -> None:
    case = store.case(store.home().cases[0].id)
    action = next(each for each in case.actions if each.disclosure_id)
    for status in (DONE, DONE, "open", DONE):
        store.write([Set("Action", action.id, {"status": status})], case_id=case.case.id)
    lines = store.entries.page(AuditFilter(action="disclose"))
    assert len(lines) == 2
    told = next(noun for noun in whole_meeting() if noun.id == action.disclosure_id)
    assert isinstance(told, Disclosure)
    assert (lines[0].what, lines[0].recipient) == ("Disclosure", told.recipient)


def test_an_action_like_others_discloses_nothing(store: Store) -> None:
    case = Case(surname="Osei", crn="X100200")
    action = Action(case_id=case.id, task="Ring", status=DONE)
    store.write([Put(case), Put(action)])
    assert _numbers(store, action="disclose") == []
