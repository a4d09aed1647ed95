"""What the home screen lists: plain lines, read without loading whole records."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, repr=False)
class CaseLine:
    """A case in the list of cases."""

    id: UUID
    title: str
    """`M. ELLERY`"""
    crn: str
    category: str
    level: str


@dataclass(frozen=True, slots=True, repr=False)
class CaseName:
    """What a case is found by, and told apart from one of the same name."""

    id: UUID
    name: str
    """`Martin ELLERY`"""
    crn: str
    born: dt.date | None
    level: str
    aliases: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class MeetingLine:
    """A meeting that is not finished: planned, in progress, closed or waiting to be issued."""

    id: UUID
    case_id: UUID
    case_title: str
    title: str
    """`Level 2 review 3`"""
    state: str
    date: dt.date | None
    starts: dt.time | None
    planned_minutes: int
    chair: str
    level: str
    next_date: dt.date | None
    """The review that it set, so that a case without a planned meeting is seen."""


@dataclass(frozen=True, slots=True, repr=False)
class ActionLine:
    """An open action of any case."""

    id: UUID
    case_id: UUID
    case_title: str
    number: int
    task: str
    owner: str
    agency: str
    due: dt.date | None


@dataclass(frozen=True, slots=True, repr=False)
class Home:
    """Everything that home shows: the first lines of each kind, and how many there are."""

    cases: tuple[CaseLine, ...]
    """By name."""
    case_count: int
    meetings: tuple[MeetingLine, ...]
    """By date, the undated last."""
    meeting_count: int
    actions: tuple[ActionLine, ...]
    """Open ones, by due date, the undated last."""
    action_count: int
    late_count: int
    """Open actions that are past their date."""
