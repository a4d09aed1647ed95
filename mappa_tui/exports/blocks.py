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


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is an agenda item, numbered by the writer."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of one or more lines; a writer makes one paragraph of each line."""

    text: str
    role: Literal["body", "statement", "note"] = "body"
    handling: Handling = "standard"
    instead: str = ""
    """What standard minutes say where this is left out."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; as many cells as the table has columns."""

    cells: tuple[str, ...]
    handling: Handling = "standard"
    instead: str = ""
    """What standard minutes say below the table where this row is left out."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; without rows a writer prints `empty` as a paragraph."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    """Relative widths of the columns."""
    empty: str = "None recorded."


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels and values; a writer prints them as a table of two columns."""

    caption: str
    rows: tuple[tuple[str, str], ...]


Block = Heading | Paragraph | Table | Fields


@dataclass(frozen=True, slots=True)
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


def for_audience(document: Document, audience: Audience) -> Document:
    """Return the document as `audience` may have it."""
    if audience == "restricted":
        return document
    return replace(document, blocks=tuple(_standard(document.blocks)))


def _standard(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Paragraph) and block.handling == "restricted":
            yield Paragraph(block.instead, role="note")
        elif isinstance(block, Table):
            kept = tuple(row for row in block.rows if row.handling != "restricted")
            notices = dict.fromkeys(
                row.instead for row in block.rows if row.handling == "restricted"
            )
            if kept or not notices:
                yield replace(block, rows=kept)
            yield from (Paragraph(notice, role="note") for notice in notices)
        else:
            yield block
