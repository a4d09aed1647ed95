"""What typing in a field is completed from: agencies, people in the room, people of the case."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from mappa_tui.domain.record import CaseRecord, MeetingRecord, live

SHOWN = 5
"""Offers shown at once."""
UNKNOWN = {"attendee": "not in the room", "agency": "not on the list of agencies"}
"""What is said of a name that nothing known is called by."""
_WORD = re.compile(r"[^\s,;()]+")


@dataclass(frozen=True, slots=True, repr=False)
class Offer:
    """One completion, and what it says about fields beside it."""

    value: str
    detail: str = ""
    note: str = ""
    beside: dict[str, str] = field(default_factory=dict)
    """Values for other fields of the same form, by what they hold."""


def offers(record: CaseRecord, kind: str, typed: str) -> list[Offer]:
    """Return what completes `typed` in a field of this kind, the best first."""
    known = list(_all(record, kind))
    if _words(typed) in [_words(each.value) for each in known]:
        return []
    found = [each for each in known if completes(each.value, typed)]
    wanted = typed.strip().lower()
    found.sort(key=lambda each: not each.value.lower().startswith(wanted))
    return found[:SHOWN]


def known(record: CaseRecord, kind: str, typed: str) -> Offer | None:
    """Return the offer that `typed` is in full; capitals do not matter."""
    wanted = " ".join(typed.lower().split())
    return next((each for each in _all(record, kind) if each.value.lower() == wanted), None)


def unknown(record: CaseRecord, kind: str, typed: str) -> str:
    """Return that nobody in the room, or no agency, is called so; nothing where that is known."""
    if not typed.strip() or kind not in UNKNOWN or known(record, kind, typed):
        return ""
    if kind == "attendee" and not _attendees(record):
        return ""
    return UNKNOWN[kind]


def completes(value: str, typed: str) -> bool:
    """Whether what was typed, all of it, may be a part of `value`.

    Each word must be one of its words, in their order; the last may be the beginning of
    one, unless a blank says that it is finished.
    """
    whole = _words(typed)
    begun = whole.pop() if whole and _WORD.fullmatch(typed[-1]) else ""
    following = iter(_words(value))
    if not all(word in following for word in whole):
        return False
    return any(word.startswith(begun) for word in following) if begun else bool(whole)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _all(record: CaseRecord, kind: str) -> Iterable[Offer]:
    if kind == "attendee":
        return _attendees(record)
    if kind == "person":
        return [
            Offer(
                person.name or person.label,
                person.relation or person.part,
                person.label,
                {"address": person.address, "relation": person.relation},
            )
            for person in live(record.people)
            if person.called != "unnamed"
        ]
    if kind == "tool":
        return [Offer(tool) for tool in record.area.tools]
    agencies = list(record.area.agencies)
    if isinstance(record, MeetingRecord):
        agencies = [row.agency for row in live(record.invitations)] + agencies
    return [Offer(agency) for agency in dict.fromkeys(agencies) if agency]


def _attendees(record: CaseRecord) -> list[Offer]:
    if not isinstance(record, MeetingRecord):
        return []
    rows = sorted(live(record.invitations), key=lambda row: (not row.came, row.position))
    return [
        Offer(row.name, row.agency, "here" if row.came else row.status, {"agency": row.agency})
        for row in rows
        if row.name
    ]
