"""Offenders and years of the tests."""

import datetime as dt
from typing import Any
from uuid import uuid4

from mappa_tui.domain.area import Area, default_area
from mappa_tui.domain.statistics.counted import Happened, Offender, Step, Work
from mappa_tui.domain.statistics.report import ALL_AREAS, Report, report
from mappa_tui.domain.statistics.tables import Table
from mappa_tui.domain.statistics.years import ReportingYear

YEAR = ReportingYear(2016)
TODAY = dt.date(2016, 6, 30)


def offender(*steps: tuple[str, str, str, str], **values: Any) -> Offender:
    """Return somebody with steps of day, category, level and status."""
    read = tuple(
        Step(dt.date.fromisoformat(day) if day else None, category, level, status)
        for day, category, level, status in steps
    )
    return Offender(uuid4(), steps=read, **values)


def there(category: str, level: str, status: str = "community", *events: Happened) -> Offender:
    """Return somebody who stands so since long ago."""
    return offender(("2010-01-01", category, level, status), events=events)


def happened(what: str, day: str) -> Happened:
    return Happened(what, dt.date.fromisoformat(day) if day else None)


def counted(
    *people: Offender,
    year: ReportingYear = YEAR,
    area: str = ALL_AREAS,
    today: dt.date = TODAY,
    settings: Area | None = None,
    work: Work | None = None,
) -> Report:
    return report(people, work or Work(), year, area, today, settings or default_area())


def table(number: int, *people: Offender, year: ReportingYear = YEAR) -> Table:
    """Return one of the nine."""
    return counted(*people, year=year).tables[number - 1]


def notes(*people: Offender, **more: Any) -> list[str]:
    return [note.text for note in counted(*people, **more).notes]
