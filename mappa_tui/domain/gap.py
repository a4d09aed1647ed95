"""Something that is missing, as a question that leads to its field."""

from dataclasses import dataclass
from uuid import UUID

from mappa_tui.domain.noun import Noun


@dataclass(frozen=True, slots=True, repr=False)
class Ask:
    """A question of a rule, and where its answer goes."""

    question: str
    kind: str
    """The kind of the agenda item."""
    field: str
    record: Noun | None = None
    """The record whose field it is; without one, the meeting's."""
    pillar: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Gap:
    """A question placed in a meeting; opened by its item, record and field."""

    key: str
    question: str
    why: str
    stops: bool
    item: str
    noun: str
    record_id: UUID
    field: str
