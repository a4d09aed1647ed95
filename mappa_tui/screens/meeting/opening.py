"""Opening: when, where, who chairs, and which statements were read."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.widgets.field import Field
from mappa_tui.widgets.form import Fields
from mappa_tui.widgets.pane import Heading

GROUPS = (
    ("started", "place", "chair", "minute_taker"),
    ("area", "level", "kind", "number", "date"),
    ("purpose", "confidentiality", "confidentiality_at", "diversity", "diversity_at"),
)
TIMED = {"confidentiality": "confidentiality_at", "diversity": "diversity_at"}


class OpeningPane(ItemPane):
    """The first item."""

    DEFAULT_CSS = "OpeningPane Static.words { height: auto; margin-bottom: 1; }"

    def compose_item(self) -> ComposeResult:
        """Lay out the fields, and the words to be read."""
        yield Fields(self.session, self.record.meeting, GROUPS)
        area = self.record.area
        for title, text in (
            ("Purpose", area.purpose),
            ("Confidentiality statement", area.confidentiality_statement),
            ("Diversity statement", area.diversity_statement),
        ):
            yield Heading(title)
            yield Static(text, classes="words", markup=False)

    @on(Field.Typed)
    def _statement_read(self, event: Field.Typed) -> None:
        time_field = self.query_one(Fields).field(TIMED.get(event.field.key, ""))
        if time_field and event.field.text and not time_field.text:
            time_field.enter_text(f"{self.session.clock.local():%H:%M}")
