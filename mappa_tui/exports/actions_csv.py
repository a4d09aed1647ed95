"""Actions as CSV for a spreadsheet: those of all cases, or of one meeting."""

import datetime as dt
from collections.abc import Iterable

from mappa_tui.domain.action import CARRIED, CHASED, DONE, Action, closed_by
from mappa_tui.domain.heard import actions_of
from mappa_tui.domain.listed_actions import ListedAction
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import RESTRICTED, Audience
from mappa_tui.exports.csv_text import csv_text
from mappa_tui.exports.minutes.parts import handled

HEADINGS = (
    "CRN",
    "Case",
    "Action",
    "Task",
    "Agency",
    "Owner",
    "With",
    "Due",
    "State",
    "Times moved",
    "Why cancelled",
    "Done on",
    "Evidence",
    "Last chased",
    "What was said",
    "Handling",
)


def actions_csv(lines: Iterable[ListedAction], today: dt.date) -> bytes:
    """Return the actions in their order; dates as 2025-10-14, late as seen from `today`."""
    return csv_text(HEADINGS, (_cells(line, today) for line in lines))


def _cells(line: ListedAction, today: dt.date) -> list[str]:
    return [
        line.crn,
        line.case_title,
        f"A{line.number}",
        line.task,
        line.agency,
        line.owner,
        line.helpers,
        str(line.due or ""),
        "late" if line.is_late(today) else line.status,
        str(line.moved),
        line.cancel_reason,
        str(line.done or ""),
        line.evidence,
        str(line.chased or ""),
        line.said,
        line.handling,
    ]


def meeting_actions_csv(record: MeetingRecord, audience: Audience = "standard") -> bytes:
    """Return a meeting's actions by number: what it heard of, what is open after it, what it made.

    They are late as seen from the meeting's own day. A standard audience has none that are
    restricted.
    """
    lines = (
        _listed(record, row)
        for row in actions_of(record)
        if audience == RESTRICTED or handled(record.handling_of(row)) != RESTRICTED
    )
    return actions_csv(lines, record.day or dt.date.min)


def _listed(record: MeetingRecord, row: Action) -> ListedAction:
    mine = [*record.since(row), record.outcome(row)]
    heard = [each for each in mine if each is not None]
    chased = [each for each in heard if each.outcome == CHASED][-1:]
    closed = closed_by(heard) if row.status == DONE else None
    return ListedAction(
        id=row.id,
        case_id=row.case_id,
        case_title=record.case.title,
        crn=record.case.crn,
        number=row.number,
        task=row.task,
        owner=row.owner,
        agency=row.agency,
        helpers=row.helpers,
        due=row.due,
        status=row.status,
        cancel_reason=row.cancel_reason,
        done=closed.done_on if closed else None,
        evidence=closed.evidence if closed else "",
        handling=record.handling_of(row),
        moved=sum(each.outcome == CARRIED and each.acts for each in heard),
        chased=chased[0].chased_on if chased else None,
        said=chased[0].said if chased else "",
        asks=None,
    )
