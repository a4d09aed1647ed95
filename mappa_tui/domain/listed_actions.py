"""Actions over all cases as people look at them: which are asked for, and one as a line."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

LATE, MOVED = "late", "moved"
STATES = ("open", LATE, MOVED, "done", "cancelled")
"""States that can be asked for; late and moved ones are open, too."""
BY_DUE, BY_AGENCY, BY_OWNER, BY_CASE = "due", "agency", "owner", "case"
ORDERS = (BY_DUE, BY_AGENCY, BY_OWNER, BY_CASE)


@dataclass(frozen=True, slots=True, repr=False)
class ActionFilter:
    """Which actions are asked for; what is empty asks for nothing."""

    agency: str = ""
    """A part of its name."""
    owner: str = ""
    """A part of the name."""
    state: str = ""
    """One of STATES; among the open ones are those done of which a disclosure's outcome is open."""
    first: dt.date | None = None
    """Due on this day or later."""
    last: dt.date | None = None
    words: str = ""
    """Each of them stands somewhere in the action, or in the name or reference of its case."""

    def says(self) -> str:
        """Return the filter in words; nothing if it lets everything through."""
        parts = [self.state]
        parts += [f"agency “{self.agency}”" if self.agency else ""]
        parts += [f"owner “{self.owner}”" if self.owner else ""]
        parts += [f"due from {self.first:%d.%m.%Y}" if self.first else ""]
        parts += [f"due to {self.last:%d.%m.%Y}" if self.last else ""]
        parts += [f"“{self.words}”" if self.words else ""]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, repr=False)
class ListedAction:
    """One action of any case, with what its history says in short."""

    id: UUID
    case_id: UUID
    case_title: str
    crn: str
    number: int
    task: str
    owner: str
    agency: str
    helpers: str
    due: dt.date | None
    status: str
    cancel_reason: str
    done: dt.date | None
    """When it was done, if it is and that is known."""
    evidence: str
    """What shows that."""
    handling: str
    moved: int
    """How often it was given a new date."""
    chased: dt.date | None
    """When somebody last asked how it stands."""
    said: str
    """What was said then."""
    asks: UUID | None
    """The disclosure that it made, where that is done and nobody has said what came of it."""
    asks_for: tuple[str, ...] = ()
    """What is not known of it."""

    def is_late(self, today: dt.date) -> bool:
        """Whether it is open and its day is over."""
        return self.status == "open" and self.due is not None and self.due < today

    def state(self, today: dt.date) -> str:
        """Return how it stands in words: `late, moved twice`."""
        times = {0: "", 1: "moved once", 2: "moved twice"}
        parts = [LATE if self.is_late(today) else self.status]
        parts.append(times.get(self.moved, f"moved {self.moved} times"))
        return ", ".join(part for part in parts if part)
