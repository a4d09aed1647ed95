"""A meeting's documents as the rows of their list."""

from collections.abc import Iterator, Sequence

from mappa_tui.domain.clock import LONDON
from mappa_tui.domain.dates import short_date
from mappa_tui.domain.exported import Exported
from mappa_tui.domain.meeting import CANCELLED, PLANNED, POSTPONED
from mappa_tui.exports.catalogue import PAPERS, Copy, Paper, Source
from mappa_tui.widgets.rows import Column, Row, head
from mappa_tui.widgets.say import MUTED, said
from mappa_tui.widgets.standing import Standing

WIDE = (Column("document", 24), Column("for", 0), Column("", 7), Column("written", 29))
NARROW = (Column("document", 0), Column("", 7), Column("written", 29))
NOT_YET = "not yet"
CHANGED = "The record changed since."
FOLDED = "invitations"
"""The key of the row that stands for the invitations of a meeting that was held."""


def key_of(paper: Paper, copy: Copy) -> str:
    """Return the key of a copy's row."""
    return f"{paper.key}/{copy.number}"


def rows(
    source: Source, standings: Sequence[Standing], *, narrow: bool, unfolded: bool = False
) -> list[Row]:
    """Return a row for each copy of each document: what is owed and wanting first.

    Args:
        source: the meeting.
        standings: how its documents stand.
        narrow: whether there is room for few columns only.
        unfolded: whether the invitations of a meeting that was held are listed, too.
    """
    held = source.record.meeting.state not in (PLANNED, POSTPONED, CANCELLED)
    past = [each for each in standings if held and each.paper.is_before]
    listed = sorted((each for each in standings if each not in past), key=_place)
    found = [head(NARROW if narrow else WIDE), *_copies(listed, source, narrow=narrow)]
    for paper in PAPERS:
        if not paper.copies(source.record) and not (held and paper.is_before):
            found.append(Row("", (said((f"{paper.title}: {paper.nobody}", MUTED)),)))
    if past and unfolded:
        return [*found, *_copies(past, source, narrow=narrow)]
    if past:
        title, copies = past[0].paper.title, f"{len(past)} of them"
        whom = () if narrow else ("",)
        below = ("Enter lists them.",)
        found.append(Row(FOLDED, (title, *whom, "", copies), below=below))
    return found


def _place(each: Standing) -> int:
    return 0 if each.is_wanting else 1 if each.is_owed else 2


def _copies(listed: Sequence[Standing], source: Source, *, narrow: bool) -> Iterator[Row]:
    told: set[str] = set()
    before = ""
    for each in listed:
        paper, last = each.paper, each.last
        done = each.is_current and (source.version or not paper.is_signed)
        mark = "✓" if done else "!" if each.is_wanting else ""
        owes = "" if not each.is_owed else "owed" if each.is_wanting else "written"
        title = paper.title if paper.key != before else said((paper.title, MUTED))
        whom = paper.whom(each.copy)
        below = [f"{paper.says}."] if paper.key not in told and not narrow else []
        if narrow:
            title, below = paper.title, [whom if whom.startswith("about ") else f"for {whom}"]
        if last is not None:
            below.append(last.name if each.is_current else f"{CHANGED} {last.name}")
        cells = (title, owes, _written(last)) if narrow else (title, whom, owes, _written(last))
        yield Row(key_of(paper, each.copy), cells, mark, below=tuple(below))
        told.add(paper.key)
        before = paper.key


def _written(last: Exported | None) -> str:
    if last is None:
        return NOT_YET
    at = last.at.astimezone(LONDON)
    day = short_date(at.date(), year=True)
    return ", ".join(part for part in (f"{day} {at:%H:%M}", last.version) if part)
