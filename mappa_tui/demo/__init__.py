"""The demonstration's data: one invented case and its third meeting; no input or output."""

from datetime import datetime
from typing import TYPE_CHECKING

from mappa_tui.domain.clock import LONDON

if TYPE_CHECKING:
    from mappa_tui.domain.noun import Noun

# The data is imported when it is asked for: the clock's start is needed before the
# first frame, which spares pydantic.

DEMO_STARTS = datetime(2025, 10, 14, 10, 42, tzinfo=LONDON)
"""The moment at which the demonstration's clock starts: item 12 of the meeting."""


def demonstration() -> "list[Noun]":
    """Return the case with its meeting in progress, as it stands at `DEMO_STARTS`."""
    from mappa_tui.demo import before, decided, plan, room, said

    return [
        *before.nouns(),
        *room.in_progress(),
        *said.nouns(),
        *plan.so_far(),
        decided.licence_action(),
    ]


def whole_meeting() -> "list[Noun]":
    """Return the same case with the meeting complete and closed, ready to be signed."""
    from mappa_tui.demo import before, decided, plan, room, said

    return [*before.nouns(), *room.closed(), *said.nouns(), *plan.whole(), *decided.nouns()]
