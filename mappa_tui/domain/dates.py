"""Dates and times as people in Britain type and read them."""

import re
from calendar import isleap
from datetime import date, time, timedelta

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{4}|\d{2}))?")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s*([a-z]{3,})\.?,?(?:\s*(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*(am|pm)?")
_VAGUE = ("asap", "a.s.a.p", "ongoing", "on-going", "urgent", "soon", "tbc", "tba", "immediate")


class DateError(ValueError):
    """What was typed is no date or time; the message says so to the person who typed it."""


def read_date(text: str, today: date) -> date:
    """Read a date such as `14/10/2025`, `14 Oct 2025`, `Tue 14 October` or `tomorrow`.

    A year of two digits is the nearest such year up to 20 years ahead of `today`; a
    date without a year is the next one to come. Raises DateError with a sentence.
    """
    typed = " ".join(text.lower().replace(",", " ").split()).removeprefix("by ")
    if any(typed.startswith(word) for word in _VAGUE):
        raise DateError("A date is needed, such as 17 Oct 2025: nobody can chase “ASAP”.")
    relative = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if typed in relative:
        return today + timedelta(days=relative[typed])
    weekday, rest = _split_weekday(typed)
    found = _read_parts(rest, today)
    if weekday is not None and found.weekday() != weekday:
        raise DateError(
            f"{short_date(found, year=True)} is a {WEEKDAYS[found.weekday()]}, "
            f"not a {WEEKDAYS[weekday]}."
        )
    return found


def read_past_date(text: str, today: date) -> date:
    """Read a date as `read_date` does; one without a year is the last one that has been."""
    found = read_date(text, today)
    if found <= today:
        return found
    try:
        earlier = read_date(text, today - timedelta(days=364))
    except DateError:  # the weekday is that of the coming one
        return found
    return earlier if (earlier.day, earlier.month) == (found.day, found.month) else found


def read_time(text: str) -> time:
    """Read a time such as `10:02`, `1002`, `10.02`, `9am`; raises DateError with a sentence."""
    match = _TIME.fullmatch(text.strip().lower())
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (99, 99)
    if match and match[3]:
        hour = 99 if not 1 <= hour <= 12 else hour % 12 + (12 if match[3] == "pm" else 0)
    if hour > 23 or minute > 59:
        raise DateError("A time is needed, such as 10:02 or 2pm.")
    return time(hour, minute)


def short_date(day: date, *, year: bool = False) -> str:
    """Return `17 Oct` for lists, or `17 Oct 2025`."""
    text = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return f"{text} {day.year}" if year else text


def plain_date(day: date) -> str:
    """Return `17 October 2025`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_date(day: date) -> str:
    """Return `Friday 17 October 2025`, as a date reads where it is entered or binding."""
    return f"{WEEKDAYS[day.weekday()]} {plain_date(day)}"


def distance(day: date, today: date) -> str:
    """Return how far `day` lies from `today`: `in 3 days`, `yesterday`, `2 days ago`."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def _split_weekday(typed: str) -> tuple[int | None, str]:
    first, _, rest = typed.partition(" ")
    name = first.rstrip(".")
    if rest and len(name) >= 3:
        for index, weekday in enumerate(WEEKDAYS):
            if weekday.lower().startswith(name):
                return index, rest
    return None, typed


def _read_parts(typed: str, today: date) -> date:
    if match := _ISO.fullmatch(typed):
        return _make(int(match[3]), int(match[2]), int(match[1]))
    if match := _NUMBERS.fullmatch(typed):
        return _with_year(int(match[1]), int(match[2]), match[3], today)
    if match := _WORDS.fullmatch(typed):
        months = [i for i, name in enumerate(MONTHS, 1) if name.lower().startswith(match[2])]
        if not months and match[2] == "sept":
            months = [9]
        if len(months) == 1:
            return _with_year(int(match[1]), months[0], match[3], today)
    raise DateError("A date is needed, such as 17/10/2025 or 17 Oct 2025.")


def _with_year(day: int, month: int, year: str | None, today: date) -> date:
    if year is None:
        this_year = _make(day, month, today.year, leap_ok=True)
        return this_year if this_year >= today else _make(day, month, today.year + 1, leap_ok=True)
    number = int(year)
    if len(year) == 2:
        number += today.year // 100 * 100
        if number > today.year + 20:
            number -= 100
    return _make(day, month, number)


def _make(day: int, month: int, year: int, *, leap_ok: bool = False) -> date:
    if leap_ok and (day, month) == (29, 2):
        while not isleap(year):
            year += 1
    try:
        found = date(year, month, day)
    except ValueError:
        if 1 <= month <= 12 and day > 0:
            sentence = f"There is no {day} {MONTHS[month - 1]} {year}."
        else:
            sentence = "A date is needed, day first, such as 17/10/2025."
        raise DateError(sentence) from None
    if found.year < 1900:
        raise DateError("The year must be 1900 or later.")
    return found
