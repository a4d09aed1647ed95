"""Victims: every identified and potential victim, and what they ask for."""

from textual.app import ComposeResult

from mappa_tui.screens.case_lists import people_listing
from mappa_tui.screens.meeting.carried import HINT, Carried
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.widgets.pane import RecordList


class VictimsPane(ItemPane):
    """The eighth item."""

    def compose_item(self) -> ComposeResult:
        """Lay out the victims."""
        yield from self.compose_carried(lambda _: self.record.victims)
        yield RecordList(self.session, people_listing(self.session, victims_only=True))

    def aside(self) -> str:
        """Return the keys that mark what came along."""
        return HINT if self.query(Carried) else ""
