"""A list whose rows are answered with one key each."""

from collections.abc import Mapping

from textual import events

from mappa_tui.domain.change import Put, Set
from mappa_tui.widgets.pane import Listing, RecordList
from mappa_tui.widgets.session import Session


class AnsweredList(RecordList):
    """Takes a key as the answer of the row under the cursor, and goes on to the next."""

    def __init__(
        self, session: Session, listing: Listing, field: str, answers: Mapping[str, str]
    ) -> None:
        """Make the list.

        Args:
            session: where answers go.
            listing: the rows; one that is not stored yet is stored with its answer.
            field: the field that is answered.
            answers: what each key answers.
        """
        super().__init__(session, listing)
        self._field = field
        self._answers = answers

    async def on_key(self, event: events.Key) -> None:
        """Answer the row under the cursor."""
        row = self.chosen()
        answer = self._answers.get(event.key)
        if row is None or answer is None or not self.rows.has_focus or self.session.locked:
            return
        event.stop()
        name, values = type(row).__name__, {self._field: answer}
        if self.session.record.find(name, row.id) is None:
            await self.session.write(Put(row.model_copy(update=values)))
        else:
            await self.session.write(Set(name, row.id, values))
        self.rows.action_cursor_down()
