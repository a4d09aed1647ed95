"""A synthetic register that rebuilds every count of the published Derbyshire tables of 2015-16.

Nobody in it exists. Each offender comes in and moves on days that the published counts allow;
what the report publishes only as a percentage is taken from the totals below.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

REGISTERED = {2011: 749, 2012: 848, 2013: 908, 2014: 977, 2015: 1055, 2016: 1106}
"""Category 1 on 31 March: published from 2012 on; 2011 such that 2012 is the published 13.2 %."""
VIOLENT = {2011: 336, 2012: 330, 2013: 328, 2014: 326, 2015: 325, 2016: 329}
"""Category 2: 2016 is published, 2015 such that its growth is the published 1.2 %."""
OTHERS = {2011: 4, 2012: 4, 2013: 3, 2014: 4, 2015: 4, 2016: 2}
"""Category 3: 2016 is published; 2015 and 2011 such that all grew by the published 3.8 and 32 %."""
RESIDENTS = {"2016": 914_100, "2015": 909_500, "2014": 913_100, "2013": 908_000, "2012": 902_200}
"""Aged 10 and over, such that the rates are the published 121, 116, 107, 100 and 94."""

CATEGORY, LEVEL, STATUS = "category", "level", "status"
COMMUNITY, CUSTODY, LEFT = "community", "custody", "left MAPPA"
YEAR = 2016


@dataclass
class Offender:
    """One of them: steps and events with their days."""

    category: str
    crn: str = ""
    steps: list[tuple[dt.date, str, str, str]] = field(default_factory=list)
    """Day, category, level, status."""
    events: list[tuple[dt.date, str]] = field(default_factory=list)

    def step(self, day: dt.date, level: str, status: str = COMMUNITY) -> "Offender":
        self.steps.append((day, self.category, level, status))
        return self

    def event(self, day: dt.date, what: str) -> "Offender":
        self.events.append((day, what))
        return self


def register() -> list[Offender]:
    """Return everybody, those of one year after those of the year before."""
    everybody = [*managed_in_the_year()]
    for category, totals in (("1", REGISTERED), ("2", VIOLENT), ("3", OTHERS)):
        everybody += _filled_up(category, totals, [o for o in everybody if o.category == category])
    _give_events(everybody)
    for number, offender in enumerate(everybody):
        offender.crn = f"X{500_000 + number}"
    return everybody


def managed_in_the_year() -> Iterator[Offender]:
    """Return the 51 at Levels 2 and 3 in the year, and some whom a wrong rule would count."""
    autumn, winter = dt.date(2015, 9, 7), dt.date(2016, 1, 18)
    # Category: at Level 2 and at Level 3 in the year, and of them still there on 31 March.
    for category, at_2, at_3, still_2, still_3 in (
        ("1", 18, 2, 4, 0),
        ("2", 15, 3, 1, 1),
        ("3", 12, 1, 1, 1),
    ):
        for level, count, still in (("3", at_3, still_3), ("2", at_2, still_2)):
            for number in range(count):
                offender = _comes_in(category, autumn)
                offender.step(autumn, level)
                if level == "3" and number == 0:
                    # At Level 2 first: counted once, at the highest.
                    offender.steps.insert(-1, (dt.date(2015, 6, 1), category, "2", COMMUNITY))
                if number >= still:
                    offender.step(winter, LEFT if category == "3" else "1")
                yield offender
    # At Level 2 in custody only, and before the year only: neither is counted.
    yield _comes_in("1", autumn).step(autumn, "2", CUSTODY).step(winter, "1", COMMUNITY)
    yield Offender("2").step(dt.date(2014, 5, 1), "2").step(dt.date(2015, 3, 31), "1")


def _comes_in(category: str, first: dt.date) -> Offender:
    """Return somebody who was there at Level 1 before; of Category 3 nobody can be."""
    offender = Offender(category)
    return offender if category == "3" else offender.step(dt.date(2009, 11, 2), "1")


def _filled_up(category: str, totals: dict[int, int], there: list[Offender]) -> Iterator[Offender]:
    """Return those who make the counts of each 31 March what they are to be."""
    here: list[Offender] = []
    for year, total in totals.items():
        day = dt.date(year, 3, 31)
        have = sum(_is_in(offender, day) for offender in (*there, *here))
        staying = [offender for offender in here if _is_in(offender, day)]
        for number in range(total - have):
            entered = dt.date(year - 1, 4 + number % 9, 1 + number % 28)
            level = "2" if category == "3" else "1"
            # Category 3 between the years is in custody: else it would be at Level 2 in the year.
            offender = Offender(category).step(
                entered, level, CUSTODY if category == "3" else COMMUNITY
            )
            here.append(offender)
            yield offender
        for number in range(have - total):
            staying[number].step(dt.date(year - 1, 7, 1 + number), LEFT)


def _is_in(offender: Offender, day: dt.date) -> bool:
    past = [step for step in offender.steps if step[0] <= day]
    return bool(past) and past[-1][2] != LEFT


def _give_events(everybody: list[Offender]) -> None:
    """Let happen what tables 3 to 8 count, and what a wrong rule would count as well."""
    sex = [o for o in everybody if o.category == "1" and o.steps[-1][1:3] == ("1", "1")]
    ordinary = [o for o in sex if len(o.steps) == 1 and o.steps[0][0] < dt.date(2015, 4, 1)]
    day = dt.date(2015, 4, 1)
    for offender in ordinary[:22]:
        offender.event(day, "breach of notification")
    ordinary[0].event(dt.date(2015, 12, 1), "breach of notification")  # the same person twice
    ordinary[30].event(dt.date(2015, 3, 31), "breach of notification")  # the year before
    for offender in ordinary[22:35]:
        offender.event(dt.date(2016, 3, 31), "notification revoked")
    for offender in ordinary[40:113]:
        offender.event(dt.date(2015, 8, 14), "SHPO")
    ordinary[40].event(dt.date(2016, 2, 2), "SHPO")  # a second order: 74 in all
    ordinary[41].event(dt.date(2016, 4, 1), "SHPO")  # the year after
    for offender in ordinary[120:122]:
        offender.event(dt.date(2015, 10, 1), "notification order")
    ordinary[130].event(dt.date(2015, 11, 1), "recall")  # at Level 1: in no table
    inside = dt.date(2015, 10, 5)
    for category, level, count in (("1", "2", 2), ("2", "2", 1), ("3", "2", 1), ("2", "3", 2)):
        managed = [o for o in everybody if _held(o, inside) == (category, level, COMMUNITY)]
        for offender in managed[:count]:
            offender.event(inside, "breach of licence")
        managed[0].event(dt.date(2015, 12, 7), "breach of licence")  # twice: counted once


def _held(offender: Offender, day: dt.date) -> tuple[str, str, str] | None:
    past = [step for step in offender.steps if step[0] <= day]
    return past[-1][1:] if past else None


def files(everybody: list[Offender]) -> dict[str, bytes]:
    """Return the three files that the program imports, as a unit's system would write them."""
    register = [["CRN", "Surname", "Forenames", "DOB", "Category", "Level", "Status", "Since"]]
    register[0] += ["Lead agency", "Area"]
    levels = [["CRN", "Since", "Category", "Level", "Status"]]
    events = [["CRN", "What", "Date"]]
    for number, offender in enumerate(everybody):
        (day, category, level, status), *later = offender.steps
        name = [f"Öther-{number}", "José" if number % 7 == 0 else "Sam"]
        born = f"{1 + number % 28}-Mar-{50 + number % 45}"
        where = ["Probation" if category == "2" else "Police", "Derbyshire"]
        standing = [f"Category {category}", f"Level {level}", status, f"{day:%d/%m/%Y}"]
        register.append([offender.crn, *name, born, *standing, *where])
        for day, category, level, status in later:
            levels.append([offender.crn, f"{day.day} {day:%B %Y}", category, level, status])
        events += [[offender.crn, what, day.isoformat()] for day, what in offender.events]
    return {"register": _csv(register), "levels": _csv(levels), "events": _csv(events)}


def _csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("cp1252")
