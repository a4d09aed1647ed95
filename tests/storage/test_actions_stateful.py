"""No action is ever lost or duplicated, and a number is for life, whatever meetings do."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from mappa_tui.domain.action import CANCELLED, CARRIED, DONE, OPEN, Action, ActionOutcome
from mappa_tui.domain.change import Change, Put, Set
from mappa_tui.domain.clock import LONDON, Clock
from mappa_tui.domain.disclosure import DECISIONS, DEFER, DISCLOSE, INSIDE, OUTSIDE, Disclosure
from mappa_tui.domain.disclosure_rules import taken_up
from mappa_tui.domain.meeting import ATTENDED, IN_PROGRESS, ItemEntry, Meeting
from mappa_tui.domain.plan import PILLARS, Contingency
from mappa_tui.domain.record import CaseRecord, MeetingRecord, live
from mappa_tui.domain.risk import Risk
from mappa_tui.storage.store import Store
from tests.access import let_in
from tests.storage.steps import new_case, sign

FIRST_DAY = dt.date(2025, 10, 14)
WHOLE = {
    "lead_agency": "Probation",
    "confidentiality": "read aloud",
    "child_sex_offender": "no",
    "no_recipient": "Nobody is near.",
    "level_after": "2",
    "level_reason": "Several agencies hold parts of the plan.",
}
TO_TELL = "relation address protects reasons rebuttal defer_who what how lawful necessary"
TOLD: dict[str, Any] = dict.fromkeys([*TO_TELL.split(), "proportionate", "conditions"], "said")
PICK = st.integers(0, 9)
CLOSED_AT = dt.time(12)


class Meetings(RuleBasedStateMachine):
    """One case, its meetings, and all actions that were ever seen in it."""

    store: ClassVar[Store]

    def __init__(self) -> None:
        super().__init__()
        self.case = new_case(self.store, lead_agency="Probation").id
        self.numbers: dict[UUID, int] = {}
        self.held: list[UUID] = []
        self.open: list[UUID] = []
        self.signed: dict[UUID, dict[UUID, str]] = {}
        """What was signed of each meeting, version by version."""
        owned: dict[str, Any] = {"case_id": self.case}
        risk = Risk(text="Relapse", unanswered_reason="Watched.", **owned)
        failing = Contingency(trigger="Seen", response="Recall", agency="Police", **owned)
        self.store.write([Put(risk), Put(failing)], case_id=self.case)

    def _write(self, meeting: UUID, *changes: Change) -> None:
        self.store.write(changes, meeting)

    @initialize()
    def begin_the_first_meeting(self) -> None:
        self.begin_the_next_meeting()

    @precondition(lambda self: len(self.open) < 2 and len(self.held) < 4)
    @rule()
    def begin_the_next_meeting(self) -> None:
        meeting = self.store.plan(self.case)
        day = FIRST_DAY + dt.timedelta(weeks=6 * len(self.held))
        self.held.append(meeting)
        self.open.append(meeting)
        record = self.store.meeting(meeting)
        came = [Set("Invitation", row.id, {"status": ATTENDED}) for row in record.invitations]
        reasons = [
            Put(ItemEntry(meeting_id=meeting, item=pillar, no_measures="None is needed."))
            for pillar in PILLARS
        ]
        assert record.assessment
        risk = Set("RiskAssessment", record.assessment.id, {"overall": "high"})
        begun = {"state": IN_PROGRESS, "date": day, "next_date": day + dt.timedelta(weeks=6)}
        values = Set("Meeting", meeting, {**WHOLE, **begun})
        self._write(meeting, values, risk, *came, *reasons)

    @precondition(lambda self: self.open)
    @rule(at=PICK)
    def capture_an_action(self, at: int) -> None:
        record = self._one_open(at)
        self._write(record.meeting.id, Put(self._action(record.meeting)))

    @rule()
    def enter_an_action_in_the_case(self) -> None:
        self.store.write([Put(self._action(None))], case_id=self.case)

    @precondition(lambda self: self.open)
    @rule(at=PICK, which=PICK, outcome=st.sampled_from((DONE, CARRIED, CANCELLED, "")))
    def hear_of_an_action(self, at: int, which: int, outcome: str) -> None:
        record = self._one_open(at)
        if record.reviewed:
            self._hear(record, record.reviewed[which % len(record.reviewed)], outcome)

    @precondition(lambda self: self.open)
    @rule(at=PICK, decision=st.sampled_from(DECISIONS))
    def consider_a_recipient(self, at: int, decision: str) -> None:
        record = self._one_open(at)
        row = Disclosure(
            case_id=self.case,
            meeting_id=record.meeting.id,
            made_on=record.meeting.date,
            recipient_kind=OUTSIDE,
            recipient="the club",
            lead="DC Owen Marsh",
            lead_agency="Police",
            when=record.meeting.next_date,
            defer_to=record.meeting.next_date,
            decision=decision,
            **TOLD,
        )
        self._write(record.meeting.id, Put(row))

    @precondition(lambda self: self.open)
    @rule(
        at=PICK,
        which=PICK,
        values=st.sampled_from(
            [
                {"decision": DISCLOSE},
                {"decision": DEFER},
                {"in_error": True},
                {"in_error": False},
                {"recipient_kind": INSIDE},
                {"recipient_kind": OUTSIDE},
                {"how": "by letter"},
            ]
        ),
    )
    def decide_otherwise(self, at: int, which: int, values: dict[str, Any]) -> None:
        record = self._one_open(at)
        if rows := record.disclosures:
            row = rows[which % len(rows)]
            self._write(record.meeting.id, Set("Disclosure", row.id, values))

    @precondition(lambda self: self.open)
    @rule(at=PICK, which=PICK, anew=st.booleans())
    def follow_a_disclosure_up(self, at: int, which: int, anew: bool) -> None:
        record = self._one_open(at)
        if not record.pending:
            return
        row = record.pending[which % len(record.pending)]
        if anew:
            again: dict[str, Any] = {
                **TOLD,
                "decision": DISCLOSE,
                "lead": "Jo",
                "lead_agency": "Police",
            }
            again["when"] = record.meeting.next_date
            made = taken_up(record, row).model_copy(update=again)
            self._write(record.meeting.id, Put(made))
        else:
            values = {"done_on": record.meeting.date, "response": "Heard."}
            self._write(record.meeting.id, Set("Disclosure", row.id, values))

    @precondition(lambda self: self.open)
    @rule(at=PICK)
    def sign_off(self, at: int) -> None:
        record = self._one_open(at)
        for action in record.reviewed:
            heard = record.outcome(action)
            if heard is None or not heard.is_complete:
                self._hear(record, action, CARRIED)
        self._write(record.meeting.id, Set("Meeting", record.meeting.id, {"closed": CLOSED_AT}))
        version = sign(self.store, record.meeting.id)
        self.signed.setdefault(record.meeting.id, {})[version.id] = version.content
        for row in json.loads(version.content)["actions"]:
            assert self.numbers[UUID(row["id"])] == row["number"]
        self.open.remove(record.meeting.id)

    @precondition(lambda self: len(self.held) > len(self.open))
    @rule(at=PICK)
    def amend(self, at: int) -> None:
        signed = [meeting for meeting in self.held if meeting not in self.open]
        meeting = signed[at % len(signed)]
        self.store.amend(meeting, "Something was said otherwise.")
        self.open.append(meeting)

    @invariant()
    def nothing_is_lost(self) -> None:
        case = self.store.case(self.case)
        self._every_action_is_there_once_with_its_number(case)
        self._what_is_closed_says_why(case)
        for meeting in self.held:
            versions = self.store.versions(meeting)
            assert {row.id: row.content for row in versions} == self.signed.get(meeting, {})
            if meeting in self.open:
                record = self.store.meeting(meeting)
                self._what_is_decided_has_one_action(case, record)
                if not versions:  # an amendment shows what was signed
                    self._what_is_open_comes_along(case, record)

    def _every_action_is_there_once_with_its_number(self, case: CaseRecord) -> None:
        found = {row.id: row.number for row in case.actions}
        assert len(found) == len(case.actions)
        assert self.numbers.items() <= found.items()
        assert sorted(found.values()) == list(range(1, len(found) + 1))
        self.numbers = found

    def _what_is_closed_says_why(self, case: CaseRecord) -> None:
        heard = {(row.action_id, row.outcome) for row in case.outcomes}
        for row in case.actions:
            assert row.status in (OPEN, DONE, CANCELLED)
            assert row.status != DONE or (row.id, DONE) in heard
            assert row.status != CANCELLED or row.cancel_reason

    def _what_is_decided_has_one_action(self, case: CaseRecord, record: MeetingRecord) -> None:
        made = [row.disclosure_id for row in case.actions]
        for row in live(record.disclosures):
            wanted = row.decision == DISCLOSE and row.recipient_kind != INSIDE
            assert made.count(row.id) == 1 if wanted else made.count(row.id) <= 1

    def _what_is_open_comes_along(self, case: CaseRecord, record: MeetingRecord) -> None:
        shown = {row.id for row in (*record.reviewed, *record.made)}
        assert {row.id for row in case.open_actions} <= shown

    def _one_open(self, at: int) -> MeetingRecord:
        return self.store.meeting(self.open[at % len(self.open)])

    def _action(self, meeting: Meeting | None) -> Action:
        return Action(
            case_id=self.case,
            meeting_id=meeting.id if meeting else None,
            made_on=meeting.date if meeting else None,
            task="Visit him",
            owner="DC Owen Marsh",
            agency="Police",
            due=dt.date(2026, 6, 1),
        )

    def _hear(self, record: MeetingRecord, action: Action, outcome: str) -> None:
        values = {
            "outcome": outcome,
            "evidence": "Visit record",
            "reason": "Nobody was in.",
            "new_due": dt.date(2026, 9, 1),
        }
        heard = record.outcome(action)
        if heard is not None:
            self._write(record.meeting.id, Set("ActionOutcome", heard.id, values))
            return
        row = ActionOutcome(
            case_id=self.case,
            meeting_id=record.meeting.id,
            action_id=action.id,
            was_due=action.due,
            heard_on=record.meeting.date,
        )
        self._write(record.meeting.id, Put(row.model_copy(update=values)))


@pytest.fixture(autouse=True)
def one_vault() -> Iterator[None]:
    """Open one vault for all examples; each has a case of its own."""
    clock = Clock(lambda: dt.datetime(2025, 10, 14, 10, 42, tzinfo=LONDON))
    with TemporaryDirectory() as folder:
        Meetings.store = Store(Path(folder) / "vault", clock, let_in())
        yield
        Meetings.store.close()


class TestMeetings(Meetings.TestCase):  # type: ignore[misc, valid-type]
    settings = settings(
        max_examples=12,
        stateful_step_count=11,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
