"""A table of levels against categories, with what is not known in a row and column of its own."""

from collections import defaultdict
from collections.abc import Callable, Sequence
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
        self._apart: dict[str, list[UUID]] = defaultdict(list)

    def add(self, case: UUID, standing: Standing) -> None:
        """Count a case where it stands; where it cannot be counted there, as not known."""
        placed = standing.placed(self._year)
        level = placed.level if placed.level in self._levels else UNKNOWN
        category = placed.category
        if category and self._never(level, category):
            category = UNKNOWN
        self._cases[level, category].append(case)

    def add_apart(self, case: UUID, standing: Standing) -> None:
        """Count a case of which it is not known whether it counts: in no sum."""
        self._apart[standing.placed(self._year).category].append(case)

    def table(self, key: str, title: str, notes: tuple[str, ...] = (), apart: str = "") -> Table:
        """Return it with its sums, and below them the row `apart` where there is anybody in it."""
        lines = [self._line(level) for level in (*self._levels, *self._unknown_level())]
        sums = [added(cells) for cells in zip(*(line.cells for line in lines), strict=True)]
        lines.append(Line(TOTAL, tuple(sums)))
        if self._apart:
            lines.append(
                _summed(apart, [counted(self._apart.get(each, ())) for each in self._categories])
            )
        columns = (*(category_name(each) for each in self._categories), TOTAL)
        return Table(key, title, columns, tuple(lines), notes)

    @property
    def _categories(self) -> tuple[str, ...]:
        """The columns: an unknown category has one where there is any."""
        there = {category for _, category in self._cases} | set(self._apart)
        return (*self._year.categories, *([UNKNOWN] if UNKNOWN in there else []))

    def _unknown_level(self) -> tuple[str, ...]:
        return (UNKNOWN,) if any(level == UNKNOWN for level, _ in self._cases) else ()

    def _line(self, level: str) -> Line:
        return _summed(level_name(level), [self._cell(level, each) for each in self._categories])

    def _cell(self, level: str, category: str) -> Cell:
        if category and self._never(level, category):
            return NOBODY_CAN_BE
        return counted(self._cases.get((level, category), ()))


def _summed(label: str, cells: list[Cell]) -> Line:
    return Line(label, (*cells, added(cells)))
