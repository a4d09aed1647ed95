import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from mappa_tui.domain.change import Edit, Set
from mappa_tui.domain.meeting import CLOSED, ISSUED, SIGNED
from mappa_tui.domain.record import seal
from mappa_tui.domain.signoff import gaps, stopping
from mappa_tui.exports.minutes import stamp
from mappa_tui.storage import audit
from mappa_tui.storage.errors import NotReady, NotSigned, VaultUnreadable
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.engine import connect
from mappa_tui.storage.vault.keys.slots import Head
from tests.access import KEY
from tests.storage.steps import held, issue, new_case, ready, sign, signed


def test_signing_is_refused_with_what_is_missing(store: Store) -> None:
    meeting_id = held(store)
    with pytest.raises(NotReady) as refused:
        sign(store, meeting_id)
    assert list(refused.value.gaps) == stopping(gaps(store.meeting(meeting_id)))
    assert store.versions(meeting_id) == []


def test_a_meeting_that_was_not_begun_is_not_signed(store: Store) -> None:
    with pytest.raises(NotReady, match="Begin it first"):
        sign(store, store.plan(new_case(store).id))


def test_a_whole_meeting_is_signed_and_sealed(store: Store) -> None:
    meeting_id = ready(store)
    version = sign(store, meeting_id)
    assert [row.model_dump() for row in store.versions(meeting_id)] == [version.model_dump()]
    assert (version.number, version.sha256) == (1, seal(version.content))
    assert version.signed_at is not None
    assert version.signed_at.isoformat() == "2025-10-14T09:42:00+00:00"
    assert json.loads(version.content)["meeting"]["state"] == SIGNED
    assert store.meeting(meeting_id).meeting.state == SIGNED
    assert [row.state for row in store.home().meetings] == [SIGNED]


def test_the_audit_as_it_was_before_signing_is_printed_at_the_foot(store: Store) -> None:
    meeting_id = ready(store)
    version = sign(store, meeting_id)
    number, mac = version.audited.split()
    with store._reading() as connection:
        assert audit.holds(connection, Head(int(number), mac))
        assert audit.newest(connection).sequence > int(number)
    assert stamp([version]) == f"Audit entry {number}, {mac[:16]}"
    store.amend(meeting_id, "A name was wrong.")
    assert stamp(store.history(meeting_id)) == ""


def test_a_draft_stops_signing_and_leads_to_its_field(store: Store) -> None:
    meeting_id = ready(store)
    store.write([Edit("Meeting", meeting_id, "next_date", "soon")], meeting_id)
    with pytest.raises(NotReady) as refused:
        sign(store, meeting_id)
    [gap] = refused.value.gaps
    assert (gap.key, gap.question) == ("draft", "Next review: what was typed is not valid yet")
    assert (gap.item, gap.noun, gap.field) == ("close", "Meeting", "next_date")
    store.write([Edit("Meeting", meeting_id, "next_date", "25 Nov 2025")], meeting_id)
    assert sign(store, meeting_id).number == 1


def test_a_draft_of_what_was_entered_in_error_stops_nothing(store: Store) -> None:
    meeting_id = ready(store)
    action = store.meeting(meeting_id).made[0]
    store.write([Edit("Action", action.id, "due", "soon")], meeting_id)
    store.write([Set("Action", action.id, {"in_error": True})], meeting_id)
    assert sign(store, meeting_id).number == 1


def test_the_case_takes_over_what_was_decided(store: Store) -> None:
    meeting_id = ready(store)
    before = store.meeting(meeting_id)
    other = "3" if before.meeting.level != "3" else "2"
    changes = [
        Edit("Meeting", meeting_id, "level_after", other),
        Edit("Meeting", meeting_id, "level_reason", "More agencies at a higher grade"),
    ]
    store.write(changes, meeting_id)
    version = sign(store, meeting_id)
    case = store.case(before.case.id)
    assert case.case.level == other
    assert len(case.level_changes) == len(before.level_changes) + 1
    signed_as = json.loads(version.content)
    assert signed_as["case"]["level"] == before.case.level
    assert len(signed_as["level_changes"]) == len(before.level_changes)


def test_later_changes_of_the_case_never_reach_signed_minutes(store: Store) -> None:
    meeting_id = signed(store)
    then = store.meeting(meeting_id)
    changes = [
        Edit("Case", then.case.id, "crn", "X999999"),
        Edit("Measure", then.measures[0].id, "what", "Something else"),
        Edit("Action", then.actions[-1].id, "owner", "Somebody Else"),
    ]
    store.write(changes, meeting_id)
    now = store.meeting(meeting_id)
    assert now.model_dump(exclude={"meetings"}) == then.model_dump(exclude={"meetings"})
    assert store.case(then.case.id).case.crn == "X999999"
    found = store.signed(meeting_id)
    assert found is not None
    assert found[1].case.crn == then.case.crn


def test_issuing_is_seen_and_keeps_the_minutes_as_they_are(store: Store) -> None:
    meeting_id = signed(store)
    issue(store, meeting_id)
    assert store.meeting(meeting_id).meeting.state == ISSUED
    found = store.signed(meeting_id)
    assert found is not None
    assert found[1].meeting.state == SIGNED


def test_minutes_that_were_altered_in_the_file_are_refused(
    open_store: Callable[[], Store], tmp_path: Path
) -> None:
    store = open_store()
    meeting_id = signed(store)
    store.close()
    with closing(connect(tmp_path / "vault" / "vault.db", KEY)) as file:
        file.execute("UPDATE version SET content = replace(content, 'Ellery', 'Hillary')")
    store = open_store()
    for read in (store.signed, store.meeting):
        with pytest.raises(VaultUnreadable, match="not as they were signed"):
            read(meeting_id)


def test_an_amendment_makes_a_second_version_and_leaves_the_first(store: Store) -> None:
    meeting_id = signed(store)
    issue(store, meeting_id)
    [first] = store.versions(meeting_id)
    store.amend(meeting_id, "The police were named wrongly")
    working = store.meeting(meeting_id)
    assert working.meeting.state == CLOSED
    decision = working.decisions[0]
    store.write([Edit("Decision", decision.id, "text", "Said better")], meeting_id)
    assert store.versions(meeting_id) == [first]
    second = sign(store, meeting_id)
    assert (second.number, second.reason) == (2, "The police were named wrongly")
    assert [row.number for row in store.versions(meeting_id)] == [1, 2]
    assert store.versions(meeting_id)[0].content == first.content
    found = store.signed(meeting_id)
    assert found is not None
    texts = [row.text for row in found[1].decisions]
    assert "Said better" in texts
    assert len(texts) == len(working.decisions)


def test_what_happened_to_the_case_meanwhile_stays_out_of_the_amendment(store: Store) -> None:
    meeting_id = signed(store)
    then = store.meeting(meeting_id)
    action = then.open_actions[0]
    store.write([Edit("Action", action.id, "owner", "Later Owner")], case_id=then.case.id)
    store.amend(meeting_id, "A word is missing")
    store.write([Edit("Case", then.case.id, "crn", "X999999")], case_id=then.case.id)
    store.write([Edit("Action", action.id, "task", "Amended task")], meeting_id)
    sign(store, meeting_id)
    found = store.signed(meeting_id)
    assert found is not None
    amended = next(row for row in found[1].actions if row.id == action.id)
    assert (amended.task, amended.owner) == ("Amended task", action.owner)
    assert found[1].case.crn == then.case.crn
    case = store.case(then.case.id)
    now = next(row for row in case.actions if row.id == action.id)
    assert (now.task, now.owner) == ("Amended task", "Later Owner")
    assert case.case.crn == "X999999"


def test_the_consequence_of_an_amendment_does_not_undo_what_came_later(store: Store) -> None:
    meeting_id = signed(store)
    then = store.meeting(meeting_id)
    action = next(row for row in then.open_actions if row.disclosure_id)
    store.write([Set("Action", action.id, {"status": "done"})], case_id=then.case.id)
    store.amend(meeting_id, "Nobody is told")
    assert action.disclosure_id is not None
    change = Edit("Disclosure", action.disclosure_id, "decision", "defer")
    store.write([change], meeting_id)
    statuses = [
        next(row.status for row in rows if row.id == action.id)
        for rows in (store.meeting(meeting_id).actions, store.case(then.case.id).actions)
    ]
    assert statuses == ["cancelled", "done"]


def test_drafts_of_an_amendment_are_its_own(open_store: Callable[[], Store]) -> None:
    store = open_store()
    meeting_id = signed(store)
    store.amend(meeting_id, "The date was wrong")
    record = store.meeting(meeting_id)
    action = record.open_actions[0]
    store.write([Edit("Action", action.id, "due", "soon")], meeting_id)
    assert store.case(record.case.id).drafts == []
    store = open_store()
    assert [row.text for row in store.meeting(meeting_id).drafts] == ["soon"]
    with pytest.raises(NotReady):
        sign(store, meeting_id)
    store.write([Edit("Action", action.id, "due", "28 Oct 2025")], meeting_id)
    assert sign(store, meeting_id).number == 2


def test_only_signed_minutes_are_amended(store: Store) -> None:
    meeting_id = ready(store)
    with pytest.raises(NotSigned):
        store.amend(meeting_id, "Too early")
    sign(store, meeting_id)
    store.amend(meeting_id, "In time")
    with pytest.raises(NotSigned):
        store.amend(meeting_id, "Twice")
