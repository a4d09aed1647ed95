"""What was true when the last meeting ended: what changes are told against.

It is kept with the meeting, so that signed minutes say what changed without the minutes
before them.
"""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from mappa_tui.domain.action import OPEN, Action
from mappa_tui.domain.case import Case, Condition, RelevantDate
from mappa_tui.domain.meeting import Meeting
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import IN_FORCE, Contingency, Measure
from mappa_tui.domain.risk import LIVE, Risk, RiskAssessment
from mappa_tui.domain.sections import PLAN_SECTIONS, SECTIONS

if TYPE_CHECKING:
    from mappa_tui.domain.record import MeetingRecord

Ending = TypeVar("Ending", Risk, Measure, Contingency)


class Before(BaseModel):
    """The case as the last meeting left it, as far as that is known."""

    model_config = ConfigDict(hide_input_in_errors=True, extra="ignore")

    day: dt.date | None = None
    """The day of that meeting."""
    case: Case | None = None
    """What the case said of itself; minutes of earlier releases do not say."""
    dates: list[RelevantDate] | None = None
    """The relevant dates; None where they are not known."""
    category: str = ""
    level: str = ""
    lead_agency: str = ""
    assessment: RiskAssessment | None = None
    risks: list[Risk] = Field(default_factory=list)
    measures: list[Measure] = Field(default_factory=list)
    contingencies: list[Contingency] = Field(default_factory=list)
    conditions: list[Condition] = Field(default_factory=list)
    victims: list[Person] = Field(default_factory=list)
    actions: list[Action] = Field(default_factory=list)
    """Those that were open then."""
    since: dict[str, dt.date] = Field(default_factory=dict)
    """When each section was last confirmed or amended, by its key."""

    def has(self, section: str) -> bool:
        """Whether there was anything in a section that comes along: in the case, always."""
        plan = {
            "assessment": self.assessment is not None,
            "risks": bool(self.risks),
            "victims": bool(self.victims),
            "contingency": bool(self.contingencies),
        }
        return plan.get(section, True)


def left_by(last: "MeetingRecord") -> Before:
    """Return what a signed meeting left."""
    return Before(
        day=last.meeting.date,
        case=last.case,
        dates=[row for row in last.dates if not row.in_error],
        category=last.case.category,
        level=last.meeting.level_after,
        lead_agency=last.meeting.lead_agency,
        assessment=last.assessment,
        risks=_in_force(last.risks),
        measures=_in_force(last.measures),
        contingencies=_in_force(last.contingencies),
        conditions=[row for row in last.conditions if not row.in_error],
        victims=last.victims,
        actions=last.open_actions,
        since=_since(last),
    )


def known_before(record: "MeetingRecord", last: Meeting) -> Before:
    """Return what is known of the time before a meeting whose last one is not signed.

    It was on paper, or still waits for its signature: what this meeting did not bring was so.
    """
    assessments = (row for row in record.assessments if row.meeting_id == last.id)
    keys = [section.key for section in (*SECTIONS, *PLAN_SECTIONS)]
    return Before(
        day=last.date,
        level=last.level_after or last.level,
        lead_agency=last.lead_agency,
        assessment=next(assessments, None),
        risks=_not_of(record, record.risks, LIVE),
        measures=_not_of(record, record.measures, IN_FORCE),
        contingencies=_not_of(record, record.contingencies, IN_FORCE),
        conditions=[row for row in record.conditions if not row.in_error],
        victims=record.victims,
        actions=[_as_it_was(record, action) for action in record.reviewed],
        since=dict.fromkeys(keys, last.date) if last.date else {},
    )


def _in_force(rows: Iterable[Ending]) -> list[Ending]:
    return [row for row in rows if row.status in (LIVE, IN_FORCE) and not row.in_error]


def _not_of(record: "MeetingRecord", rows: Iterable[Ending], status: str) -> list[Ending]:
    mine = record.meeting.id
    return [
        row.model_copy(update={"status": status}) if row.ended_in == mine else row
        for row in rows
        if row.meeting_id != mine and not row.in_error
    ]


def _as_it_was(record: "MeetingRecord", action: Action) -> Action:
    outcome = record.outcome(action)
    if outcome is None:
        return action
    return action.model_copy(update={"status": OPEN, "due": outcome.was_due})


def _since(last: "MeetingRecord") -> dict[str, dt.date]:
    """Return when each section was last known to be current, as `last` left it."""
    found = {}
    for section in (*SECTIONS, *PLAN_SECTIONS):
        marked = last.confirmation(section.key)
        day = last.meeting.date
        if marked:
            day = marked.on or day
        elif last.before and last.before.has(section.key):
            day = last.before.since.get(section.key, day)
        elif last.before is None and last.last_meeting and section in SECTIONS:
            day = last.last_meeting.date  # minutes of an earlier release know no more
        if day:
            found[section.key] = day
    return found
