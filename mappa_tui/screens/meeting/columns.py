"""What stands beside the item: the agenda, the sums of the time, the open actions, the gaps."""

from collections.abc import Callable, Sequence

from textual.content import Content

from mappa_tui.domain.agenda import Item
from mappa_tui.domain.clock import Clock
from mappa_tui.domain.dates import near_date
from mappa_tui.domain.gap import Gap
from mappa_tui.domain.lengths import whole_minutes
from mappa_tui.domain.meeting import IN_PROGRESS, PLANNED
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.signoff import stopping
from mappa_tui.screens.meeting.marks import mark, tally
from mappa_tui.screens.meeting.timing import elapsed_minutes
from mappa_tui.widgets.rows import Row
from mappa_tui.widgets.say import ACCENT, ATTENTION, MUTED, OK, Part, apart, said

RIGHT = 27
"""Cells in the right column, without its rule and padding."""
LEFT = 28
"""Cells in the left column, likewise."""
SHOWN = 5
"""Gaps that the right column lists; F5 has them all."""


def begun_gaps(record: MeetingRecord, found: Sequence[Gap]) -> list[Gap]:
    """Return the gaps that stop sign-off in items that were begun; all of them once closed."""
    begun = {row.item for row in record.entries if row.opened}
    everything = record.meeting.state not in (IN_PROGRESS, PLANNED)
    return [gap for gap in stopping(list(found)) if everything or gap.item in begun]


def agenda_row(
    record: MeetingRecord,
    number: int,
    item: Item,
    found: Sequence[Gap],
    seconds: int,
    *,
    here: bool,
) -> Row:
    """Return an item as a row of the agenda.

    Args:
        record: the meeting.
        number: the item's.
        item: which.
        found: the gaps of the meeting.
        seconds: how long the item has taken so far; where it has not begun, what is planned stands.
        here: whether it is open.
    """
    entry = record.entry(item.key)
    count = tally(record, item, found)
    minutes = whole_minutes(seconds) if seconds else item.minutes_at(record.meeting.level)
    tone = "bold" if here else "" if entry and entry.opened else MUTED
    name: list[Part] = [(item.name, tone)]
    if count:
        name.append((f" {count}", MUTED))
    cells = (str(number), said(*name), said((str(minutes), tone or MUTED)))
    return Row(item.key, cells, mark="●" if here else mark(record, item.key, found))


def to_do(record: MeetingRecord) -> Content:
    """Return the open actions: number, agency, date, and the beginning of the task."""
    lines: list[Part] = []
    for action in record.open_actions:
        due = near_date(action.due, record.day) if action.due else "no date"
        agency = said((f"A{action.number}".ljust(4), MUTED), action.agency or "agency?")
        task = said((action.task, MUTED)).wrap(RIGHT - 5)[:2]
        lines += ["\n", apart(agency, said(due), RIGHT)]
        lines += [part for line in task for part in ("\n    ", line)]
        lines.append("\n")
    return said(*lines) if lines else said(("\nNone yet: F3 captures one.", MUTED))


def lacking(record: MeetingRecord, found: Sequence[Gap], at: str) -> Content:
    """Return what is missing in the items that were begun, and how many are still to come."""
    missing = begun_gaps(record, found)
    count = said((f"{len(missing)} before sign-off", MUTED))
    lines: list[Part] = [apart(said(("Missing", "bold")), count, RIGHT), "\n"]
    for gap in missing[:SHOWN]:
        number = str(record.agenda.number(gap.item)).rjust(2)
        wrapped = said(gap.question).wrap(RIGHT - 6)[:2]
        lines += ["\n", said(("! ", ATTENTION), (f"{number}  ", MUTED), wrapped[0])]
        lines += [said("\n      ", line) for line in wrapped[1:]]
    if len(missing) > SHOWN:
        lines.append(said((f"\nand {len(missing) - SHOWN} more: F5", MUTED)))
    others = [item.key for item in record.agenda.items if item.key != at]
    coming = sum(not mark(record, key, found) for key in others)
    if coming:
        lines.append(said((f"\n\n{coming} items still to come", MUTED)))
    return said(*lines)


def sums(record: MeetingRecord, clock: Clock, seconds: Callable[[str], int]) -> Content:
    """Return the time used, planned for the rest and left, and what the marks mean.

    Args:
        record: the meeting.
        clock: the one clock.
        seconds: returns the seconds that an item has taken so far, by its key.
    """
    used = elapsed_minutes(record, clock) or 0
    left_behind = {entry.item for entry in record.entries if entry.left}
    rest = sum(
        max(item.minutes_at(record.meeting.level) - whole_minutes(seconds(item.key)), 0)
        for item in record.agenda.items
        if item.key not in left_behind
    )
    left = max(record.meeting.planned_minutes - used, 0)
    rows = [("Used", used, MUTED), ("Planned for the rest", rest, MUTED), ("Left", left, "")]
    lines = [apart(said((t, s)), said((f"{n} min", s)), LEFT) for t, n, s in rows]
    legend = said(("✓", OK), (" done   ", MUTED), ("●", ACCENT), (" here   ", MUTED))
    legend = said(legend, ("!", ATTENTION), (" missing", MUTED))
    return said(*(part for line in lines for part in (line, "\n")), "\n", legend)
