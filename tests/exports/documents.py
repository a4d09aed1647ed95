"""What every document has to hold, and which of them a meeting owes."""

from pathlib import Path

from openxml_audit import OpenXmlValidator

from mappa_tui.exports.blocks import Document
from mappa_tui.exports.catalogue import PAPERS, Copy, Paper, Source
from mappa_tui.exports.word import write_word

from .house_checker import check


def faults(document: Document, folder: Path, withheld: tuple[str, ...] = ()) -> list[str]:
    """Return what the checkers find in the Word file of a document, withheld strings too."""
    data = write_word(document)
    assert data == write_word(document)
    path = folder / "document.docx"
    path.write_bytes(data)
    audited = [error.description for error in OpenXmlValidator().validate(path).errors]
    return [*check(data, withheld), *audited]


def owed(source: Source) -> list[tuple[Paper, Copy]]:
    """Return every copy that the meeting owes, written or not."""
    record = source.record
    return [(each, copy) for each in PAPERS if each.owed(record) for copy in each.copies(record)]
