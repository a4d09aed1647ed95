"""Last meeting: its minutes agreed, and what became of each open action."""

from textual.app import ComposeResult

from mappa_tui.domain.action import CANCELLED, CARRIED, DONE, Action, ActionOutcome
from mappa_tui.domain.dates import long_date, near_date
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.told import told
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.widgets.form import Fields
from mappa_tui.widgets.pane import Listing, Opened, RecordList
from mappa_tui.widgets.rows import Column, Row


class ActionsReviewPane(ItemPane):
    """The third item."""

    def compose_item(self) -> ComposeResult:
        """Lay out the agreement of the minutes and the open actions."""
        columns = (Column("ref", 4), Column("action"), Column("due", 11), Column("outcome", 16))
        yield RecordList(
            self.session,
            Listing(
                "Actions of last time",
                columns,
                lambda: self.record.reviewed,
                self._row,
                opens=self._outcome,
                empty="No open action came along.",
            ),
        )
        yield Fields(self.session, self.record.meeting, (("last_minutes", "corrections"),))

    def aside(self) -> str:
        """Return which meeting it was."""
        last = self.record.last_meeting
        if last is None or last.date is None:
            return "There was no earlier meeting."
        return (
            f"Last meeting: {long_date(last.date)}, {last.title}, chair {last.chair or 'unknown'}"
        )

    def _row(self, record: Noun) -> Row:
        assert isinstance(record, Action)
        outcome = self.record.became(record)
        due = outcome.was_due if outcome and outcome.was_due else record.due
        cells = (
            f"A{record.number}",
            f"{record.agency}, {record.owner}: {record.task}".strip(", "),
            near_date(due, self.record.day) if due else "no date",
            self._heard(outcome),
        )
        mark = "✓" if outcome and outcome.is_complete else ""
        below = [told(row) for row in self.record.since(record)]
        if outcome and outcome.meeting_id:
            below.append(outcome.evidence or outcome.reason)
        return Row(str(record.id), cells, mark=mark, below=tuple(text for text in below if text))

    def _outcome(self, record: Noun) -> Opened:
        assert isinstance(record, Action)
        known = self.record.outcome(record)
        before = [told(row) for row in self.record.since(record)]
        outcome = known or ActionOutcome(
            case_id=record.case_id,
            meeting_id=self.record.meeting.id,
            action_id=record.id,
            was_due=record.due,
            heard_on=self.record.meeting.date,
        )
        due = f", due {long_date(record.due)}" if record.due else ""
        return Opened(
            outcome,
            is_new=known is None,
            heading=f"What became of A{record.number}?",
            remark="\n".join([f"{record.agency}, {record.owner}: {record.task}{due}", *before]),
        )

    def _heard(self, outcome: ActionOutcome | None) -> str:
        here = self.record.day
        if outcome is None or not outcome.outcome:
            return "not heard yet"
        if outcome.outcome == DONE:
            return f"done {near_date(outcome.done_on, here)}" if outcome.done_on else "done"
        if outcome.outcome == CARRIED:
            return f"to {near_date(outcome.new_due, here)}" if outcome.new_due else "to which date?"
        return CANCELLED
