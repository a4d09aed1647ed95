"""What the rules say of a record while it is typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, repr=False)
class Judged:
    """Sentences about the whole record, and questions beside its empty fields."""

    words: tuple[tuple[str, str], ...] = ()
    """Each sentence after its mark: `✓`, `!`, `?` or a blank."""
    asks: Mapping[str, str] = field(default_factory=dict)
    """Questions, by the name of the field."""
