"""A list whose rows have columns, a mark and a cursor."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from textual.content import Content
from textual.css.styles import RulesMap
from textual.events import Focus
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mappa_tui.widgets.follow import keep_in_sight
from mappa_tui.widgets.say import ACCENT, MUTED, laid_out, marked, said, stacked, wrapped


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list."""

    title: str = ""
    width: int = 0
    """In cells; a column of 0 shares what is left with others of 0."""
    style: str = ""
    right: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A row of a list; one without a key is read only: a heading, a gap, a sentence."""

    key: str
    cells: tuple[str | Content, ...]
    mark: str = ""
    style: str = ""
    below: tuple[str | Content, ...] = field(default_factory=tuple)
    """Lines under the cells, indented like the second column where that leaves room."""


def head(columns: Sequence[Column]) -> Row:
    """Return the row with the names of the columns."""
    return Row("", tuple(said((column.title, MUTED)) for column in columns))


class RowVisual(Visual):
    """A row as it is painted: laid out for whatever width the list has by then."""

    def __init__(self, rows: "RowList", row: Row) -> None:
        self._rows = rows
        self._row = row
        self._laid_out: dict[tuple[int, bool], Content] = {}

    def content(self, width: int, *, here: bool = False) -> Content:
        """Return the row in its columns; `here` puts the cursor's sign before it."""
        # Textual asks for the height again and again; a long text takes long to wrap.
        if (width, here) not in self._laid_out:
            self._laid_out[width, here] = self._lay_out(width, here=here)
        return self._laid_out[width, here]

    def _lay_out(self, width: int, *, here: bool) -> Content:
        row, columns = self._row, self._rows.columns
        widths = column_widths(columns, width)
        if len(row.cells) == 1:
            widths = [max(width - 3, 1)]
        cells = [
            self._cell(cell, columns[at] if at < len(columns) else Column(), widths[at])
            for at, cell in enumerate(row.cells)
        ]
        lines = laid_out(cells, widths[: len(cells)])
        cursor = Content.styled("▸", ACCENT) if here else Content(" ")
        first = said(cursor, marked(row.mark), " ", lines[0])
        rest = [said("   ", line) for line in lines[1:]]
        return stacked([first, *rest, *self._below(widths[: len(cells)], width)])

    def _below(self, widths: Sequence[int], width: int) -> list[Content]:
        # Under the second column, where that is not so far right that the text gets narrow.
        under = 3 + widths[0] + 2
        indent = under if len(widths) > 1 and under * 2 <= width else 3
        room = max(width - indent, 10)
        texts = [
            text if isinstance(text, Content) else said((text, MUTED)) for text in self._row.below
        ]
        return [said(" " * indent, line) for text in texts for line in wrapped(text, room)]

    def _cell(self, cell: str | Content, column: Column, width: int) -> Content:
        style = self._row.style or column.style
        content = cell if isinstance(cell, Content) else said((cell, style) if style else cell)
        if column.right and len(self._row.cells) > 1:
            content = said(" " * max(width - content.cell_length, 0), content)
        return content

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Paint the row, with the cursor's sign if the cursor is on it."""
        content = self.content(width, here=self._rows.is_here(self._row))
        return content.render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the whole width: rows are as wide as their list."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return how many lines the row takes at that width."""
        return self.content(width).plain.count("\n") + 1


def column_widths(columns: Sequence[Column], width: int) -> list[int]:
    """Return the widths of columns in a list that is `width` cells wide."""
    fixed = sum(column.width for column in columns)
    gaps = 2 * (len(columns) - 1)
    shares = sum(1 for column in columns if not column.width) or 1
    rest = max(width - 3 - fixed - gaps, shares * 4)
    return [column.width or rest // shares for column in columns]


class RowList(OptionList):
    """A list of rows; Enter chooses the row under the cursor."""

    DEFAULT_CSS = """
    RowList {
        border: none; padding: 0; background: transparent; height: auto; max-height: 100%;
        scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0;
        overflow-x: hidden;
        &:focus { border: none; background-tint: $foreground 0%; }
        & > .option-list--option { padding: 0; }
        & > .option-list--option-disabled { color: $m-text; }
        & > .option-list--option-highlighted { text-style: none; background: transparent; }
        &:focus > .option-list--option-highlighted,
        &.-led > .option-list--option-highlighted { background: $m-field; text-style: bold; }
    }
    """

    def __init__(
        self, *columns: Column, empty: str = "", id: str | None = None, led: bool = False
    ) -> None:
        super().__init__(id=id, markup=False, classes="-led" if led else None)
        self.columns = columns
        self.can_focus = not led
        self._led = led
        """Whether keys come to it from a field beside it, which keeps the focus."""
        self._rows: list[Row] = []
        self._visuals: list[RowVisual] = []
        self._empty = empty
        self._fill()

    @property
    def chosen(self) -> str | None:
        """The key of the row under the cursor."""
        option = self.highlighted_option
        return option.id if option else None

    def is_here(self, row: Row) -> bool:
        """Whether the keys go to this list and the cursor is on `row`, the first if none can be."""
        leads = self.has_focus or self._led
        if not any(self._keys()):
            return leads and self._rows[:1] in ([], [row])
        at = self.highlighted
        return leads and at is not None and self._rows[at : at + 1] == [row]

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the cursor stays on its row."""
        if list(rows) == self._rows:
            return
        kept, place = self.chosen, self.highlighted
        self._rows = list(rows)
        self._fill()
        if not (kept and self.go_to(kept)) and place is not None and any(self._keys()):
            self.highlighted = min(place, len(self._rows) - 1)
            self._step_off_headings()

    def go_to(self, key: str) -> bool:
        """Put the cursor on the row `key`; return whether there is such a row."""
        keys = self._keys()
        if key in keys:
            self.highlighted = keys.index(key)
        return key in keys

    def go_on(self) -> None:
        """Put the cursor on the next row; on the last one it stays."""
        at = self.highlighted
        if at is not None and any(self._keys()[at + 1 :]):
            self.action_cursor_down()

    def _keys(self) -> list[str]:
        return [row.key for row in self._rows]

    def _step_off_headings(self) -> None:
        at = self.highlighted or 0
        for index in (*range(at, -1, -1), *range(at, len(self._rows))):
            if self._rows[index].key:
                self.highlighted = index
                return

    def _fill(self) -> None:
        self._visuals = [RowVisual(self, row) for row in self._rows]
        options = [
            Option(visual, id=row.key or None, disabled=not row.key)
            for visual, row in zip(self._visuals, self._rows, strict=True)
        ]
        if not options and self._empty:
            empty = Row("", (self._empty,), style=MUTED)
            options = [Option(RowVisual(self, empty), disabled=True)]
        self.set_options(options)
        if self.has_focus and self.highlighted is None:
            self.action_first()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Keep the row under the cursor in sight."""
        super().watch_highlighted(highlighted)
        self.follow()

    def follow(self) -> None:
        """Scroll the pane where the list itself does not scroll."""
        at = self.highlighted
        if self.has_focus and at is not None and not self.show_vertical_scrollbar:
            width = self.scrollable_content_region.width
            heights = [
                visual.content(width).plain.count("\n") + 1 for visual in self._visuals[: at + 1]
            ]
            if heights:
                keep_in_sight(self, sum(heights[:-1]), heights[-1])

    def watch_has_focus(self, focus: bool) -> None:
        """Show the cursor's sign where there is no row to move to as well."""
        super().watch_has_focus(focus)
        if not any(self._keys()):
            self._fill()

    def _on_focus(self, event: Focus) -> None:
        if self.highlighted is None:
            self.action_first()
        self.call_after_refresh(self.follow)
