"""How an entry of the audit reads: as a row of the list, and whole."""

from mappa_tui.domain.audited import AuditLine
from mappa_tui.domain.clock import LONDON
from mappa_tui.domain.dates import long_date, short_date
from mappa_tui.widgets.rows import Column, Row
from mappa_tui.widgets.say import MUTED

WIDE = (
    Column("When", width=17),
    Column("Who", width=16),
    Column("Did", width=10),
    Column("What", width=25),
    Column("Field", width=13, style=MUTED),
    Column("To whom, or why", style=MUTED),
)
NARROW = (
    Column("When", width=12),
    Column("Who", width=13),
    Column("Did", width=10),
    Column("What"),
    Column("Field, to whom, why", style=MUTED),
)
MEANS = {
    "collect": "something new was entered",
    "alter": "something was changed",
    "consult": "it was opened to be read",
    "disclose": "somebody was told, or was given the minutes",
    "combine": "records were put together",
    "erase": "something was taken out",
    "log in": "the vault was unlocked",
    "log out": "the vault was locked or left",
    "export": "a file was written outside the vault",
    "administer": "the vault itself was changed",
}
"""What each action says that somebody did."""


def row(line: AuditLine, *, narrow: bool) -> Row:
    """Return an entry as a row."""
    at = line.at.astimezone(LONDON)
    day = short_date(at.date(), year=not narrow)
    when = f"{day} {at:%H:%M}"
    what = f"{line.what} {line.about}".strip()
    why = " · ".join(text for text in (line.recipient, line.reason) if text)
    if narrow:
        last = " · ".join(text for text in (line.field, why) if text)
        return Row(str(line.sequence), (when, line.who, line.action, what, last))
    return Row(str(line.sequence), (when, line.who, line.action, what, line.field, why))


def whole(line: AuditLine) -> list[tuple[str, str]]:
    """Return everything that an entry says, each with its label."""
    at = line.at.astimezone(LONDON)
    return [
        ("When", f"{long_date(at.date())}, {at:%H:%M:%S}"),
        ("Who", line.who),
        ("Did", f"{line.action}: {MEANS.get(line.action, '')}".rstrip(": ")),
        ("What", f"{line.what} {line.about}".strip()),
        ("Field", line.field),
        ("To whom", line.recipient),
        ("Why", line.reason),
        ("Record", str(line.record_id or "")),
        ("Keyed hash", line.content),
        ("SHA-256 of the file", line.sha256),
    ]
