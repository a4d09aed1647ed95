"""The names of files: whose meeting, what it is and which version, and never a person."""

import re

from mappa_tui.domain.record import MeetingRecord

DRAFT = "DRAFT"
_LONGEST = 40


def plain_name(text: str) -> str:
    """Return what is kept of a text in the name of a file: letters, digits and hyphens."""
    return re.sub("[^A-Za-z0-9]+", "-", text).strip("-")[:_LONGEST]


def file_name(
    record: MeetingRecord,
    what: str = "minutes",
    version: int | None = None,
    *,
    is_draft: bool = True,
    copy: str = "",
    suffix: str = ".docx",
) -> str:
    """Return a name for the file of a document that holds no person's name.

    Letters, digits and hyphens are all that is kept of the CRN, so that every system
    takes the name.

    Args:
        record: the meeting.
        what: what the document is, in words that name nobody.
        version: the signed version that it shows, if it shows one.
        is_draft: whether it is a draft without one.
        copy: which copy, where there are several, in words that name nobody.
        suffix: the ending that says what kind of file it is.
    """
    crn = plain_name(record.case.crn)
    day = record.meeting.date
    parts = [
        f"{crn or 'case'}-{record.meeting.number}",
        what,
        f"{day:%Y-%m-%d}" if day else "undated",
        f"v{version}" if version else DRAFT if is_draft else "",
        copy,
    ]
    return f"{' '.join(part for part in parts if part)}{suffix}"
