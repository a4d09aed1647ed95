"""What a report is made of: tables of cells, each of which knows whom it counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

NEVER = "–"
"""What a cell says where nobody can be: Category 3 at Level 1."""
NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure as it is shown, and the cases behind it."""

    text: str
    cases: tuple[UUID, ...] = ()
    """One for each that is counted: a case with two orders is here twice."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table."""

    label: str
    cells: tuple[Cell, ...]
    share: float | None = None
    """How long its bar is, from 0 to 1, where the row is one to look at."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the report."""

    key: str
    title: str
    columns: tuple[str, ...]
    """The heading of each column of figures."""
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()

    def line(self, label: str) -> Line:
        """Return the row with that label."""
        return next(line for line in self.lines if line.label == label)

    def shown(self, label: str) -> list[str]:
        """Return the figures of a row."""
        return [cell.text for cell in self.line(label).cells]


def number(value: int) -> str:
    """Return `1,102`."""
    return f"{value:,}"


def counted(cases: Iterable[UUID]) -> Cell:
    """Return the cell that counts `cases`."""
    each = tuple(cases)
    return Cell(number(len(each)), each)


NOBODY_CAN_BE = Cell(NEVER)


def figure(text: str, cases: Iterable[UUID] = ()) -> Cell:
    """Return a cell that says what was computed from counts."""
    return Cell(text, tuple(cases))


def added(cells: Sequence[Cell]) -> Cell:
    """Return the sum of cells; where nobody can be in any of them, nobody can be in it."""
    if all(cell == NOBODY_CAN_BE for cell in cells):
        return NOBODY_CAN_BE
    return counted(case for cell in cells for case in cell.cases)


def tenths(part: int, whole: int) -> str:
    """Return `part` in percent of `whole`, rounded half up: `3.8 %`; a dash for none of none."""
    if whole == 0:
        return NEVER
    sign = "-" if part < 0 else ""
    value = (2000 * abs(part) + whole) // (2 * whole)
    return f"{sign}{value // 10}.{value % 10} %"


def per(count: int, people: int, among: int = 100_000) -> int:
    """Return how many there are to so many people, rounded half up."""
    return (2 * count * among + people) // (2 * people)
