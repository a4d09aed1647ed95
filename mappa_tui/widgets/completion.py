"""What typing in a field is completed from: agencies, people in the room, people of the case."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from mappa_tui.domain.record import CaseRecord, MeetingRecord, live

SHOWN = 5
"""Offers shown at once."""


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
    wanted = " ".join(typed.lower().split())
    if not wanted:
        return []
    found = [each for each in _all(record, kind) if _matches(each.value, wanted)]
    if any(each.value.lower() == wanted for each in found):
        return []
    found.sort(key=lambda each: not each.value.lower().startswith(wanted))
    return found[:SHOWN]


def _matches(value: str, wanted: str) -> bool:
    lower = value.lower()
    return lower.startswith(wanted) or f" {wanted}" in lower


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
