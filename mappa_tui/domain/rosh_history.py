"""The risk of serious harm from meeting to meeting, by group."""

from collections.abc import Sequence
from dataclasses import dataclass

from mappa_tui.domain.meeting import CANCELLED, PLANNED, POSTPONED, Meeting
from mappa_tui.domain.noun import RESTRICTED
from mappa_tui.domain.record import CaseRecord
from mappa_tui.domain.risk import RiskAssessment

_GROUPS = (
    ("Children", "children_community", "children_custody"),
    ("Public", "public_community", "public_custody"),
    ("Known adult", "known_adult_community", "known_adult_custody"),
    ("Staff", "staff_community", "staff_custody"),
    ("Prisoners", "", "prisoners_custody"),
)
"""Each group with its field in the community and in custody; prisoners have the second alone."""


@dataclass(frozen=True, slots=True)
class RoshLine:
    """The levels of one group, one for each meeting; an empty one was not recorded."""

    group: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class RoshHistory:
    """What the meetings that were held recorded, in their order."""

    meetings: tuple[Meeting, ...]
    restricted: tuple[bool, ...]
    """Of each meeting, whether standard minutes leave its assessment out."""
    lines: tuple[RoshLine, ...]


def rosh_history(record: CaseRecord) -> RoshHistory:
    """Return the history; without meetings where none recorded any level.

    In custody is shown for a group only where it was ever recorded, in the community always.
    """
    held = [each for each in record.meetings if each.state not in (PLANNED, CANCELLED, POSTPONED)]
    held.sort(key=lambda each: each.number)
    by_meeting = {row.meeting_id: row for row in record.assessments}
    rows = [by_meeting.get(each.id) for each in held]
    lines = []
    for group, community, custody in _GROUPS:
        in_custody = _levels(rows, custody)
        if community:
            lines.append(RoshLine(group, _levels(rows, community)))
        if any(in_custody):
            lines.append(RoshLine(f"{group}, custody", in_custody))
    lines.append(RoshLine("Overall", _levels(rows, "overall")))
    if not any(level for line in lines for level in line.levels):
        return RoshHistory((), (), ())
    restricted = tuple(row is not None and row.handling == RESTRICTED for row in rows)
    return RoshHistory(tuple(held), restricted, tuple(lines))


def _levels(rows: Sequence[RiskAssessment | None], field: str) -> tuple[str, ...]:
    return tuple(getattr(row, field) if row else "" for row in rows)
