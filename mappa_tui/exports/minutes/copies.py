"""Restricted copies: one a named reader, each with its number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.domain.text import listed
from mappa_tui.exports.blocks import IN_PART, MARK, Block, Paragraph

_SEVERAL = re.compile(r"[,;&/]|\band\b", re.IGNORECASE)
"""What stands between two names on one line."""


@dataclass(frozen=True, slots=True, repr=False)
class RestrictedCopy:
    """One reader's copy of minutes with their restricted entries."""

    number: int
    of: int
    reader: str

    @property
    def says(self) -> str:
        """What it says of itself: `Copy 2 of 3, for DC Owen Marsh`."""
        return f"Copy {self.number} of {self.of}, for {self.reader}"


def restricted_copies(record: MeetingRecord) -> tuple[RestrictedCopy, ...]:
    """Return one copy for each reader that the meeting named; none where it named nobody.

    A line that names several of those who were invited is a copy for each of them.
    """
    people = {_plain(row.name) for row in live(record.invitations) if row.name.strip()}
    found: dict[str, str] = {}
    for line in record.meeting.restricted_to.split("\n"):
        parts = [part.strip() for part in _SEVERAL.split(line) if part.strip()]
        are_all_known = all(_plain(part) in people for part in parts)
        for name in parts if are_all_known else [line.strip()]:
            found.setdefault(_plain(name), name)
    readers = list(found.values())
    total = len(readers)
    return tuple(RestrictedCopy(at, total, name) for at, name in enumerate(readers, 1))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def front(record: MeetingRecord, copy: RestrictedCopy | None) -> Iterator[Block]:
    """Yield what stands on the front of a restricted copy: whose it is, and who has the others."""
    readers = [each.reader for each in restricted_copies(record)]
    mine = f"{copy.says}. " if copy else ""
    names = listed(readers) or "no reader is named yet"
    yield _front(f"{mine}Restricted copy for: {names}.")
    yield _front(f"{MARK} marks what standard minutes leave out, {IN_PART} what they shorten.")


def _front(text: str) -> Paragraph:
    return Paragraph(text, "statement", "restricted")
