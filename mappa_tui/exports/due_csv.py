"""What is owed by when as CSV for a spreadsheet."""

import datetime as dt
from collections.abc import Iterable

from mappa_tui.domain.dates import WEEKDAYS
from mappa_tui.domain.due import Due, how_far
from mappa_tui.exports.csv_text import csv_text

HEADINGS = ("Date", "Weekday", "How far", "CRN", "Case", "Kind", "What", "Who", "Rule", "Handling")


def due_csv(found: Iterable[Due], today: dt.date) -> bytes:
    """Return what is owed in its order; dates as 2025-10-14, seen from `today`."""
    return csv_text(HEADINGS, (_cells(due, today) for due in found))


def _cells(due: Due, today: dt.date) -> list[str]:
    return [
        str(due.on or "unknown"),
        WEEKDAYS[due.on.weekday()] if due.on else "",
        how_far(due.on, today),
        due.crn,
        due.case_title,
        due.kind,
        due.what,
        due.who,
        due.source,
        due.handling,
    ]
