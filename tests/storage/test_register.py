import datetime as dt
from typing import Any

import pytest

from mappa_tui.domain.action import Action
from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Edit, Put, Set
from mappa_tui.domain.meeting import CANCELLED, CLOSED, IN_PROGRESS, ISSUED, PLANNED, Meeting
from mappa_tui.domain.register import RegisterLine
from mappa_tui.storage import register
from mappa_tui.storage.store import Store
from tests.storage.steps import issue, new_case, put, signed

HELD = dt.date(2025, 10, 1)


def _lines(store: Store) -> list[RegisterLine]:
    return [line for some in store.register() if some for line in some]


def _line(store: Store) -> RegisterLine:
    [line] = _lines(store)
    return line


def _meet(store: Store, case: Case, number: int, **given: Any) -> Meeting:
    values: dict[str, Any] = {"case_id": case.id, "number": number, "level": "2", "state": CLOSED}
    return put(store, Meeting(**values | given))


def test_a_case_without_anything_is_there_too(store: Store) -> None:
    new_case(store, category="1", lead_agency="Police", area="Derwent Vale")
    line = _line(store)
    assert (line.title, line.crn, line.category, line.level) == ("M. ELLERY", "X482913", "1", "2")
    assert (line.lead_agency, line.area) == ("Police", "Derwent Vale")
    assert (line.last, line.next, line.is_planned, line.minutes_due) == (None, None, False, None)
    assert (line.open_actions, line.late_actions) == (0, 0)


def test_a_meeting_that_is_planned_without_a_day_is_told(store: Store) -> None:
    case = new_case(store)
    _meet(store, case, 1, state=PLANNED)
    line = _line(store)
    assert (line.next, line.is_planned, line.is_undated) == (None, False, True)
    _meet(store, case, 2, state=PLANNED, date=dt.date(2025, 11, 3))
    line = _line(store)
    assert (line.next, line.is_planned, line.is_undated) == (dt.date(2025, 11, 3), True, False)


def test_open_actions_are_counted_and_those_past_their_date(store: Store) -> None:
    case = new_case(store)
    for due in (None, dt.date(2025, 10, 13), dt.date(2025, 10, 14)):
        put(store, Action(case_id=case.id, due=due))
    put(store, Action(case_id=case.id, status="done", due=HELD))
    put(store, Action(case_id=case.id, in_error=True, due=HELD))
    assert (_line(store).open_actions, _line(store).late_actions) == (3, 1)


def test_the_last_and_the_next_meeting(store: Store) -> None:
    case = new_case(store)
    _meet(store, case, 1, date=dt.date(2025, 7, 1), next_date=HELD)
    assert (_line(store).next, _line(store).is_planned) == (HELD, False)
    _meet(store, case, 2, date=HELD, next_date=dt.date(2025, 12, 24))
    assert (_line(store).last, _line(store).next) == (HELD, dt.date(2025, 12, 24))
    planned = store.plan(case.id)
    store.write([Edit("Meeting", planned, "date", "20 Dec 2025")], planned)
    assert (_line(store).next, _line(store).is_planned) == (dt.date(2025, 12, 20), True)
    store.write([Set("Meeting", planned, {"state": CANCELLED})], planned)
    assert (_line(store).next, _line(store).is_planned) == (dt.date(2025, 12, 24), False)


@pytest.mark.parametrize(
    ("level", "state", "due"),
    [
        ("2", CLOSED, dt.date(2025, 10, 15)),  # 10 working days
        ("3", CLOSED, dt.date(2025, 10, 8)),  # 5
        ("2", IN_PROGRESS, dt.date(2025, 10, 15)),
        ("2", ISSUED, None),
        ("2", CANCELLED, None),
    ],
)
def test_minutes_are_due_until_they_are_issued(
    store: Store, level: str, state: str, due: dt.date | None
) -> None:
    if state == ISSUED:
        issue(store, signed(store))
    else:
        meeting = _meet(store, new_case(store), 1, date=HELD, level=level)
        store.write([Set("Meeting", meeting.id, {"state": state})], meeting.id)
    assert _line(store).minutes_due == due


def test_it_is_read_in_slices(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "_SLICE", 3)
    store.write([Put(Case(surname=f"Number {number}")) for number in range(8)])
    sizes = [len(some) for some in store.register() if some]
    assert sizes == [3, 3, 2]
    assert len({line.id for line in _lines(store)}) == 8
