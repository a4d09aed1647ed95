"""Restricted copies: one a named reader, each with its number."""

from collections.abc import Iterator
from dataclasses import dataclass

from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.text import listed
from mappa_tui.exports.blocks import IN_PART, MARK, Block, Paragraph


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
    """Return one copy for each reader that the meeting named; none where it named nobody."""
    lines = (line.strip() for line in record.meeting.restricted_to.split("\n"))
    readers = list(dict.fromkeys(line for line in lines if line))
    total = len(readers)
    return tuple(RestrictedCopy(at, total, name) for at, name in enumerate(readers, 1))


def front(record: MeetingRecord, copy: RestrictedCopy | None) -> Iterator[Block]:
    """Yield what stands on the front of a restricted copy: whose it is, and who has the others."""
    readers = [each.reader for each in restricted_copies(record)]
    mine = f"{copy.says}. " if copy else ""
    names = listed(readers) or "no reader is named yet"
    yield _front(f"{mine}Restricted copy for: {names}.")
    yield _front(f"{MARK} marks what standard minutes leave out, {IN_PART} what they shorten.")


def _front(text: str) -> Paragraph:
    return Paragraph(text, "statement", "restricted")
