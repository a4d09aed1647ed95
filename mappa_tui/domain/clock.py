"""The one clock: handed in at the start; nothing else in the program asks for the time."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class Clock:
    """Tells the time in UTC for what is stored, and in London's for what is shown."""

    def __init__(
        self,
        source: Callable[[], datetime] | None = None,
        seconds: Callable[[], float] | None = None,
    ) -> None:
        """Make a clock.

        Args:
            source: tells the time; without it, the system does.
            seconds: counts on, whatever the time is set to; without it, the system does.
        """
        self._source = source or (lambda: datetime.now(UTC))
        self.seconds = seconds or time.monotonic
        """Seconds since some moment, for how long something lasts."""

    @classmethod
    def starting_at(cls, moment: datetime) -> "Clock":
        """Return a clock that runs from `moment`, an aware time, on."""
        offset = moment - datetime.now(UTC)
        return cls(lambda: datetime.now(UTC) + offset)

    def now(self) -> datetime:
        """Return the moment in UTC."""
        return self._source().astimezone(UTC)

    def local(self) -> datetime:
        """Return the moment in London's time."""
        return self.now().astimezone(LONDON)

    def today(self) -> date:
        """Return the date in London."""
        return self.local().date()


def local_text(moment: datetime) -> str:
    """Return a stored moment as London's clock shows it, to the second."""
    return moment.astimezone(LONDON).strftime("%H:%M:%S")
