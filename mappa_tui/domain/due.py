"""What is owed by when: one line each, with the rule that it comes from.

A date that is not known is said to be unknown, never reckoned from something else.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from mappa_tui.domain.dates import short_date
from mappa_tui.domain.deadlines import add_working_days, working_days
from mappa_tui.domain.finding import stands_in
from mappa_tui.domain.text import counted

REVIEW, FIRST, DRAFT, MINUTES = "review", "first meeting", "draft minutes", "minutes"
ACTION, ENDING, DATE = "action", "condition or order", "relevant date"
RELEASE, DEFERRED = "level before release", "disclosure deferred"
KINDS = (REVIEW, FIRST, DRAFT, MINUTES, ACTION, ENDING, DATE, RELEASE, DEFERRED)

OVERDUE, TODAY, SOON, LATER, UNKNOWN = (
    "Late",
    "Today",
    "Next five working days",
    "Later",
    "Without a date",
)
GROUPS = (OVERDUE, TODAY, SOON, LATER, UNKNOWN)
SOON_DAYS = 5
"""Working days that count as soon."""
AHEAD = dt.timedelta(weeks=26)
"""How far ahead is looked: the half year in which a level is set before release."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Where something that is owed is answered."""

    case_id: UUID
    meeting_id: UUID | None = None
    """The meeting that is opened; without it, the case."""
    at: str = ""
    """The section of the case, or the kind of the meeting's item."""
    record_id: UUID | None = None
    field: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Due:
    """One thing that is owed."""

    kind: str
    on: dt.date | None
    """By when; None where that is not known."""
    case_title: str
    crn: str
    what: str
    who: str
    source: str
    """Where the rule comes from: `area setting: 12 weeks`, or who set the date."""
    goal: Goal
    handling: str = ""


@dataclass(frozen=True, slots=True)
class DueFilter:
    """Which of it is asked for; what is empty asks for nothing."""

    kind: str = ""
    words: str = ""

    def says(self) -> str:
        """Return the filter in words; nothing if it lets everything through."""
        return ", ".join(text for text in (self.kind, self.words and f"“{self.words}”") if text)

    def fits(self, due: Due) -> bool:
        """Whether it lets `due` through."""
        if self.kind not in ("", due.kind):
            return False
        texts = (due.case_title, due.crn, due.what, due.who, due.source, due.kind)
        return not self.words or stands_in(texts, self.words)


def in_order(found: Sequence[Due]) -> list[Due]:
    """Return what is owed by date, what has none last."""
    return sorted(
        found, key=lambda due: (due.on or dt.date.max, due.case_title, due.kind, due.what)
    )


def grouped(found: Sequence[Due], today: dt.date) -> dict[str, list[Due]]:
    """Return what is owed in its groups, seen from `today`; groups without any are left out.

    Args:
        found: in order (`in_order`), as it then stands in each group.
        today: the day from which it is seen.
    """
    soon = add_working_days(today, SOON_DAYS)
    groups: dict[str, list[Due]] = {name: [] for name in GROUPS}
    for due in found:
        groups[_group(due.on, today, soon)].append(due)
    return {name: lines for name, lines in groups.items() if lines}


def _group(on: dt.date | None, today: dt.date, soon: dt.date) -> str:
    if on is None:
        return UNKNOWN
    if on <= today:
        return TODAY if on == today else OVERDUE
    return SOON if on <= soon else LATER


def how_far(on: dt.date | None, today: dt.date) -> str:
    """Return how many working days lie between: `in 3 working days`, `1 working day late`."""
    if on is None:
        return ""
    if on == today:
        return "today"
    days = abs(working_days(today, on))
    if not days:  # only a weekend or a holiday lies between
        return "late, by no working day" if on < today else "before the next working day"
    words = counted(days, "working day")
    return f"{words} late" if on < today else f"in {words}"


def planned_words(planned: Sequence[dt.date | None], by: dt.date | None) -> str:
    """Return whether a meeting is planned, and in time.

    Args:
        planned: the days of the meetings that are planned; None is one without a day.
        by: the last day that is in time, if that is known.
    """
    if not planned:
        return "none is planned"
    first = min((day for day in planned if day), default=None)
    if first is None:
        return "one is planned, without a date"
    words = f"planned for {short_date(first, year=True)}"
    if by is None:
        return words
    return f"{words}, in time" if first <= by else f"{words}, too late"
