"""Information by agency: who brought what, of which kind, for whom to read."""

from textual.app import ComposeResult

from mappa_tui.domain.heard import contributors, not_heard
from mappa_tui.domain.meeting import FACT, Contribution
from mappa_tui.domain.noun import STANDARD, Noun
from mappa_tui.domain.text import listed
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.widgets.pane import Listing, RecordList
from mappa_tui.widgets.rows import Column, Row


class InformationPane(ItemPane):
    """The fifth item."""

    def compose_item(self) -> ComposeResult:
        """Lay out the entries."""
        yield RecordList(
            self.session,
            Listing(
                "Shared by agencies",
                (Column(width=22), Column()),
                lambda: sorted(self.record.contributions, key=lambda row: row.position or 9999),
                self._row,
                self._new,
                empty="Nobody has shared anything yet.",
            ),
        )

    def aside(self) -> str:
        """Return who is not heard yet."""
        if not contributors(self.record):
            return "Nobody is marked as here yet: item 2."
        missing = not_heard(self.record)
        return f"Not heard yet: {listed(missing)}" if missing else "Everybody here was heard."

    def _row(self, record: Noun) -> Row:
        assert isinstance(record, Contribution)
        kind = record.kind if record.kind != FACT else ""
        text = record.text or kind or "what was said?"
        tags = (kind if record.text else "", record.handling)
        below = " · ".join(tag for tag in tags if tag not in ("", STANDARD))
        by = f"{record.agency or 'agency?'}"
        if record.contributor:
            by += f", {record.contributor}"
        return Row(str(record.id), (by, text), below=(below,) if below else ())

    def _new(self) -> Contribution:
        return Contribution(meeting_id=self.record.meeting.id, item=self.item.key)
