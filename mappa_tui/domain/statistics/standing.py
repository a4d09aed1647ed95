"""Category, level and whereabouts of one offender, day by day."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from mappa_tui.domain.levels import level_fault
from mappa_tui.domain.statistics.counted import Offender, Step
from mappa_tui.domain.statistics.years import ReportingYear

LEFT = "left MAPPA"
COMMUNITY = "community"
UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an offender stood at the end of a day; what is empty is not known."""

    category: str
    level: str
    status: str

    def placed(self, year: ReportingYear) -> "Standing":
        """Return it as a table of `year` can hold it: a category that cannot be is unknown.

        That is Category 3 at Level 1 (who leaves Levels 2 and 3 leaves MAPPA), and a category
        that there was not yet.
        """
        if self.category in year.categories and not level_fault(self.category, self.level):
            return self
        return Standing(UNKNOWN, self.level, self.status)


class History:
    """One offender's standing over time.

    A step of the level history counts from its day on, and what it does not say stays as it
    was. What no dated step says is taken from the case itself, since when being unknown. An
    offender with dated steps comes in with the first and goes with one that says `left MAPPA`;
    one without any stands as the case says, on every day.
    """

    def __init__(self, offender: Offender) -> None:
        dated = [step for step in offender.steps if step.on is not None]
        dated.sort(key=lambda step: step.on or dt.date.min)
        self.is_dated = bool(dated)
        """Whether anything says since when."""
        self._own = Standing(
            offender.category, "" if offender.level == LEFT else offender.level, offender.status
        )
        self._turns = list(_turns(dated, self._own))

    def on(self, day: dt.date) -> Standing | None:
        """Return how it stood at the end of `day`; None where it was not under MAPPA."""
        if not self.is_dated:
            return self._own
        found = None
        for since, standing in self._turns:
            if since > day:
                break
            found = standing
        return found

    def between(self, first: dt.date, last: dt.date) -> Iterator[Standing]:
        """Return each standing in turn that one of these days ended with."""
        began = self.on(first)
        if began is not None:
            yield began
        if self.is_dated:
            for since, standing in self._turns:
                if first < since <= last and standing is not None:
                    yield standing

    def last(self) -> Standing | None:
        """Return how the history ends."""
        return self._turns[-1][1] if self._turns else self._own


def _turns(steps: list[Step], own: Standing) -> Iterator[tuple[dt.date, Standing | None]]:
    """Return from which day on each standing counts: one for each day."""
    category = own.category if not any(step.category for step in steps) else UNKNOWN
    level = own.level if not any(step.level for step in steps) else UNKNOWN
    status = own.status if not any(step.status for step in steps) else UNKNOWN
    by_day: dict[dt.date, Standing | None] = {}
    for step in steps:
        category, level = step.category or category, step.level or level
        status = step.status or status
        assert step.on is not None
        by_day[step.on] = None if level == LEFT else Standing(category, level, status)
    yield from by_day.items()
