"""How what was found reads: cases, then groups of hits with the words marked in their place."""

from collections.abc import Iterator
from enum import StrEnum

from textual.content import Content

from mappa_tui.domain.finding import excerpt, marks
from mappa_tui.domain.found import Found, Hit, HitGroup
from mappa_tui.domain.views import CaseLine
from mappa_tui.widgets.rows import Column, Row
from mappa_tui.widgets.say import MUTED, said
from mappa_tui.widgets.shapes import SHAPES

WIDE = (Column(width=18), Column(), Column(width=38, style=MUTED))
NARROW = (Column(width=14), Column())
MARKED = "bold $m-background on $m-muted"
"""Words that were found: told from the row under the cursor, which is bold as a whole."""
LETTERS = {noun.__name__: shape.letter for noun, shape in SHAPES.items()}
TITLES = {
    "ActionOutcome": "Outcomes of actions",
    "Case": "In the case itself",
    "CheckAnswer": "Other checks",
    "Condition": "Conditions and orders",
    "Confirmation": "Sections confirmed",
    "Contingency": "Contingency",
    "Contribution": "Information by agency",
    "Invitation": "Attendance",
    "Issue": "Minutes issued",
    "ItemEntry": "Notes",
    "LevelChange": "Level history",
    "MeasureReview": "Reviews of measures",
    "Neighbour": "Neighbouring arrangements",
    "Person": "People",
    "RelevantDate": "Relevant dates",
    "Summary": "Executive summary",
    "Tool": "Assessment tools",
    "Version": "Signatures and amendments",
}
"""What a group is called, where that is not the plural of its noun."""


class Key(StrEnum):
    """What the key of a row begins with."""

    CASE = "case"
    HIT = "hit"
    MORE = "more"


def rows_of(found: Found, width: int, *, narrow: bool) -> list[Row]:
    """Return everything that was found, as rows for a screen of that width."""
    rows: list[Row] = []
    if found.cases:
        rows += [_heading("Cases", found.case_count)]
        rows += [_case(line, found, narrow=narrow) for line in found.cases]
        if found.case_count > len(found.cases):
            words = f"and {found.case_count - len(found.cases):,} more: type on"
            rows.append(Row("", (said((words, MUTED)),)))
    for group in found.groups:
        rows += [Row("", ("",))] if rows else []
        rows += _group(group, found, width, narrow=narrow)
    return rows


def where(hit: Hit) -> str:
    """Return where a hit stands, in words: `A5 · Task · Level 2 review 3`."""
    letter = LETTERS.get(hit.noun, "")
    name = f"{letter}{hit.number}" if letter and hit.number else hit.name
    parts = dict.fromkeys((name, hit.label, hit.item, hit.meeting))
    return " · ".join(part for part in parts if part)


def _group(group: HitGroup, found: Found, width: int, *, narrow: bool) -> Iterator[Row]:
    plural = "".join(f" {c.lower()}" if c.isupper() else c for c in group.noun).strip() + "s"
    yield _heading(TITLES.get(group.noun, plural.capitalize()), group.count)
    room = (width - 24) if narrow else 2 * (width - 72)
    for hit in group.hits:
        text = _marked(excerpt(hit.text, found.words, room), found)
        key = f"{Key.HIT} {hit.record_id}"
        called = hit.case_title if narrow else said(hit.case_title, (f"  {hit.crn}", MUTED))
        if narrow:
            yield Row(key, (called, text), below=(where(hit),))
        else:
            yield Row(key, (called, text, where(hit)))
    if group.count > len(group.hits):
        words = f"and {group.count - len(group.hits):,} more: Enter shows them"
        yield Row(f"{Key.MORE} {group.noun}", (said((words, MUTED)),))


def _marked(text: str, found: Found) -> Content:
    content = Content(text)
    for begin, end in marks(text, found.words):
        content = content.stylize(MARKED, begin, end)
    return content


def _case(line: CaseLine, found: Found, *, narrow: bool) -> Row:
    level = f"Level {line.level}" if line.level else "no level"
    standing = f"Category {line.category or '?'}, {level}"
    cells = (line.title, said(line.crn, (f"   {standing}", MUTED)))
    below = [_marked(found.named[line.id], found)] if line.id in found.named else []
    return Row(f"{Key.CASE} {line.id}", cells if narrow else (*cells, ""), below=tuple(below))


def _heading(title: str, count: int) -> Row:
    return Row("", (said((title, "bold"), (f"   {count:,}", MUTED)),))
