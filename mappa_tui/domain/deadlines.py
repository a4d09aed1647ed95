"""By when things are owed: working days of England and Wales, computed offline."""

import calendar
import datetime as dt
from functools import cache

import holidays

from mappa_tui.domain.area import Area


@cache
def _bank_holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG")


@cache
def is_working_day(day: dt.date) -> bool:
    """Whether offices of England and Wales are open on `day`."""
    return day.weekday() < 5 and day not in _bank_holidays()


def add_working_days(start: dt.date, days: int) -> dt.date:
    """Return the day that lies `days` working days after `start`."""
    day = start
    while days > 0:
        day += dt.timedelta(days=1)
        days -= is_working_day(day)
    return day


def working_days_before(day: dt.date, days: int) -> dt.date:
    """Return the day that lies `days` working days before `day`."""
    while days > 0:
        day -= dt.timedelta(days=1)
        days -= is_working_day(day)
    return day


def reports_due(held: dt.date, level: str, area: Area) -> dt.date | None:
    """Return by when the agencies' reports for a meeting are asked for (area setting).

    None where the area has set no interval for that level.
    """
    days = area.report_working_days.get(level)
    return None if days is None else working_days_before(held, days)


def first_meeting_due(received: dt.date, level: str, area: Area) -> dt.date | None:
    """Return by when the first meeting after a referral is held (area setting).

    None where the area has set no interval for that level.
    """
    days = area.referral_working_days.get(level)
    return None if days is None else add_working_days(received, days)


def minutes_due(held: dt.date, level: str, area: Area) -> dt.date:
    """Return by when the minutes of a meeting are issued (area setting)."""
    return add_working_days(held, area.minutes_working_days.get(level, 10))


def latest_review(held: dt.date, level: str, area: Area) -> dt.date:
    """Return the last day on which the next review is in time (area setting)."""
    return held + dt.timedelta(weeks=area.review_weeks.get(level, 12))


def draft_due(held: dt.date, level: str, area: Area) -> dt.date:
    """Return by when the chair has the draft minutes of a meeting (area setting)."""
    return add_working_days(held, area.draft_working_days.get(level, 5))


def level_due(release: dt.date, area: Area) -> dt.date:
    """Return by when the level is set for a release (area setting)."""
    months = release.year * 12 + release.month - 1 - area.release_months
    year, month = months // 12, months % 12 + 1
    day = min(release.day, calendar.monthrange(year, month)[1])
    return dt.date(year, month, day)


@cache
def working_days(first: dt.date, last: dt.date) -> int:
    """Count the working days after `first` up to `last`; less than 0 where `last` is earlier."""
    if last < first:
        return -working_days(last, first)
    days = (last - first).days
    return sum(is_working_day(first + dt.timedelta(days=n)) for n in range(1, days + 1))
