"""The audit as CSV for a spreadsheet: what is in it, and nothing of what was written."""

import csv
import io
from collections.abc import Iterable

from mappa_tui.domain.audited import AuditLine
from mappa_tui.domain.clock import LONDON

HEADINGS = (
    "Entry",
    "When (London)",
    "When (UTC)",
    "Who",
    "Did",
    "What",
    "Of",
    "Field",
    "Recipient",
    "Reason",
    "Record",
    "Hash of what was written",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would carry out."""


def audit_csv(lines: Iterable[AuditLine]) -> bytes:
    """Return the entries as CSV in UTF-8, marked so that spreadsheets read it as that."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    for line in lines:
        writer.writerow([defused(cell) for cell in _cells(line)])
    return text.getvalue().encode("utf-8-sig", "replace")


def defused(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _cells(line: AuditLine) -> list[str]:
    return [
        str(line.sequence),
        f"{line.at.astimezone(LONDON):%Y-%m-%d %H:%M:%S}",
        line.at.isoformat(),
        line.who,
        line.action,
        line.what,
        line.about,
        line.field,
        line.recipient,
        line.reason,
        str(line.record_id or ""),
        line.content,
    ]
