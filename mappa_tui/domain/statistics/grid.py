"""A table of levels against categories, with what is not known in a row and column of its own."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from uuid import UUID

from mappa_tui.domain.statistics.standing import UNKNOWN, Standing
from mappa_tui.domain.statistics.tables import NOBODY_CAN_BE, Cell, Line, Table, added, counted
from mappa_tui.domain.statistics.years import ReportingYear

TOTAL = "Total"


def category_name(category: str) -> str:
    """Return the heading of a category's column: `Cat 1`."""
    return f"Cat {category or '?'}"


def level_name(level: str) -> str:
    """Return the label of a level's row: `Level 2`."""
    return f"Level {level or '?'}"


class Grid:
    """Collects cases by level and category."""

    def __init__(
        self,
        year: ReportingYear,
        levels: Sequence[str],
        never: Callable[[str, str], bool] = lambda level, category: False,
    ) -> None:
        """Begin.

        Args:
            year: whose categories there are.
            levels: the rows.
            never: whether nobody can be at that level in that category.
        """
        self._year = year
        self._levels = levels
        self._never = never
        self._cases: dict[tuple[str, str], list[UUID]] = defaultdict(list)

    def add(self, case: UUID, standing: Standing) -> None:
        """Count a case where it stands; where it cannot be counted there, as not known."""
        placed = standing.placed(self._year)
        level = placed.level if placed.level in self._levels else UNKNOWN
        category = placed.category
        if category and level and self._never(level, category):
            category = UNKNOWN
        self._cases[level, category].append(case)

    @property
    def categories(self) -> tuple[str, ...]:
        """The columns: an unknown category has one where there is any."""
        return (*self._year.categories, *self._unknown(1))

    def table(self, key: str, title: str, notes: tuple[str, ...] = ()) -> Table:
        """Return it with its sums."""
        lines = [self._line(level) for level in (*self._levels, *self._unknown(0))]
        sums = [added(cells) for cells in zip(*(line.cells for line in lines), strict=True)]
        columns = (*(category_name(each) for each in self.categories), TOTAL)
        return Table(key, title, columns, (*lines, Line(TOTAL, tuple(sums))), notes)

    def line(self, label: str) -> Line:
        """Return one row of all that was collected, whatever the level."""
        cells = [
            counted(
                case for (_, of), each in self._cases.items() if of == category for case in each
            )
            for category in self.categories
        ]
        return Line(label, (*cells, added(cells)))

    def _line(self, level: str) -> Line:
        cells = [self._cell(level, category) for category in self.categories]
        return Line(level_name(level), (*cells, added(cells)))

    def _cell(self, level: str, category: str) -> Cell:
        if level and category and self._never(level, category):
            return NOBODY_CAN_BE
        return counted(self._cases.get((level, category), ()))

    def _unknown(self, place: int) -> Collection[str]:
        return (UNKNOWN,) if any(key[place] == UNKNOWN for key in self._cases) else ()
