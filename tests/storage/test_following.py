import datetime as dt

import pytest

from mappa_tui.domain.action import CANCELLED, CARRIED, DONE, OPEN, Action, ActionOutcome
from mappa_tui.domain.change import Edit, Set
from mappa_tui.domain.disclosure import DEFER, DISCLOSE, Disclosure
from mappa_tui.domain.meeting import Meeting
from mappa_tui.domain.plan import Measure
from mappa_tui.domain.risk import Risk
from mappa_tui.storage.store import Store
from tests.storage.steps import held, new_case, only, put


def test_a_disclosure_makes_its_action_and_keeps_it_in_step(store: Store) -> None:
    meeting_id = held(store)
    case_id = store.meeting(meeting_id).case.id
    row = put(store, Disclosure(case_id=case_id, meeting_id=meeting_id), meeting_id)
    written = store.write([Edit("Disclosure", row.id, "decision", DISCLOSE)], meeting_id)
    made = only(written, Action)
    assert (made.number, made.disclosure_id, made.meeting_id) == (1, row.id, meeting_id)
    written = store.write([Edit("Disclosure", row.id, "recipient", "Dawn Prior")], meeting_id)
    assert only(written, Action).task == "Disclosure (a): tell Dawn Prior"
    written = store.write([Edit("Disclosure", row.id, "reasons", "Because")], meeting_id)
    assert [type(each) for each in written.records] == [Disclosure]
    written = store.write([Edit("Disclosure", row.id, "decision", DEFER)], meeting_id)
    assert only(written, Action).status == CANCELLED
    store.write([Edit("Disclosure", row.id, "decision", DISCLOSE)], meeting_id)
    actions = store.meeting(meeting_id).actions
    assert [(each.number, each.status) for each in actions] == [(1, OPEN)]


def test_an_outcome_closes_moves_and_reopens_its_action(store: Store) -> None:
    case = new_case(store)
    due = dt.date(2025, 10, 20)
    action = put(store, Action(case_id=case.id, task="Ask", due=due))
    meeting_id = held(store, case)
    heard = ActionOutcome(case_id=case.id, meeting_id=meeting_id, action_id=action.id, was_due=due)
    put(store, heard, meeting_id)

    def after(field: str, text: str) -> tuple[str, dt.date | None]:
        store.write([Edit("ActionOutcome", heard.id, field, text)], meeting_id)
        [now] = store.meeting(meeting_id).actions
        return now.status, now.due

    assert after("outcome", DONE) == (DONE, due)
    assert after("outcome", CANCELLED) == (CANCELLED, due)
    assert after("outcome", CARRIED) == (OPEN, due)
    assert after("new_due", "3 Nov 2025") == (OPEN, dt.date(2025, 11, 3))
    assert after("outcome", "") == (OPEN, due)


@pytest.mark.parametrize(("noun", "ended"), [(Measure, "done"), (Risk, "ended")])
def test_what_ends_in_a_meeting_is_seen_there_and_not_in_the_next(
    store: Store, noun: type[Measure] | type[Risk], ended: str
) -> None:
    case = new_case(store)
    first = held(store, case)
    row = put(store, noun(case_id=case.id, meeting_id=first), first)
    store.write([Edit(noun.__name__, row.id, "status", ended)], first)
    second = held(store, case)
    seen = [store.meeting(each).find(noun.__name__, row.id) for each in (first, second)]
    assert isinstance(seen[0], noun)
    assert (seen[0].ended_in, seen[1]) == (first, None)
    back = "live" if noun is Risk else "in force"
    store.write([Edit(noun.__name__, row.id, "status", back)], second)
    assert store.meeting(second).find(noun.__name__, row.id) is not None


def test_the_category_of_the_case_is_that_of_its_open_meetings(store: Store) -> None:
    case = new_case(store)
    meeting_id = held(store, case)
    written = store.write([Edit("Case", case.id, "category", "3")], case_id=case.id)
    assert only(written, Meeting).category == "3"
    store.write([Edit("Meeting", meeting_id, "level_after", "1")], meeting_id)
    record = store.meeting(meeting_id)
    assert (record.meeting.level_after, record.drafts[0].text) == ("", "1")


def test_what_was_entered_in_error_takes_its_action_along(store: Store) -> None:
    meeting_id = held(store)
    case_id = store.meeting(meeting_id).case.id
    row = Disclosure(case_id=case_id, meeting_id=meeting_id, decision=DISCLOSE)
    put_row = put(store, row, meeting_id)
    written = store.write([Set("Disclosure", put_row.id, {"in_error": True})], meeting_id)
    assert only(written, Action).status == CANCELLED
