"""Actions: read back, each one task, one owner, one date."""

from textual.app import ComposeResult

from mappa_tui.domain.action import Action
from mappa_tui.domain.dates import long_date
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.text import named
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.widgets.form import Fields
from mappa_tui.widgets.pane import Listing, RecordList
from mappa_tui.widgets.rows import Column, Row
from mappa_tui.widgets.session import Session


class ActionsPane(ItemPane):
    """Item 17."""

    def compose_item(self) -> ComposeResult:
        """Lay out the open actions, and that they were read back."""
        yield RecordList(self.session, actions_listing(self.session))
        yield Fields(self.session, self.record.meeting, (("read_back",),))


def actions_listing(session: Session) -> Listing:
    """Return the open actions and those that this meeting made."""

    def records() -> list[Action]:
        record = session.meeting
        mine = record.meeting.id
        rows = [each for each in record.actions if each.is_open or each.meeting_id == mine]
        return sorted(rows, key=lambda each: each.number)

    return Listing(
        "Open actions",
        (Column(width=4, style="$m-muted"), Column(), Column(width=25, right=True)),
        records,
        action_row,
        lambda: new_action(session.meeting, session.meeting.agenda.key_of("actions")),
        empty="No action yet (F3 anywhere).",
    )


def action_row(record: Noun) -> Row:
    """Return how an action reads in a list."""
    assert isinstance(record, Action)
    who = named(record.owner, record.agency, record.helpers)
    due = long_date(record.due) if record.due else "by when?"
    state = "" if record.is_open else f" · {record.status} {record.cancel_reason}"
    cells = (f"A{record.number}", record.task or "what is to be done?", due)
    return Row(str(record.id), cells, below=(f"{who or 'who?'}{state}",))


def new_action(record: MeetingRecord, item: str) -> Action:
    """Return an action that is captured under an item."""
    return Action(
        case_id=record.case.id,
        meeting_id=record.meeting.id,
        item=item,
        number=max((each.number for each in record.actions), default=0) + 1,
        made_on=record.meeting.date,
    )
