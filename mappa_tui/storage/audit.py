"""The audit: who did what and when, each entry chained to the one before by a keyed hash.

An entry stands in the same transaction as what it tells of, and never holds what was written,
only a keyed hash of it. The Data Protection Act 2018, s.62, names collection, alteration,
consultation, disclosure, combination and erasure; logging in and out, exports and changes of
the vault itself are kept beside them.
"""

import datetime as dt
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from mappa_tui.domain.noun import Noun
from mappa_tui.storage.tables import VAULT
from mappa_tui.storage.vault.keys.slots import Head

COLLECT, ALTER, CONSULT, DISCLOSE, COMBINE, ERASE = (
    "collect",
    "alter",
    "consult",
    "disclose",
    "combine",
    "erase",
)
LOG_IN, LOG_OUT, EXPORT, ADMINISTER = "log in", "log out", "export", "administer"
ACTIONS = (COLLECT, ALTER, CONSULT, DISCLOSE, COMBINE, ERASE, LOG_IN, LOG_OUT, EXPORT, ADMINISTER)
"""What an entry can say that somebody did."""

_COLUMNS = (
    "sequence",
    "at",
    "who",
    "action",
    "noun",
    "record_id",
    "field",
    "reason",
    "recipient",
    "content",
    "previous",
)
"""What the hash of an entry covers, in this order: everything but itself."""

# As stored values and not as records: a chain is verified as it lies in the file, and an entry
# costs a third of what it does by way of the table's types.
_NAMES = ", ".join((*_COLUMNS, "mac"))
_APPEND = f"INSERT INTO audit ({_NAMES}) VALUES ({', '.join('?' * (len(_COLUMNS) + 1))})"
_READ = f"SELECT {_NAMES} FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?"
_NEWEST = "SELECT sequence, mac FROM audit ORDER BY sequence DESC LIMIT 1"
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that somebody did."""

    at: dt.datetime
    who: str
    action: str
    noun: str = ""
    record_id: UUID | None = None
    field: str = ""
    reason: str = ""
    recipient: str = ""
    content: str = ""
    """Keyed hash of what was written, never the words."""


class Chain:
    """Appends entries; of one vault."""

    def __init__(self, key: bytes, head: Head) -> None:
        self._key = key
        self.head = head
        """The newest entry that is committed."""

    def hashed(self, value: Any) -> str:
        """Return the keyed hash of a value: it shows that it is the same, and nothing else."""
        return _mac(self._key, value)

    def append(self, connection: Connection, entries: list[Entry]) -> Head:
        """Write entries within a transaction; return the head to keep once it is committed."""
        head, rows = self.head, list[tuple[Any, ...]]()
        for entry in entries:
            told = (
                head.sequence + 1,
                _stored_time(entry.at),
                entry.who,
                entry.action,
                entry.noun,
                entry.record_id.hex if entry.record_id else None,
                entry.field,
                entry.reason,
                entry.recipient,
                entry.content,
                head.mac,
            )
            head = Head(head.sequence + 1, _mac(self._key, told))
            rows.append((*told, head.mac))
        if rows:
            driver: Any = connection.connection.driver_connection
            driver.executemany(_APPEND, rows)
        return head


class Check:
    """Follows a chain from its beginning, a part at a time."""

    def __init__(self, key: bytes, *ancestors: Head) -> None:
        """Begin.

        Args:
            key: the vault's audit key.
            ancestors: heads that were noted outside the vault; each has to be in the chain.
        """
        self._key = key
        self._noted = [head for head in ancestors if head.sequence]
        self._at = Head()
        self.ended = False
        """Whether all of it was followed."""

    @property
    def followed(self) -> int:
        """The number of the last entry that was followed."""
        return self._at.sequence

    def go_on(self, connection: Connection, most: int = _AT_ONCE) -> list[str]:
        """Return in words what is wrong with the next entries, `most` of them at a time."""
        rows = connection.exec_driver_sql(_READ, (self._at.sequence, most)).all()
        found = [fault for row in rows for fault in self._faults(tuple(row))]
        if len(rows) < most:
            self.ended = True
            found += self._missing_end()
        return found

    def _faults(self, row: tuple[Any, ...]) -> list[str]:
        found, before = [], self._at
        sequence, previous, mac = row[0], row[-2], str(row[-1])
        if sequence != before.sequence + 1:
            found.append(_missing(before.sequence + 1, sequence - 1))
        elif previous != before.mac:
            found.append(f"Entry {sequence} of the audit does not follow the one before it.")
        if not hmac.compare_digest(
            mac.encode("utf-8", "replace"), _mac(self._key, row[:-1]).encode()
        ):
            found.append(f"Entry {sequence} of the audit was changed.")
        self._at = Head(sequence, mac)
        for head in self._noted:
            if head.sequence == sequence and head.mac != mac:
                found.append(f"Entry {sequence} of the audit is not the one noted outside it.")
        return found

    def _missing_end(self) -> list[str]:
        noted = max((head.sequence for head in self._noted), default=0)
        if noted <= self._at.sequence:
            return []
        return [
            f"The audit ends at entry {self._at.sequence}, but entry {noted} was noted outside "
            "it: its end was cut off, or an older vault was put in its place."
        ]


def faults(connection: Connection, key: bytes, *ancestors: Head) -> list[str]:
    """Return in words what is wrong with the whole chain; see Check."""
    check, found = Check(key, *ancestors), list[str]()
    while not check.ended:
        found += check.go_on(connection)
    return found


def newest(connection: Connection) -> Head:
    """Return the head of the chain as it is stored."""
    row = connection.exec_driver_sql(_NEWEST).first()
    return Head(row[0], row[1]) if row else Head()


def holds(connection: Connection, head: Head) -> bool:
    """Whether the chain has that head as one of its entries."""
    found = connection.exec_driver_sql("SELECT mac FROM audit WHERE sequence = ?", (head.sequence,))
    return head == Head() or found.scalar() == head.mac


def chain_up(connection: Connection, key: bytes) -> None:
    """Chain the entries that were written before there was a chain."""
    head = Head()
    for row in connection.exec_driver_sql(_READ, (0, -1)).all():
        told = (*tuple(row)[:-2], head.mac)
        head = Head(row[0], _mac(key, told))
        connection.exec_driver_sql(
            "UPDATE audit SET previous = ?, mac = ? WHERE sequence = ?",
            (told[-1], head.mac, head.sequence),
        )


def key_of(connection: Connection) -> bytes:
    """Return the key of the vault's audit."""
    return bytes(connection.execute(select(VAULT.c.audit_key)).scalar_one())


def _missing(first: int, last: int) -> str:
    if first == last:
        return f"Entry {first} of the audit is missing."
    return f"Entries {first} to {last} of the audit are missing."


def _stored_time(moment: dt.datetime) -> str:
    """Return a moment as the table's type stores it: UTC, to the microsecond."""
    return moment.astimezone(dt.UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _plain(value: Any) -> Any:
    if isinstance(value, Noun):
        return value.model_dump(mode="json")
    return value.isoformat() if isinstance(value, dt.datetime) else str(value)


def _mac(key: bytes, value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain)
    return hmac.digest(key, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hex()
