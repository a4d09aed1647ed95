"""The risk management plan: the measures of a pillar, and the contingency."""

from collections.abc import Iterator

from mappa_tui.domain import carried
from mappa_tui.domain.agenda import Item
from mappa_tui.domain.dates import DateError, long_date, read_date
from mappa_tui.domain.plan import IN_FORCE, Contingency, Measure
from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.exports.blocks import Block, Fields, Paragraph, Row, Table
from mappa_tui.exports.minutes.matrix import matrix
from mappa_tui.exports.minutes.parts import (
    capital,
    checks,
    handled,
    lines,
    recorded,
    refs,
    restricted_labels,
    who,
)


def pillar(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield the measures under one pillar, or why there are none."""
    rows = record.pillar(item.pillar)
    entry = record.entry(item.key)
    reason = entry.no_measures if entry else ""
    if rows or not reason.strip():
        hidden = restricted_labels(record)
        yield Table(
            item.title,
            ("Ref", "Measure", "Who", "By when, or how often", "Answers, protects"),
            tuple(_measure(record, row, hidden) for row in rows),
            (2, 8, 5, 5, 4),
            empty="No measures, and no reason recorded.",
        )
    if entry and reason.strip():
        yield Paragraph(
            f"No measures, because: {reason}",
            handling=handled(entry.handling),
            instead="The reason for no measures is restricted.",
        )


def _measure(record: MeetingRecord, row: Measure, hidden: frozenset[str]) -> Row:
    what = lines([recorded(row.what), _became(record, row)])
    start = (
        f"M{row.number}",
        what,
        who(row.owner, row.agency, row.helpers),
        recorded(capital(_when(record, row))),
    )
    return _pointing(row, start, hidden, "Restricted measures are left out.")


def _became(record: MeetingRecord, row: Measure) -> str:
    """Return whether a measure ended; of one that came along, what was heard of it."""
    if row.status != IN_FORCE:
        return capital(row.status) + (f": {row.status_reason}" if row.status_reason else ".")
    if not carried.came_along(record, row):
        return ""
    review = record.review(row)
    if review is None or not review.mark:
        return "Not reviewed at this meeting."
    return capital(review.mark) + (f": {review.reason}" if review.reason else ".")


def _when(record: MeetingRecord, row: Measure) -> str:
    """Return by when or how often; a date in full, as seen from the meeting that set it."""
    if row.meeting_id != record.meeting.id or record.meeting.date is None:
        return row.when
    try:
        return long_date(read_date(row.when, record.meeting.date))
    except DateError:
        return row.when


def _pointing(
    row: Measure | Contingency, start: tuple[str, ...], hidden: frozenset[str], instead: str
) -> Row:
    both = f"{row.risks} {row.victims}"
    return Row(
        (*start, refs(both)),
        handled(row.handling),
        instead,
        (*start, refs(both, hidden)),
    )


def contingency(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield what is done when the plan fails, how he or she is recalled, and the whole plan."""
    yield from checks(record, item)
    hidden = restricted_labels(record)
    rows = sorted(live(record.contingencies), key=lambda row: row.number)
    yield Table(
        "Contingency plans",
        ("Ref", "If this happens", "This is done", "Who", "Answers, protects"),
        tuple(_contingency(row, hidden) for row in rows),
        (2, 7, 7, 5, 4),
        empty="No contingency plans recorded.",
    )
    yield Fields(
        "Recall and out of hours",
        (
            ("Recall", recorded(record.meeting.recall)),
            ("Out of hours", recorded(record.meeting.out_of_hours)),
        ),
    )
    yield from matrix(record)


def _contingency(row: Contingency, hidden: frozenset[str]) -> Row:
    trigger = recorded(row.trigger) + ("" if row.status == IN_FORCE else "\nWithdrawn.")
    start = (
        f"K{row.number}",
        trigger,
        recorded(row.response),
        who(row.owner, row.agency, row.helpers),
    )
    return _pointing(row, start, hidden, "Restricted contingency plans are left out.")
