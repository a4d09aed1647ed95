"""From the bytes of a file to its lines and cells."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from mappa_tui.imports.sheet import Unusable

LARGEST = 50_000_000
"""Bytes; a register of a whole area has a hundredth of that."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ZIP = b"PK\x03\x04"
_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True, repr=False)
class Text:
    """The text of a file."""

    text: str
    is_windows: bool
    """Whether it was no UTF-8, and so was read as Windows-1252."""


def decoded(data: bytes) -> Text:
    """Return the text of a CSV file: UTF-8, with a byte order mark or without, or Windows-1252.

    Raises Unusable for what is none of them.
    """
    if len(data) > LARGEST:
        raise Unusable("The file has more than 50 MB: that is no register.")
    if data.startswith(_ZIP):
        raise Unusable("This is a workbook, not a CSV file. Save the sheet as CSV UTF-8 first.")
    if data.startswith(_UTF_16) or b"\x00" in data:
        raise Unusable("The file is not plain text. Save the sheet as CSV UTF-8 and try again.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return Text(data.decode(encoding), encoding == "cp1252")
        except UnicodeDecodeError:
            continue
    raise Unusable("The file is neither UTF-8 nor Windows-1252 text. Save it as CSV UTF-8.")


def rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each line that is not blank, with the number of the line it begins on.

    Raises Unusable where it stops being CSV.
    """
    head = text.lstrip().partition("\n")[0]
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        raise Unusable(f"From line {begins} on it is no CSV: a quotation mark is amiss.") from None
