"""Putting a backup in the place of the vault, which is kept beside it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from mappa_tui.domain.clock import Clock
from mappa_tui.storage import audit
from mappa_tui.storage.errors import (
    DiskFull,
    NotRestored,
    StorageError,
    VaultNoAccess,
    VaultReadOnly,
    VaultUnreadable,
)
from mappa_tui.storage.migrate import migrate
from mappa_tui.storage.vault import identity
from mappa_tui.storage.vault.backup import free_name
from mappa_tui.storage.vault.copies import check
from mappa_tui.storage.vault.engine import open_engine, plain_errors
from mappa_tui.storage.vault.install import KEYS, VAULT, install, staged
from mappa_tui.storage.vault.keys.access import Access
from mappa_tui.storage.vault.keys.keyfile import KeyFile, read_key_file, write_key_file
from mappa_tui.storage.vault.keys.mac import check_mac

KEPT = "before-restore"
"""How the folder is called, with the time, where what was there is kept."""


def restore(folder: Path, backup: Path, clock: Clock, access: Access) -> Path | None:
    """Put a backup in the place of the vault of a folder.

    What is there may be damaged, a part of it missing, or all.

    Args:
        folder: the vault's.
        backup: the folder of the backup.
        clock: for the name of what is kept, and for the audit.
        access: what opens the backup, and who restores it.

    Returns:
        the folder where the vault that was there is kept; None if there was none.

    Raises:
        VaultUnreadable: the backup is not whole, or `access` is not for it.
        KeyFileMissing, KeyFileDamaged: nor is its key file.
        NotRestored: it cannot be put there. What was there is as it was, each time.
    """
    kept = None
    if any((folder / name).exists() for name in (VAULT, KEYS)):
        kept = free_name(folder, f"{KEPT} {clock.now():%Y-%m-%dT%H%M%SZ}")
    with _in_words(), plain_errors():
        key_file = read_key_file(backup / KEYS)
        check_mac(key_file, access.key)
        with staged(folder, kept.name if kept else "") as part:
            _take(backup / VAULT, part / VAULT, access.key)
            _tell(part / VAULT, key_file, clock, access)
            check(part / VAULT, access.key)
            write_key_file(part / KEYS, key_file)
    try:
        with plain_errors():
            install(folder)
    except StorageError:
        raise NotRestored("The backup is put in place at the next start of mappa-tui.") from None
    return kept


def _take(backup: Path, copy: Path, key: bytes) -> None:
    if not backup.is_file():
        raise VaultUnreadable("This is no backup: there is no vault.db in the folder.")
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    shutil.copyfile(backup, copy)
    try:
        check(copy, key)
    except VaultUnreadable:
        raise VaultUnreadable("The backup is damaged. Restore another one.") from None


def _tell(copy: Path, key_file: KeyFile, clock: Clock, access: Access) -> None:
    """Bring the copy to this release, and say in its audit that it was restored."""
    with _opened(copy, access.key) as engine:
        identity.check(engine, key_file)
        migrate(engine)
        with engine.begin() as connection:
            chain = audit.Chain(audit.key_of(connection), audit.newest(connection))
            entry = audit.Entry(clock.now(), access.author, audit.ADMINISTER, "restore")
            chain.append(connection, [entry])


@contextmanager
def _opened(path: Path, key: bytes) -> Iterator[Engine]:
    """Open a vault's file for a moment."""
    engine = open_engine(path, key)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except DiskFull:
        raise NotRestored("Not restored: the disk is full. Nothing was changed.") from None
    except (VaultReadOnly, VaultNoAccess):
        raise NotRestored("Not restored: you cannot write in the vault's folder.") from None
    except StorageError as error:
        raise (NotRestored() if type(error) is StorageError else error) from None
