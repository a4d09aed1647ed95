"""The index of everything that is written, in SQLite's own full-text search.

`findable` numbers each record in which people write; `findable_words` holds its words under
that number, and no text: what was found is read from the record itself. The words are folded
here (`domain.finding`), so that what is typed meets them and never SQLite's own syntax.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from mappa_tui.domain.case import Case
from mappa_tui.domain.finding import NAMES, SHORTEST, texts_of, words_of
from mappa_tui.domain.meeting import Meeting
from mappa_tui.domain.noun import Noun
from mappa_tui.storage.tables import NOUNS, TABLES

MOST = 1000
"""Records that a search takes in: the newest of those that fit."""
MOST_NAMED = 500
"""Cases of one name that a search takes in."""
_AT_ONCE = 1000
"""Records that are taken into the index in one go."""

_FORGET = "DELETE FROM findable_words WHERE rowid = ?"
_NUMBER = "INSERT INTO findable (noun, record_id, case_id) VALUES (?, ?, ?)"
_KEEP = "INSERT OR REPLACE INTO findable_words (rowid, name, text) VALUES (?, ?, ?)"
_FIND = (
    "SELECT f.noun, f.record_id, f.case_id FROM "
    "(SELECT rowid AS number FROM findable_words WHERE findable_words MATCH ? "
    "ORDER BY rowid DESC LIMIT ?) JOIN findable f ON f.id = number ORDER BY number DESC"
)

Place = tuple[str, UUID, UUID]
"""The noun of a record, its id and its case's."""


def is_findable(noun: type[Noun]) -> bool:
    """Whether people write words of their own in records of a noun."""
    return bool(texts_of(noun))


@cache
def rewords(noun: type[Noun]) -> frozenset[str]:
    """Return the fields of a noun whose change changes what is found."""
    return frozenset({*texts_of(noun), "in_error"} if is_findable(noun) else ())


def index(connection: Connection, noun: type[Noun], record_id: UUID) -> None:
    """Take in what a record says now; what was entered in error is not found any more."""
    # Past SQLAlchemy, whose part in a statement is larger than SQLite's.
    driver: Any = connection.connection.driver_connection
    number, case_id, in_error, *texts = driver.execute(
        _statement(noun, "WHERE t.id = ?"), (record_id.hex,)
    ).fetchone()
    if number is None:
        numbered = (noun.__name__, record_id.hex, case_id)
        number = driver.execute(_NUMBER, numbered).lastrowid
    name, text = ("", "") if in_error else _words(noun, texts)
    if name or text:
        driver.execute(_KEEP, (number, name, text))
    else:
        driver.execute(_FORGET, (number,))


def fill(connection: Connection) -> None:
    """Make the index anew, of everything that the vault holds."""
    driver: Any = connection.connection.driver_connection
    driver.execute("INSERT INTO findable_words (findable_words) VALUES ('delete-all')")
    driver.execute("DELETE FROM findable")
    number = 0
    for noun in filter(is_findable, TABLES):
        rows = driver.execute(_statement(noun, "ORDER BY t.rowid", ids=True))
        while some := list(islice(rows, _AT_ONCE)):
            numbered = list(enumerate(some, number + 1))
            number += len(some)
            driver.executemany(
                "INSERT INTO findable (id, noun, record_id, case_id) VALUES (?, ?, ?, ?)",
                [(at, noun.__name__, row[0], row[1]) for at, row in numbered],
            )
            words = ((at, *_words(noun, row[3:])) for at, row in numbered if not row[2])
            driver.executemany(_KEEP, [each for each in words if each[1] or each[2]])


def in_texts(connection: Connection, words: Sequence[str]) -> tuple[list[Place], bool]:
    """Return the records in which all the words stand, the newest first, and whether all came.

    A word may stand in the name of the record's case instead, if another is in the record.
    """
    long = [word for word in words if len(word) >= SHORTEST]
    if not long:
        return [], True
    found = _matching(connection, _all_in("text", words))
    is_all = len(found) < MOST
    for cases, others in _by_case(connection, words):
        rest = [word for word in others if len(word) >= SHORTEST]
        if rest:
            of_these = _matching(connection, _all_in("text", others))
            is_all = is_all and len(of_these) < MOST
            found += [place for place in of_these if place[2] in cases]
    return list(dict.fromkeys(found)), is_all


def by_name(connection: Connection, words: Sequence[str]) -> list[UUID]:
    """Return the cases that are called so, by name or reference."""
    if not words:
        return []
    return [place[1] for place in _matching(connection, _all_in("name", words), MOST_NAMED)]


def _by_case(
    connection: Connection, words: Sequence[str]
) -> Iterator[tuple[set[UUID], list[str]]]:
    """Yield cases with the words that are left to be found in their records."""
    if len(words) < 2:
        return
    named: dict[UUID, set[str]] = defaultdict(set)
    for word in words:
        for case_id in by_name(connection, [word]):
            named[case_id].add(word)
    alike: dict[frozenset[str], set[UUID]] = defaultdict(set)
    for case_id, in_name in named.items():
        alike[frozenset(in_name)].add(case_id)
    for in_name, cases in alike.items():
        if left := [word for word in words if word not in in_name]:
            yield cases, left


def _matching(connection: Connection, match: str, most: int = MOST) -> list[Place]:
    rows = connection.exec_driver_sql(_FIND, (match, most))
    return [(noun, UUID(record), UUID(case)) for noun, record, case in rows if noun in NOUNS]


def _all_in(column: str, words: Iterable[str]) -> str:
    # Words are letters and digits, folded; in quotes nothing in them means anything.
    each = " AND ".join(f'"{word}" *' for word in words)
    return f"{column} : ({each})"


def _words(noun: type[Noun], texts: Sequence[str]) -> tuple[str, str]:
    if noun is not Case:
        return "", words_of(texts)
    called = [text for name, text in zip(texts_of(noun), texts, strict=True) if name in NAMES]
    others = [text for name, text in zip(texts_of(noun), texts, strict=True) if name not in NAMES]
    return words_of(called), words_of(others)


@cache
def _statement(noun: type[Noun], which: str, *, ids: bool = False) -> str:
    """Return the query for a record's number or id, its case, whether it is in error, its texts."""
    table = TABLES[noun]
    in_error = "t.in_error" if "in_error" in table.c else "0"
    texts = ", ".join(f't."{name}"' for name in texts_of(noun))
    first = "t.id" if ids else "(SELECT f.id FROM findable f WHERE f.record_id = t.id)"
    return f'SELECT {first}, {_case_of(noun)}, {in_error}, {texts} FROM "{table.name}" t {which}'


def _case_of(noun: type[Noun]) -> str:
    if noun is Case:
        return "t.id"
    if "case_id" in TABLES[noun].c:
        return "t.case_id"
    meeting = TABLES[Meeting].name
    return f'(SELECT m.case_id FROM "{meeting}" m WHERE m.id = t.meeting_id)'
