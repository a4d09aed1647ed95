"""The register: every case as a line, which lines are asked for, and in which order."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from mappa_tui.domain.finding import stands_in

UNKNOWN = "not recorded"
"""The answer that asks for cases in which the field is empty."""
ACTIONS, MINUTES, MEETING, ANYTHING = "an action", "minutes", "the next meeting", "anything"
OVERDUE = (ACTIONS, MINUTES, MEETING, ANYTHING)


@dataclass(frozen=True, slots=True, repr=False)
class RegisterLine:
    """One case in the register."""

    id: str
    """The case's id, in hex."""
    surname: str
    title: str
    """`M. ELLERY`"""
    crn: str
    category: str
    level: str
    lead_agency: str
    area: str
    last: dt.date | None
    """When the last meeting was held."""
    next: dt.date | None
    """When the next one is, or is to be."""
    is_planned: bool
    """Whether the next one is planned, and not only the date that the last one set."""
    open_actions: int
    late_actions: int
    minutes_due: dt.date | None
    """By when minutes are to be issued that are not, the earliest (area setting)."""
    is_undated: bool = False
    """Whether the next one is planned and has no day yet."""

    def is_overdue(self, what: str, today: dt.date) -> bool:
        """Whether what is owed is late, one of OVERDUE."""
        late = {
            ACTIONS: self.late_actions > 0,
            MINUTES: self.minutes_due is not None and self.minutes_due < today,
            MEETING: self.next is not None and self.next < today,
        }
        return any(late.values()) if what == ANYTHING else late[what]


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """Which cases are asked for; what is empty asks for nothing."""

    category: str = ""
    level: str = ""
    lead_agency: str = ""
    area: str = ""
    overdue: str = ""
    """One of OVERDUE."""
    words: str = ""
    """Each stands in the name or the CRN."""

    def says(self) -> str:
        """Return the filter in words; nothing if it lets everything through."""
        parts = [_named("Category", self.category), _named("Level", self.level)]
        parts += [_named("lead agency", self.lead_agency), _named("area", self.area)]
        parts += [f"overdue: {self.overdue}" if self.overdue else ""]
        parts += [f"“{self.words}”" if self.words else ""]
        return ", ".join(part for part in parts if part)

    def lets_through(self, line: RegisterLine, today: dt.date) -> bool:
        """Whether a case is asked for."""
        fields = ("category", "level", "lead_agency", "area")
        asked = [(getattr(self, name), getattr(line, name)) for name in fields]
        if any(want and have != ("" if want == UNKNOWN else want) for want, have in asked):
            return False
        if self.overdue and not line.is_overdue(self.overdue, today):
            return False
        return not self.words or stands_in((line.title, line.crn), self.words)


Key = Callable[[RegisterLine], Any]


def _earliest(day: dt.date | None) -> dt.date:
    return day or dt.date.max


ORDERS: dict[str, Key] = {
    "name": lambda line: 0,
    "category": lambda line: line.category or "9",
    "level, the highest first": lambda line: -int(line.level or 0),
    "lead agency": lambda line: (not line.lead_agency, line.lead_agency.casefold()),
    "last meeting, the longest ago first": lambda line: _earliest(line.last),
    "next meeting": lambda line: _earliest(line.next),
    "open actions, the most first": lambda line: -line.open_actions,
    "overdue actions, the most first": lambda line: -line.late_actions,
    "minutes due": lambda line: _earliest(line.minutes_due),
}
"""What the register can be ordered by, in words; cases alike stand by name."""
BY_NAME = next(iter(ORDERS))


def by_name(lines: Iterable[RegisterLine]) -> list[RegisterLine]:
    """Return the lines by surname, then by the whole name and the CRN."""
    return sorted(lines, key=lambda line: (line.surname.casefold(), line.title, line.crn))


def listed(
    lines: Iterable[RegisterLine], wanted: RegisterFilter, order: str, today: dt.date
) -> list[RegisterLine]:
    """Return the lines that are asked for.

    Args:
        lines: all of them, by name.
        wanted: which.
        order: one of ORDERS.
        today: what is late is seen from it.
    """
    return sorted((line for line in lines if wanted.lets_through(line, today)), key=ORDERS[order])


def _named(what: str, answer: str) -> str:
    if not answer:
        return ""
    return f"{what} {answer}" if answer != UNKNOWN else f"{what[0].lower()}{what[1:]} {UNKNOWN}"
