"""The register as CSV for a spreadsheet."""

from collections.abc import Iterable

from mappa_tui.domain.register import RegisterLine
from mappa_tui.exports.csv_text import csv_text

HEADINGS = (
    "CRN",
    "Name",
    "Category",
    "Level",
    "Lead agency",
    "Area",
    "Last meeting",
    "Next meeting",
    "Is planned",
    "Open actions",
    "Overdue actions",
    "Minutes due",
)


def register_csv(lines: Iterable[RegisterLine]) -> bytes:
    """Return the lines in their order; dates as 2025-10-14."""
    return csv_text(HEADINGS, map(_cells, lines))


def _cells(line: RegisterLine) -> list[str]:
    planned = ("yes" if line.is_planned else "no") if line.next else ""
    return [
        line.crn,
        line.title,
        line.category,
        line.level,
        line.lead_agency,
        line.area,
        str(line.last or ""),
        str(line.next or ""),
        planned,
        str(line.open_actions),
        str(line.late_actions),
        str(line.minutes_due or ""),
    ]
