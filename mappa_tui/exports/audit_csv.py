"""The audit as CSV for a spreadsheet: what is in it, and nothing of what was written."""

from collections.abc import Iterable

from mappa_tui.domain.audited import AuditLine
from mappa_tui.domain.clock import LONDON
from mappa_tui.exports.csv_text import csv_text

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
    "Hash of what was written (keyed with the vault's own key: not the file's SHA-256)",
    "SHA-256 of the file",
)


def audit_csv(lines: Iterable[AuditLine]) -> bytes:
    """Return the entries as CSV."""
    return csv_text(HEADINGS, map(_cells, lines))


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
        line.sha256,
    ]
