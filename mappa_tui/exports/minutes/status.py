"""What a document says of itself: draft or signed."""

from collections.abc import Sequence

from mappa_tui.domain.clock import LONDON
from mappa_tui.domain.dates import plain_date
from mappa_tui.domain.meeting import ON_WORD, Version

DRAFT = "DRAFT, not signed"
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
