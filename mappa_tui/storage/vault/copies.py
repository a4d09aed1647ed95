"""Whole copies of the vault: made, given another key, and checked before they are relied on."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from mappa_tui.storage.errors import CopyDamaged, VaultDamaged, VaultUnreadable
from mappa_tui.storage.vault.engine import connect, plain_errors


def copy_vault(engine: Engine, to: Path) -> None:
    """Write the vault as it is committed to a new file, under the same key.

    Raises VaultDamaged if a page of the vault cannot be read. `check` the copy.
    """
    with plain_errors():
        # Made here, since SQLite would make it readable to others.
        os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(engine.raw_connection()) as held:
            held.driver_connection.execute("VACUUM INTO ?", (str(to),))  # type: ignore[union-attr]


def copy_checked(engine: Engine, to: Path, key: bytes) -> None:
    """Do `copy_vault`, and read the copy whole.

    Raises VaultDamaged if the vault cannot be read, CopyDamaged if the copy cannot.
    """
    copy_vault(engine, to)
    try:
        check(to, key)
    except VaultUnreadable:
        raise CopyDamaged from None


def copy_closed(path: Path, to: Path, key: bytes) -> None:
    """Copy a closed vault's file byte for byte, and check every page of the copy.

    Much faster than `copy_vault`. Never for a vault that is open in this process: letting go
    of the second handle would let go of the first one's lock.
    """
    with plain_errors():
        _refuse_journal(path)
        os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        shutil.copyfile(path, to)
        with closing(connect(to, key, read_only=True)) as connection:
            if connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
                raise CopyDamaged


def give_key(path: Path, key: bytes, new: bytes) -> None:
    """Encrypt a closed vault anew under another data key, every page of it."""
    with plain_errors(), closing(connect(path, key)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute(f"PRAGMA rekey=\"x'{new.hex()}'\"")
        connection.execute("PRAGMA journal_mode=WAL")


def check(path: Path, key: bytes) -> None:
    """Read a closed vault whole; raises VaultDamaged with the first thing that is wrong.

    Nothing in its folder is changed, so it may lie where one cannot write.
    """
    _refuse_journal(path)
    with plain_errors(), closing(connect(path, key, read_only=True)) as connection:
        for fault in faults_of(connection):
            raise VaultDamaged(fault)


def faults_of(connection: Any) -> Iterator[str]:
    """Yield in words what is wrong with the file of an open vault.

    The cipher's check does not know of the journal: take it into the file before.
    """
    if pages := len(connection.execute("PRAGMA cipher_integrity_check").fetchall()):
        which = "1 page" if pages == 1 else f"{pages} pages"
        yield f"The vault's file is damaged, or was changed from outside: {which}."
        return
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        yield "The vault's tables do not fit together."
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        yield "Something in the vault belongs to a record that is not there."


def _refuse_journal(path: Path) -> None:
    journal = path.with_name(f"{path.name}-wal")
    if journal.exists() and journal.stat().st_size:
        raise VaultUnreadable("The vault's file was not closed properly: a part is missing.")
