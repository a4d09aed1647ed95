"""Finding words within texts of a table, however capitals, accents and apostrophes are typed."""

from sqlalchemy import ColumnElement, Connection, or_, select

from mappa_tui.domain.finding import flat

_NOT_PLAIN = "*[^ -&(-~]*"
"""Texts with anything but letters without accents, digits, and signs other than apostrophes."""


class Folded:
    """What the comparison of SQLite alone would not find, read once for one question.

    Folding every text takes many times as long as all else: only those that need it are read.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[ColumnElement[str], list[tuple[str, str]]] = {}

    def stands_in(self, text: ColumnElement[str], word: str) -> ColumnElement[bool]:
        """Ask whether a word, folded already (`finding.sought`), is a part of a word of a text."""
        plain = text.like(f"%{word}%")
        others = [
            each
            for each, shown in self._others(text)
            if word in shown and word not in each.lower()  # those that `plain` finds anyway
        ]
        return or_(plain, text.in_(others)) if others else plain

    def _others(self, text: ColumnElement[str]) -> list[tuple[str, str]]:
        if text not in self._read:
            query = select(text).distinct().where(text.op("GLOB")(_NOT_PLAIN))
            found = self._connection.execute(query).scalars()
            self._read[text] = [(each, flat(each)) for each in found]
        return self._read[text]
