"""What comes along into a meeting, through the store."""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from mappa_tui.domain.change import Edit, Put, Set
from mappa_tui.domain.changes import changes
from mappa_tui.domain.disclosure_rules import taken_up
from mappa_tui.domain.meeting import IN_PROGRESS
from mappa_tui.domain.plan import CONTINUES, IN_FORCE, WITHDRAWN, Measure, MeasureReview
from mappa_tui.domain.record import MeetingRecord, seal
from mappa_tui.storage.errors import NotReady
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.engine import connect
from tests.access import KEY
from tests.storage.steps import by_id, issue, new_case, put, ready, sign, signed


def next_of(store: Store, meeting_id: UUID) -> MeetingRecord:
    planned = store.plan(store.meeting(meeting_id).case.id)
    store.write([Set("Meeting", planned, {"state": IN_PROGRESS})], planned)
    return store.meeting(planned)


def review(store: Store, record: MeetingRecord, measure: Measure, mark: str) -> MeasureReview:
    row = MeasureReview(
        case_id=record.case.id, meeting_id=record.meeting.id, measure_id=measure.id, mark=mark
    )
    return put(store, row, record.meeting.id)


def test_a_review_begins_with_what_the_signed_minutes_left(store: Store) -> None:
    first = signed(store)
    record = next_of(store, first)
    assert record.before is not None
    assert (record.before.day, record.before.level) == (date(2025, 10, 14), "2")
    assert [row.number for row in record.before.measures] == list(range(1, 12))
    assert [row.number for row in record.before.actions] == [3, *range(5, 12)]
    assert [row.letter for row in record.pending] == ["(a)", "(b)", "(c)"]
    assert changes(record) == []
    # What is told is told against the minutes as they were signed.
    measure = record.measures[0]
    store.write([Edit("Measure", measure.id, "when", "weekly")], case_id=record.case.id)
    [row] = changes(store.meeting(record.meeting.id))
    assert row.text == "M1 changed: by when: was twice a week, now weekly"


def test_what_changed_is_signed_with_the_meeting_and_read_from_it_alone(store: Store) -> None:
    first = ready(store)
    record = store.meeting(first)
    told = [row.text for row in changes(record)]
    assert "Children: was high, now very high" in told
    sign(store, first)
    later = next_of(store, first)
    store.write([Edit("Case", later.case.id, "category", "2")], case_id=later.case.id)
    found = store.signed(first)
    assert found is not None
    assert [row.text for row in changes(found[1])] == told
    assert found[1].pending == []


def test_minutes_of_an_earlier_release_open_and_are_compared_with(
    open_store: Callable[[], Store], tmp_path: Path
) -> None:
    store = open_store()
    first = signed(store)
    store.close()
    with closing(connect(tmp_path / "vault" / "vault.db", KEY)) as file:
        [(content,)] = file.execute("SELECT content FROM version").fetchall()
        old = json.loads(content)
        for name in ("before", "pending", "reviews"):
            del old[name]
        content = json.dumps(old, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        file.execute("UPDATE version SET content = ?, sha256 = ?", (content, seal(content)))
        file.commit()
    store = open_store()
    found = store.signed(first)
    assert found is not None
    assert changes(found[1]) == []
    record = next_of(store, first)
    assert record.before is not None
    assert len(record.before.measures) == 11
    assert record.before.since["address"] == date(2025, 7, 22)
    assert record.before.since["risks"] == date(2025, 10, 14)


def test_a_review_ends_a_measure_and_brings_it_back(store: Store) -> None:
    record = next_of(store, signed(store))
    measure = record.measures[1]
    row = review(store, record, measure, WITHDRAWN)
    store.write([Edit("MeasureReview", row.id, "reason", "Nobody comes.")], record.meeting.id)
    ended = by_id(store.meeting(record.meeting.id).measures, measure)
    assert (ended.status, ended.status_reason) == (WITHDRAWN, "Nobody comes.")
    assert ended.ended_in == record.meeting.id
    store.write([Set("MeasureReview", row.id, {"mark": CONTINUES})], record.meeting.id)
    back = by_id(store.meeting(record.meeting.id).measures, measure)
    assert (back.status, back.status_reason, back.ended_in) == (IN_FORCE, "", None)


def test_a_measure_that_ended_does_not_come_along_any_more(store: Store) -> None:
    record = next_of(store, signed(store))
    review(store, record, record.measures[1], WITHDRAWN)
    planned = store.plan(record.case.id)
    assert 2 not in [row.number for row in store.meeting(planned).measures]


def test_an_amendment_of_a_review_leaves_later_reviews_alone(store: Store) -> None:
    first = signed(store)
    record = next_of(store, first)
    measure = record.measures[3]
    review(store, record, measure, WITHDRAWN)
    store.amend(first, "M4 was told wrongly")
    store.write([Edit("Measure", measure.id, "what", "Checks of all devices")], first)
    then = by_id(store.meeting(first).measures, measure)
    assert (then.status, store.meeting(first).reviews) == (IN_FORCE, [])
    now = by_id(store.meeting(record.meeting.id).measures, measure)
    assert (now.status, now.what) == (WITHDRAWN, "Checks of all devices")
    sign(store, first)
    again = store.meeting(record.meeting.id).before
    assert again is not None
    assert by_id(again.measures, measure).what == "Checks of all devices"


def test_what_became_of_a_disclosure_is_entered_in_the_next_meeting(store: Store) -> None:
    first = signed(store)
    record = next_of(store, first)
    here = record.meeting.id
    row = record.pending[0]
    store.write([Edit("Disclosure", row.id, "done_on", "ASAP")], here)
    [draft] = store.meeting(here).drafts
    assert (draft.record_id, draft.text) == (row.id, "ASAP")
    with pytest.raises(NotReady) as refused:
        sign(store, here)
    assert "Done on: what was typed is not valid yet" in [g.question for g in refused.value.gaps]
    written = store.write([Edit("Disclosure", row.id, "done_on", "13 Oct 2025")], here)
    for noun in written.records:
        record.put(noun)
    assert [each.done_on for each in record.pending] == [date(2025, 10, 13), None, None]
    assert record.disclosures == []
    action = next(each for each in record.actions if each.disclosure_id == row.id)
    assert action.is_open
    found = store.signed(first)
    assert found is not None
    assert found[1].considered[0].done_on is None


def test_what_is_decided_anew_is_pending_in_the_meeting_after(store: Store) -> None:
    record = next_of(store, signed(store))
    row = taken_up(record, record.pending[2]).model_copy(update={"decision": "defer"})
    store.write([Put(row)], record.meeting.id)
    here = store.meeting(record.meeting.id)
    assert [each.letter for each in here.pending] == ["(a)", "(b)", "(c)"]
    later = store.meeting(store.plan(record.case.id))
    assert [(each.letter, each.meeting_id == here.meeting.id) for each in later.pending] == [
        ("(a)", False),
        ("(b)", False),
        ("(a)", True),
    ]


def test_later_disclosures_do_not_reach_an_amendment(store: Store) -> None:
    first = signed(store)
    record = next_of(store, first)
    again = taken_up(record, record.pending[2]).model_copy(update={"decision": "do not disclose"})
    store.write([Put(again)], record.meeting.id)
    store.amend(first, "A name was wrong")
    working = store.meeting(first)
    assert working.pending == []
    assert {row.id for row in working.disclosures} == {row.id for row in record.pending}
    store.write([Set("Disclosure", record.pending[2].id, {"response": "x"})], first)
    assert again.id not in {row.id for row in store.meeting(first).disclosures}


def test_a_first_meeting_and_one_on_paper_have_nothing_before_them(store: Store) -> None:
    first = store.meeting(store.plan(new_case(store).id))
    assert (first.before, first.pending) == (None, [])
    issue(store, signed(store))
    paper = store.find_meeting("X482913/2")
    assert paper is not None
    assert store.meeting(paper).before is None


def test_minutes_that_were_altered_do_not_keep_the_next_meeting_from_being_held(
    open_store: Callable[[], Store], tmp_path: Path
) -> None:
    store = open_store()
    first = signed(store)
    planned = store.plan(store.meeting(first).case.id)
    store.close()
    with closing(connect(tmp_path / "vault" / "vault.db", KEY)) as file:
        file.execute("UPDATE version SET content = replace(content, 'Ellery', 'Hillary')")
    before = open_store().meeting(planned).before
    assert before is not None
    assert (before.day, len(before.measures)) == (date(2025, 10, 14), 11)
