"""What changed since the last meeting, near the beginning of the minutes."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from mappa_tui.domain.changes import Changed, changes
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import RESTRICTED, Block, Heading, Row, Table
from mappa_tui.exports.minutes.parts import capital, day, handled

_NEW = re.compile(r"^([A-Z]\d+) new: ")
_MOST_NEW = 3
"""New ones of a kind that are told one by one: of more, the item that has them tells."""


def changed(record: MeetingRecord) -> Iterator[Block]:
    """Yield all that is not as the last meeting left it; nothing where that is not known."""
    if record.before is None:
        return
    yield Heading(f"What changed since {day(record.before.day, 'the last meeting')}", 2)
    yield Table(
        "What changed",
        ("About", "What changed"),
        tuple(_rows(changes(record))),
        (4, 12),
        empty="Nothing changed.",
    )


def _rows(found: Sequence[Changed]) -> Iterator[Row]:
    """Yield a row for each kind, and one more for what of it is restricted."""
    for about, of_kind in groupby(found, lambda row: row.about):
        rows = [(row.text, handled(row.handling)) for row in of_kind]
        shown = [row for row in rows if row[1] != RESTRICTED]
        for each in (shown, [row for row in rows if row[1] == RESTRICTED]):
            if each:
                said = "\n".join(_short([text for text, _ in each]))
                # Third party is the narrower of what everybody has.
                handling = max(handling for _, handling in each)
                yield Row((about, said), handling, "Restricted changes are left out.")


def _short(texts: Sequence[str]) -> Iterator[str]:
    new = [match[1] for text in texts if (match := _NEW.match(text))]
    if len(new) > _MOST_NEW:
        yield f"New: {', '.join(new)}"
    for text in texts:
        if len(new) <= _MOST_NEW or not _NEW.match(text):
            yield capital(text)
