"""A file that was written outside the vault, and what became of it."""

import datetime as dt
from dataclasses import dataclass
from pathlib import PurePath
from uuid import UUID

from mappa_tui.domain.clock import LONDON
from mappa_tui.domain.dates import plain_date

UNCHANGED, CHANGED, UNKNOWN = "unchanged", "changed", "unknown"
"""How a file compares with what was written."""
ABOUT = ("disclosure",)
"""Documents that are about the person they name, and not for them."""


def titled(title: str, paper: str, whom: str) -> str:
    """Return what a copy is called: `Minutes for DI Nair`, `Disclosure record about Dawn Prior`."""
    joined = "about" if paper in ABOUT else "for"
    return f"{title} {joined} {whom}" if whom else title


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Contents:
    """What is in a file."""

    paper: str
    """A document's key in the catalogue, or the list that it is: `register`."""
    title: str
    noun: str
    """What the audit says that it is of: `Meeting`, `register`."""
    record_id: UUID | None = None
    """The meeting, where it is of one."""
    whom: str = ""
    """For whom it is, where there are several copies."""
    version: str = ""
    """`version 1`, `DRAFT`, or nothing where it does not hang on the signature."""
    identity: str = ""
    """What the file says that it is, wherever it goes; nothing where it cannot say so."""
    has_password: bool = False
    template: str = ""
    """The area's own template that it was printed over, by name and hash."""

    def what(self) -> str:
        """Return `Restricted minutes for DI Nair, version 1`."""
        return ", ".join(
            part for part in (titled(self.title, self.paper, self.whom), self.version) if part
        )


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Exported(Contents):
    """One file as the program wrote it."""

    at: dt.datetime
    who: str
    path: str
    """Where it was written, in full."""
    size: int
    """In bytes."""
    sha256: str
    """Of all its bytes, in hex."""

    @property
    def name(self) -> str:
        """The file's name."""
        return PurePath(self.path).name

    def told(self) -> str:
        """Return what it is, when and by whom it was written."""
        at = self.at.astimezone(LONDON)
        secret = ", with a password" if self.has_password else ""
        return (
            f"{self.what()}, written on {plain_date(at.date())} at {at:%H:%M} by {self.who}{secret}"
        )


@dataclass(frozen=True, slots=True, repr=False)
class Verdict:
    """How a file compares with what the program wrote."""

    how: str
    """`UNCHANGED`, `CHANGED` or `UNKNOWN`."""
    written: Exported | None = None
    """What it is, or was."""
    sha256: str = ""
    """Of the file as it lies there, in hex."""
    newer: int | None = None
    """The signed version that replaced it, if one did."""

    def sentence(self) -> str:
        """Say it in a sentence or two."""
        if self.written is None:
            return "Unknown: this program did not write it, or not with this vault."
        how = "Unchanged" if self.how == UNCHANGED else "Changed by hand"
        replaced = f" Version {self.newer} has replaced it." if self.newer else ""
        return f"{how} since it was written: {self.written.told()}.{replaced}"

    def hashes(self) -> list[tuple[str, str]]:
        """Return the SHA-256 of the file, and of what was written where that is another."""
        found = [("SHA-256", self.sha256)]
        if self.written is not None and self.how != UNCHANGED:
            found.append(("SHA-256 as written", self.written.sha256))
        return found


def judged(same: Exported | None, like: Exported | None) -> Verdict:
    """Judge a file.

    Args:
        same: what was written with the very same bytes.
        like: what was written under the same name, or is the same document by its own words.
    """
    if same is not None:
        return Verdict(UNCHANGED, same)
    return Verdict(CHANGED, like) if like is not None else Verdict(UNKNOWN)
