"""Text on the screen, never read as markup: what people typed comes out as they typed it."""

import re
from collections.abc import Iterable, Sequence

from textual.content import Content

MUTED, ATTENTION, OK, ACCENT, DANGER = (
    "$m-muted",
    "$m-attention",
    "$m-ok",
    "$m-accent",
    "$m-danger",
)
MARKS = {"✓": OK, "!": ATTENTION, "●": ACCENT}
"""The marks, which say by shape what their tone says again."""

LINES = 12
"""Lines of one text that a list shows; Enter there opens the whole of it."""

_WORD = re.compile(r"\S+")

Part = str | tuple[str, str] | Content


def said(*parts: Part) -> Content:
    """Join texts, each plain or with a style, into one content."""
    return Content.assemble(*parts)


def marked(mark: str) -> Content:
    """Return a mark in its tone, or one blank."""
    return Content.styled(mark, MARKS[mark]) if mark in MARKS else Content(mark or " ")


def apart(left: Content, right: Content, width: int) -> Content:
    """Return one line with `left` and `right` at its ends, cut where they would touch."""
    room = max(width - right.cell_length - 1, 0)
    if left.cell_length > room:
        left = left.truncate(room, ellipsis=True)
    gap = max(width - left.cell_length - right.cell_length, 0)
    return said(left, " " * gap, right)


def wrapped(text: Content, width: int, most: int = LINES) -> list[Content]:
    """Wrap a text in a width; what does not stand on the first `most` lines is a "…"."""
    width = max(width, 1)
    if text.cell_length <= width and text.plain.isprintable():
        return [text]  # most cells; to wrap one takes longer than all else of it
    beginning = text[: 2 * most * width]  # a long text takes long to wrap
    lines = _parted(beginning, width).wrap(width) or [Content("")]
    if len(lines) > most or len(beginning) < len(text):
        lines = lines[:most]
        lines[-1] = said(lines[-1].rstrip().truncate(width - 1), "…")
    return lines


def _parted(text: Content, width: int) -> Content:
    """Part words that are too long for a line behind a hyphen, where they have one."""
    if "-" not in text.plain:
        return text
    ends = []
    for word in _WORD.finditer(text.plain):
        start = word.start()
        while word.end() - start > width:
            hyphen = text.plain.rfind("-", start + 1, start + width)
            if hyphen < 0:
                break
            start = hyphen + 1
            ends.append(start)
    return Content(" ").join(text.divide(ends)) if ends else text


def laid_out(
    cells: Sequence[Content], widths: Sequence[int], gap: int = 2, most: int = LINES
) -> list[Content]:
    """Lay the cells of one row out in columns; each wraps in its own width, in `most` lines."""
    columns = [wrapped(cell, width, most) for cell, width in zip(cells, widths, strict=True)]
    height = max(len(column) for column in columns)
    lines = []
    for at in range(height):
        parts: list[Part] = []
        for index, (column, width) in enumerate(zip(columns, widths, strict=True)):
            cell = column[at].rstrip() if at < len(column) else Content("")
            last = index == len(widths) - 1
            pad = 0 if last else max(width - cell.cell_length, 0) + gap
            parts += [cell, " " * pad]
        lines.append(said(*parts))
    return lines


def stacked(lines: Iterable[Content]) -> Content:
    """Put lines below each other."""
    return Content("\n").join(list(lines))
