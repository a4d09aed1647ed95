"""Where a record is written: the agenda item of a meeting, or the section of the case."""

from dataclasses import dataclass
from uuid import UUID

from mappa_tui.domain.action import Action, ActionOutcome
from mappa_tui.domain.agenda import Agenda
from mappa_tui.domain.case import Case, LevelChange
from mappa_tui.domain.meeting import (
    CANCELLED,
    ON_PAPER,
    PLANNED,
    POSTPONED,
    CheckAnswer,
    Confirmation,
    Contribution,
    Invitation,
    ItemEntry,
    Meeting,
)
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import Contingency, Measure, MeasureReview
from mappa_tui.domain.record import LISTS, CaseRecord
from mappa_tui.domain.risk import Risk, Tool
from mappa_tui.domain.sections import SECTIONS

_KIND_OF_NOUN = {
    "Case": "case",
    "RelevantDate": "case",
    "Condition": "case",
    "LevelChange": "case",
    "Tool": "risk",
    "Risk": "risk",
    "RiskAssessment": "risk",
    "Contingency": "contingency",
    "Action": "actions",
    "ActionOutcome": "actions_review",
    "Contribution": "information",
    "Disclosure": "disclosure",
    "Decision": "decision",
    "Invitation": "attendance",
    "CheckAnswer": "checks",
    "Neighbour": "checks",
    "Confirmation": "case",
    "Summary": "close",
}
_KIND_OF_FIELD = {
    "last_minutes": "actions_review",
    "corrections": "actions_review",
    "recall": "contingency",
    "out_of_hours": "contingency",
    "child_sex_offender": "disclosure",
    "no_recipient": "disclosure",
    "level_after": "decision",
    "level_reason": "decision",
    "level_dissent": "decision",
    "dissent_settled": "decision",
    "lead_agency": "decision",
    "next_step": "close",
    "next_date": "close",
    "next_time": "close",
    "exit_follows": "close",
    "minutes_to": "close",
    "restricted_to": "close",
    "read_back": "actions",
    "closed": "close",
}
_SECTIONS: dict[type[Noun], str] = {LevelChange: "category", Tool: "risks", Meeting: "meetings"}
"""Sections of the case that are not called as the list of the record is."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is opened to show a record."""

    meeting_id: UUID | None
    """The meeting; without it, the case."""
    stop: str
    """The item, or the section."""
    record_id: UUID
    """The record whose form or line has it."""
    field: str


def item_of(agenda: Agenda, noun: Noun, field: str) -> str:
    """Return the agenda item under which a field is filled in."""
    if isinstance(noun, ItemEntry | Contribution) and noun.item:
        return noun.item
    if isinstance(noun, Measure):
        return agenda.key_of("pillar", noun.pillar)
    if isinstance(noun, Person):
        return agenda.key_of("victims" if noun.is_victim else "case")
    if isinstance(noun, Meeting):
        own = (item.key for item in agenda.items if field in item.fields)
        return next(own, "") or agenda.key_of(_KIND_OF_FIELD.get(field, "opening"))
    return agenda.key_of(_KIND_OF_NOUN.get(type(noun).__name__, "opening"))


def place_of(record: CaseRecord, agenda: Agenda, noun: Noun, field: str) -> Place:
    """Return where a record is shown: what was said in a meeting there, the rest in the case.

    Args:
        record: its case.
        agenda: that of its meetings.
        noun: the record.
        field: the field that is to be shown.
    """
    meeting = _meeting(record, noun)
    if meeting is None or meeting.state == ON_PAPER:
        return _in_case(noun, meeting, field)
    if meeting.state in (PLANNED, POSTPONED, CANCELLED):
        stop = "invited" if isinstance(noun, Invitation) else "when"
        return Place(meeting.id, stop, noun.id, field)
    stop = item_of(agenda, noun, field)
    if isinstance(noun, ActionOutcome):
        return Place(meeting.id, stop, noun.action_id, field)
    if isinstance(noun, CheckAnswer):
        return Place(meeting.id, stop, noun.id, noun.check)
    if isinstance(noun, Confirmation):
        return Place(meeting.id, stop, noun.id, noun.section)
    if isinstance(noun, MeasureReview):
        found = record.find("Measure", noun.measure_id)
        stop = item_of(agenda, found, "") if found else stop
        return Place(meeting.id, stop, noun.measure_id, field)
    return Place(meeting.id, stop, noun.id, field)


def _in_case(noun: Noun, meeting: Meeting | None, field: str) -> Place:
    if isinstance(noun, Case):
        stops = (section.key for section in SECTIONS if field in section.fields)
        return Place(None, next(stops, ""), noun.id, field)
    if meeting is not None:
        return Place(None, "meetings", meeting.id, field if noun is meeting else "")
    return Place(None, _SECTIONS.get(type(noun), LISTS.get(type(noun), "")), noun.id, field)


def _meeting(record: CaseRecord, noun: Noun) -> Meeting | None:
    """Return the meeting in which a record is shown; none if that is the case."""
    if isinstance(noun, Meeting):
        return noun
    if isinstance(noun, Measure | Contingency):
        # The plan is shown in meetings: in the one that ended it, else in the newest.
        off = (PLANNED, POSTPONED, CANCELLED, ON_PAPER)
        held = [each for each in record.meetings if each.state not in off]
        ended = [each for each in held if each.id == noun.ended_in]
        return (ended or sorted(held, key=lambda each: each.number))[-1] if held else None
    if isinstance(noun, Action | Risk):
        return None
    meeting_id = getattr(noun, "meeting_id", None)
    return next((each for each in record.meetings if each.id == meeting_id), None)
