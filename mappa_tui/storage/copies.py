"""Whole copies of the vault: made, given another key, and checked before they are relied on."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from mappa_tui.storage.engine import connect, plain_errors
from mappa_tui.storage.errors import VaultUnreadable


def copy_vault(engine: Engine, to: Path) -> None:
    """Write the vault as it is committed to a new file, under the same key, and check it.

    Raises VaultUnreadable if the copy is not whole: then the vault itself is damaged.
    """
    with plain_errors():
        os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(engine.raw_connection()) as held:
            held.driver_connection.execute("VACUUM INTO ?", (str(to),))  # type: ignore[union-attr]


def give_key(path: Path, key: bytes, new: bytes) -> None:
    """Encrypt a closed vault anew under another data key, every page of it."""
    with plain_errors(), closing(connect(path, key)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute(f"PRAGMA rekey=\"x'{new.hex()}'\"")
        connection.execute("PRAGMA journal_mode=WAL")


def check(path: Path, key: bytes) -> None:
    """Read a closed vault whole; raises VaultUnreadable with the first thing that is wrong."""
    for fault in faults(path, key):
        raise VaultUnreadable(fault)


def faults(path: Path, key: bytes) -> Iterator[str]:
    """Yield in words what is wrong with a closed vault's file."""
    with plain_errors(), closing(connect(path, key)) as connection:
        yield from faults_of(connection)


def faults_of(connection: "object") -> Iterator[str]:
    """Yield in words what is wrong with an open vault's file.

    The journal is taken into the file first: the cipher's check does not know of it.
    """
    execute = connection.execute  # type: ignore[attr-defined]
    execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if pages := execute("PRAGMA cipher_integrity_check").fetchall():
        yield f"{len(pages)} pages of the vault's file were changed or damaged."
    if [row[0] for row in execute("PRAGMA integrity_check(5)")] != ["ok"]:
        yield "The vault's tables do not fit together."
    if execute("PRAGMA foreign_key_check").fetchone() is not None:
        yield "Something in the vault belongs to a record that is not there."
