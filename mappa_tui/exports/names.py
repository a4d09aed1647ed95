"""The names of files: whose meeting, what it is and which version, and never a person."""

import re

from mappa_tui.domain.record import MeetingRecord

DRAFT = "DRAFT"
_LONGEST = 40


def file_name(
    record: MeetingRecord,
    what: str = "minutes",
    version: int | None = None,
    *,
    is_draft: bool = True,
    copy: int = 0,
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
        copy: the number of the copy, where there are several.
        suffix: the ending that says what kind of file it is.
    """
    crn = re.sub("[^A-Za-z0-9]+", "-", record.case.crn).strip("-")[:_LONGEST]
    day = record.meeting.date
    parts = [
        f"{crn or 'case'}-{record.meeting.number}",
        what,
        f"{day:%Y-%m-%d}" if day else "undated",
        f"v{version}" if version else DRAFT if is_draft else "",
        f"copy {copy}" if copy else "",
    ]
    return f"{' '.join(part for part in parts if part)}{suffix}"
