"""The indicators of an area's work: each a numerator over a denominator, and a target.

Source: general practice, so that intervals and targets are area settings. What is not known
to be in time does not count as in time.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from mappa_tui.domain.area import INDICATORS, Area
from mappa_tui.domain.dates import short_date
from mappa_tui.domain.deadlines import latest_review, minutes_due
from mappa_tui.domain.statistics.counted import Held, Work
from mappa_tui.domain.statistics.standing import History
from mappa_tui.domain.statistics.tables import tenths
from mappa_tui.domain.statistics.years import ReportingYear

ATTENDANCE, REVIEWS, MINUTES, DISCLOSURE, ACTIONS = (
    "attendance",
    "reviews",
    "minutes",
    "disclosure",
    "actions",
)


@dataclass(frozen=True, slots=True)
class Missed:
    """One that was not reached: of which case, and what it is."""

    case_id: UUID
    what: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator, or the part of it that one agency has."""

    key: str
    label: str
    done: int
    of: int
    target: int | None
    """In percent."""
    missed: tuple[Missed, ...] = ()

    @property
    def percent(self) -> str:
        """The share, rounded half up to a tenth; a dash where there was nothing to reach."""
        return tenths(self.done, self.of)

    @property
    def is_reached(self) -> bool | None:
        """Whether the target is reached; None without a target, or with nothing to reach."""
        if self.target is None or self.of == 0:
            return None
        return self.done * 100 >= self.target * self.of


def indicators(
    work: Work,
    histories: Mapping[UUID, History],
    year: ReportingYear,
    today: dt.date,
    area: Area,
) -> tuple[Indicator, ...]:
    """Return the five indicators; attendance is followed by its part for each agency."""
    mine = [each for each in work.meetings if each.case_id in histories]
    held = [each for each in mine if year.first <= each.on <= year.until(today)]
    found = {
        **{key: _Tally() for key in INDICATORS},
        REVIEWS: _reviews(mine, histories, year, today, area),
        MINUTES: _minutes(held, today, area),
        DISCLOSURE: _disclosure(held),
        ACTIONS: _actions(work, histories, year, today),
    }
    agencies = _attendance(held)
    for tally in agencies.values():
        found[ATTENDANCE].take(tally)
    parts = [
        agencies[name].indicator(ATTENDANCE, name, area)
        for name in sorted(agencies, key=str.casefold)
    ]
    whole = {key: found[key].indicator(key, title, area) for key, title in INDICATORS.items()}
    return (whole[ATTENDANCE], *parts, *(whole[key] for key in INDICATORS if key != ATTENDANCE))


class _Tally:
    """Counts what was reached, and keeps what was not."""

    def __init__(self) -> None:
        self.of = 0
        self.missed: list[Missed] = []

    def add(self, case_id: UUID, what: str, *, reached: bool) -> None:
        self.of += 1
        if not reached:
            self.missed.append(Missed(case_id, what))

    def take(self, other: "_Tally") -> None:
        self.of += other.of
        self.missed += other.missed

    def indicator(self, key: str, label: str, area: Area) -> Indicator:
        done = self.of - len(self.missed)
        return Indicator(key, label, done, self.of, area.kpi_targets.get(key), tuple(self.missed))


def _attendance(held: Iterable[Held]) -> dict[str, _Tally]:
    """Count each agency once a meeting, however many it sent."""
    found: dict[str, _Tally] = defaultdict(_Tally)
    for meeting in held:
        came: dict[str, bool] = {}
        for each in meeting.invited:
            came[each.agency] = came.get(each.agency, False) or each.came
        for agency, was_there in came.items():
            what = f"{agency}: {meeting.title}, {_day(meeting.on)}"
            found[agency or "no agency"].add(meeting.case_id, what, reached=was_there)
    return found


def _reviews(
    meetings: Sequence[Held],
    histories: Mapping[UUID, History],
    year: ReportingYear,
    today: dt.date,
    area: Area,
) -> _Tally:
    """Count the reviews whose last day lies in the year, unless the case had left by then."""
    tally = _Tally()
    following: dict[UUID, list[Held]] = defaultdict(list)
    for meeting in sorted(meetings, key=lambda each: (each.on, each.number)):
        following[meeting.case_id].append(meeting)
    for case_id, series in following.items():
        for at, meeting in enumerate(series):
            level = meeting.level_after or meeting.level
            if meeting.exits or level not in ("2", "3"):
                continue
            due = latest_review(meeting.on, level, area)
            after = series[at + 1].on if at + 1 < len(series) else None
            if not year.first <= due <= year.last or (due > today and after is None):
                continue
            standing = histories[case_id].on(due)
            if after is None and (standing is None or standing.level == "1"):
                continue
            what = f"review after {meeting.title}, due {_day(due)}"
            tally.add(case_id, what, reached=after is not None and after <= due)
    return tally


def _minutes(held: Iterable[Held], today: dt.date, area: Area) -> _Tally:
    """Count the meetings of the year whose minutes are due, or went out before that."""
    tally = _Tally()
    for meeting in held:
        due = minutes_due(meeting.on, meeting.level, area)
        if meeting.on_paper or (due >= today and not meeting.is_issued):
            continue
        reached = meeting.issued is not None and meeting.issued <= due
        tally.add(meeting.case_id, f"{meeting.title}, due {_day(due)}", reached=reached)
    return tally


def _disclosure(held: Iterable[Held]) -> _Tally:
    tally = _Tally()
    for meeting in held:
        if not meeting.on_paper:
            what = f"{meeting.title}, {_day(meeting.on)}"
            tally.add(meeting.case_id, what, reached=meeting.disclosure)
    return tally


def _actions(
    work: Work, histories: Mapping[UUID, History], year: ReportingYear, today: dt.date
) -> _Tally:
    """Count the actions first due in the year: one moved to a later date missed its own."""
    tally = _Tally()
    for action in work.actions:
        is_due = action.is_done or action.due < today
        if action.case_id in histories and year.first <= action.due <= year.last and is_due:
            reached = action.is_done and action.done is not None and action.done <= action.due
            tally.add(action.case_id, f"{action.ref}, due {_day(action.due)}", reached=reached)
    return tally


def _day(day: dt.date) -> str:
    return short_date(day, year=True)
