"""What changed since the last meeting, to be read on the screen."""

from mappa_tui.domain.changes import changes
from mappa_tui.domain.dates import long_date
from mappa_tui.domain.noun import STANDARD
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.screens.show import ShowScreen


def changes_screen(record: MeetingRecord) -> ShowScreen:
    """Return the screen that lists what is not as the last meeting left it."""
    before = record.before
    if before is None:
        return ShowScreen("What changed", [("", "There is no earlier meeting to compare with.")])
    since = f" since {long_date(before.day)}" if before.day else " since the last meeting"
    lines = []
    about = ""
    for row in changes(record):
        tag = f" ({row.handling})" if row.handling != STANDARD else ""
        lines.append((row.about if row.about != about else "", f"{row.text}{tag}"))
        about = row.about
    return ShowScreen(f"What changed{since}", lines or [("", "Nothing so far.")])
