"""Where an item stands: not begun, here, something missing, done; and its count."""

from collections.abc import Sequence

from mappa_tui.domain import carried
from mappa_tui.domain.agenda import Item
from mappa_tui.domain.disclosure_rules import missing
from mappa_tui.domain.gap import Gap
from mappa_tui.domain.heard import contributors, not_heard
from mappa_tui.domain.meeting import IN_PROGRESS, PLANNED
from mappa_tui.domain.record import MeetingRecord, live


def mark(record: MeetingRecord, key: str, gaps: Sequence[Gap]) -> str:
    """Return `✓` left with Next without a gap, `!` begun with one, or nothing.

    Closing makes every item begun; what nobody opened is not called done by that.
    """
    entry = record.entry(key)
    closed = record.meeting.state not in (IN_PROGRESS, PLANNED)
    lacking = any(gap.stops and gap.item == key for gap in gaps)
    begun = closed or (entry is not None and entry.opened)
    if begun and lacking:
        return "!"
    return "✓" if entry is not None and entry.left else ""


def tally(record: MeetingRecord, item: Item, gaps: Sequence[Gap]) -> str:
    """Return the count beside an item: `10/14` who came, `2/3` measures reviewed."""
    if item.kind == "attendance":
        rows = live(record.invitations)
        return f"{sum(row.came for row in rows)}/{len(rows)}" if rows else ""
    if item.kind == "actions_review":
        rows_heard = [record.became(action) for action in record.reviewed]
        heard = sum(1 for row in rows_heard if row and row.is_complete)
        return f"{heard}/{len(rows_heard)}" if rows_heard else ""
    if item.kind == "information":
        here = contributors(record)
        return f"{len(here) - len(not_heard(record))}/{len(here)}" if here else ""
    if item.kind == "pillar":
        came = [row for row in carried.measures(record) if row.pillar == item.pillar]
        done = sum(carried.is_reviewed(record, row) for row in came)
        return f"{done}/{len(came)}" if came else ""
    if item.kind == "disclosure" and record.considered:
        whole = sum(not missing(record, row) for row in record.considered)
        return f"{whole}/{len(record.considered)}"
    return ""
