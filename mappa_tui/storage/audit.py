"""The audit: who did what and when, each entry chained to the one before by a keyed hash.

An entry stands in the same transaction as what it tells of, and never holds what was written,
only a keyed hash of it. The Data Protection Act 2018, s.62, names collection, alteration,
consultation, disclosure, combination and erasure; logging in, exports and changes of the vault
itself are kept beside them.
"""

import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from mappa_tui.domain.noun import Noun
from mappa_tui.storage.tables import AUDIT, VAULT

COLLECT, ALTER, CONSULT, DISCLOSE, COMBINE, ERASE = (
    "collect",
    "alter",
    "consult",
    "disclose",
    "combine",
    "erase",
)
LOG_IN, EXPORT, ADMINISTER = "log in", "export", "administer"
ACTIONS = (COLLECT, ALTER, CONSULT, DISCLOSE, COMBINE, ERASE, LOG_IN, EXPORT, ADMINISTER)
"""What an entry can say that somebody did."""

START = "start"
"""What the first entry has in the place of the one before."""


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry of the chain: its number and its keyed hash in hex."""

    sequence: int
    mac: str


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
        head, rows = self.head, list[dict[str, Any]]()
        for entry in entries:
            row = {**asdict(entry), "sequence": head.sequence + 1, "previous": head.mac}
            row["mac"] = _mac(self._key, _told(row))
            head = Head(head.sequence + 1, row["mac"])
            rows.append(row)
        if rows:
            connection.execute(insert(AUDIT), rows)
        return head


def newest(connection: Connection) -> Head:
    """Return the head of the chain as it is stored."""
    query = select(AUDIT.c.sequence, AUDIT.c.mac).order_by(AUDIT.c.sequence.desc()).limit(1)
    row = connection.execute(query).first()
    return Head(row.sequence, row.mac) if row else Head(0, START)


def faults(connection: Connection, key: bytes, *ancestors: Head) -> Iterator[str]:
    """Yield in words what is wrong with the chain, from its beginning.

    Args:
        connection: of the vault.
        key: the vault's audit key.
        ancestors: heads that were noted outside the vault; each has to be in the chain.
    """
    previous, known = Head(0, START), {head.sequence: head.mac for head in ancestors}
    for row in connection.execute(select(AUDIT).order_by(AUDIT.c.sequence)).mappings():
        sequence = row["sequence"]
        if sequence != previous.sequence + 1:
            yield f"Entries {previous.sequence + 1} to {sequence - 1} of the audit are missing."
        if row["previous"] != previous.mac and sequence == previous.sequence + 1:
            yield f"Entry {sequence} of the audit does not follow the one before it."
        if not hmac.compare_digest(row["mac"], _mac(key, _told(row))):
            yield f"Entry {sequence} of the audit was changed."
        if known.pop(sequence, row["mac"]) != row["mac"]:
            yield f"Entry {sequence} of the audit is not the one that was noted outside it."
        previous = Head(sequence, row["mac"])
    if missing := [sequence for sequence in known if sequence > 0]:
        yield (
            f"The audit ends at entry {previous.sequence}, but entry {max(missing)} was noted "
            "outside it: its end was cut off, or an older vault was put in its place."
        )


def chain_up(connection: Connection, key: bytes) -> None:
    """Chain the entries that were written before there was a chain."""
    head = Head(0, START)
    for row in connection.execute(select(AUDIT).order_by(AUDIT.c.sequence)).mappings().all():
        told = {**row, "previous": head.mac}
        mac = _mac(key, _told(told))
        mine = AUDIT.c.sequence == row["sequence"]
        connection.execute(update(AUDIT).where(mine).values(previous=head.mac, mac=mac))
        head = Head(row["sequence"], mac)


def key_of(connection: Connection) -> bytes:
    """Return the key of the vault's audit."""
    return bytes(connection.execute(select(VAULT.c.audit_key)).scalar_one())


def _told(row: Any) -> list[Any]:
    names = [column.name for column in AUDIT.columns if column.name != "mac"]
    return [_plain(row[name]) for name in sorted(names)]


def _plain(value: Any) -> Any:
    if isinstance(value, Noun):
        return value.model_dump(mode="json")
    if isinstance(value, dt.datetime):
        if value.tzinfo:
            # As it is stored: UTC, and without saying so.
            value = value.astimezone(dt.UTC).replace(tzinfo=None)
        return value.isoformat()
    if isinstance(value, str | int | None):
        return value
    return str(value)


def _mac(key: bytes, value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain)
    return hmac.digest(key, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hex()
