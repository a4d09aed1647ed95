"""What was found: plain lines, read without loading whole records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from mappa_tui.domain.views import CaseLine


@dataclass(frozen=True, slots=True, repr=False)
class Hit:
    """A record in which all the words stand, and the text that shows it."""

    noun: str
    """The kind of record, as the program names it."""
    record_id: UUID
    case_id: UUID
    case_title: str
    """`M. ELLERY`"""
    crn: str
    meeting: str
    """`Level 2 review 3` where it was said in a meeting, or nothing."""
    item: str
    """The agenda item under which it was said, or nothing."""
    number: int
    """`5` of action A5; 0 where it has none."""
    name: str
    """What a person is called, or nothing."""
    field: str
    label: str
    """The field in words."""
    text: str
    """All that stands in the field."""


@dataclass(frozen=True, slots=True, repr=False)
class HitGroup:
    """Hits of one kind, the newest first."""

    noun: str
    count: int
    """How many there are; `hits` may be fewer."""
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """Everything that was found."""

    words: tuple[str, ...]
    """The words that were looked for, as they are compared."""
    cases: tuple[CaseLine, ...]
    """Cases that are called so, by name or reference, the best first."""
    case_count: int
    groups: tuple[HitGroup, ...]
    is_all: bool
    """Whether these are all; else the newest of very many."""
    named: Mapping[UUID, str] = field(default_factory=dict)
    """By what else a case was found than what its line says: `Also known as: Johnny`."""
