import datetime as dt
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from mappa_tui.domain.action import Action
from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Edit, Put, Set
from mappa_tui.domain.meeting import Draft, ItemEntry, Meeting, Version
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import Contingency, Measure
from mappa_tui.storage.errors import Conflict, Missing
from mappa_tui.storage.store import Store
from tests.storage.steps import by_id, held, new_case, only, put, raw


def test_what_is_written_is_there_after_opening_again(open_store: Callable[[], Store]) -> None:
    store = open_store()
    meeting_id = held(store)
    entry = put(store, ItemEntry(meeting_id=meeting_id, item="risk"), meeting_id)
    store.write([Edit("ItemEntry", entry.id, "notes", "Two\nlines")], meeting_id)
    again = open_store().meeting(meeting_id).entry("risk")
    assert again is not None
    assert again.notes == "Two\nlines"


def test_a_typed_date_is_stored_as_a_date_that_follows_the_meetings_day(store: Store) -> None:
    meeting_id = held(store)
    store.write([Edit("Meeting", meeting_id, "date", "20 Dec 2027")], meeting_id)
    case_id = store.meeting(meeting_id).case.id
    action = put(store, Action(case_id=case_id, meeting_id=meeting_id), meeting_id)
    store.write([Edit("Action", action.id, "due", "2 Jan")], meeting_id)
    assert store.meeting(meeting_id).actions[0].due == dt.date(2028, 1, 2)


def test_text_that_is_not_valid_is_kept_as_one_draft_until_it_is(store: Store) -> None:
    meeting_id = held(store)
    for typed in ("AS", "ASAP\x07"):
        written = store.write([Edit("Meeting", meeting_id, "next_date", typed)], meeting_id)
    draft = only(written, Draft)
    record = store.meeting(meeting_id)
    assert [row.text for row in record.drafts] == ["ASAP"]
    assert record.meeting.next_date is None
    done = store.write([Edit("Meeting", meeting_id, "next_date", "25 Nov 2025")], meeting_id)
    assert done.dropped == (draft.id,)
    record = store.meeting(meeting_id)
    assert record.drafts == []
    assert record.meeting.next_date == dt.date(2025, 11, 25)


def test_a_draft_waits_through_opening_again(open_store: Callable[[], Store]) -> None:
    store = open_store()
    meeting_id = held(store)
    store.write([Edit("Meeting", meeting_id, "date", "soon")], meeting_id)
    store = open_store()
    assert [row.text for row in store.meeting(meeting_id).drafts] == ["soon"]
    store.write([Edit("Meeting", meeting_id, "date", "")], meeting_id)
    assert store.meeting(meeting_id).drafts == []


def test_a_value_that_the_program_sets_takes_the_drafts_place(store: Store) -> None:
    meeting_id = held(store)
    store.write([Edit("Meeting", meeting_id, "started", "ten")], meeting_id)
    store.write([Set("Meeting", meeting_id, {"started": dt.time(10, 2)})], meeting_id)
    record = store.meeting(meeting_id)
    assert (record.drafts, record.meeting.started) == ([], dt.time(10, 2))


def test_a_draft_is_stored_once_another_field_of_its_record_makes_it_valid(store: Store) -> None:
    case = new_case(store, level="")
    store.write([Edit("Case", case.id, "category", "3")], case_id=case.id)
    draft = only(store.write([Edit("Case", case.id, "level", "1")], case_id=case.id), Draft)
    assert store.case(case.id).case.level == ""
    written = store.write([Edit("Case", case.id, "category", "1")], case_id=case.id)
    assert written.dropped == (draft.id,)
    assert only(written, Case).level == "1"
    record = store.case(case.id)
    assert (record.case.category, record.case.level, record.drafts) == ("1", "1", [])


def test_a_draft_is_stored_once_what_it_points_at_is_there(store: Store) -> None:
    case = new_case(store)
    measure = Measure(case_id=case.id)
    store.write([Put(measure), Edit("Measure", measure.id, "victims", "C9")], case_id=case.id)
    store.write([Put(Person(case_id=case.id, label="C9"))], case_id=case.id)
    record = store.case(case.id)
    assert (record.measures[0].victims, record.drafts) == ("C9", [])


def test_drafts_are_seen_in_the_case_too(store: Store) -> None:
    case = new_case(store)
    store.write([Edit("Case", case.id, "born", "long ago")], case_id=case.id)
    assert [row.text for row in store.case(case.id).drafts] == ["long ago"]


def test_a_failing_change_undoes_those_before_it(store: Store) -> None:
    meeting_id = held(store)
    entry = ItemEntry(meeting_id=meeting_id, item="risk")
    with pytest.raises(Missing):
        store.write([Put(entry), Edit("Action", uuid4(), "task", "x")], meeting_id)
    assert store.meeting(meeting_id).entries == []
    put(store, entry, meeting_id)
    assert [row.id for row in store.meeting(meeting_id).entries] == [entry.id]


def test_a_record_is_not_put_twice(store: Store) -> None:
    case = new_case(store)
    with pytest.raises(Conflict):
        store.write([Put(case)])
    assert len(store.home().cases) == 1


def test_a_record_of_a_case_that_is_not_there_is_refused(store: Store) -> None:
    meeting_id = held(store)
    with pytest.raises(Conflict):
        store.write([Put(Action(case_id=uuid4()))], meeting_id)
    assert put(store, Action(case_id=store.meeting(meeting_id).case.id), meeting_id).number == 1


@pytest.mark.parametrize(
    "change",
    [
        Put(Version(meeting_id=uuid4(), number=1)),
        Put(Draft(noun="Case", record_id=uuid4(), field="crn", text="")),
        Put(Meeting(case_id=uuid4(), state="signed off")),
    ],
)
def test_signing_and_typing_have_paths_of_their_own(store: Store, change: Put) -> None:
    with pytest.raises(ValueError, match=r"not signed yet|of its own"):
        store.write([change])


def test_a_field_that_is_not_there_is_not_set(store: Store) -> None:
    case = new_case(store)
    with pytest.raises(ValueError, match="has no colour"):
        store.write([Set("Case", case.id, {"colour": "red"})])


def test_changes_without_a_place_find_their_case(store: Store) -> None:
    first, second = new_case(store), new_case(store, surname="Other", crn="X1")
    rows = [Person(case_id=case.id, label="V1") for case in (first, second, first)]
    store.write([Put(row) for row in rows])
    store.write([Edit("Person", rows[1].id, "name", "Dawn Prior")])
    assert [len(store.case(case.id).people) for case in (first, second)] == [2, 1]
    assert store.case(second.id).people[0].name == "Dawn Prior"


def test_what_the_plan_points_at_follows_the_label(store: Store) -> None:
    meeting_id = held(store)
    case_id = store.meeting(meeting_id).case.id
    person = put(store, Person(case_id=case_id, label="V1"), meeting_id)
    put(store, Person(case_id=case_id, label="V11"), meeting_id)
    measure = put(store, Measure(case_id=case_id, pillar="supervision"), meeting_id)
    fallback = put(store, Contingency(case_id=case_id), meeting_id)
    store.write([Edit("Measure", measure.id, "victims", "v11, v1")], meeting_id)
    store.write([Edit("Contingency", fallback.id, "victims", "V1")], meeting_id)
    written = store.write([Edit("Person", person.id, "label", "C1")], meeting_id)
    assert only(written, Measure).victims == "V11 C1"
    record = store.meeting(meeting_id)
    assert record.measures[0].victims == "V11 C1"
    assert record.contingencies[0].victims == "C1"
    store.write([Edit("Measure", measure.id, "victims", "c1")], meeting_id)
    assert store.meeting(meeting_id).measures[0].victims == "C1"


@pytest.mark.parametrize("typed", ["", "V2"])
def test_a_label_that_would_lose_the_plan_waits_as_a_draft(store: Store, typed: str) -> None:
    case = new_case(store)
    person = put(store, Person(case_id=case.id, label="V1"))
    put(store, Person(case_id=case.id, label="V2"))
    put(store, Measure(case_id=case.id, victims="V1"))
    store.write([Edit("Person", person.id, "label", typed)])
    record = store.case(case.id)
    assert [row.text for row in record.drafts] == [typed]
    store.write([Edit("Person", person.id, "label", "V3")])
    record = store.case(case.id)
    assert (record.drafts, record.measures[0].victims) == ([], "V3")


def test_every_change_is_audited_and_what_was_typed_is_not(
    open_store: Callable[[], Store], tmp_path: Path
) -> None:
    store = open_store()
    case = new_case(store)
    store.write([Edit("Case", case.id, "born", "never"), Edit("Case", case.id, "cro", "secret")])
    store.write([Edit("Case", case.id, "cro", "secret")])
    store.close()
    query = "SELECT sequence, who, action, noun, record_id, field, reason, at FROM audit"
    rows = raw(tmp_path / "vault", query)
    assert [row[:4] + row[5:7] for row in rows] == [
        (1, "L. Cross", "collect", "Case", "", ""),
        (2, "L. Cross", "alter", "Case", "born", ""),
        (3, "L. Cross", "alter", "Case", "cro", ""),
    ]
    assert {row[4] for row in rows} == {case.id.hex}
    assert rows[0][7].startswith("2025-10-14 09:42:00")


def test_nothing_is_written_when_a_write_fails_not_even_its_audit(
    open_store: Callable[[], Store], tmp_path: Path
) -> None:
    store = open_store()
    case = new_case(store)
    with pytest.raises(Missing):
        store.write([Edit("Case", case.id, "cro", "x"), Edit("Case", uuid4(), "cro", "x")])
    store.close()
    assert raw(tmp_path / "vault", "SELECT count(*) FROM audit") == [(1,)]


def test_what_is_returned_is_not_what_the_store_goes_on_with(store: Store) -> None:
    meeting_id = held(store)
    case = store.meeting(meeting_id).case
    written = store.write([Edit("Case", case.id, "crn", "X1")], meeting_id)
    only(written, Case).crn = "changed outside"
    store.write([Edit("Case", case.id, "cro", "1")], meeting_id)
    assert store.meeting(meeting_id).case.crn == "X1"
    person = Person(case_id=case.id, label="V1")
    store.write([Put(person)], meeting_id)
    person.label = "changed outside"
    assert by_id(store.meeting(meeting_id).people, person).label == "V1"
