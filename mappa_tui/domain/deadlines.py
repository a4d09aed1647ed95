"""By when things are owed: working days of England and Wales, computed offline."""

import datetime as dt
from functools import cache

import holidays

from mappa_tui.domain.area import Area


@cache
def _bank_holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG")


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
