"""Dates and times as people in Britain type and read them."""

import re
from calendar import isleap
from datetime import date, time, timedelta
from enum import Enum

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
_WEEKDAY = re.compile(r"(?:on |this |next |last )?([a-z]{3,})\.?")
_VAGUE = ("asap", "a.s.a.p", "ongoing", "on-going", "urgent", "soon", "tbc", "tba", "immediate")


class DateError(ValueError):
    """What was typed is no date or time; the message says so to the person who typed it."""


class Year(Enum):
    """Which day and month is meant where no year was typed."""

    NEXT = "the next one to come"
    LAST = "the last one that was"
    NEAREST = "the nearest one"


def read_date(text: str, today: date, year: Year = Year.NEXT) -> date:
    """Read a date such as `14/10/2025`, `14 Oct 2025`, `Tue 14 October`, `Friday` or `tomorrow`.

    A date without a year is the one that `year` says, seen from `today`, and a weekday
    alone likewise, never today. A year of two digits is the nearest such year up to 20
    years ahead; of what has been, this year at the latest. Raises DateError with a sentence.
    """
    typed = _plain(text)
    if any(typed.startswith(word) for word in _VAGUE):
        raise DateError(
            f"A date is needed, such as 17 Oct 2025: nobody can chase “{text.strip()}”."
        )
    relative = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if typed in relative:
        return today + timedelta(days=relative[typed])
    if (only := _only_weekday(typed, year)) is not None:
        ahead = (only - today.weekday()) % 7
        return today + timedelta(days=ahead - 7 if year is Year.LAST else ahead or 7)
    weekday, rest = _split_weekday(typed)
    found = _read_parts(rest, today, year)
    if weekday is not None and found.weekday() != weekday:
        raise DateError(
            f"{short_date(found, year=True)} is a {WEEKDAYS[found.weekday()]}, "
            f"not a {WEEKDAYS[weekday]}."
        )
    return found


def has_year(text: str) -> bool:
    """Whether a date that can be read names its year."""
    _, rest = _split_weekday(_plain(text))
    if _ISO.fullmatch(rest):
        return True
    match = _NUMBERS.fullmatch(rest) or _WORDS.fullmatch(rest)
    return bool(match and match[3])


def read_time(text: str) -> time:
    """Read a time such as `10:02`, `1002`, `10.02`, `9am`; raises DateError with a sentence."""
    match = _TIME.fullmatch(text.strip().lower())
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (99, 99)
    if match and match[3]:
        hour = 99 if not 1 <= hour <= 12 else hour % 12 + (12 if match[3] == "pm" else 0)
    if hour > 23 or minute > 59:
        raise DateError("A time is needed, such as 10:02 or 2pm.")
    return time(hour, minute)


def near_date(day: date, today: date | None) -> str:
    """Return `17 Oct` for lists; `17 Oct 2026` where that is not the year of `today`."""
    return short_date(day, year=today is None or day.year != today.year)


def short_date(day: date, *, year: bool = False) -> str:
    """Return `17 Oct`, or `17 Oct 2025`."""
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


def _plain(text: str) -> str:
    return " ".join(text.lower().replace(",", " ").split()).removeprefix("by ")


def _only_weekday(typed: str, year: Year) -> int | None:
    """Return the weekday that is all there is: `friday`, `on fri`, `next tue`, `last tue`."""
    match = _WEEKDAY.fullmatch(typed)
    wrong_way = "next " if year is Year.LAST else "last "
    return _weekday(match[1]) if match and not typed.startswith(wrong_way) else None


def _weekday(name: str) -> int | None:
    names = enumerate(WEEKDAYS)
    return next((index for index, weekday in names if weekday.lower().startswith(name)), None)


def _split_weekday(typed: str) -> tuple[int | None, str]:
    first, _, rest = typed.partition(" ")
    name = first.rstrip(".")
    weekday = _weekday(name) if rest and len(name) >= 3 else None
    return (None, typed) if weekday is None else (weekday, rest)


def _read_parts(typed: str, today: date, year: Year) -> date:
    if match := _ISO.fullmatch(typed):
        return _make(int(match[3]), int(match[2]), int(match[1]))
    if match := _NUMBERS.fullmatch(typed):
        return _with_year(int(match[1]), int(match[2]), match[3], today, year)
    if match := _WORDS.fullmatch(typed):
        months = [i for i, name in enumerate(MONTHS, 1) if name.lower().startswith(match[2])]
        if not months and match[2] == "sept":
            months = [9]
        if len(months) == 1:
            return _with_year(int(match[1]), months[0], match[3], today, year)
    raise DateError("A date is needed, such as 17/10/2025 or 17 Oct 2025.")


def _with_year(day: int, month: int, typed: str | None, today: date, year: Year) -> date:
    if typed is None:
        return _without_year(day, month, today, year)
    number = int(typed)
    if len(typed) == 2:
        number += today.year // 100 * 100
        if number > today.year + (0 if year is Year.LAST else 20):
            number -= 100
    return _make(day, month, number)


def _without_year(day: int, month: int, today: date, year: Year) -> date:
    leap = (day, month) == (29, 2)
    if not leap:
        _make(day, month, today.year)  # a day that there is not is refused with this year
    # The 29th of February lies eight years apart where a century is no leap year.
    reach = 8 if leap else 1
    years = [y for y in range(today.year - reach, today.year + reach + 1) if isleap(y) or not leap]
    near = [date(each, month, day) for each in years]
    if year is Year.NEXT:
        found = next(each for each in near if each >= today)
    elif year is Year.LAST:
        found = next(each for each in reversed(near) if each <= today)
    else:
        found = min(near, key=lambda each: abs((each - today).days))
    return _make(day, month, found.year)


def _make(day: int, month: int, year: int) -> date:
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
