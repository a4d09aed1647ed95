"""A narrative item: the fields that the agenda names, and notes."""

from textual.app import ComposeResult

from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.widgets.form import Fields


class NarrativePane(ItemPane):
    """Equality and diversity; and any item that an area adds."""

    def compose_item(self) -> ComposeResult:
        """Lay out the fields."""
        if self.item.fields:
            yield Fields(self.session, self.record.meeting, (tuple(self.item.fields),))
