"""How long nobody has been there, and whether the computer slept meanwhile."""

import datetime as dt

from mappa_tui.domain.clock import Clock

SLEPT = dt.timedelta(minutes=1)
"""A jump of the time between two looks, a second apart, that only a sleep explains."""


class Idle:
    """Counts from the last key or mouse event."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = clock.seconds()
        self._looked = clock.now()

    def touched(self) -> None:
        """Begin anew: somebody is there."""
        self._last = self._clock.seconds()

    def seconds(self) -> float:
        """Return how long nobody has been there."""
        # Not the time of day, which somebody may set back.
        return self._clock.seconds() - self._last

    def slept(self) -> bool:
        """Whether the computer slept since this was asked last; ask every second."""
        now = self._clock.now()
        jumped = now - self._looked
        self._looked = now
        return jumped > SLEPT
