"""What changed since the last meeting, near the beginning of the minutes."""

from collections.abc import Iterator

from mappa_tui.domain.changes import changes
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import Block, Heading, Row, Table
from mappa_tui.exports.minutes.parts import capital, day, handled


def changed(record: MeetingRecord) -> Iterator[Block]:
    """Yield all that is not as the last meeting left it; nothing where that is not known."""
    if record.before is None:
        return
    yield Heading(f"What changed since {day(record.before.day, 'the last meeting')}", 2)
    yield Table(
        "What changed",
        ("About", "What changed"),
        tuple(
            Row(
                (row.about, capital(row.text)),
                handled(row.handling),
                "Restricted changes are left out.",
            )
            for row in changes(record)
        ),
        (4, 12),
        empty="Nothing changed.",
    )
