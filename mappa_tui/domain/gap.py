"""Places in a meeting to which one is led, and what is missing there, as a question."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from mappa_tui.domain.noun import Noun


class Leads(Protocol):
    """Something that leads to a field of a meeting."""

    @property
    def item(self) -> str:
        """The key of the agenda item to be opened."""

    @property
    def record_id(self) -> UUID:
        """The record whose field it is."""

    @property
    def field(self) -> str:
        """The field; where the item has none of that name, its first."""


@dataclass(frozen=True, slots=True, repr=False)
class Where:
    """Where something stands in a meeting."""

    kind: str = ""
    """The kind of the agenda item."""
    field: str = ""
    record: Noun | None = None
    """The record whose field it is; without one, the meeting's."""
    item: str = ""
    """The key of the item, where its kind does not say which."""
    pillar: str = ""


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
