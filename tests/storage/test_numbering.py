import pytest

from mappa_tui.domain.action import Action
from mappa_tui.domain.change import Set
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.domain.meeting import Contribution, Decision, Invitation
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.plan import Contingency, Measure
from mappa_tui.domain.risk import Risk
from mappa_tui.storage.store import Store
from tests.storage.steps import held, new_case, put

OF_CASE = (Risk, Measure, Contingency, Decision, Action)


@pytest.mark.parametrize("noun", OF_CASE)
def test_numbers_go_on_through_the_case_and_are_never_used_again(
    store: Store, noun: type[Noun]
) -> None:
    case = new_case(store)
    first, second = held(store, case), held(store, case)
    rows = []
    for meeting_id in (first, first, second):
        values = {"case_id": case.id, "meeting_id": meeting_id}
        rows.append(put(store, noun(**values), meeting_id))
        store.write([Set(noun.__name__, rows[-1].id, {"in_error": True})], meeting_id)
    assert [row.model_dump()["number"] for row in rows] == [1, 2, 3]


def test_disclosures_are_lettered_within_the_meeting(store: Store) -> None:
    case = new_case(store)
    letters = []
    for meeting_id in (held(store, case), held(store, case)):
        for _ in range(2):
            row = Disclosure(case_id=case.id, meeting_id=meeting_id)
            letters.append(put(store, row, meeting_id).letter)
    assert letters == ["(a)", "(b)", "(a)", "(b)"]


def test_places_at_the_table_and_contributions_come_after_those_there(store: Store) -> None:
    meeting_id = held(store)
    invited = len(store.meeting(meeting_id).invitations)
    place = put(store, Invitation(meeting_id=meeting_id), meeting_id)
    said = put(store, Contribution(meeting_id=meeting_id), meeting_id)
    assert (place.position, said.position) == (invited + 1, 1)


def test_a_number_that_is_given_is_kept(store: Store) -> None:
    case = new_case(store)
    assert put(store, Action(case_id=case.id, number=7)).number == 7
    assert put(store, Action(case_id=case.id)).number == 8
