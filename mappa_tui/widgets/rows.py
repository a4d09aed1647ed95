"""A list whose rows have columns, a mark and a cursor."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from textual.content import Content
from textual.events import Blur, Focus, Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mappa_tui.widgets.follow import keep_in_sight
from mappa_tui.widgets.say import ACCENT, MUTED, laid_out, marked, said, stacked


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list."""

    title: str = ""
    width: int = 0
    """In cells; a column of 0 shares what is left with others of 0."""
    style: str = ""
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list; one without a key is read only: a heading, a gap, a sentence."""

    key: str
    cells: tuple[str | Content, ...]
    mark: str = ""
    style: str = ""
    below: tuple[str | Content, ...] = field(default_factory=tuple)
    """Lines under the cells, indented like the second column."""


class RowList(OptionList):
    """A list of rows; Enter chooses the row under the cursor."""

    DEFAULT_CSS = """
    RowList {
        border: none; padding: 0; background: transparent; height: auto; max-height: 100%;
        scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; scrollbar-gutter: stable;
        overflow-x: hidden;
        &:focus { border: none; background-tint: $foreground 0%; }
        & > .option-list--option { padding: 0; }
        & > .option-list--option-disabled { color: $m-text; }
        & > .option-list--option-highlighted { text-style: none; background: transparent; }
        &:focus > .option-list--option-highlighted { background: $m-field; text-style: bold; }
    }
    """

    def __init__(self, *columns: Column, empty: str = "", id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._columns = columns
        self._rows: list[Row] = []
        self._empty = empty
        self._laid_out_for = 0

    @property
    def chosen(self) -> str | None:
        """The key of the row under the cursor."""
        option = self.highlighted_option
        return option.id if option else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the cursor stays on its row."""
        if list(rows) == self._rows and self._laid_out_for == self._room:
            return
        kept, place = self.chosen, self.highlighted
        self._rows = list(rows)
        self._fill()
        keys = [row.key for row in self._rows]
        if kept in keys:
            self.highlighted = keys.index(kept)
        elif place is not None and any(keys):
            self.highlighted = min(place, len(keys) - 1)
            self._step_off_headings()

    def go_to(self, key: str) -> bool:
        """Put the cursor on the row `key`; return whether there is such a row."""
        keys = [row.key for row in self._rows]
        if key in keys:
            self.highlighted = keys.index(key)
        return key in keys

    def _step_off_headings(self) -> None:
        at = self.highlighted or 0
        for index in (*range(at, -1, -1), *range(at, len(self._rows))):
            if index < len(self._rows) and self._rows[index].key:
                self.highlighted = index
                return

    @property
    def _room(self) -> int:
        return max(self.scrollable_content_region.width, 0)

    def _fill(self) -> None:
        self._laid_out_for = self._room
        options = [
            Option(self._prompt(row, here=False), id=row.key or None, disabled=not row.key)
            for row in self._rows
        ]
        if not options and self._empty:
            options = [Option(Content.styled(self._empty, MUTED), disabled=True)]
        self.set_options(options)
        self.refresh(layout=True)
        if self.has_focus and self.highlighted is None:
            self.action_first()

    def _widths(self) -> list[int]:
        fixed = sum(column.width for column in self._columns)
        gaps = 2 * (len(self._columns) - 1)
        shares = sum(1 for column in self._columns if not column.width) or 1
        rest = max(self._room - 3 - fixed - gaps, shares * 4)
        return [column.width or rest // shares for column in self._columns]

    def _prompt(self, row: Row, *, here: bool) -> Content:
        widths = self._widths()
        if len(row.cells) < len(widths):
            widths = [sum(widths) + 2 * (len(widths) - 1)] if len(row.cells) == 1 else widths
        cells = [
            self._cell(cell, at, width, row)
            for at, (cell, width) in enumerate(zip(row.cells, widths, strict=False))
        ]
        cursor = Content.styled("▸", ACCENT) if here else Content(" ")
        lines = laid_out(cells, widths[: len(cells)])
        indent = 3 + (widths[0] + 2 if len(cells) > 1 else 0)
        room = max(self._room - indent, 10)
        under = [
            said(" " * indent, line)
            for text in row.below
            for line in (text if isinstance(text, Content) else said((text, MUTED))).wrap(room)
        ]
        first = said(cursor, marked(row.mark), " ", lines[0])
        return stacked([first, *(said("   ", line) for line in lines[1:]), *under])

    def _cell(self, cell: str | Content, at: int, width: int, row: Row) -> Content:
        column = self._columns[at] if at < len(self._columns) else Column()
        style = row.style or column.style
        content = cell if isinstance(cell, Content) else said((cell, style) if style else cell)
        if column.right and len(row.cells) > 1:
            content = said(" " * max(width - content.cell_length, 0), content)
        return content

    def _repaint(self, index: int | None, *, here: bool) -> None:
        if index is not None and index < len(self._rows) and index < self.option_count:
            self.replace_option_prompt_at_index(index, self._prompt(self._rows[index], here=here))

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the cursor's sign along with the cursor."""
        super().watch_highlighted(highlighted)
        previous = getattr(self, "_signed", None)
        if previous != highlighted:
            self._repaint(previous, here=False)
        self._signed = highlighted
        self._repaint(highlighted, here=self.has_focus)
        self.follow()

    def follow(self) -> None:
        """Keep the row under the cursor in sight where the list itself does not scroll."""
        at = self.highlighted
        if self.has_focus and at is not None and not self.show_vertical_scrollbar:
            heights = [
                self._prompt(row, here=False).plain.count("\n") + 1 for row in self._rows[: at + 1]
            ]
            if heights:
                keep_in_sight(self, sum(heights[:-1]), heights[-1])

    def _on_focus(self, event: Focus) -> None:
        super()._on_focus(event)
        if self.highlighted is None:
            self.action_first()
        self._repaint(self.highlighted, here=True)
        self.call_after_refresh(self.follow)

    def _on_blur(self, event: Blur) -> None:
        super()._on_blur(event)
        self._repaint(self.highlighted, here=False)

    def on_resize(self, event: Resize) -> None:
        """Wrap the columns anew for the new width."""
        if self._room != self._laid_out_for:
            kept = self.highlighted
            self._fill()
            self.highlighted = kept
