"""Writes a document as a Word file, over a template that holds the styles.

The body is written as text: building a tree of it first would take several times as long.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from itertools import accumulate, pairwise
from xml.sax.saxutils import escape

from docx import Document as open_word
from docx.document import Document as WordDocument
from docx.section import _Footer, _Header
from docx.text.paragraph import Paragraph as WordParagraph

from mappa_tui.domain.text import counted, listed, one_line
from mappa_tui.exports.blocks import (
    Block,
    Control,
    Document,
    Fields,
    Form,
    Heading,
    Paragraph,
    Table,
)
from mappa_tui.exports.packing import packaged_template, packed, unpacked
from mappa_tui.exports.written import (
    END,
    FIELD_HEADER,
    NOTHING,
    caption_of,
    is_blank,
    needs_marking,
    paragraphs,
    shown,
    top_marking,
)

_MAIN = "word/document.xml"
_END_OF_BODY = b"<w:sectPr"
_MARKING_STYLE = "ProtectiveMarking"
_CORE_LIMIT = 255
_FIELD_WIDTHS = (3, 7)
_PROMPT_TONE = "595959"
_ROLE_STYLES = {"body": "Normal", "statement": "Statement", "note": "Note"}
_BEGIN, _END = '<w:t xml:space="preserve">', "</w:t>"
_SIGNS = {"\t": f"{_END}<w:tab/>{_BEGIN}", "\n": f"{_END}<w:br/>{_BEGIN}"}


def write_word(document: Document, template: bytes | None = None) -> bytes:
    """Return `document` as a Word file; the same document gives the same bytes.

    Args:
        document: cut for its audience.
        template: an area's own, as `word_template.read_template` made it; else the program's.

    Raises:
        ValueError: the marking or the title is blank, or a table is not a full grid.
    """
    needs_marking(document.marking, document.title)
    chosen = template or packaged_template()
    word = open_word(BytesIO(chosen))
    body = "".join(_Body(_text_width(word), _header_fill(word)).written(document))
    _mark_pages(word, document)
    _describe(word, document)
    # No part is added, so that what the template says of its parts holds for the document.
    parts = dict(unpacked(chosen))
    parts |= {each.partname.lstrip("/"): each.blob for each in word.part.package.iter_parts()}
    before, end, after = parts[_MAIN].rpartition(_END_OF_BODY)
    parts[_MAIN] = b"".join((before, body.encode(), end, after))
    return packed(parts)


def _text_width(word: WordDocument) -> int:
    """Return the page's room between its margins, in twentieths of a point."""
    section = word.sections[-1]
    sides = (section.left_margin, section.right_margin, section.gutter)
    return round((section.page_width or 0) / 635) - sum(round((side or 0) / 635) for side in sides)


def _header_fill(word: WordDocument) -> str:
    """Return the colour behind header rows; not every program has it from the table's style."""
    path = "w:style[@w:styleId='MinutesTable']/w:tblStylePr[@w:type='firstRow']/w:tcPr/w:shd"
    return next((str(fill) for fill in word.styles.element.xpath(f"{path}/@w:fill")), "auto")


@dataclass(frozen=True, slots=True)
class _Body:
    """Writes blocks as the text of the main part."""

    width: int
    """Of the text, and so of every table."""
    fill: str
    """The colour behind header rows."""

    def written(self, document: Document) -> Iterator[str]:
        """Yield the paragraphs and tables, one after the other."""
        yield _paragraph(one_line(document.marking), "ProtectiveMarking")
        yield _paragraph(one_line(document.title), "Title")
        for text, style in ((document.status, "Status"), (document.subject, "Subtitle")):
            if not is_blank(text):
                yield _paragraph(one_line(text), style)
        after_table = False
        for block in document.blocks:
            printed = "".join(self._printed(block))
            is_table = printed.startswith("<w:tbl>")
            # Word runs two tables into one where no paragraph stands between them.
            if is_table and after_table and isinstance(block, Table | Fields):
                yield _paragraph(caption_of(block), "Caption")
            yield printed
            after_table = is_table or (after_table and not printed)
        # Word puts an empty paragraph of its own after a table that ends the document.
        if after_table:
            yield _paragraph(END, "Note")

    def _printed(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(text, level):
                # A blank heading still stands: the next agenda item keeps its number.
                yield _paragraph(shown(text), f"Heading{min(max(level, 1), 3)}")
            case Paragraph(text, role):
                if not is_blank(text):
                    yield _paragraphs(text, _ROLE_STYLES[role])
            case Table(header=header, rows=rows, widths=widths) if rows:
                cells = [[*map(_cell, row.cells)] for row in rows]
                yield from self._table(caption_of(block), header, cells, widths)
            case Table(empty=empty):
                yield _paragraphs(shown(empty, f"{NOTHING}."), "Normal")
            case Form(rows=pairs, controls=controls):
                cells = [
                    [_cell(label), _control(label, text, control)]
                    for (label, text), control in zip(pairs, controls, strict=True)
                ]
                yield from self._table(
                    caption_of(block), FIELD_HEADER, cells, _FIELD_WIDTHS, labelled=True
                )
            case Fields(rows=pairs) if pairs:
                cells = [[*map(_cell, pair)] for pair in pairs]
                yield from self._table(
                    caption_of(block), FIELD_HEADER, cells, _FIELD_WIDTHS, labelled=True
                )
            case Fields():
                yield _paragraph(f"{NOTHING}.", "Normal")

    def _table(
        self,
        caption: str,
        header: tuple[str, ...],
        rows: Sequence[Sequence[str]],
        widths: tuple[int, ...],
        *,
        labelled: bool = False,
    ) -> Iterator[str]:
        """Write a table; its cells are written already, those of its header are not."""
        grid = _grid(widths, self.width)
        description = f"{counted(len(rows), 'row')} under the headings {listed([*header])}."
        yield (
            '<w:tbl><w:tblPr><w:tblStyle w:val="MinutesTable"/>'
            f'<w:tblW w:w="{self.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f"{_look(labelled=labelled)}<w:tblCaption w:val={_quoted(caption)}/>"
            f"<w:tblDescription w:val={_quoted(one_line(description))}/></w:tblPr><w:tblGrid>"
        )
        yield from (f'<w:gridCol w:w="{width}"/>' for width in grid)
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>'
        looks = [f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>' for width in grid]
        heads = [f"<w:tc>{look}{shade}</w:tcPr>" for look in looks]
        cells = [f"<w:tc>{look}</w:tcPr>" for look in looks]
        yield "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        yield from _row([_cell(text, "TableHeading") for text in header], heads)
        for row in rows:
            yield "</w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>"
            yield from _row(row, cells)
        yield "</w:tr></w:tbl>"


def _quoted(text: str) -> str:
    """Return a text as an attribute's value."""
    return f'"{escape(text, {chr(34): "&quot;", chr(9): "&#9;"})}"'


def _paragraph(text: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(text)}</w:p>'


def _run(text: str) -> str:
    """Write a text that is clean; its tabs and line ends become Word's own."""
    signs = f"{_BEGIN}{escape(text)}{_END}"
    for sign, mark in _SIGNS.items():
        if sign in text:
            signs = signs.replace(sign, mark)
    return f"<w:r>{signs.replace(_BEGIN + _END, '')}</w:r>"


def _paragraphs(text: str, style: str) -> str:
    return "".join(_paragraph(part, style) for part in paragraphs(text))


def _cell(text: str, style: str = "TableText") -> str:
    return _paragraphs(shown(text), style)


def _control(label: str, text: str, control: Control) -> str:
    """Return a paragraph in which somebody types or chooses; it keeps its tag in Word."""
    run, prompt = _run(shown(text)), ""
    if control.is_empty:
        prompt = "<w:showingPlcHdr/>"
        run = run.replace("<w:r>", f'<w:r><w:rPr><w:color w:val="{_PROMPT_TONE}"/></w:rPr>', 1)
    if control.choices:
        offered = [
            f"<w:listItem w:displayText={one} w:value={one}/>"
            for one in map(_quoted, control.choices)
        ]
        kind = f"<w:dropDownList>{''.join(offered)}</w:dropDownList>"
    elif control.is_date:
        kind = '<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/></w:date>'
    else:
        # LibreOffice shows the prompt of a control of plain text as if it were an answer, and
        # loses the line ends in it.
        kind = "<w:richText/>"
    return (
        '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:sdt><w:sdtPr>'
        f"<w:alias w:val={_quoted(label)}/><w:tag w:val={_quoted(control.tag)}/>"
        f'<w:lock w:val="sdtLocked"/>{prompt}{kind}</w:sdtPr>'
        f"<w:sdtContent>{run}</w:sdtContent></w:sdt></w:p>"
    )


def _look(*, labelled: bool) -> str:
    mark, first = ("06A0", 1) if labelled else ("0620", 0)
    return (
        f'<w:tblLook w:val="{mark}" w:firstRow="1" w:lastRow="0" w:firstColumn="{first}" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )


def _grid(widths: tuple[int, ...], room: int) -> list[int]:
    shares = [max(1, width) for width in widths]
    edges = [room * upto // sum(shares) for upto in accumulate(shares, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def _row(contents: Sequence[str], beginnings: list[str]) -> Iterator[str]:
    if len(contents) != len(beginnings):
        raise ValueError(f"a row of {len(contents)} cells in a table of {len(beginnings)} columns")
    for content, beginning in zip(contents, beginnings, strict=True):
        yield f"{beginning}{content}</w:tc>"


def _mark_pages(word: WordDocument, document: Document) -> None:
    marking = one_line(document.marking)
    top = top_marking(document)
    for section in word.sections:
        for header in (section.header, section.first_page_header, section.even_page_header):
            _marking_of(header).text = top
        for footer in (section.footer, section.first_page_footer, section.even_page_footer):
            _marking_of(footer).text = marking
            if document.stamp:
                footer.add_paragraph(one_line(document.stamp), "Stamp")


def _marking_of(margin: _Header | _Footer) -> WordParagraph:
    """Return the marking's place, which every header and footer of a template has."""
    places: list[WordParagraph] = margin.paragraphs
    return next(each for each in places if each._p.style == _MARKING_STYLE)


def _describe(word: WordDocument, document: Document) -> None:
    core = word.core_properties
    core.title = one_line(document.title)[:_CORE_LIMIT]
    core.subject = one_line(document.subject)[:_CORE_LIMIT]
    if document.identity:
        core.identifier = document.identity
    core.created = core.modified = datetime.combine(document.dated, time())
