"""The actions of a case, each with its history, and what became of it between meetings."""

from collections.abc import Awaitable
from dataclasses import replace

from textual import events

from mappa_tui.domain.action import DONE, Action, history
from mappa_tui.domain.meeting import PLANNED
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.told import told
from mappa_tui.screens.disclosure_outcome import report_disclosure
from mappa_tui.screens.meeting.actions import action_row
from mappa_tui.screens.outcome import enter_outcome
from mappa_tui.widgets.pane import Listing, Opened, RecordList
from mappa_tui.widgets.rows import Column, Row
from mappa_tui.widgets.session import Session

ACTIONS_HINT = (
    "ctrl+n adds an action of the last meeting. o enters what became of the one under the "
    "cursor: done, moved, cancelled, chased. The next meeting hears of it."
)
_ASKED = (("task", "owner", "agency", "helpers", "due"), ("handling",))
"""What its form asks: what became of it has a key of its own, which asks for what shows it."""


class ActionList(RecordList):
    """The list, with a key for what became of an action."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, actions_of_case(session))

    async def on_key(self, event: events.Key) -> None:
        """Ask what became of the action under the cursor, or of the disclosure that it made."""
        row = self.chosen()
        if event.key not in ("o", "u") or not isinstance(row, Action) or not self.rows.has_focus:
            return
        event.stop()
        if event.key == "o" and not self.session.refuses():
            self._ask(enter_outcome(self.app, row.id))
        elif event.key == "u" and row.disclosure_id:
            self._ask(report_disclosure(self.app, row.disclosure_id))

    def _ask(self, steps: Awaitable[None]) -> None:
        async def take() -> None:
            # What is typed here and not stored yet comes before it.
            await self.session.flush()
            await steps

        self.app.run_worker(take(), exclusive=True, group="outcome")


def actions_of_case(session: Session) -> Listing:
    """Return all actions of the case, by number."""

    def new() -> Action:
        held = [each for each in session.record.meetings if each.state != PLANNED]
        last = max(held, key=lambda each: each.number, default=None)
        return Action(
            case_id=session.record.case.id,
            meeting_id=last.id if last else None,
            made_on=last.date if last else None,
            number=max((each.number for each in session.record.actions), default=0) + 1,
        )

    def row(record: Noun) -> Row:
        assert isinstance(record, Action)
        shown = action_row(record)
        asks = ("u says what came of the disclosure",) if _told_somebody(record) else ()
        return replace(shown, below=(*shown.below, *_history(session, record), *asks))

    def opens(record: Noun) -> Opened:
        assert isinstance(record, Action)
        return Opened(record, remark="\n".join(_history(session, record)), groups=_ASKED)

    return Listing(
        "Actions",
        (Column(width=4, style="$m-muted"), Column(), Column(width=25, right=True)),
        lambda: sorted(session.record.actions, key=lambda each: each.number),
        row,
        new,
        opens=opens,
        empty="No action yet.",
    )


def _history(session: Session, action: Action) -> list[str]:
    rows = history(session.record.outcomes, action.id)
    return [words for words in map(told, rows) if words]


def _told_somebody(action: Action) -> bool:
    return action.disclosure_id is not None and action.status == DONE
