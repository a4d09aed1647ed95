"""A document to be read on the screen, from the very blocks that its file is made from."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from mappa_tui.domain.text import counted
from mappa_tui.exports.blocks import Block, Document, Fields, Heading, LeftOut, Paragraph, Table
from mappa_tui.exports.written import top_marking
from mappa_tui.widgets.say import ATTENTION, MUTED, laid_out, said, wrapped

ALL = 100_000
"""Lines of one text: all of them."""
GAP = 2
LEAST = 8
"""Cells of the narrowest column in which words can be read."""
LABELS = 22
"""Cells of the labels of fields, and of a table's headings where its rows are stacked."""
INDENT = 2


def page(document: Document, width: int) -> list[Content]:
    """Return the document as lines of `width` cells, with what was left out at its end."""
    lines = [said((top_marking(document), "bold"))]
    foot = f"At the foot of each page: {document.stamp}" if document.stamp else ""
    head = ((document.title, "bold"), (document.subject, ""), (document.status, ""), (foot, MUTED))
    for text, tone in head:
        lines += _text(text, width, tone) if text else []
    if document.left_out:
        told = f"! {left_out_words(document)}, listed at the end (key End)."
        lines += [said(""), *_text(told, width, ATTENTION)]
    numbers = [0, 0, 0]
    for block in document.blocks:
        lines += _block(block, width, numbers)
    lines += _left_out(document, width)
    return lines


def plain_page(text: str, width: int) -> list[Content]:
    """Return a file that is data and no document as lines of `width` cells."""
    return [line for each in text.splitlines() for line in _text(each, width)]


def left_out_words(document: Document) -> str:
    """Return `3 things are left out`, or that nothing is."""
    count = len(document.left_out)
    if not count:
        return "Nothing is left out"
    return f"{counted(count, 'thing')} {'is' if count == 1 else 'are'} left out"


def _text(text: str, width: int, tone: str = "", indent: int = 0) -> list[Content]:
    lines = [
        line
        for each in text.split("\n")
        for line in wrapped(said((each, tone) if tone else each), width - indent, ALL)
    ]
    return [said(" " * indent, line) for line in lines] if indent else lines


def _block(block: Block, width: int, numbers: list[int]) -> Iterator[Content]:
    yield said("")
    match block:
        case Heading():
            yield from _heading(block, width, numbers)
        case Paragraph():
            tone = MUTED if block.role == "note" else ""
            yield from _text(block.text, width, tone, INDENT if block.role == "statement" else 0)
        case Fields():
            for label, value in block.rows:
                yield from _labelled(label, value, width)
        case Table():
            yield from _table(block, width)


def _heading(heading: Heading, width: int, numbers: list[int]) -> Iterator[Content]:
    level = min(max(heading.level, 1), len(numbers))
    numbers[level - 1] += 1
    numbers[level:] = [0] * (len(numbers) - level)
    number = ".".join(str(each) for each in numbers[:level])
    yield from _text(f"{number}  {heading.text}", width, "bold")
    if level == 1:
        yield said(("─" * width, "$m-line"))


def _labelled(label: str, value: str, width: int) -> list[Content]:
    labels = min(LABELS, width // 3)
    cells = [said((label, MUTED)), Content(value)]
    return laid_out(cells, [labels, max(width - labels - GAP, 1)], GAP, ALL)


def _table(table: Table, width: int) -> Iterator[Content]:
    yield from _text(table.caption, width, "bold")
    if not table.rows:
        yield from _text(table.empty, width)
        return
    rows = [row.cells for row in table.rows]
    widths = _widths(table, rows, width)
    if not widths:
        yield from _stacked(table.header, rows, width)
        return
    head = [said((text, MUTED)) for text in table.header]
    yield from laid_out(head, widths, GAP, ALL)
    yield said(("─" * (sum(widths) + GAP * (len(widths) - 1)), "$m-line"))
    laid = [laid_out([Content(cell) for cell in row], widths, GAP, ALL) for row in rows]
    apart = any(len(lines) > 1 for lines in laid)
    for at, lines in enumerate(laid):
        if at and apart:
            yield said("")
        yield from lines


def _widths(table: Table, rows: Sequence[tuple[str, ...]], width: int) -> list[int]:
    """Return the widths of the columns; none where words would have to be broken."""
    columns = list(zip(table.header, *rows, strict=True))
    longest = [max(_longest(cell.split("\n")) for cell in column) for column in columns]
    words = [max(_longest(cell.split()) for cell in column) for column in columns]
    room = width - GAP * (len(columns) - 1)
    if sum(longest) <= room:
        return longest
    shares = [max(1, share) for share in table.widths]
    found = [0] * len(columns)
    waiting = set(range(len(columns)))
    while waiting:
        # What needs less than its share leaves the rest to the others.
        left, of = room - sum(found), sum(shares[at] for at in waiting)
        small = {at for at in waiting if longest[at] * of <= left * shares[at]}
        for at in small or waiting:
            found[at] = longest[at] if small else left * shares[at] // of
        waiting -= small or waiting
    reads = all(found[at] >= min(words[at], LEAST * 2) for at in range(len(columns)))
    return found if reads and min(found) > 0 else []


def _longest(texts: Sequence[str]) -> int:
    return max((Content(text).cell_length for text in texts), default=0)


def _stacked(
    header: tuple[str, ...], rows: Sequence[tuple[str, ...]], width: int
) -> Iterator[Content]:
    """Yield each row as labels and values, one below the other."""
    for at, row in enumerate(rows):
        if at:
            yield said("")
        for label, value in zip(header, row, strict=True):
            yield from _labelled(label, value, width)


def _left_out(document: Document, width: int) -> Iterator[Content]:
    """Yield what was left out, for the eyes of who writes the file."""
    yield said("")
    yield said(("─" * width, "$m-line"))
    words = left_out_words(document)
    yield from _text(f"{words}.", width, "bold" if document.left_out else MUTED)
    if document.left_out:
        note = "This list is for you: it is not in the file, and nothing in it is."
        yield from _text(note, width, MUTED)
    for each in document.left_out:
        yield said("")
        yield from _entry(each, width)


def _entry(left_out: LeftOut, width: int) -> Iterator[Content]:
    where = f"{left_out.where}: " if left_out.where else ""
    yield from _text(f"{where}{left_out.why}", width, MUTED)
    yield from _text(left_out.text, width, indent=INDENT)
