"""What the one write path takes, and what it tells the screens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from mappa_tui.domain.noun import Noun


@dataclass(frozen=True, slots=True)
class Put:
    """A new record; its number within the case or the meeting is given when it is stored."""

    record: "Noun"


@dataclass(frozen=True, slots=True, repr=False)
class Edit:
    """What was typed into one field: stored as its value, or as a draft until it is one."""

    noun: str
    record_id: UUID
    field: str
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Set:
    """Values that the program itself gives: a state, a mark, a time."""

    noun: str
    record_id: UUID
    values: Mapping[str, Any]


Change = Put | Edit | Set


@dataclass(frozen=True, slots=True)
class Written:
    """What a write stored."""

    records: "Sequence[Noun]" = field(default_factory=tuple)
    """All records as they now are, those that followed by rule among them."""
    dropped: Sequence[UUID] = field(default_factory=tuple)
    """Drafts that are gone, since their text became valid."""
