"""What every document has to hold: both checkers find nothing, and the bytes are the same."""

from pathlib import Path

from openxml_audit import OpenXmlValidator

from mappa_tui.exports.blocks import Document
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
