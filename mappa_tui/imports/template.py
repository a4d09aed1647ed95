"""An empty file to fill in: the headings, as spreadsheets read them."""

import csv
import io

from mappa_tui.imports.sheet import Sheet


def template(sheet: Sheet) -> bytes:
    """Return the headings of a sheet as CSV in UTF-8, marked so that spreadsheets read it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerow([column.heading for column in sheet.columns])
    return text.getvalue().encode("utf-8-sig")


def columns_in_words(sheet: Sheet) -> list[tuple[str, str]]:
    """Return each heading with what may stand under it."""
    return [(column.heading, _words(sheet, at)) for at, column in enumerate(sheet.columns)]


def _words(sheet: Sheet, at: int) -> str:
    column = sheet.columns[at]
    takes = ", ".join(column.takes)
    return f"{takes or 'text'}{', needed' if column.needed else ''}"
