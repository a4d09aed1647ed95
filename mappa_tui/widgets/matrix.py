"""A matrix: lines against columns, with a cursor on each entry of each cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from mappa_tui.widgets.bars import NARROW
from mappa_tui.widgets.follow import keep_in_sight
from mappa_tui.widgets.say import ACCENT, MUTED, marked, said, stacked, wrapped

WIDE_CELL, NARROW_CELL = 16, 12
"""Cells of a column, its cursor among them."""
EMPTY = "·"


@dataclass(frozen=True, slots=True, repr=False)
class MatrixLine:
    """A line: what it is about, and what stands in each column."""

    mark: str
    head: Content
    cells: tuple[tuple[Content, ...], ...]
    """The entries of each cell; of an empty one, none."""


@dataclass(frozen=True, slots=True, repr=False)
class MatrixGroup:
    """Lines under one title, with the columns' titles beside it."""

    title: str
    lines: tuple[MatrixLine, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cursor is."""

    line: int = 0
    """Counted through all groups."""
    column: int = 0
    entry: int = 0
    """Which of the entries of that cell."""


class Matrix(Widget, can_focus=True):
    """Groups of lines; arrows move from entry to entry, Enter chooses one."""

    DEFAULT_CSS = "Matrix { height: auto; width: 100%; }"

    class Moved(Message):
        """The cursor is elsewhere."""

    class Chosen(Message):
        """Enter was pressed on the entry, or the empty cell, under the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Place()
        self._columns: Sequence[str] = ()
        self._groups: Sequence[MatrixGroup] = ()

    def show(self, columns: Sequence[str], groups: Sequence[MatrixGroup]) -> None:
        """Show these lines; the cursor stays where it is as far as that is still there."""
        self._columns, self._groups = columns, groups
        self.go_to(self.place)
        self.refresh(layout=True)

    @property
    def _lines(self) -> list[MatrixLine]:
        return [line for group in self._groups for line in group.lines]

    def _entries(self, line: int, column: int) -> int:
        """Return how many places a cell has; an empty one has one."""
        return max(len(self._lines[line].cells[column]), 1)

    def go_to(self, place: Place) -> None:
        """Put the cursor there, or as near to it as there is something."""
        if not self._lines or not self._columns:
            self.place = Place()
            return
        line = min(max(place.line, 0), len(self._lines) - 1)
        column = min(max(place.column, 0), len(self._columns) - 1)
        entry = min(max(place.entry, 0), self._entries(line, column) - 1)
        self.place = Place(line, column, entry)
        self.refresh()
        self.follow()
        self.post_message(self.Moved())

    def on_key(self, event: events.Key) -> None:
        """Move, or choose."""
        moves = {"left": (0, -1), "right": (0, 1), "up": (-1, 0), "down": (1, 0)}
        if not self._lines:
            return
        if event.key in moves:
            event.stop()
            self._move(*moves[event.key])
        elif event.key in ("home", "end"):
            event.stop()
            self.go_to(Place(0 if event.key == "home" else len(self._lines), self.place.column))
        elif event.key == "enter":
            event.stop()
            self.post_message(self.Chosen())

    def _move(self, down: int, right: int) -> None:
        at = self.place
        if right:
            self.go_to(Place(at.line, at.column + right, at.entry))
        elif 0 <= at.entry + down < self._entries(at.line, at.column):
            self.go_to(Place(at.line, at.column, at.entry + down))
        elif 0 <= at.line + down < len(self._lines):
            last = self._entries(at.line + down, at.column) - 1
            self.go_to(Place(at.line + down, at.column, 0 if down > 0 else last))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many rows all lines take."""
        return sum(len(rows) for _, rows in self._laid_out(width))

    def render(self) -> Content:
        """Paint everything."""
        return stacked(row for _, rows in self._laid_out(self.size.width) for row in rows)

    def follow(self) -> None:
        """Keep the line with the cursor in sight; with the first one, the titles over it."""
        row = 0
        for line, rows in self._laid_out(self.size.width or NARROW):
            if line == self.place.line:
                top = row if line else 0
                keep_in_sight(self, top, row + len(rows) - top)
                return
            row += len(rows)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.follow()

    def _laid_out(self, width: int) -> Iterator[tuple[int, list[Content]]]:
        """Yield the rows of each line with its number; of titles, with -1."""
        is_wide = width >= NARROW - 4
        cell = WIDE_CELL if is_wide else NARROW_CELL
        head = max(width - cell * len(self._columns), 12)
        at = 0
        for number, group in enumerate(self._groups):
            titles = [[said((f" {each}", MUTED))] for each in self._columns]
            first = [said((group.title, "bold"))]
            blank = [Content("")] if number else []
            yield -1, [*blank, *_beside(first, titles, head, cell), *[Content("")] * is_wide]
            for line in group.lines:
                words = wrapped(line.head, head - 4, 2 if is_wide else 3)
                heads = [
                    said(marked(line.mark) if not row else " ", " ", text)
                    for row, text in enumerate(words)
                ]
                cells = [self._cell(at, column, cell) for column in range(len(self._columns))]
                yield at, [*_beside(heads, cells, head, cell), *[Content("")] * is_wide]
                at += 1

    def _cell(self, line: int, column: int, width: int) -> list[Content]:
        entries = self._lines[line].cells[column] or (said((EMPTY, MUTED)),)
        shown = []
        for number, entry in enumerate(entries):
            text = entry.truncate(width - 1, ellipsis=True)
            if self.has_focus and self.place == Place(line, column, number):
                pad = " " * max(width - 1 - text.cell_length, 0)
                text = said(("▸", ACCENT), text.stylize("bold"), pad).stylize("on $m-field")
                shown.append(text)
            else:
                shown.append(said(" ", text))
        return shown


def _beside(
    head: list[Content], cells: list[list[Content]], width: int, cell: int
) -> list[Content]:
    """Return rows with a head of `width` and cells of `cell` beside each other."""
    height = max(len(each) for each in (head, *cells))
    rows = []
    for at in range(height):
        row = _padded(head, at, width)
        for each in cells:
            row = said(row, _padded(each, at, cell))
        rows.append(row.rstrip())
    return rows


def _padded(lines: list[Content], at: int, width: int) -> Content:
    line = lines[at] if at < len(lines) else Content("")
    line = line.truncate(width, ellipsis=True)
    return said(line, " " * max(width - line.cell_length, 0))
