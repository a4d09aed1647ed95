"""The meeting with everything that it shows: what screens read, rules judge, sign-off locks."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from mappa_tui.domain.action import Action, ActionOutcome, closed_by, history
from mappa_tui.domain.agenda import Agenda
from mappa_tui.domain.area import Area
from mappa_tui.domain.before import Before
from mappa_tui.domain.case import Case, Condition, LevelChange, RelevantDate
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.domain.entry import AnyNoun, Known
from mappa_tui.domain.event import Event
from mappa_tui.domain.meeting import (
    CheckAnswer,
    Confirmation,
    Contribution,
    Decision,
    Draft,
    Invitation,
    ItemEntry,
    Meeting,
)
from mappa_tui.domain.neighbour import Neighbour
from mappa_tui.domain.noun import RESTRICTED, Noun
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import Contingency, Measure, MeasureReview
from mappa_tui.domain.referral import Referral
from mappa_tui.domain.risk import Risk, RiskAssessment, Tool
from mappa_tui.domain.summary import Summary


class CaseRecord(BaseModel):
    """A case with all that lives on between its meetings, detached from any store."""

    model_config = ConfigDict(hide_input_in_errors=True, extra="ignore")

    area: Area
    case: Case
    meetings: list[Meeting] = Field(default_factory=list)
    """All of the case's meetings, by number."""
    dates: list[RelevantDate] = Field(default_factory=list)
    conditions: list[Condition] = Field(default_factory=list)
    level_changes: list[LevelChange] = Field(default_factory=list)
    people: list[Person] = Field(default_factory=list)
    risks: list[Risk] = Field(default_factory=list)
    assessments: list[RiskAssessment] = Field(default_factory=list)
    tools: list[Tool] = Field(default_factory=list)
    measures: list[Measure] = Field(default_factory=list)
    contingencies: list[Contingency] = Field(default_factory=list)
    actions: list[Action] = Field(default_factory=list)
    outcomes: list[ActionOutcome] = Field(default_factory=list)
    disclosures: list[Disclosure] = Field(default_factory=list)
    """Who was considered in any of its meetings."""
    neighbours: list[Neighbour] = Field(default_factory=list)
    referrals: list[Referral] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)
    summaries: list[Summary] = Field(default_factory=list)
    """What answers requests for the minutes of its meetings."""
    drafts: list[Draft] = Field(default_factory=list)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.case.id}>"

    __str__ = __repr__

    @property
    def day(self) -> dt.date | None:
        """The day that typed dates follow: a meeting's own."""
        return None

    def put(self, noun: Noun) -> None:
        """Take a new or changed record in."""
        if isinstance(noun, Case):
            self.case = noun
        elif hasattr(self, LISTS.get(type(noun), "-")):
            rows: list[Noun] = getattr(self, LISTS[type(noun)])
            for index, row in enumerate(rows):
                if row.id == noun.id:
                    rows[index] = noun
                    return
            rows.append(noun)

    def find(self, noun: str, record_id: UUID) -> Noun | None:
        """Return the record of the noun named `noun` with that id, if it is here."""
        if noun == "Case":
            return self.case if self.case.id == record_id else None
        for kind, name in LISTS.items():
            if kind.__name__ == noun and hasattr(self, name):
                return next((row for row in getattr(self, name) if row.id == record_id), None)
        return None

    def ids(self) -> list[UUID]:
        """Return the ids of all that is in it."""
        names = (*LISTS.values(), "pending")
        rows = (row for name in names for row in getattr(self, name, ()))
        return [self.case.id, *(row.id for row in rows)]

    def known(self, today: dt.date) -> Known:
        """Return what entries may refer to; without a meeting's date, days follow `today`."""
        risks = frozenset(f"R{risk.number}" for risk in self.risks if not risk.in_error)
        victims = frozenset(p.label for p in self.people if p.label and not p.in_error)
        labels = {"risk": risks, "victim": victims}
        return Known(today=self.day or today, labels=labels, now=today)

    def draft(self, noun: str, record_id: UUID, field: str) -> Draft | None:
        """Return the text that waits in a field until it is valid."""
        for draft in self.drafts:
            if (draft.noun, draft.record_id, draft.field) == (noun, record_id, field):
                return draft
        return None

    @property
    def victims(self) -> list[Person]:
        """Victims and potential victims."""
        return [person for person in live(self.people) if person.is_victim]

    @property
    def open_actions(self) -> list[Action]:
        """All that somebody still has to do, by number."""
        return sorted((row for row in self.actions if row.is_open), key=lambda row: row.number)


class MeetingRecord(CaseRecord):
    """One meeting with everything that it shows."""

    agenda: Agenda
    meeting: Meeting
    last_meeting: Meeting | None = None
    """The meeting before this one, whose actions and plan came along."""
    before: Before | None = None
    """What was true when that meeting ended; minutes of earlier releases do not say."""
    pending: list[Disclosure] = Field(default_factory=list)
    """Disclosures of earlier meetings that this one has to hear of."""
    disclosures: list[Disclosure] = Field(default_factory=list)
    """Who was considered in this meeting."""
    decisions: list[Decision] = Field(default_factory=list)
    invitations: list[Invitation] = Field(default_factory=list)
    entries: list[ItemEntry] = Field(default_factory=list)
    contributions: list[Contribution] = Field(default_factory=list)
    checks: list[CheckAnswer] = Field(default_factory=list)
    confirmations: list[Confirmation] = Field(default_factory=list)
    reviews: list[MeasureReview] = Field(default_factory=list)

    @property
    def day(self) -> dt.date | None:
        """The meeting's own day."""
        return self.meeting.date

    def put(self, noun: Noun) -> None:
        """Take a new or changed record in."""
        if isinstance(noun, Disclosure) and noun.meeting_id != self.meeting.id:
            self.pending = [noun if row.id == noun.id else row for row in self.pending]
            return
        super().put(noun)
        if isinstance(noun, Meeting) and noun.id == self.meeting.id:
            self.meeting = noun

    def find(self, noun: str, record_id: UUID) -> Noun | None:
        """Return the record of the noun named `noun` with that id, if it is here."""
        if noun == "Meeting" and record_id == self.meeting.id:
            return self.meeting
        if noun == "Disclosure":
            rows = (*self.disclosures, *self.pending)
            return next((row for row in rows if row.id == record_id), None)
        return super().find(noun, record_id)

    def entry(self, item: str) -> ItemEntry | None:
        """Return what was written under the agenda item `item`."""
        return next((entry for entry in self.entries if entry.item == item), None)

    @property
    def assessment(self) -> RiskAssessment | None:
        """The risk assessment of this meeting."""
        mine = [row for row in self.assessments if row.meeting_id == self.meeting.id]
        return mine[0] if mine else None

    @property
    def summary(self) -> Summary | None:
        """The executive summary of this meeting, if one was begun."""
        return next((row for row in self.summaries if row.meeting_id == self.meeting.id), None)

    @property
    def considered(self) -> list[Disclosure]:
        """The recipients that this meeting considered, in order."""
        return sorted(live(self.disclosures), key=lambda row: row.number)

    @property
    def reviewed(self) -> list[Action]:
        """The actions that were open when this meeting began, or closed since the last one."""
        heard = {row.action_id for row in self.outcomes if row.meeting_id == self.meeting.id}
        mine = self.meeting.id
        rows = [
            action
            for action in live(self.actions)
            if action.meeting_id != mine
            and (action.is_open or action.id in heard or closed_by(self._between(action)))
        ]
        return sorted(rows, key=lambda action: action.number)

    def since(self, action: Action) -> list[ActionOutcome]:
        """Return what became of `action` between the last meeting and this one, in order."""
        last = self.day or dt.date.max
        return [row for row in self._between(action) if (row.heard_on or last) <= last]

    def became(self, action: Action) -> ActionOutcome | None:
        """Return what this meeting heard of `action`; else what closed it since the last one."""
        return self.outcome(action) or closed_by(self.since(action))

    def _between(self, action: Action) -> list[ActionOutcome]:
        first = self.last_meeting.date if self.last_meeting else None
        rows = [row for row in history(self.outcomes, action.id) if row.meeting_id is None]
        return [row for row in rows if not (first and row.heard_on and row.heard_on < first)]

    @property
    def made(self) -> list[Action]:
        """The actions that this meeting made, by number."""
        mine = [row for row in live(self.actions) if row.meeting_id == self.meeting.id]
        return sorted(mine, key=lambda action: action.number)

    def outcome(self, action: Action) -> ActionOutcome | None:
        """Return what this meeting heard of `action`."""
        for row in self.outcomes:
            if row.action_id == action.id and row.meeting_id == self.meeting.id:
                return row
        return None

    def review(self, measure: Measure) -> MeasureReview | None:
        """Return what this meeting heard of `measure`."""
        return next((row for row in self.reviews if row.measure_id == measure.id), None)

    def confirmation(self, section: str) -> Confirmation | None:
        """Return how the section with that key was marked, if it was."""
        rows = self.confirmations
        return next((row for row in rows if row.section == section and row.mark), None)

    def handling_of(self, action: Action) -> str:
        """Return the action's handling; never a wider one than that of what made it."""
        made_by = self.find("Disclosure", action.disclosure_id) if action.disclosure_id else None
        is_restricted = isinstance(made_by, Disclosure) and made_by.handling == RESTRICTED
        return RESTRICTED if is_restricted else action.handling

    def pillar(self, pillar: str) -> list[Measure]:
        """Return the measures under a pillar, by number, those ended in this meeting too."""
        rows = [row for row in live(self.measures) if row.pillar == pillar]
        return sorted(rows, key=lambda row: row.number)

    def canonical(self) -> str:
        """Return the record as canonical JSON: what sign-off locks.

        Rows stand in the order in which they were entered. What was entered in error and
        what was never valid stay out.
        """
        content = self.model_dump(mode="json", exclude=NOT_SHOWN)
        for name in LISTS.values():
            if name in content:
                content[name] = [row for row in content[name] if not row.get("in_error")]
        return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


LISTS: dict[type[Noun], str] = {
    Meeting: "meetings",
    RelevantDate: "dates",
    Condition: "conditions",
    LevelChange: "level_changes",
    Person: "people",
    Risk: "risks",
    RiskAssessment: "assessments",
    Tool: "tools",
    Measure: "measures",
    Contingency: "contingencies",
    Action: "actions",
    ActionOutcome: "outcomes",
    Disclosure: "disclosures",
    Decision: "decisions",
    Invitation: "invitations",
    ItemEntry: "entries",
    Contribution: "contributions",
    CheckAnswer: "checks",
    Confirmation: "confirmations",
    MeasureReview: "reviews",
    Neighbour: "neighbours",
    Referral: "referrals",
    Event: "events",
    Summary: "summaries",
    Draft: "drafts",
}
"""The list of the record that holds each noun."""

NOT_SHOWN = {"drafts", "meetings", "referrals", "events", "summaries"}
"""What a meeting does not show, so that signing leaves it out."""


def live(rows: Iterable[AnyNoun]) -> list[AnyNoun]:
    """Return the rows that were not entered in error."""
    return [row for row in rows if not getattr(row, "in_error", False)]


def seal(content: str) -> str:
    """Return the SHA-256 of a signed version, in hex."""
    return hashlib.sha256(content.encode()).hexdigest()
