"""Level decision: the level from now on, why, who leads; and the decisions taken."""

from textual.app import ComposeResult

from mappa_tui.domain.levels import level_fault
from mappa_tui.domain.meeting import Decision
from mappa_tui.domain.noun import Noun
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.widgets.form import Fields
from mappa_tui.widgets.pane import Listing, RecordList
from mappa_tui.widgets.rows import Column, Row

GROUPS = (
    ("level_after", "level_reason", "lead_agency"),
    ("level_dissent", "dissent_settled"),
)


class LevelPane(ItemPane):
    """Item 16."""

    def compose_item(self) -> ComposeResult:
        """Lay out the level and the decisions."""
        yield Fields(self.session, self.record.meeting, GROUPS)
        yield RecordList(
            self.session,
            Listing(
                "Decisions",
                (Column(width=4, style="$m-muted"), Column()),
                lambda: sorted(self.record.decisions, key=lambda row: row.number),
                self._row,
                self._new,
                empty="No decision captured yet (F4 anywhere).",
            ),
        )

    def aside(self) -> str:
        """Return what the levels ask, and the rule of Category 3."""
        case = self.record.case
        now = f"Now Category {case.category or 'unknown'}, Level {case.level or 'unknown'}."
        return f"{now} {level_fault(case.category, '1')}".strip()

    def _row(self, record: Noun) -> Row:
        assert isinstance(record, Decision)
        number = f"D{record.number}" if record.number else "D"
        below = (f"Rationale: {record.rationale}" if record.rationale else "no rationale yet",)
        return Row(str(record.id), (number, record.text or "what was decided?"), below=below)

    def _new(self) -> Decision:
        return new_decision(self)


def new_decision(pane: ItemPane) -> Decision:
    """Return a decision of the item that is open."""
    record = pane.record
    number = max((row.number for row in record.decisions), default=0) + 1
    return Decision(
        case_id=record.case.id,
        meeting_id=record.meeting.id,
        item=pane.item.key,
        number=number,
    )
