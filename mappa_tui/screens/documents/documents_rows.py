"""A meeting's documents as the rows of their list."""

from collections.abc import Iterator, Sequence

from mappa_tui.domain.clock import LONDON
from mappa_tui.domain.dates import short_date
from mappa_tui.domain.exported import Exported
from mappa_tui.exports.catalogue import PAPERS, Copy, Paper, Source
from mappa_tui.widgets.rows import Column, Row, head
from mappa_tui.widgets.say import MUTED, said

WIDE = (Column("document", 26), Column("for", 0), Column("", 6), Column("written", 26))
NARROW = (Column("document", 0), Column("", 5), Column("written", 26))
ALL_READERS = "all who get it"
NOT_YET = "not yet"


def key_of(paper: Paper, copy: Copy) -> str:
    """Return the key of a copy's row."""
    return f"{paper.key}/{copy.number}"


def rows(source: Source, register: Sequence[Exported], *, narrow: bool) -> list[Row]:
    """Return a row for each copy of each document.

    Args:
        source: the meeting.
        register: what was written of it, the newest first.
        narrow: whether there is room for few columns only.
    """
    columns = NARROW if narrow else WIDE
    papers = [row for paper in PAPERS for row in _paper(paper, source, register, narrow=narrow)]
    return [head(columns), *papers]


def _paper(
    paper: Paper, source: Source, register: Sequence[Exported], *, narrow: bool
) -> Iterator[Row]:
    copies = paper.copies(source.record)
    for at, copy in enumerate(copies):
        key = key_of(paper, copy)
        mine = [row for row in register if (row.paper, row.whom) == (paper.key, copy.name)]
        owed = paper.owed(source.record)
        last = mine[0] if mine else None
        is_current = last is not None and last.version == paper.version(source)
        done = is_current and (source.version or not paper.is_signed)
        mark = "✓" if done else "!" if owed and not is_current else ""
        whom = copy.name or ALL_READERS
        owes = "owed" if owed else ""
        below = (f"{paper.says}.",) if at == 0 else ()
        if narrow:
            below = (f"for {whom}",)
            yield Row(key, (paper.title, owes, _written(last)), mark, below=below)
        else:
            title = paper.title if at == 0 else said((paper.title, MUTED))
            yield Row(key, (title, whom, owes, _written(last)), mark, below=below)
    if not copies:
        yield Row("", (said((f"{paper.title}: {paper.nobody}", MUTED)),))


def _written(last: Exported | None) -> str:
    if last is None:
        return NOT_YET
    at = last.at.astimezone(LONDON)
    day = short_date(at.date(), year=True)
    return ", ".join(part for part in (f"{day} {at:%H:%M}", last.version) if part)
