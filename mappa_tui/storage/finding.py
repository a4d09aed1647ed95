"""The index of everything that is written, in SQLite's own full-text search.

`findable` numbers each record in which people write; `findable_words` holds its words under
that number, with the id of its case, and no text: what was found is read from the record
itself. The words are folded here (`domain.finding`), so that what is typed meets them and never
SQLite's own syntax. `reworded` holds what is yet to be taken in; a search does that first.

Numbers go down, so that the newest come first: SQLite reads an index of words upwards many
times faster than downwards. It also wants them taken in upwards, within one transaction.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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

MOST = 500
"""Records that a search takes in: the newest of those that fit."""
MOST_NAMED = 200
"""Cases of one name that a search takes in."""
SOON = 50
"""Records that are taken in within one slice, for which a save may have to wait."""
_AT_ONCE = 1000
"""Records that are taken into the index in one go."""

_NOTE = "INSERT OR IGNORE INTO reworded (record_id, noun) VALUES (?, ?)"
_FORGET = "DELETE FROM findable_words WHERE rowid = ?"
_NUMBER = (
    "INSERT OR IGNORE INTO findable (id, noun, record_id, case_id) "
    "SELECT coalesce(min(id), 0) - 1, ?2, ?1, ({case_of}) FROM findable"
)
_KEEP = "INSERT OR REPLACE INTO findable_words (rowid, whose, name, text) VALUES (?, ?, ?, ?)"
_FIND = (
    "SELECT f.noun, f.record_id, f.case_id FROM "
    "(SELECT rowid AS number FROM findable_words WHERE findable_words MATCH ? "
    "ORDER BY rowid LIMIT ?) JOIN findable f ON f.id = number ORDER BY number"
)

Place = tuple[str, str, str]
"""The noun of a record, its id and its case's, in hex: most are counted alone."""


def is_findable(noun: type[Noun]) -> bool:
    """Whether people write words of their own in records of a noun."""
    return bool(texts_of(noun))


@cache
def rewords(noun: type[Noun]) -> frozenset[str]:
    """Return the fields of a noun whose change changes what is found."""
    return frozenset({*texts_of(noun), "in_error"} if is_findable(noun) else ())


def note(connection: Connection, reworded: Mapping[UUID, type[Noun]], waiting: set[UUID]) -> None:
    """Keep which records are to be taken in, in the transaction that changes them.

    The words themselves wait until somebody looks for something: taking them in with each save
    of a burst of typing would double what a save costs.

    Args:
        connection: writes the vault.
        reworded: the records with their nouns.
        waiting: those that are kept already; it learns of the others.
    """
    driver: Any = connection.connection.driver_connection
    for record_id, noun in reworded.items():
        if record_id not in waiting:
            waiting.add(record_id)
            driver.execute(_NOTE, (record_id.hex, noun.__name__))


def waits(connection: Connection) -> bool:
    """Whether anything is to be taken in."""
    return connection.exec_driver_sql("SELECT 1 FROM reworded LIMIT 1").first() is not None


def take_in(connection: Connection, most: int) -> bool:
    """Take in what changed, `most` records of it; return whether more waits."""
    driver: Any = connection.connection.driver_connection
    found = driver.execute(
        "SELECT rowid, noun, record_id FROM reworded ORDER BY rowid LIMIT ?", (most,)
    ).fetchall()
    for _, name, record_id in found:
        case_of = f"SELECT {_case_of(NOUNS[name])} FROM {_from(NOUNS[name])} WHERE t.id = ?1"
        driver.execute(_NUMBER.format(case_of=case_of), (record_id, name))
    numbered = driver.execute(
        "SELECT f.id, f.noun, f.record_id FROM reworded r JOIN findable f USING (record_id) "
        "WHERE r.rowid <= ? ORDER BY f.id",
        (found[-1][0] if found else 0,),
    ).fetchall()
    for number, name, record_id in numbered:
        row = driver.execute(_statement(NOUNS[name], "WHERE t.id = ?"), (record_id,)).fetchone()
        _keep(driver, NOUNS[name], [(number, row)])
    driver.execute("DELETE FROM reworded WHERE rowid <= ?", (found[-1][0] if found else 0,))
    return len(found) == most


def fill(connection: Connection) -> None:
    """Make the index anew, of everything that the vault holds."""
    driver: Any = connection.connection.driver_connection
    driver.execute("INSERT INTO findable_words (findable_words) VALUES ('delete-all')")
    driver.execute("DELETE FROM findable")
    driver.execute("DELETE FROM reworded")
    nouns = [noun for noun in TABLES if is_findable(noun)]
    counts = (f"SELECT count(*) FROM {_from(noun)}" for noun in nouns)
    number = -sum(driver.execute(count).fetchone()[0] for count in counts)
    for noun in nouns:
        rows = driver.execute(_statement(noun, "ORDER BY t.rowid DESC"))
        while some := list(islice(rows, _AT_ONCE)):
            numbered = list(enumerate(some, number))
            number += len(some)
            driver.executemany(
                "INSERT INTO findable (id, noun, record_id, case_id) VALUES (?, ?, ?, ?)",
                [(at, noun.__name__, row[0], row[1]) for at, row in numbered],
            )
            _keep(driver, noun, numbered)


def in_texts(connection: Connection, words: Sequence[str]) -> tuple[list[Place], bool]:
    """Return the records in which all the words stand, the newest first, and whether all came.

    A word may stand in the name of the record's case instead, if another is in the record.
    """
    if not any(len(word) >= SHORTEST for word in words):
        return [], True
    found = _matching(connection, _all_in("text", words), MOST)
    by_case, is_all = _by_case(connection, words)
    is_all = is_all and len(found) < MOST
    for cases, others in by_case:
        if any(len(word) >= SHORTEST for word in others):
            whose = " OR ".join(f'"{case_id}"' for case_id in cases)
            match = f"{_all_in('text', others)} AND whose : ({whose})"
            of_these = _matching(connection, match, MOST)
            is_all = is_all and len(of_these) < MOST
            found += of_these
    return list(dict.fromkeys(found)), is_all


def by_name(connection: Connection, words: Sequence[str]) -> list[str]:
    """Return the ids of the cases that are called so, by name or reference, in hex."""
    if not words:
        return []
    return [place[1] for place in _matching(connection, _all_in("name", words), MOST_NAMED)]


def _keep(driver: Any, noun: type[Noun], numbered: Iterable[tuple[int, Sequence[Any]]]) -> None:
    """Put the words of records under their numbers; of what was entered in error, none."""
    for number, (_, case_id, in_error, *texts) in numbered:
        name, text = ("", "") if in_error else _words(noun, texts)
        if name or text:
            driver.execute(_KEEP, (number, case_id, name, text))
        else:
            driver.execute(_FORGET, (number,))


def _by_case(
    connection: Connection, words: Sequence[str]
) -> tuple[list[tuple[set[str], list[str]]], bool]:
    """Return cases with the words that are left to be found in their records.

    And whether these are all the cases that any of the words names.
    """
    named: dict[str, set[str]] = defaultdict(set)
    is_all = True
    for word in words if len(words) > 1 else ():
        cases = by_name(connection, [word])
        is_all = is_all and len(cases) < MOST_NAMED
        for case_id in cases:
            named[case_id].add(word)
    alike: dict[frozenset[str], set[str]] = defaultdict(set)
    for case_id, called in named.items():
        alike[frozenset(called)].add(case_id)
    left = [(ids, [word for word in words if word not in called]) for called, ids in alike.items()]
    return [(ids, others) for ids, others in left if others], is_all


def _matching(connection: Connection, match: str, most: int) -> list[Place]:
    rows = connection.exec_driver_sql(_FIND, (match, most))
    return [(noun, record, case) for noun, record, case in rows if noun in NOUNS]


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
def _statement(noun: type[Noun], which: str) -> str:
    """Return the query for the ids of records and their cases, whether in error, their texts."""
    in_error = "t.in_error" if "in_error" in TABLES[noun].c else "0"
    texts = ", ".join(f't."{name}"' for name in texts_of(noun))
    return f"SELECT t.id, {_case_of(noun)}, {in_error}, {texts} FROM {_from(noun)} {which}"


def _from(noun: type[Noun]) -> str:
    return f'"{TABLES[noun].name}" t'


def _case_of(noun: type[Noun]) -> str:
    if noun is Case:
        return "t.id"
    if "case_id" in TABLES[noun].c:
        return "t.case_id"
    meeting = TABLES[Meeting].name
    return f'(SELECT m.case_id FROM "{meeting}" m WHERE m.id = t.meeting_id)'
