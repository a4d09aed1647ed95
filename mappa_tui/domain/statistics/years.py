"""The reporting year: 1 April to 31 March."""

import datetime as dt
import re
from dataclasses import dataclass

FIRST_WITH_CATEGORY_4 = 2023
"""The first reporting year, by its end, that ends after Category 4 was added in 2022."""

_TYPED = re.compile(r"\s*(\d{4})\s*(?:[/\-–]\s*(\d{2}|\d{4}))?\s*")


class YearError(ValueError):
    """What was typed is no reporting year; the message says so to the person who typed it."""


@dataclass(frozen=True, order=True, slots=True)
class ReportingYear:
    """One reporting year, named by the year in which it ends."""

    ends: int

    @classmethod
    def of(cls, day: dt.date) -> "ReportingYear":
        """Return the reporting year that `day` lies in."""
        return cls(day.year + (day >= dt.date(day.year, 4, 1)))

    @classmethod
    def read(cls, text: str) -> "ReportingYear":
        """Read `2015/16`, `2015-2016`, or `2016` for the year that ends then.

        Raises YearError with a sentence.
        """
        match = _TYPED.fullmatch(text)
        ends = int(match[1]) if match else 0
        if match and match[2]:
            ends += 1
            if ends % 10 ** len(match[2]) != int(match[2]):
                raise YearError("A reporting year ends in the year after it began: 2015/16.")
        if not 1998 <= ends <= 2100:
            raise YearError("A reporting year is needed, such as 2015/16.")
        return cls(ends)

    @property
    def first(self) -> dt.date:
        """1 April."""
        return dt.date(self.ends - 1, 4, 1)

    @property
    def last(self) -> dt.date:
        """31 March."""
        return dt.date(self.ends, 3, 31)

    @property
    def name(self) -> str:
        """How it is shown: `2015/16`."""
        return f"{self.ends - 1}/{self.ends % 100:02}"

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories that there are in it."""
        return ("1", "2", "3", "4")[: 4 if self.ends >= FIRST_WITH_CATEGORY_4 else 3]

    def back(self, years: int = 1) -> "ReportingYear":
        """Return the reporting year so many years before; after, where that is negative."""
        return ReportingYear(self.ends - years)

    def until(self, today: dt.date) -> dt.date:
        """Return the last day of it of which anything can be known on `today`."""
        return min(self.last, today)
