"""What every writer makes of a block's text: cleaned, never blank, in paragraphs."""

from collections.abc import Iterator

from mappa_tui.domain.text import clean, one_line
from mappa_tui.exports.blocks import Document, Fields, Table

NOTHING = "None recorded"
"""What an empty cell says."""
FIELD_HEADER = ("Item", "Details")
"""What stands over the two columns of fields."""
END = "End of document."


def is_blank(text: str) -> bool:
    """Whether a text would print as nothing."""
    return not clean(text).strip()


def shown(text: str, otherwise: str = NOTHING) -> str:
    """Return a text as it is printed, or what stands in for a blank one."""
    return otherwise if is_blank(text) else clean(text)


def caption_of(block: Table | Fields) -> str:
    """Return the caption of a table, on one line."""
    return one_line(block.caption).strip() or "Table"


def paragraphs(text: str) -> Iterator[str]:
    """Yield a paragraph for each line; a blank line breaks within the paragraph before.

    No paragraph is empty so, and joined by line feeds they are the text.
    """
    held: list[str] = []
    for line in clean(text).split("\n"):
        if line.strip() and any(part.strip() for part in held):
            yield "\n".join(held)
            held = []
        held.append(line)
    yield "\n".join(held)


def needs_marking(marking: str, title: str) -> None:
    """Raise ValueError where a document has no protective marking or no title."""
    if is_blank(marking) or is_blank(title):
        raise ValueError("a document needs a protective marking and a title")


def top_marking(document: Document) -> str:
    """Return what the head of each page says: the marking, and RESTRICTED or DRAFT if it is."""
    is_draft = one_line(document.status).startswith("DRAFT")
    words = (document.is_restricted, "RESTRICTED"), (is_draft, "DRAFT")
    said = [one_line(document.marking), *(word for holds, word in words if holds)]
    return " \N{MIDDLE DOT} ".join(said)
