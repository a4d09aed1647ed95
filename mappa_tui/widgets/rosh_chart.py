"""The risk of serious harm from meeting to meeting: a row a group, a column a meeting."""

from textual.content import Content
from textual.widget import Widget

from mappa_tui.domain.dates import short_date
from mappa_tui.domain.rosh_history import RoshHistory, RoshLine
from mappa_tui.domain.text import counted
from mappa_tui.widgets.say import ATTENTION, MUTED, Part, said, stacked

_SHAPES = {
    "low": ("▂", MUTED),
    "medium": ("▄", ""),
    "high": ("▆", ATTENTION),
    "very high": ("█", f"bold {ATTENTION}"),
    "unknown": ("?", MUTED),
    "": ("·", MUTED),
}
"""The height says by shape what the word says beside it, and the tone once more."""
GROUP, CELL = 21, 13
"""Cells of the group, and of each meeting."""
NONE = "RoSH has not been recorded in a meeting yet."


class RoshChart(Widget):
    """The chart; where there is no room for all meetings, the last ones."""

    DEFAULT_CSS = "RoshChart { height: auto; width: 100%; margin-bottom: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._history = RoshHistory((), (), ())

    def show(self, history: RoshHistory) -> None:
        """Show this history."""
        self._history = history
        self.refresh(layout=True)

    def render(self) -> Content:
        """Paint it."""
        meetings = self._history.meetings
        if not meetings:
            return said((NONE, MUTED))
        shown = max((self.size.width - GROUP) // CELL, 1)
        left_out = max(len(meetings) - shown, 0)
        days = [short_date(each.date, year=True) if each.date else "no date" for each in meetings]
        lines = [_row(said(("", MUTED)), [said((day, MUTED)) for day in days[left_out:]])]
        lines += [_line(each, left_out) for each in self._history.lines]
        if any(self._history.restricted[left_out:]):
            marks = ["restricted" if each else "" for each in self._history.restricted[left_out:]]
            lines.append(_row(Content(""), [said((mark, MUTED)) for mark in marks]))
        if left_out:
            lines.append(said((f"Before them, {counted(left_out, 'meeting')} more.", MUTED)))
        return stacked(lines)


def _line(line: RoshLine, left_out: int) -> Content:
    cells = []
    for level in line.levels[left_out:]:
        shape, tone = _SHAPES.get(level, ("?", MUTED))
        cells.append(said((f"{shape} {level or 'no entry'}", tone)))
    group = said((line.group, "bold")) if line.group == "Overall" else said(line.group)
    return _row(group, cells)


def _row(group: Content, cells: list[Content]) -> Content:
    parts: list[Part] = [group, " " * (GROUP - group.cell_length)]
    for cell in cells:
        parts += [cell, " " * (CELL - cell.cell_length)]
    return said(*parts).rstrip()
