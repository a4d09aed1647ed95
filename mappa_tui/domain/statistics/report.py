"""Everything that is shown of one reporting year and area."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from mappa_tui.domain.area import Area
from mappa_tui.domain.statistics.annual import MANAGED, Histories, annual_tables
from mappa_tui.domain.statistics.counted import Offender, Work
from mappa_tui.domain.statistics.growth import growth_tables
from mappa_tui.domain.statistics.indicators import Indicator, indicators
from mappa_tui.domain.statistics.standing import UNKNOWN, History
from mappa_tui.domain.statistics.tables import Table, number
from mappa_tui.domain.statistics.years import ReportingYear

ALL_AREAS = "all areas"
NO_AREA = "no area given"


@dataclass(frozen=True, slots=True)
class Note:
    """Something that whoever reads the figures has to know, and whom it is about."""

    text: str
    cases: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """The figures of a year and an area."""

    year: ReportingYear
    area: str
    as_of: dt.date
    """The day of the snapshot: 31 March, or today where that is still to come."""
    tables: tuple[Table, ...]
    """The nine."""
    growth: tuple[Table, ...]
    indicators: tuple[Indicator, ...]
    notes: tuple[Note, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the year is over."""
        return self.as_of == self.year.last


def areas(offenders: Sequence[Offender]) -> tuple[str, ...]:
    """Return the areas there are to choose from: all, each by name, and none given."""
    names = sorted({_named(each.area) for each in offenders}, key=str.casefold)
    given = [name for name in names if name]
    return (ALL_AREAS, *given, *([NO_AREA] if "" in names and given else []))


def report(
    offenders: Sequence[Offender],
    work: Work,
    year: ReportingYear,
    area: str,
    today: dt.date,
    settings: Area,
) -> Report:
    """Return the figures.

    Args:
        offenders: everybody in the record.
        work: what was done in that year's meetings and after them.
        year: the reporting year.
        area: one of `areas`.
        today: the last day of which anything is known.
        settings: intervals, targets and residents (area settings).
    """
    mine = [each for each in offenders if area in (ALL_AREAS, _named(each.area) or NO_AREA)]
    histories = [(each, History(each)) for each in mine]
    by_case = {each.id: history for each, history in histories}
    people = _population(offenders, area, settings)
    notes = [*_notes(histories, year, today), *_without_area(offenders, area)]
    return Report(
        year,
        area,
        year.until(today),
        annual_tables(histories, year, today, people.get(year.ends)),
        growth_tables(histories, year, today, people),
        indicators(work, by_case, year, today, settings),
        tuple(notes),
    )


def _named(area: str) -> str:
    return " ".join(area.split())


def _population(offenders: Sequence[Offender], area: str, settings: Area) -> dict[int, int]:
    """Return the residents by year; nothing where they are those of another area."""
    names = {_named(each.area) for each in offenders} - {""} if area == ALL_AREAS else {area}
    own = _named(settings.name)
    fits = len(names) <= 1 and (not own or names <= {own})
    if not fits:
        return {}
    return {int(year): count for year, count in settings.population.items() if year.isdecimal()}


def _notes(histories: Histories, year: ReportingYear, today: dt.date) -> Iterator[Note]:
    until = year.until(today)
    checks: tuple[tuple[str, Callable[[Offender, History], bool]], ...] = (
        (
            "{} without a dated level history, counted on every day as the case stands now.",
            lambda offender, history: not history.is_dated,
        ),
        (
            "{} in MAPPA that day with no category or no level: counted as Cat ? or Level ?.",
            lambda offender, history: _lacks(history, until),
        ),
        (
            "{} in a category that cannot be at that level or in that year: counted as Cat ?.",
            lambda offender, history: _cannot_be(history, year, until),
        ),
        (
            "{} whose case says otherwise than the end of its level history, which counts.",
            lambda offender, history: _differs(offender, history),
        ),
        (
            "{} at Level 2 or 3 whose history never says where they were: counted where they "
            "are now.",
            lambda offender, history: _never_says_where(offender, history, year, until),
        ),
        (
            "{} with a step of the level history without a date, which counts nowhere.",
            lambda offender, history: any(step.on is None for step in offender.steps),
        ),
        (
            "{} with an event without a date, which counts in no year.",
            lambda offender, history: any(event.on is None for event in offender.events),
        ),
    )
    for words, is_so in checks:
        cases = tuple(each.id for each, history in histories if is_so(each, history))
        if cases:
            yield Note(words.format(_cases(len(cases))), cases)


def _without_area(offenders: Sequence[Offender], area: str) -> Iterator[Note]:
    cases = tuple(each.id for each in offenders if not _named(each.area))
    if cases and area not in (ALL_AREAS, NO_AREA):
        yield Note(f"{_cases(len(cases))} without an area, not counted here.", cases)


def _cases(count: int) -> str:
    return f"{number(count)} case{'' if count == 1 else 's'}"


def _lacks(history: History, day: dt.date) -> bool:
    standing = history.on(day)
    return standing is not None and UNKNOWN in (standing.category, standing.level)


def _cannot_be(history: History, year: ReportingYear, day: dt.date) -> bool:
    standing = history.on(day)
    return standing is not None and standing.placed(year) != standing


def _never_says_where(
    offender: Offender, history: History, year: ReportingYear, until: dt.date
) -> bool:
    if not history.is_dated or any(step.status for step in offender.steps if step.on):
        return False
    return any(each.level in MANAGED for each in history.between(year.first, until))


def _differs(offender: Offender, history: History) -> bool:
    last = history.last()
    if last is None:
        return offender.level not in (UNKNOWN, "left MAPPA")
    now = (offender.category, offender.level, offender.status)
    then = (last.category, last.level, last.status)
    pairs = zip(now, then, strict=True)
    return history.is_dated and any(here and there not in ("", here) for here, there in pairs)
