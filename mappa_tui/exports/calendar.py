"""The next meeting as an entry for a calendar, which many people see: it names nobody."""

import datetime as dt

from icalendar import Calendar, Event

from mappa_tui.domain.case import LEFT
from mappa_tui.domain.clock import LONDON
from mappa_tui.domain.meeting import LEAVES, PLANNED
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import UNDATED

KEEP_OUT = "Papers are sent apart. Put no names and no case reference into this entry."


def next_meeting(record: MeetingRecord) -> bytes | None:
    """Return the meeting that comes next as .ics (RFC 5545), in UTC; None without its date.

    Of a meeting that is planned, it is that meeting; of any other, the next review. Both have
    one UID, so that calendars move the review when it is planned otherwise. The same record
    gives the same bytes.
    """
    meeting, last = record.meeting, record.last_meeting
    if meeting.state == PLANNED:
        day, time, kind = meeting.date, meeting.starts, meeting.kind
        level, sequence = meeting.level, 1
        follows = f"after-{last.id}" if last else f"first-{meeting.id}"
    else:
        day, time, kind = meeting.next_date, meeting.next_time, "review"
        level, sequence, follows = meeting.level_after or meeting.level, 0, f"after-{meeting.id}"
    leaves = meeting.state != PLANNED and (meeting.next_step == LEAVES or level == LEFT)
    if day is None or leaves:
        return None
    event = Event()
    event.add("uid", f"{follows}@mappa-tui")
    event.add("sequence", sequence)
    # The day of a meeting that was held: that of one that is planned is still to come.
    known = last if meeting.state == PLANNED else meeting
    stamp = (known.date if known else None) or UNDATED
    event.add("dtstamp", dt.datetime.combine(stamp, dt.time(), dt.UTC))
    event.add("summary", f"MAPP meeting, Level {level or '?'} {kind}")
    _add_time(event, day, time, meeting.planned_minutes)
    if meeting.place.strip():
        event.add("location", meeting.place)
    event.add("description", f"{record.area.marking}. {KEEP_OUT}")
    event.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", "-//mappa-tui//MAPP meetings//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def calendar_name(record: MeetingRecord) -> str:
    """Return a name for the file that holds no person's name and no reference."""
    meeting = record.meeting
    day = meeting.date if meeting.state == PLANNED else meeting.next_date
    return f"MAPP meeting {day:%Y-%m-%d}.ics" if day else "MAPP meeting.ics"


def _add_time(event: Event, day: dt.date, time: dt.time | None, minutes: int) -> None:
    if time is None:
        event.add("dtstart", day)
        return
    starts = dt.datetime.combine(day, time, LONDON).astimezone(dt.UTC)
    event.add("dtstart", starts)
    event.add("dtend", starts + dt.timedelta(minutes=minutes))
