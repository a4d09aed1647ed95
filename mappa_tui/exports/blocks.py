"""A document as a stream of blocks, in no format; each part carries its handling.

Redaction is `for_audience`: what an audience may not have is left out of the
blocks before any writer sees them, and the sentence that says so takes its place.
Those who may have it find it marked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

Handling = Literal["standard", "third party", "restricted"]
Audience = Literal["standard", "restricted"]
RESTRICTED: Handling = "restricted"
UNDATED = date(1980, 1, 1)
"""The file's own date where the meeting has none."""
MARK = "[Restricted]"
"""What marks a restricted part in a copy that has it: text, so that every reader meets it."""
IN_PART = "[Restricted in part]"
NOT_IN_STANDARD = "Standard minutes leave this table out."


@dataclass(frozen=True, slots=True, repr=False)
class Heading:
    """A heading; level 1 is an agenda item, numbered by the writer."""

    text: str
    level: int = 1
    handling: Handling = "standard"
    instead: str = ""
    """What standard minutes head it with where it is left out."""


@dataclass(frozen=True, slots=True, repr=False)
class Paragraph:
    """Text of one or more lines; a writer makes one paragraph of each line."""

    text: str
    role: Literal["body", "statement", "note"] = "body"
    handling: Handling = "standard"
    instead: str = ""
    """What standard minutes say where this is left out."""


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """One row of a table; as many cells as the table has columns."""

    cells: tuple[str, ...]
    handling: Handling = "standard"
    instead: str = ""
    """What standard minutes say below the table where this row is left out."""
    standard_cells: tuple[str, ...] = ()
    """The cells as standard minutes have them, where some of `cells` quote what is restricted."""


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """A table with a header row; without rows a writer prints `empty` as a paragraph."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    """Relative widths of the columns."""
    empty: str = "None recorded."


@dataclass(frozen=True, slots=True, repr=False)
class Fields:
    """Labels and values; a writer prints them as a table of two columns."""

    caption: str
    rows: tuple[tuple[str, str], ...]
    handling: Handling = "standard"
    instead: str = ""
    """What standard minutes say where this is left out."""


@dataclass(frozen=True, slots=True)
class Control:
    """Where somebody types or chooses in the finished document."""

    tag: str
    """By what it is known again."""
    choices: tuple[str, ...] = ()
    is_date: bool = False
    is_empty: bool = True
    """Whether the value beside it only says what to type there."""


@dataclass(frozen=True, slots=True, repr=False)
class Form(Fields):
    """Labels and values, of which each value is filled in by the reader.

    A writer that knows no controls prints it as the fields that it is.
    """

    controls: tuple[Control, ...] = ()
    """One for each row."""


Block = Heading | Paragraph | Table | Fields


@dataclass(frozen=True, slots=True, repr=False)
class LeftOut:
    """Something that a document does not have, for the eyes of who writes it; never printed."""

    where: str
    """The heading under which it would stand."""
    text: str
    """What it says."""
    why: str
    """Why its readers may not have it."""


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """A whole document, ready for a writer once it was cut for its audience."""

    title: str
    subject: str
    marking: str
    status: str
    """`DRAFT, not signed`, or the version with its date and signature."""
    dated: date
    """The meeting's date: the file's own dates, so that the same record gives the same bytes."""
    blocks: tuple[Block, ...] = field(default_factory=tuple)
    stamp: str = ""
    """What the foot of each page says of the audit, and of whose copy it is."""
    identity: str = ""
    """What the file says that it is, so that it is known again wherever it lies; names nobody."""
    left_out: tuple[LeftOut, ...] = ()
    """What was kept back from its readers: writers print nothing of it."""
    is_restricted: bool = False
    """Whether it holds what is restricted, which the head of each page says."""


def for_audience(document: Document, audience: Audience) -> Document:
    """Return the document as `audience` may have it, with what was left out.

    Standard minutes do without what is restricted; a restricted copy has it marked in place.
    """
    if audience == "restricted":
        return replace(document, blocks=tuple(_marked(document.blocks)), is_restricted=True)
    kept = tuple(_standard(document.blocks))
    left_out = (*document.left_out, *_kept_back(document.blocks))
    return replace(document, blocks=kept, left_out=left_out)


def _kept_back(blocks: Iterable[Block]) -> Iterator[LeftOut]:
    """Yield what standard minutes do not have, in order; each with its heading."""
    where = ""
    for block in blocks:
        if isinstance(block, Heading):
            where = block.text
        elif isinstance(block, Table):
            for row in block.rows:
                if row.handling == RESTRICTED:
                    yield LeftOut(where, " · ".join(row.cells), RESTRICTED)
                elif row.standard_cells:
                    yield from _quoted(where, row)
        elif block.handling == RESTRICTED and where:
            # Above the first heading a restricted copy says for whom it is.
            yield LeftOut(where, _words(block), RESTRICTED)


def _quoted(where: str, row: Row) -> Iterator[LeftOut]:
    """Yield the cells of a row that quote what is restricted."""
    for whole, kept in zip(row.cells, row.standard_cells, strict=True):
        if whole != kept:
            yield LeftOut(where, f"{row.cells[0]}: {whole}", f"names what is {RESTRICTED}")


def _words(block: Paragraph | Fields) -> str:
    if isinstance(block, Fields):
        return "\n".join(f"{label}: {value}" for label, value in block.rows)
    return block.text


def _marked(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table):
            widest = block.widths.index(max(block.widths))
            yield replace(block, rows=tuple(_marked_row(row, widest) for row in block.rows))
        elif block.handling != RESTRICTED or _is_statement(block):
            yield block
        elif isinstance(block, Fields):
            yield replace(block, rows=((MARK, NOT_IN_STANDARD), *block.rows))
        else:
            yield replace(block, text=f"{MARK} {block.text}")


def _is_statement(block: Block) -> bool:
    """Whether it speaks of the document itself."""
    return isinstance(block, Paragraph) and block.role == "statement"


def _marked_row(row: Row, widest: int) -> Row:
    if row.handling == RESTRICTED:
        cells = list(row.cells)
        cells[widest] = f"{MARK} {cells[widest]}"
        return replace(row, cells=tuple(cells))
    # A row that everybody has may quote something that only these readers have.
    pairs = zip(row.cells, row.standard_cells or row.cells, strict=True)
    return replace(row, cells=tuple(c if c == s else f"{c}\n{IN_PART}" for c, s in pairs))


def _standard(blocks: Iterable[Block]) -> Iterator[Block]:
    # A sentence said once under a heading tells nobody how much was left out there.
    said: set[str] = set()
    head = ""
    for block in blocks:
        if isinstance(block, Heading):
            text = block.instead if block.handling == RESTRICTED else block.text
            if block.handling == RESTRICTED and text in ("", head):
                continue
            said, head = set(), text
            yield Heading(text, block.level)
            continue
        kept, notices = _cut(block)
        if kept is not None:
            yield kept
        new = [notice for notice in dict.fromkeys(notices) if notice and notice not in said]
        said.update(new)
        yield from (Paragraph(notice, role="note") for notice in new)


def _cut(block: Paragraph | Table | Fields) -> tuple[Block | None, list[str]]:
    """Return what standard minutes keep of `block`, and what they say of the rest."""
    if not isinstance(block, Table):
        return (None, [block.instead]) if block.handling == RESTRICTED else (block, [])
    rows = tuple(
        Row(row.standard_cells or row.cells, row.handling)
        for row in block.rows
        if row.handling != RESTRICTED
    )
    notices = [row.instead for row in block.rows if row.handling == RESTRICTED]
    return (replace(block, rows=rows) if rows or not block.rows else None), notices
