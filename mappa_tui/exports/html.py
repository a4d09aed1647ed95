"""Writes a document as one HTML file that needs nothing else: no scripts, no links, no fonts.

Read in any browser, in light and in dark, by a screen reader, and on paper, where the marking
stands at the head and the foot of each page.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files

from mappa_tui.domain.text import clean, one_line
from mappa_tui.exports.blocks import Block, Document, Fields, Heading, Paragraph, Table
from mappa_tui.exports.written import (
    FIELD_HEADER,
    NOTHING,
    caption_of,
    is_blank,
    needs_marking,
    paragraphs,
    shown,
    top_marking,
)

_FIELD_WIDTHS = (3, 7)
_DEEPEST = 3
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The browser itself then loads and runs nothing."""


def write_html(document: Document) -> bytes:
    """Return `document` as HTML in UTF-8; the same document gives the same bytes.

    Raises:
        ValueError: the marking or the title is blank, or a table is not a full grid.
    """
    needs_marking(document.marking, document.title)
    return "\n".join(_lines(document)).encode()


@cache
def _style() -> str:
    return files("mappa_tui.exports").joinpath("html.css").read_text(encoding="utf-8").strip()


def _lines(document: Document) -> Iterator[str]:
    title = _line(document.title)
    yield "<!DOCTYPE html>"
    yield '<html lang="en-GB">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title} \N{MIDDLE DOT} {_line(document.marking)}</title>"
    yield f"<style>\n{_style()}\n</style>"
    yield "</head>"
    yield "<body>"
    top = escape(top_marking(document))
    yield f'<header><p class="marking">{top}</p></header>'
    yield "<main>"
    yield f"<h1>{title}</h1>"
    for text, name in ((document.status, "status"), (document.subject, "subject")):
        if not is_blank(text):
            yield f'<p class="{name}">{_line(text)}</p>'
    yield from _body(document.blocks)
    yield "</main>"
    yield "<footer>"
    yield f'<p class="marking">{_line(document.marking)}</p>'
    if not is_blank(document.stamp):
        yield f'<p class="stamp">{_line(document.stamp)}</p>'
    yield "</footer>"
    yield "</body>"
    yield "</html>\n"


def _body(blocks: Iterable[Block]) -> Iterator[str]:
    counts: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            # One level at a time: a heading that skips one would mislead a screen reader.
            level = min(max(block.level, 1), _DEEPEST, len(counts) + 1)
            counts = [*counts[:level], *[0] * (level - len(counts))]
            counts[level - 1] += 1
            number = ".".join(map(str, counts))
            tag = f"h{level + 1}"
            yield f"<{tag}>{number} {escape(shown(block.text))}</{tag}>"
        else:
            yield from _printed(block)


def _printed(block: Paragraph | Table | Fields) -> Iterator[str]:
    match block:
        case Paragraph(text, role):
            if not is_blank(text):
                yield from _paragraphs(text, "" if role == "body" else role)
        case Table(header=header, rows=rows, widths=widths) if rows:
            cells = [[f"<td>{_cell(text)}</td>" for text in row.cells] for row in rows]
            yield from _table(caption_of(block), header, cells, widths)
        case Table(empty=empty):
            yield from _paragraphs(shown(empty, f"{NOTHING}."))
        case Fields(rows=pairs) if pairs:
            cells = [
                [f'<th scope="row">{_cell(label)}</th>', f"<td>{_cell(value)}</td>"]
                for label, value in pairs
            ]
            yield from _table(caption_of(block), FIELD_HEADER, cells, _FIELD_WIDTHS)
        case Fields():
            yield f"<p>{NOTHING}.</p>"


def _table(
    caption: str, header: tuple[str, ...], rows: list[list[str]], widths: tuple[int, ...]
) -> Iterator[str]:
    if any(len(row) != len(header) for row in rows) or len(widths) != len(header):
        raise ValueError(f"a row or a width too many or too few for {len(header)} columns")
    name = escape(caption)
    # What scrolls sideways on a narrow screen is reached with the keyboard, and has a name.
    yield f'<div class="wide" role="region" aria-label="{name}" tabindex="0">'
    yield "<table>"
    yield f"<caption>{name}</caption>"
    shares = [max(1, width) for width in widths]
    columns = (f'<col style="width:{100 * share / sum(shares):.2f}%">' for share in shares)
    yield f"<colgroup>{''.join(columns)}</colgroup>"
    heads = (f'<th scope="col">{_cell(text)}</th>' for text in header)
    yield f"<thead><tr>{''.join(heads)}</tr></thead>"
    yield "<tbody>"
    yield from (f"<tr>{''.join(row)}</tr>" for row in rows)
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _cell(text: str) -> str:
    parts = [escape(part) for part in paragraphs(shown(text))]
    return parts[0] if len(parts) == 1 else "".join(f"<p>{part}</p>" for part in parts)


def _paragraphs(text: str, name: str = "") -> Iterator[str]:
    of = f' class="{name}"' if name else ""
    return (f"<p{of}>{escape(part)}</p>" for part in paragraphs(clean(text)))


def _line(text: str) -> str:
    return escape(one_line(text))
