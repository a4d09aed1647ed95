"""The audit as people look at it: which entries they ask for, and one entry as a line."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which entries are asked for; what is empty asks for nothing."""

    who: str = ""
    action: str = ""
    first: dt.date | None = None
    """The first day, as London has it."""
    last: dt.date | None = None
    words: str = ""
    """Each of them stands somewhere in the entry."""

    def says(self) -> str:
        """Return the filter in words; nothing if it lets everything through."""
        parts = [self.who, self.action]
        parts += [f"from {self.first:%d.%m.%Y}" if self.first else ""]
        parts += [f"to {self.last:%d.%m.%Y}" if self.last else ""]
        parts += [f"“{self.words}”" if self.words else ""]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One entry: who did what, when, and to which record."""

    sequence: int
    at: dt.datetime
    who: str
    action: str
    noun: str
    """What kind of record it is, as the program names it."""
    what: str
    """The same in words."""
    record_id: UUID | None
    about: str
    """`X482913`, or `X482913/3` for a meeting: where the record belongs."""
    field: str
    """The field's label."""
    recipient: str
    reason: str
    content: str
    """The keyed hash of what was written."""
    sha256: str = ""
    """Of the file that was written outside the vault, if the entry tells of one."""
