"""Writes a document as a Word file, over the packaged template that holds the styles."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import accumulate, pairwise
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document as open_word
from docx.document import Document as WordDocument
from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from mappa_tui.domain.text import clean, counted, listed, one_line
from mappa_tui.exports.blocks import Block, Document, Fields, Heading, Paragraph, Table

NOTHING = "None recorded"
"""What an empty cell says."""
TEXT_WIDTH = 9638
"""The template's page between its margins, in twentieths of a point."""

_W = f"{{{nsmap['w']}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HEADER_FILL = "1F3864"
_CORE_LIMIT = 255
_FIELD_HEADER = ("Item", "Details")
_FIELD_WIDTHS = (3, 7)
_ROLE_STYLES = {"body": "Normal", "statement": "Statement", "note": "Note"}
_FIRST_MEMBERS = ("[Content_Types].xml", "_rels/.rels")


def write_word(document: Document) -> bytes:
    """Return `document` as a Word file; the same document gives the same bytes.

    Raises:
        ValueError: the marking or the title is blank, or a table is not a full grid.
    """
    if _is_blank(document.marking) or _is_blank(document.title):
        raise ValueError("a document needs a protective marking and a title")
    word = open_word(BytesIO(_template()))
    end = word.element.body.sectPr
    for element in _body(document):
        end.addprevious(element)
    _mark_pages(word, document)
    _describe(word, document)
    saved = BytesIO()
    word.save(saved)
    return _repacked(saved)


@cache
def _template() -> bytes:
    return files("mappa_tui.exports").joinpath("template", "minutes.docx").read_bytes()


def _body(document: Document) -> Iterator[Element]:
    yield _paragraph(one_line(document.marking), "ProtectiveMarking")
    yield _paragraph(one_line(document.title), "Title")
    for text, style in ((document.status, "Status"), (document.subject, "Subtitle")):
        if not _is_blank(text):
            yield _paragraph(one_line(text), style)
    after_table = False
    for block in document.blocks:
        for element in _printed(block):
            is_table = element.tag == f"{_W}tbl"
            # Word runs two tables into one where no paragraph stands between them.
            if is_table and after_table and isinstance(block, Table | Fields):
                yield _paragraph(_caption(block), "Caption")
            yield element
            after_table = is_table
    # Word puts an empty paragraph of its own after a table that ends the document.
    if after_table:
        yield _paragraph("End of document.", "Note")


def _printed(block: Block) -> Iterator[Element]:
    match block:
        case Heading(text, level):
            # A blank heading still stands: the next agenda item keeps its number.
            yield _paragraph(_shown(text), f"Heading{min(max(level, 1), 3)}")
        case Paragraph(text, role):
            if not _is_blank(text):
                yield from _paragraphs(text, _ROLE_STYLES[role])
        case Table(header=header, rows=rows, widths=widths) if rows:
            yield _table(_caption(block), header, [row.cells for row in rows], widths)
        case Table(empty=empty):
            yield from _paragraphs(_shown(empty, f"{NOTHING}."), "Normal")
        case Fields(rows=pairs) if pairs:
            yield _table(_caption(block), _FIELD_HEADER, pairs, _FIELD_WIDTHS, labelled=True)
        case Fields():
            yield _paragraph(f"{NOTHING}.", "Normal")


def _is_blank(text: str) -> bool:
    return not clean(text).strip()


def _shown(text: str, otherwise: str = NOTHING) -> str:
    return otherwise if _is_blank(text) else clean(text)


def _caption(block: Table | Fields) -> str:
    return one_line(block.caption).strip() or "Table"


def _node(tag: str, *children: Element, **attributes: str) -> Element:
    names = {f"{_W}{name}": value for name, value in attributes.items()}
    element = oxml_parser.makeelement(f"{_W}{tag}", names, {"w": nsmap["w"]})
    element.extend(children)
    return cast(Element, element)


def _run(text: str) -> Element:
    run = _node("r")
    for piece in re.split("([\t\n])", text):
        if piece in ("\t", "\n"):
            run.append(_node("tab" if piece == "\t" else "br"))
        elif piece:
            written = _node("t")
            written.set(_SPACE, "preserve")
            written.text = piece
            run.append(written)
    return run


def _paragraph(text: str, style: str) -> Element:
    return _node("p", _node("pPr", _node("pStyle", val=style)), _run(text))


def _paragraphs(text: str, style: str) -> Iterator[Element]:
    """Write a paragraph for each line; a blank line breaks within the paragraph before.

    No paragraph is empty so, and the text reads back as it was.
    """
    held: list[str] = []
    for line in clean(text).split("\n"):
        if line.strip() and any(part.strip() for part in held):
            yield _paragraph("\n".join(held), style)
            held = []
        held.append(line)
    yield _paragraph("\n".join(held), style)


def _table(
    caption: str,
    header: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    widths: tuple[int, ...],
    *,
    labelled: bool = False,
) -> Element:
    grid = _grid(widths)
    body = [_row(cells, grid) for cells in rows]
    description = f"{counted(len(body), 'row')} under the headings {listed([*header])}."
    return _node(
        "tbl",
        _node(
            "tblPr",
            _node("tblStyle", val="MinutesTable"),
            _node("tblW", w=str(TEXT_WIDTH), type="dxa"),
            _node("tblLayout", type="fixed"),
            _look(labelled=labelled),
            _node("tblCaption", val=caption),
            _node("tblDescription", val=one_line(description)),
        ),
        _node("tblGrid", *(_node("gridCol", w=width) for width in grid)),
        _row(header, grid, is_header=True),
        *body,
    )


def _look(*, labelled: bool) -> Element:
    return _node(
        "tblLook",
        val="06A0" if labelled else "0620",
        firstRow="1",
        lastRow="0",
        firstColumn="1" if labelled else "0",
        lastColumn="0",
        noHBand="1",
        noVBand="1",
    )


def _grid(widths: tuple[int, ...]) -> list[str]:
    shares = [max(1, width) for width in widths]
    edges = [TEXT_WIDTH * upto // sum(shares) for upto in accumulate(shares, initial=0)]
    return [str(right - left) for left, right in pairwise(edges)]


def _row(cells: tuple[str, ...], grid: list[str], *, is_header: bool = False) -> Element:
    if len(cells) != len(grid):
        raise ValueError(f"a row of {len(cells)} cells in a table of {len(grid)} columns")
    properties = _node("trPr", _node("cantSplit"))
    if is_header:
        properties.append(_node("tblHeader"))
    row = _node("tr", properties)
    for text, width in zip(cells, grid, strict=True):
        look = _node("tcPr", _node("tcW", w=width, type="dxa"))
        if is_header:
            look.append(_node("shd", val="clear", color="auto", fill=_HEADER_FILL))
        style = "TableHeading" if is_header else "TableText"
        row.append(_node("tc", look, *_paragraphs(_shown(text), style)))
    return row


def _mark_pages(word: WordDocument, document: Document) -> None:
    marking = one_line(document.marking)
    is_draft = one_line(document.status).startswith("DRAFT")
    top = f"{marking} \N{MIDDLE DOT} DRAFT" if is_draft else marking
    for section in word.sections:
        for header in (section.header, section.first_page_header, section.even_page_header):
            header.paragraphs[0].text = top
        for footer in (section.footer, section.first_page_footer, section.even_page_footer):
            footer.paragraphs[0].text = marking
            if document.stamp:
                last = footer.paragraphs[-1]
                footer.add_paragraph(one_line(document.stamp), last.style)


def _describe(word: WordDocument, document: Document) -> None:
    core = word.core_properties
    core.title = one_line(document.title)[:_CORE_LIMIT]
    core.subject = one_line(document.subject)[:_CORE_LIMIT]
    if document.identity:
        core.identifier = document.identity
    core.created = core.modified = datetime.combine(document.dated, time())


def _repacked(saved: BytesIO) -> bytes:
    """Return the package with its members in one order and without the clock's dates."""
    packed = BytesIO()
    with ZipFile(saved) as source, ZipFile(packed, "w") as target:
        rest = sorted(set(source.namelist()) - set(_FIRST_MEMBERS))
        for name in (*_FIRST_MEMBERS, *rest):
            member = ZipInfo(name)
            member.compress_type = ZIP_DEFLATED
            member.create_system = 0
            target.writestr(member, source.read(name))
    return packed.getvalue()
