"""Searching the vault: cases by name first, then every text, each hit with where it stands."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, select

from mappa_tui.domain.agenda import Agenda
from mappa_tui.domain.area import Area
from mappa_tui.domain.case import Case
from mappa_tui.domain.finding import BESIDES, best_text, folded, sought
from mappa_tui.domain.found import Found, Hit, HitGroup
from mappa_tui.domain.meeting import Meeting
from mappa_tui.domain.noun import Noun, asked
from mappa_tui.domain.people import Person
from mappa_tui.domain.places import Place, place_of
from mappa_tui.domain.views import CaseLine
from mappa_tui.storage import finding, reads
from mappa_tui.storage.home import case_lines, count_cases
from mappa_tui.storage.tables import NOUNS, TABLES

CASES = 10
"""Cases that are shown at once."""
HITS = 5
"""Hits of one kind that are shown at once, among those of others."""
HITS_OF_ONE = 200
"""Hits that are shown of a kind that is asked for whole."""
_SHORTEST_REFERENCE = 4
_REFERENCES = ("crn", "visor", "pnc", "cro", "nomis")
_SIGN = "*[-/ ]*"
_CASE, _MEETING = TABLES[Case], TABLES[Meeting]


def find(connection: Connection, agenda: Agenda, typed: str, whole: str = "") -> Found:
    """Return what was found.

    Args:
        connection: reads the vault.
        agenda: names the items under which something was said.
        typed: the words, as somebody typed them.
        whole: the noun of which more are shown than of others.
    """
    words = sought(typed)
    cases, count = _named(connection, words)
    places, is_all = finding.in_texts(connection, words)
    kinds: dict[str, list[finding.Place]] = defaultdict(list)
    for place in places:
        kinds[place[0]].append(place)
    groups = []
    for noun in filter(kinds.__contains__, NOUNS):
        shown = kinds[noun][: HITS_OF_ONE if noun == whole else HITS]
        hits = tuple(_hits(connection, agenda, words, NOUNS[noun], shown))
        groups.append(HitGroup(noun, len(kinds[noun]), hits))
    named = _also_named(connection, cases, words)
    return Found(words, tuple(cases), count, tuple(groups), is_all, named)


def place(connection: Connection, area: Area, agenda: Agenda, hit: Hit) -> Place:
    """Return where the record of a hit is shown; raises Missing."""
    record = reads.load_case(connection, area, hit.case_id)
    noun = reads.one(connection, NOUNS[hit.noun], hit.record_id)
    return place_of(record, agenda, noun, hit.field)


def _named(connection: Connection, words: Sequence[str]) -> tuple[list[CaseLine], int]:
    """Return the first of the cases that are called so, and how many there are."""
    if not words:
        return [], 0
    ids = list(map(UUID, finding.by_name(connection, words)))
    if not ids and len(words) == 1:
        ids = _by_reference(connection, words[0])
    called = _CASE.c.id.in_(ids)
    lines = case_lines(connection, called, first=words[0], limit=CASES)
    return lines, len(lines) if len(lines) < CASES else count_cases(connection, called)


def _by_reference(connection: Connection, word: str) -> list[UUID]:
    """Return cases with a reference that begins so, typed without the signs that divide it."""
    if len(word) < _SHORTEST_REFERENCE or not re.search("[0-9]", word):
        return []
    # Those with a sign alone, which are few. Folded here: SQLite takes a piece of locked memory
    # for each text that it makes.
    found = [
        row.id
        for name in _REFERENCES
        for row in connection.execute(
            select(_CASE.c.id, _CASE.c[name].label("said")).where(_CASE.c[name].op("GLOB")(_SIGN))
        )
        if folded(row.said).startswith(word)
    ]
    return found[: finding.MOST_NAMED]


def _also_named(
    connection: Connection, lines: Sequence[CaseLine], words: Sequence[str]
) -> dict[UUID, str]:
    """Return the alias or reference by which a case was found, where its line has none of it."""
    found, ids = {}, [line.id for line in lines]
    rows = {row.id: row for row in reads.rows(connection, Case, _CASE.c.id.in_(ids))}
    for line in lines:
        case = rows[line.id]
        shown = folded(f"{line.crn}{case.surname}{case.forenames}")
        left = [word for word in words if word not in shown]
        said = [
            f"{asked(Case, name).label}: {getattr(case, name)}"
            for name in BESIDES
            if any(word in folded(getattr(case, name)) for word in left)
        ]
        if said:
            found[case.id] = ", ".join(said)
    return found


def _hits(
    connection: Connection,
    agenda: Agenda,
    words: Sequence[str],
    noun: type[Noun],
    places: Sequence[finding.Place],
) -> Iterator[Hit]:
    ids = [UUID(record_id) for _, record_id, _ in places]
    records = {row.id: row for row in reads.rows(connection, noun, TABLES[noun].c.id.in_(ids))}
    cases = _cases(connection, places)
    meetings = _meetings(connection, records)
    for record_id, (_, _, case_id) in zip(ids, places, strict=True):
        record, case = records[record_id], cases[UUID(case_id)]
        field = best_text(record, words)
        item = getattr(record, "item", "")
        yield Hit(
            noun=noun.__name__,
            record_id=record_id,
            case_id=case.id,
            case_title=case.title,
            crn=case.crn,
            meeting=meetings.get(record_id, ""),
            item=agenda.item(item).title if agenda.number(item) else "",
            number=getattr(record, "number", 0),
            name=record.called if isinstance(record, Person) else "",
            field=field,
            label=asked(noun, field).label,
            text=getattr(record, field),
        )


def _cases(connection: Connection, places: Sequence[finding.Place]) -> dict[UUID, CaseLine]:
    ids = {UUID(case_id) for _, _, case_id in places}
    return {line.id: line for line in case_lines(connection, _CASE.c.id.in_(ids))}


def _meetings(connection: Connection, records: Mapping[UUID, Noun]) -> dict[UUID, str]:
    """Return the titles of the meetings that records are, or were said in."""
    said_in = {
        record.id: record.id if isinstance(record, Meeting) else getattr(record, "meeting_id", None)
        for record in records.values()
    }
    ids = {meeting_id for meeting_id in said_in.values() if meeting_id}
    if not ids:
        return {}
    found = {row.id: row.title for row in reads.rows(connection, Meeting, _MEETING.c.id.in_(ids))}
    return {record_id: found[at] for record_id, at in said_in.items() if at in found}
