"""Actions over all cases as CSV for a spreadsheet."""

import datetime as dt
from collections.abc import Iterable

from mappa_tui.domain.listed_actions import ListedAction
from mappa_tui.exports.csv_text import csv_text

HEADINGS = (
    "CRN",
    "Case",
    "Action",
    "Task",
    "Agency",
    "Owner",
    "With",
    "Due",
    "State",
    "Times moved",
    "Why cancelled",
    "Last chased",
    "What was said",
    "Handling",
)


def actions_csv(lines: Iterable[ListedAction], today: dt.date) -> bytes:
    """Return the actions in their order; dates as 2025-10-14, late as seen from `today`."""
    return csv_text(HEADINGS, (_cells(line, today) for line in lines))


def _cells(line: ListedAction, today: dt.date) -> list[str]:
    return [
        line.crn,
        line.case_title,
        f"A{line.number}",
        line.task,
        line.agency,
        line.owner,
        line.helpers,
        str(line.due or ""),
        "late" if line.is_late(today) else line.status,
        str(line.moved),
        line.cancel_reason,
        str(line.chased or ""),
        line.said,
        line.handling,
    ]
