from typing import Any
from uuid import UUID

import pytest

from mappa_tui.domain.change import Change, Edit, Put, Set
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.domain.meeting import (
    CheckAnswer,
    Confirmation,
    Contribution,
    Decision,
    Invitation,
    Issue,
    ItemEntry,
)
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.risk import RiskAssessment
from mappa_tui.storage.errors import Locked
from mappa_tui.storage.store import Store
from tests.storage.steps import issue, put, sign, signed


def said_in(record: MeetingRecord) -> list[Noun]:
    assert record.assessment is not None
    return [
        record.invitations[0],
        record.entries[0],
        record.contributions[0],
        record.checks[0],
        record.confirmations[0],
        record.assessment,
        record.decisions[0],
        record.disclosures[0],
    ]


FIELDS = {
    "Invitation": "name",
    "ItemEntry": "notes",
    "Contribution": "text",
    "CheckAnswer": "note",
    "Confirmation": "note",
    "RiskAssessment": "who",
    "Decision": "text",
    "Disclosure": "reasons",
}


def changes_to(record: MeetingRecord) -> list[Change]:
    case_id, meeting_id = record.case.id, record.meeting.id
    mine: dict[str, Any] = {"meeting_id": meeting_id}
    edits = [
        Edit(type(row).__name__, row.id, FIELDS[type(row).__name__], "x") for row in said_in(record)
    ]
    puts: list[Noun] = [
        Invitation(**mine),
        ItemEntry(**mine, item="risk"),
        Contribution(**mine),
        CheckAnswer(**mine, check="x"),
        Confirmation(**mine, section="x"),
        RiskAssessment(**mine, case_id=case_id),
        Decision(**mine, case_id=case_id),
        Disclosure(**mine, case_id=case_id),
    ]
    return [
        Edit("Meeting", meeting_id, "recall", "x"),
        Edit("Meeting", meeting_id, "next_date", "soon"),
        Set("Meeting", meeting_id, {"state": "in progress"}),
        *edits,
        *(Put(row) for row in puts),
    ]


def test_nothing_said_in_a_signed_meeting_is_written_any_more(store: Store) -> None:
    meeting_id = signed(store)
    changes = changes_to(store.meeting(meeting_id))
    for change in changes:
        places: list[UUID | None] = [meeting_id, None]
        for place in places:
            with pytest.raises(Locked):
                store.write([change], place)
    issue(store, meeting_id)
    with pytest.raises(Locked):
        store.write(changes[:1], meeting_id)


def test_what_happens_after_signing_is_written(store: Store) -> None:
    meeting_id = signed(store)
    row = store.meeting(meeting_id).disclosures[0]
    changes = [
        Edit("Disclosure", row.id, "done_on", "17 Oct 2025"),
        Edit("Disclosure", row.id, "done_by", "DC Owen Marsh"),
        Edit("Disclosure", row.id, "response", "Understood"),
    ]
    store.write(changes, meeting_id)
    issue(store, meeting_id)
    sent = put(store, Issue(meeting_id=meeting_id, version=1, recipients="All"), meeting_id)
    assert [each.id for each in store.issues(meeting_id)] == [sent.id]


def test_what_is_amended_changes_through_the_amendment_alone(store: Store) -> None:
    meeting_id = signed(store)
    row = store.meeting(meeting_id).decisions[0]
    store.amend(meeting_id, "A word is missing")
    change = Edit("Decision", row.id, "text", "x")
    with pytest.raises(Locked):
        store.write([change])
    store.write([change], meeting_id)
    sign(store, meeting_id)
    with pytest.raises(Locked):
        store.write([Edit("Decision", row.id, "text", "y")], meeting_id)
