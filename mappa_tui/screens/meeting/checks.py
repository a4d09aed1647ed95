"""Other checks: one key an answer, Enter for a note."""

from textual import events
from textual.app import ComposeResult

from mappa_tui.domain.change import Put, Set
from mappa_tui.domain.meeting import CheckAnswer
from mappa_tui.domain.noun import Noun
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.widgets.pane import Listing, Opened, RecordList
from mappa_tui.widgets.rows import Column, Row

KEYS = {"y": "yes", "n": "no", "a": "not applicable"}


class ChecksPane(ItemPane):
    """Item 15."""

    def compose_item(self) -> ComposeResult:
        """Lay out the questions that the agenda names."""
        self._blank = {
            check.key: CheckAnswer(meeting_id=self.record.meeting.id, check=check.key)
            for check in self.item.checks
        }
        yield RecordList(
            self.session,
            Listing(
                "Checks",
                (Column("check"), Column("answer", 14)),
                self._answers,
                self._row,
                opens=self._opened,
            ),
        )

    def aside(self) -> str:
        """Return the keys that answer a question."""
        return "y yes · n no · a not applicable · Enter with a note"

    def _answers(self) -> list[CheckAnswer]:
        known = {row.check: row for row in self.record.checks}
        return [known.get(check.key, self._blank[check.key]) for check in self.item.checks]

    def _title(self, record: CheckAnswer) -> str:
        return next(check.title for check in self.item.checks if check.key == record.check)

    def _is_new(self, record: Noun) -> bool:
        return all(row.id != record.id for row in self.record.checks)

    def _row(self, record: Noun) -> Row:
        assert isinstance(record, CheckAnswer)
        mark = "✓" if record.answer else ""
        below = (record.note,) if record.note else ()
        cells = (self._title(record), record.answer or "not answered")
        return Row(str(record.id), cells, mark=mark, below=below)

    def _opened(self, record: Noun) -> Opened:
        assert isinstance(record, CheckAnswer)
        return Opened(record, is_new=self._is_new(record), heading=self._title(record))

    async def lead_to(self, record_id: object, field: str) -> bool:
        """Put the cursor on a check that is not answered."""
        rows = self.query_one(RecordList).rows
        rows.focus()
        return any(rows.go_to(str(row.id)) for row in self._answers() if row.check == field)

    async def on_key(self, event: events.Key) -> None:
        """Answer the check under the cursor and go to the next."""
        listing = self.query_one(RecordList)
        row = listing.chosen()
        answer = KEYS.get(event.key)
        if row is None or answer is None or not listing.rows.has_focus or self.session.locked:
            return
        event.stop()
        if self._is_new(row):
            await self.session.write(Put(row.model_copy(update={"answer": answer})))
        else:
            await self.session.write(Set("CheckAnswer", row.id, {"answer": answer}))
        listing.rows.action_cursor_down()
