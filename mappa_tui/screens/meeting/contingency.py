"""Contingency: what if the plan fails."""

from textual.app import ComposeResult

from mappa_tui.domain.noun import Noun
from mappa_tui.domain.plan import IN_FORCE, Contingency
from mappa_tui.domain.record import live
from mappa_tui.domain.text import named
from mappa_tui.screens.meeting.carried import HINT, Carried
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.widgets.form import Fields
from mappa_tui.widgets.pane import Listing, RecordList
from mappa_tui.widgets.rows import Column, Row


class ContingencyPane(ItemPane):
    """Item 13."""

    def compose_item(self) -> ComposeResult:
        """Lay out triggers and responses, and recall."""
        columns = (
            Column("ref", 4, "$m-muted"),
            Column("trigger"),
            Column("response"),
            Column("who", 16),
        )
        yield from self.compose_carried(lambda _: live(self.record.contingencies))
        yield RecordList(
            self.session,
            Listing(
                "If the plan fails",
                columns,
                lambda: sorted(self.record.contingencies, key=lambda row: row.number),
                self._row,
                self._new,
                empty="No contingency yet: trigger, response, who.",
                gap_kinds=("contingency_missing",),
            ),
        )
        yield Fields(self.session, self.record.meeting, (("recall", "out_of_hours"),))

    def aside(self) -> str:
        """Return which risks a contingency may answer, and the keys for what came along."""
        numbers = [f"R{risk.number} {risk.text}" for risk in live(self.record.risks)]
        lines = ["Risks: " + " · ".join(numbers)] if numbers else []
        lines += [HINT] if self.query(Carried) else []
        return "\n".join(lines)

    def _row(self, record: Noun) -> Row:
        assert isinstance(record, Contingency)
        who = named(record.owner, record.agency, record.helpers)
        below = () if record.status == IN_FORCE else (record.status,)
        cells = (
            f"K{record.number}" if record.number else "K",
            record.trigger or "if what?",
            record.response or "what is done?",
            who or "who?",
        )
        return Row(str(record.id), cells, below=below)

    def _new(self) -> Contingency:
        record = self.record
        number = max((row.number for row in record.contingencies), default=0) + 1
        return Contingency(case_id=record.case.id, meeting_id=record.meeting.id, number=number)
