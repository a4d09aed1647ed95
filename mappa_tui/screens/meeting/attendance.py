"""Attendance: the places at the table, marked with one key each."""

from textual import events
from textual.app import ComposeResult

from mappa_tui.domain.change import Set
from mappa_tui.domain.meeting import ABSENT, APOLOGIES, ATTENDED, Invitation
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.record import live
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.widgets.pane import Listing, RecordList
from mappa_tui.widgets.rows import Column, Row

KEYS: dict[str, dict[str, str]] = {
    "h": {"status": ATTENDED, "mode": "in the room"},
    "r": {"status": ATTENDED, "mode": "remotely"},
    "a": {"status": APOLOGIES, "mode": ""},
    "x": {"status": ABSENT, "mode": ""},
}
"""What one key says of the person under the cursor."""


class AttendancePane(ItemPane):
    """The second item."""

    def compose_item(self) -> ComposeResult:
        """Lay out the table."""
        columns = (
            Column("agency"),
            Column("name"),
            Column("came", 11),
            Column("report", 6),
        )
        yield RecordList(
            self.session,
            Listing("Invited", columns, self._rows, self._row, self._new, gap_kinds=("quorum",)),
        )

    def aside(self) -> str:
        """Return the sum, and the keys that mark a row."""
        rows = live(self.record.invitations)
        came = sum(row.came for row in rows)
        marks = "h here · r remotely · a apologies · x absent, each goes on to the next row"
        return f"{came} of {len(rows)} came.\n{marks}\np report received · Enter the whole line"

    def _rows(self) -> list[Invitation]:
        return sorted(self.record.invitations, key=lambda row: row.position)

    def _row(self, record: Noun) -> Row:
        assert isinstance(record, Invitation)
        name = record.name or "no name"
        if record.part == "observer":
            name += ", observer"
        here = {"in the room": "here", "remotely": "remotely"}.get(record.mode, "attended")
        came = here if record.came else record.status
        below = (record.role,) if record.role else ()
        mark = "✓" if record.came else ""
        cells = (record.agency or "agency?", name, came, record.report or "–")
        return Row(str(record.id), cells, mark=mark, below=below)

    def _new(self) -> Invitation:
        return Invitation(meeting_id=self.record.meeting.id)

    async def on_key(self, event: events.Key) -> None:
        """Mark the row under the cursor and go to the next."""
        listing = self.query_one(RecordList)
        row = listing.chosen()
        if not listing.rows.has_focus or not isinstance(row, Invitation) or self.session.locked:
            return
        values = KEYS.get(event.key)
        if event.key == "p":
            values = {"report": "no" if row.report == "yes" else "yes"}
        if values is None or row.in_error:
            return
        event.stop()
        await self.session.write(Set("Invitation", row.id, values))
        if event.key != "p":
            listing.rows.action_cursor_down()
