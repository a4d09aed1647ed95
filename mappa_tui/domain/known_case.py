"""A case of the record, as far as a file that is imported can be about it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from mappa_tui.domain.statistics.counted import Happened, Step


@dataclass(frozen=True, slots=True, repr=False)
class KnownCase:
    """What it says now."""

    id: UUID
    values: Mapping[str, Any]
    """Its fields by name."""
    steps: Sequence[Step] = ()
    events: Sequence[Happened] = ()
    referred: Sequence[dt.date | None] = ()
    """The days on which its referrals were received."""
    is_alone: bool = True
    """Whether no other case has its CRN."""
