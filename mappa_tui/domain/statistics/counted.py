"""What is counted: plain lines of the record, read without loading it whole."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, repr=False)
class Step:
    """One step in the history of a case; what it does not say stays as it was."""

    on: dt.date | None
    category: str = ""
    level: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Happened:
    """One of `domain.event.EVENTS`, on its day."""

    what: str
    on: dt.date | None


@dataclass(frozen=True, slots=True, repr=False)
class Offender:
    """One case as the tables count it."""

    id: UUID
    title: str = ""
    """`M. ELLERY`"""
    crn: str = ""
    area: str = ""
    category: str = ""
    """As the case itself has it now; so level and status."""
    level: str = ""
    status: str = ""
    steps: tuple[Step, ...] = ()
    """The level history, in the order in which it was entered."""
    events: tuple[Happened, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Present:
    """One agency at one meeting: whether anybody of it came."""

    agency: str
    came: bool


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    """One meeting that was held, and what the indicators ask of it."""

    case_id: UUID
    number: int
    title: str
    """`Level 2 review 3`"""
    on: dt.date
    level: str
    level_after: str
    on_paper: bool
    """Whether it was held on paper, so that only its date is known."""
    exits: bool
    """Whether it set no further review."""
    disclosure: bool
    """Whether the disclosure check is on record."""
    issued: dt.date | None
    """When its minutes first went out."""
    is_issued: bool
    """Whether they went out at all, on whichever day."""
    invited: tuple[Present, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Task:
    """One action that was due on a day."""

    case_id: UUID
    ref: str
    """`A5`"""
    due: dt.date
    """The date that it was first given."""
    is_done: bool
    done: dt.date | None
    """The day on which it was done, if that is known."""


@dataclass(frozen=True, slots=True, repr=False)
class Work:
    """What was done in meetings and after them, as far as the indicators of a year ask."""

    meetings: tuple[Held, ...] = ()
    actions: tuple[Task, ...] = ()
