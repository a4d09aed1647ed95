"""Close: when next, who gets the minutes, and the time it ended."""

from textual.app import ComposeResult

from mappa_tui.domain.dates import long_date
from mappa_tui.domain.deadlines import latest_review, minutes_due
from mappa_tui.domain.meeting import IN_PROGRESS
from mappa_tui.domain.record import live
from mappa_tui.domain.text import counted, listed, words
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.widgets.form import Fields

GROUPS = (
    ("next_step", "next_date", "next_time", "exit_follows"),
    ("minutes_to", "restricted_to"),
    ("closed",),
)


class ClosePane(ItemPane):
    """The last item."""

    def compose_item(self) -> ComposeResult:
        """Lay out the fields."""
        yield Fields(self.session, self.record.meeting, GROUPS)

    def aside(self) -> str:
        """Return the dates that follow from the level, and the key that closes."""
        record = self.record
        meeting = record.meeting
        lines = []
        if meeting.date:
            level = meeting.level_after or meeting.level
            review = latest_review(meeting.date, level, record.area)
            due = minutes_due(meeting.date, meeting.level, record.area)
            lines.append(f"Next review by {long_date(review)} (area setting).")
            lines.append(f"Minutes to be issued by {long_date(due)} (area setting).")
        if came := [row.name for row in live(record.invitations) if row.came and row.name.strip()]:
            lines.append(f"Restricted for: one reader a line, a copy each. Here: {listed(came)}.")
        written = record.summary.text if record.summary else ""
        length = f" ({counted(words(written), 'word')})" if written.strip() else ""
        lines.append(f"alt+e writes the executive summary{length}.")
        if meeting.state == IN_PROGRESS:
            lines.append("F12 closes the meeting; text may still be changed afterwards.")
        return "\n".join(lines)
