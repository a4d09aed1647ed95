"""A document as a stream of blocks, in no format; each part carries its handling.

Redaction is `for_audience`: what an audience may not have is left out of the
blocks before any writer sees them, and the sentence that says so takes its place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

Handling = Literal["standard", "third party", "restricted"]
Audience = Literal["standard", "restricted"]
RESTRICTED: Handling = "restricted"


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
    """What the foot of each page says of the audit; drafts say nothing."""
    identity: str = ""
    """What the file says that it is, so that it is known again wherever it lies; names nobody."""
    left_out: tuple[LeftOut, ...] = ()
    """What was kept back from its readers: writers print nothing of it."""


def for_audience(document: Document, audience: Audience) -> Document:
    """Return the document as `audience` may have it, with what was left out."""
    if audience == "restricted":
        return document
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
