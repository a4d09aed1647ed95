"""The audit read a page at a time, the newest first, however long it is."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select, tuple_

from mappa_tui.domain.audited import AuditFilter, AuditLine
from mappa_tui.domain.clock import LONDON
from mappa_tui.domain.noun import asked
from mappa_tui.storage.audit import EXPORT
from mappa_tui.storage.references import references, referred
from mappa_tui.storage.tables import AUDIT, EXPORTED, NOUNS

EVERYTHING = AuditFilter()
_PLAIN = ("who", "action", "noun", "recipient", "reason")
"""Columns that are shown as they are stored."""


class Entries:
    """The audit of one open vault."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[Connection]],
        hashed: Callable[[Any], str],
    ) -> None:
        """Begin.

        Args:
            reading: opens a transaction to read.
            hashed: gives the audit's keyed hash of a value.
        """
        self._reading = reading
        self._hashed = hashed

    def page(
        self, sought: AuditFilter = EVERYTHING, before: int | None = None, limit: int = 100
    ) -> list[AuditLine]:
        """Return entries, the newest first.

        Args:
            sought: which.
            before: the number of the entry before which they stand; without it, the newest.
            limit: how many at most.
        """
        query = select(AUDIT).where(*_conditions(sought))
        if before is not None:
            query = query.where(AUDIT.c.sequence < before)
        with self._reading() as connection:
            rows = connection.execute(query.order_by(AUDIT.c.sequence.desc()).limit(limit)).all()
            return _lines(connection, rows, self._files(connection, rows))

    def count(self, sought: AuditFilter = EVERYTHING) -> int:
        """Return how many entries there are of those that are asked for."""
        query = select(func.count()).select_from(AUDIT).where(*_conditions(sought))
        with self._reading() as connection:
            return connection.execute(query).scalar_one()

    def people(self) -> tuple[str, ...]:
        """Return everybody who ever did anything, by name."""
        query = select(AUDIT.c.who).distinct().order_by(AUDIT.c.who)
        with self._reading() as connection:
            return tuple(connection.execute(query).scalars())

    def _files(self, connection: Connection, rows: Sequence[Row[Any]]) -> dict[str, str]:
        """Return the SHA-256 of the files that entries tell of, by its keyed hash."""
        paths = {row.recipient for row in rows if row.action == EXPORT}
        query = select(EXPORTED.c.sha256).where(EXPORTED.c.path.in_(paths)).distinct()
        found = connection.execute(query).scalars() if paths else ()
        return {self._hashed(sha256): sha256 for sha256 in found}


def in_words(noun: str) -> str:
    """Return the name of a noun as people read it: `ItemEntry` becomes `Item entry`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", noun).capitalize()


def _lines(
    connection: Connection, rows: Sequence[Row[Any]], files: dict[str, str]
) -> list[AuditLine]:
    records: dict[str, set[UUID]] = defaultdict(set)
    for row in rows:
        if row.record_id is not None:
            records[row.noun].add(row.record_id)
    about = references(connection, records)
    return [
        AuditLine(
            row.sequence,
            row.at,
            row.who,
            row.action,
            row.noun,
            in_words(row.noun),
            row.record_id,
            about.get(row.record_id, ""),
            _label(row.noun, row.field),
            row.recipient,
            row.reason,
            row.content,
            files.get(row.content, ""),
        )
        for row in rows
    ]


def _label(noun: str, field: str) -> str:
    known = noun in NOUNS and field in NOUNS[noun].model_fields
    label = asked(NOUNS[noun], field).label if known else field
    return label.replace("_", " ").capitalize()


def _conditions(sought: AuditFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if sought.who:
        found.append(AUDIT.c.who == sought.who)
    if sought.action:
        found.append(AUDIT.c.action == sought.action)
    if sought.first:
        found.append(AUDIT.c.at >= _midnight(sought.first))
    if sought.last:
        found.append(AUDIT.c.at < _midnight(sought.last + dt.timedelta(days=1)))
    return found + [_somewhere(word) for word in sought.words.split()]


def _somewhere(word: str) -> ColumnElement[bool]:
    """Return the condition that a word stands in what is shown of an entry."""
    like = "%" + re.sub(r"([\\%_])", r"\\\1", word) + "%"
    columns = [AUDIT.c[name].like(like, escape="\\") for name in _PLAIN]
    labelled = [
        (noun, field)
        for noun, kind in NOUNS.items()
        for field in kind.model_fields
        if word.casefold() in _label(noun, field).casefold()
    ]
    in_label = tuple_(AUDIT.c.noun, AUDIT.c.field).in_(labelled)
    own = and_(AUDIT.c.noun.not_in(list(NOUNS)), AUDIT.c.field.like(like, escape="\\"))
    return or_(*columns, in_label, own, AUDIT.c.record_id.in_(referred(like)))


def _midnight(day: dt.date) -> dt.datetime:
    """Return when a day begins in London."""
    return dt.datetime.combine(day, dt.time(), LONDON).astimezone(dt.UTC)
