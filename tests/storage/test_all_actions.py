"""The actions of all cases as they are read: pages, orders, filters, history in short."""

import datetime as dt
from typing import Any

import pytest

from mappa_tui.domain.action import (
    CANCELLED,
    CARRIED,
    CHASED,
    DONE,
    OPEN,
    Action,
    between_meetings,
)
from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Edit, Put, Set
from mappa_tui.domain.disclosure import DISCLOSE, Disclosure
from mappa_tui.domain.listed_actions import BY_AGENCY, BY_CASE, BY_OWNER, ActionFilter
from mappa_tui.storage.store import Store
from tests.storage.steps import by_id, new_case, only, put, ready, sign

TODAY = dt.date(2025, 10, 14)
YESTERDAY, TOMORROW = TODAY - dt.timedelta(1), TODAY + dt.timedelta(1)


@pytest.fixture
def cases(store: Store) -> list[Case]:
    """Put in two cases with four actions, one of them entered in error."""
    ellery = new_case(store)
    osei = new_case(store, surname="Ōsei", forenames="Daniel", crn="X100200")
    rows = [
        Action(case_id=ellery.id, task="Ring 50% of them", owner="Jo", agency="Police"),
        Action(case_id=ellery.id, task="Visit", owner="Amir", agency="Housing", due=TOMORROW),
        Action(case_id=osei.id, task="Visit", owner="Beth", agency="housing", due=YESTERDAY),
        Action(case_id=osei.id, task="Nothing", due=YESTERDAY, in_error=True),
    ]
    store.write([Put(row) for row in rows])
    return [ellery, osei]


def listed(store: Store, order: str = "due", **sought: Any) -> list[str]:
    count, lines = store.all_actions.page(ActionFilter(**sought), order)
    assert count == len(lines)
    return [f"{line.crn} A{line.number}" for line in lines]


def outcome(store: Store, action: Action, what: str, **values: Any) -> None:
    now, _ = store.all_actions.one(action.id)
    row = between_meetings(now, TODAY).model_copy(update={"outcome": what, **values})
    store.write([Put(row)], case_id=action.case_id)


def test_each_order_names_every_action_once(store: Store, cases: list[Case]) -> None:
    ring, visit, late = "X482913 A1", "X482913 A2", "X100200 A1"
    assert listed(store) == [late, visit, ring]
    assert listed(store, BY_AGENCY) == [late, visit, ring]
    assert listed(store, BY_OWNER) == [visit, late, ring]
    assert listed(store, BY_CASE) == [visit, ring, late]


def test_pages_come_without_a_gap(store: Store) -> None:
    case = new_case(store)
    store.write([Put(Action(case_id=case.id, task="Same", due=TODAY)) for _ in range(25)])
    pages = [store.all_actions.page(begin=at, limit=10)[1] for at in (0, 10, 20)]
    assert [line.number for page in pages for line in page] == list(range(1, 26))
    slices = store.all_actions.slices(ActionFilter(), BY_CASE)
    assert len([line for some in slices for line in some]) == 25


def test_each_filter_lets_through_what_it_asks_for(store: Store, cases: list[Case]) -> None:
    ring, visit, late = "X482913 A1", "X482913 A2", "X100200 A1"
    assert listed(store, state="late") == [late]
    assert listed(store, agency="hous") == [late, visit]
    assert listed(store, owner="am") == [visit]
    assert listed(store, first=TODAY) == [visit]
    assert listed(store, last=TODAY) == [late]
    assert listed(store, words="visit ellery") == [visit]
    assert listed(store, words="x100200") == [late]
    assert listed(store, words="A1 50%") == [ring]
    assert listed(store, words="51%") == []
    assert listed(store, words="osei") == [late]


def test_a_filter_finds_names_however_they_are_typed(store: Store) -> None:
    case = new_case(store, surname="O'Brien-Łukasz", forenames="Seán")
    names = ("Súilleabháin", "D’Arcy", "Jo Bloggs")
    store.write([Put(Action(case_id=case.id, owner=name, agency="Éire Housing")) for name in names])
    assert listed(store, owner="suilleabhain") == ["X482913 A1"]
    assert listed(store, owner="darcy") == listed(store, owner="D'A") == ["X482913 A2"]
    assert listed(store, agency="eire", words="sean obrien lukasz jo") == ["X482913 A3"]


def test_outcomes_between_meetings_close_move_and_chase(store: Store, cases: list[Case]) -> None:
    [ring, visit] = store.case(cases[0].id).actions
    outcome(store, visit, CHASED, chased_on=TODAY, said="He rings back.")
    outcome(store, visit, CARRIED, new_due=dt.date(2025, 11, 3), reason="Ill.")
    outcome(store, visit, CARRIED, new_due=dt.date(2025, 11, 10), reason="Still ill.")
    outcome(store, ring, CANCELLED, reason="No line.")
    lines = {line.id: line for line in store.all_actions.page()[1]}
    moved, cancelled = lines[visit.id], lines[ring.id]
    assert (moved.due, moved.chased, moved.said) == (
        dt.date(2025, 11, 10),
        TODAY,
        "He rings back.",
    )
    assert moved.state(TODAY) == "open, moved twice"
    assert (cancelled.state(TODAY), cancelled.cancel_reason) == ("cancelled", "No line.")
    assert listed(store, state="moved") == ["X482913 A2"]
    assert listed(store, state="cancelled") == ["X482913 A1"]
    assert listed(store, state="open") == ["X100200 A1", "X482913 A2"]
    _, history = store.all_actions.one(visit.id)
    assert [row.was_due for row in history] == [TOMORROW, TOMORROW, dt.date(2025, 11, 3)]


def test_numbers_are_kept_whatever_becomes_of_the_actions(store: Store, cases: list[Case]) -> None:
    ring, _ = store.case(cases[0].id).actions
    outcome(store, ring, DONE, evidence="Note.")
    put(store, Action(case_id=cases[0].id, task="Next"))
    outcome(store, ring, CARRIED, new_due=TOMORROW, reason="It was somebody else.")
    actions = store.case(cases[0].id).actions
    assert [(row.number, row.status) for row in actions] == [(1, OPEN), (2, OPEN), (3, OPEN)]
    assert by_id(actions, ring).due == TOMORROW


def test_a_disclosure_that_was_made_is_asked_for_until_it_is_told(store: Store) -> None:
    meeting_id = ready(store)
    sign(store, meeting_id)
    case_id = store.meeting(meeting_id).case.id
    action = next(row for row in store.case(case_id).actions if row.disclosure_id)
    assert action.disclosure_id is not None
    outcome(store, action, DONE, evidence="Visit record.")

    def asks() -> object:
        sought = ActionFilter(state="open")
        listed = (row for row in store.all_actions.page(sought)[1] if row.id == action.id)
        return next((row.asks_for for row in listed), None)

    assert asks() == ("when", "by whom", "what response", "ViSOR or MAPPS")
    values = {"done_on": TODAY, "done_by": "DC Marsh", "response": "Calm."}
    told = Set("Disclosure", action.disclosure_id, values)
    store.write([told], case_id=case_id)
    assert asks() == ("ViSOR or MAPPS",)
    rest = Set("Disclosure", action.disclosure_id, {"recorded": "updated"})
    after = only(store.write([rest], case_id=case_id), Disclosure)
    assert (after.decision, after.done_by, after.is_reported) == (DISCLOSE, "DC Marsh", True)
    assert asks() is None


def test_a_done_action_is_listed_with_its_day_and_what_shows_it(
    store: Store, cases: list[Case]
) -> None:
    def line() -> tuple[dt.date | None, str]:
        [found] = [each for each in store.all_actions.page()[1] if each.id == action.id]
        return found.done, found.evidence

    [action, *_] = [row for row in store.case(cases[0].id).actions if row.task == "Visit"]
    outcome(store, action, DONE, done_on=YESTERDAY, evidence="The report.")
    assert line() == (YESTERDAY, "The report.")
    outcome(store, action, CARRIED, new_due=TOMORROW, reason="It was another.")
    assert line() == (None, "")


def test_what_is_done_without_a_day_is_done_when_it_was_heard(
    store: Store, cases: list[Case]
) -> None:
    [action, *_] = store.case(cases[0].id).actions
    outcome(store, action, DONE)
    [row] = store.all_actions.one(action.id)[1]
    assert row.done_on is None
    store.write([Edit("ActionOutcome", row.id, "evidence", "Seen")], case_id=action.case_id)
    [row] = store.all_actions.one(action.id)[1]
    assert (row.done_on, row.evidence) == (TODAY, "Seen")
