"""The meeting's time: used in all and by item; it shows, it never scolds."""

import datetime as dt
from uuid import UUID

from mappa_tui.domain.change import Change, Set
from mappa_tui.domain.clock import LONDON, Clock
from mappa_tui.domain.lengths import whole_minutes
from mappa_tui.domain.meeting import IN_PROGRESS
from mappa_tui.domain.record import MeetingRecord


class Timing:
    """Counts the seconds of the open item while the meeting is in progress."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._entry: UUID | None = None
        self._since: dt.datetime | None = None

    def begin(self, entry: UUID | None) -> None:
        """Count for an item from now on; for none if `entry` is None."""
        self._entry, self._since = entry, self._clock.now()

    def running(self, record: MeetingRecord, entry: UUID) -> int:
        """Return the seconds of an item that are not written yet."""
        if entry != self._entry or self._since is None or record.meeting.state != IN_PROGRESS:
            return 0
        return max(int((self._clock.now() - self._since).total_seconds()), 0)

    def taken(self, record: MeetingRecord) -> list[Change]:
        """Return the change that writes the running item's seconds, and count anew."""
        entry = next((row for row in record.entries if row.id == self._entry), None)
        if entry is None:
            return []
        seconds = self.running(record, entry.id)
        if not seconds:
            return []
        self._since = self._clock.now()
        return [Set("ItemEntry", entry.id, {"seconds": entry.seconds + seconds})]


def elapsed_minutes(record: MeetingRecord, clock: Clock) -> int | None:
    """Return how long the meeting has run, or ran; None before it began."""
    meeting = record.meeting
    if meeting.started is None or meeting.date is None:
        return None
    began = dt.datetime.combine(meeting.date, meeting.started, LONDON)
    ended = clock.local()
    if meeting.state != IN_PROGRESS and meeting.closed is not None:
        ended = dt.datetime.combine(meeting.date, meeting.closed, LONDON)
    return whole_minutes((ended - began).total_seconds())
