from mappa_tui.domain.change import Edit
from mappa_tui.domain.neighbour import Neighbour
from mappa_tui.storage.store import Store
from tests.storage.steps import new_case, put, signed


def test_what_runs_beside_mappa_is_carried_to_the_next_meeting(store: Store) -> None:
    last = store.meeting(signed(store))
    following = store.meeting(store.plan(last.case.id))
    assert [row.arrangement for row in following.neighbours] == [
        "MARAC",
        "Prevent or Channel",
        "Child protection",
    ]
    first = following.neighbours[0]
    edit = Edit("Neighbour", first.id, "runs", "yes")
    store.write([edit], following.meeting.id)
    assert store.case(last.case.id).neighbours[0].runs == "yes"
    assert store.meeting(last.meeting.id).neighbours[0].runs == "no"


def test_a_date_that_is_none_waits_in_its_field(store: Store) -> None:
    case = new_case(store)
    row = put(store, Neighbour(case_id=case.id, arrangement="MARAC"))
    store.write([Edit("Neighbour", row.id, "last", "last week")], case_id=case.id)
    record = store.case(case.id)
    assert record.neighbours[0].last is None
    assert [draft.text for draft in record.drafts] == ["last week"]
