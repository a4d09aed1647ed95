"""Other checks, and the neighbouring arrangements: one key an answer, Enter for more."""

from textual.app import ComposeResult

from mappa_tui.domain.meeting import CheckAnswer
from mappa_tui.domain.noun import Noun
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.screens.neighbours import KEYS, NeighboursList
from mappa_tui.widgets.answered import AnsweredList
from mappa_tui.widgets.pane import Listing, Opened
from mappa_tui.widgets.rows import Column, Row


class ChecksPane(ItemPane):
    """Item 15."""

    def compose_item(self) -> ComposeResult:
        """Lay out the questions that the agenda names, and what runs beside MAPPA."""
        self._blank = {
            check.key: CheckAnswer(meeting_id=self.record.meeting.id, check=check.key)
            for check in self.item.checks
        }
        self._checks = AnsweredList(
            self.session,
            Listing(
                "Checks",
                (Column("check"), Column("answer", 14)),
                self._answers,
                self._row,
                opens=self._opened,
                empty="No other checks are on the agenda.",
            ),
            "answer",
            {key: answer for key, answer in KEYS.items() if answer != "unknown"},
        )
        yield self._checks
        if self.record.agenda.key_of("checks") == self.item.key:
            yield NeighboursList(self.session)

    def aside(self) -> str:
        """Return the keys that answer a question."""
        here = "y yes · n no · a not applicable · Enter with a note"
        below = "In the arrangements also u unknown; Enter with last date, contact, what matters."
        return f"{here}\n{below}" if self.query(NeighboursList) else here

    def _answers(self) -> list[CheckAnswer]:
        known = {row.check: row for row in self.record.checks}
        return [known.get(check.key, self._blank[check.key]) for check in self.item.checks]

    def _title(self, record: CheckAnswer) -> str:
        return next(check.title for check in self.item.checks if check.key == record.check)

    def _row(self, record: Noun) -> Row:
        assert isinstance(record, CheckAnswer)
        mark = "✓" if record.answer else ""
        below = (record.note,) if record.note else ()
        cells = (self._title(record), record.answer or "not answered")
        return Row(str(record.id), cells, mark=mark, below=below)

    def _opened(self, record: Noun) -> Opened:
        assert isinstance(record, CheckAnswer)
        is_new = all(row.id != record.id for row in self.record.checks)
        return Opened(record, is_new=is_new, heading=self._title(record))

    async def lead_to(self, record_id: object, field: str) -> bool:
        """Put the cursor on a check that is not answered, or on the arrangements."""
        for listing in self.query(NeighboursList):
            if field == "neighbours":
                listing.rows.focus()
                return True
        rows = self._checks.rows
        rows.focus()
        return any(rows.go_to(str(row.id)) for row in self._answers() if row.check == field)
