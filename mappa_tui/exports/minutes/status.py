"""What a document says of itself: draft or signed, and the name of its file."""

import re
from collections.abc import Sequence

from mappa_tui.domain.clock import LONDON
from mappa_tui.domain.dates import plain_date
from mappa_tui.domain.meeting import ON_WORD, Version
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import Audience

DRAFT = "DRAFT, not signed"
_LONGEST = 40
_STAMPED = 16
"""Digits of the audit's keyed hash on paper: 64 bits are enough to compare."""


def draft_status() -> str:
    """Return the status of minutes that nobody has signed."""
    return DRAFT


def signed_status(version: Version) -> str:
    """Return the status of signed minutes: their version, who signed, how and when."""
    day = _signed_on(version)
    if version.how == ON_WORD:
        entered = f", entered by {version.entered_by}" if version.entered_by else ""
        return f"Version {version.number}, signed on {version.signed_by}’s word{day}{entered}"
    return f"Version {version.number}, signed by {version.signed_by}{day}"


def status(history: Sequence[Version]) -> str:
    """Return the status of the newest of a meeting's versions; without one, of a draft.

    An amendment, at work or signed, says which version it amends, and why.
    """
    if not history:
        return draft_status()
    *before, newest = history
    text = signed_status(newest) if newest.signed_at else draft_status()
    if before:
        text += f"; amends version {before[-1].number}{_signed_on(before[-1], ' of ')}"
        text += f"; reason: {newest.reason}"
    return text


def stamp(history: Sequence[Version]) -> str:
    """Return what the foot of signed minutes says of the audit as it was at sign-off.

    On paper it shows later whether the audit's end was cut off. Drafts have none.
    """
    if not history or history[-1].signed_at is None or not history[-1].audited:
        return ""
    sequence, mac = history[-1].audited.split(" ", 1)
    return f"Audit entry {sequence}, {mac[:_STAMPED]}"


def _signed_on(version: Version, link: str = " on ") -> str:
    if version.signed_at is None:
        return ""
    return f"{link}{plain_date(version.signed_at.astimezone(LONDON).date())}"


def file_name(
    record: MeetingRecord, version: int | None = None, audience: Audience = "standard"
) -> str:
    """Return a name for the file of minutes that holds no person's name.

    Letters, digits and hyphens are all that is kept of the CRN, so that every system
    takes the name.

    Args:
        record: the meeting.
        version: the signed version; a draft without one.
        audience: who it is for.
    """
    crn = re.sub("[^A-Za-z0-9]+", "-", record.case.crn).strip("-")[:_LONGEST]
    day = record.meeting.date
    parts = [
        f"{crn or 'case'}-{record.meeting.number}",
        "minutes",
        f"{day:%Y-%m-%d}" if day else "undated",
        f"v{version}" if version else "DRAFT",
        "RESTRICTED" if audience == "restricted" else "",
    ]
    return f"{' '.join(part for part in parts if part)}.docx"
