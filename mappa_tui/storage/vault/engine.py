"""The one place where the vault's file is made and opened, and where its faults get words.

Cipher and settings follow what was measured with SQLCipher 4: the key is raw, so that opening
takes no time; memory is wiped; nothing is acknowledged before it is on the disk.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlcipher

from mappa_tui.storage.errors import (
    Conflict,
    DiskFull,
    StorageError,
    VaultBusy,
    VaultDamaged,
    VaultNoAccess,
    VaultReadOnly,
    VaultUnreadable,
)
from mappa_tui.storage.vault.disk import system_error

APPLICATION_ID = 0x4D415050
"""`MAPP`: tells a vault from any other SQLite file."""

SMALLEST_PAGE = 512
BUSY_MILLISECONDS = 2000
KEPT_STATEMENTS = 6
"""Prepared statements that a connection keeps: those of a save.

More would fill the memory that SQLite sets aside for small things. What it takes from the
system instead is locked and wiped piece by piece, and a save's statements took ten times as
long.
"""

CACHE = 64 * 1024
"""KiB of pages that a connection keeps in memory at most.

What people look for over all cases reads each page several times, and to decipher one again
takes longer than to read it. SQLite's own 2 MiB hold a few hundred cases.
"""

BEFORE_KEY: tuple[str, ...] = (
    "cipher_log_level=NONE",  # or the library's own messages spoil the screen
    "cipher_memory_security=ON",
)
FOR_WRITING = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",  # heeded by macOS alone
    "secure_delete=ON",
    "foreign_keys=ON",
    f"busy_timeout={BUSY_MILLISECONDS}",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
    f"cache_size=-{CACHE}",
)
FOR_READING = (
    "query_only=ON",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
    f"cache_size=-{CACHE}",
)

_FAULTS: dict[int, type[StorageError]] = {
    sqlcipher.SQLITE_PERM: VaultNoAccess,
    sqlcipher.SQLITE_BUSY: VaultBusy,
    sqlcipher.SQLITE_LOCKED: VaultBusy,
    sqlcipher.SQLITE_READONLY: VaultReadOnly,
    sqlcipher.SQLITE_CORRUPT: VaultDamaged,
    sqlcipher.SQLITE_FULL: DiskFull,
    sqlcipher.SQLITE_CANTOPEN: VaultNoAccess,
    sqlcipher.SQLITE_CONSTRAINT: Conflict,
    sqlcipher.SQLITE_NOTADB: VaultDamaged,
}


def create_vault(path: Path, key: bytes) -> None:
    """Make an empty vault at `path`, where there is none; only its owner can read it.

    It is made beside its place and then moved there: a vault that is there is never empty.
    """
    with plain_errors():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.with_name(f"{path.name}-wal").exists():
            raise VaultUnreadable(
                "The vault's file is gone, but its journal is still there. Put the last good "
                "backup in their place."
            )
        new = path.with_name(f"{path.name}.new")
        new.unlink(missing_ok=True)
        os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(connect(new, key)) as connection:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        os.replace(new, path)


def open_engine(path: Path, key: bytes, *, read_only: bool = False) -> Engine:
    """Open the vault at `path` with its data key, until the engine is disposed of.

    To write, it is held alone. To read in a folder that cannot be written, it is taken for a
    file that nobody changes meanwhile.
    """
    with plain_errors():
        if not path.exists():
            raise VaultUnreadable("The vault's file is not there. Put a backup in its place.")
        if path.stat().st_size < SMALLEST_PAGE:
            # SQLite would take it for an empty database and write over it.
            raise VaultUnreadable("The vault's file is empty. Put the last good backup in place.")
        if read_only:
            _refuse_without_its_journal(path)
        elif os.name == "posix" and path.stat().st_mode & 0o077:
            path.chmod(0o600)
        engine = create_engine(
            "sqlite://",
            module=sqlcipher,
            creator=lambda: connect(path, key, read_only=read_only),
            hide_parameters=True,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
        )
        event.listen(engine, "begin", _begin)
        try:
            with engine.execution_options(reading=True).begin() as connection:
                found = connection.exec_driver_sql("PRAGMA application_id").scalar()
        except BaseException:
            engine.dispose()
            raise
        if found != APPLICATION_ID:
            engine.dispose()
            raise VaultUnreadable
        return engine


def connect(path: Path, key: bytes, *, read_only: bool = False) -> Any:
    """Return a connection of SQLCipher to a file that is there, with all its settings.

    An empty key opens the unencrypted store of an earlier release.
    """
    # Without a `mode`, SQLite would make an empty file in the place of a missing one. Three
    # slashes before a drive, four before a server's name: an authority is refused.
    name = path.absolute().as_posix()
    mode = "ro&immutable=1" if read_only else "rw"
    address = f"file://{'' if name.startswith('/') else '/'}{quote(name, safe='/:')}?mode={mode}"
    connection = sqlcipher.connect(
        address,
        uri=True,
        timeout=BUSY_MILLISECONDS / 1000,
        isolation_level=None,
        cached_statements=KEPT_STATEMENTS,
    )
    settings = FOR_READING if read_only else FOR_WRITING
    try:
        with closing(connection.cursor()) as cursor:
            unlocking = (f"key=\"x'{key.hex()}'\"",) if key else ()
            for pragma in (*BEFORE_KEY, *unlocking, *settings):
                cursor.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn the database's and the system's errors into those of the vault."""
    try:
        yield
    except DBAPIError as error:
        raise storage_error(error.orig) from None
    except sqlcipher.Error as error:
        raise storage_error(error) from None
    except OSError as error:
        raise system_error(error) from None


def storage_error(error: BaseException | None) -> StorageError:
    """Return the vault's error for one of the database's."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _FAULTS.get(code, StorageError)()


def _refuse_without_its_journal(path: Path) -> None:
    journal = path.with_name(f"{path.name}-wal")
    if journal.exists() and journal.stat().st_size:
        raise VaultReadOnly(
            "The vault was not closed properly and its folder cannot be written, so its latest "
            "changes cannot be read. Open it once where it can be written."
        )


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading")
    # Past SQLAlchemy, for which this is a statement like any other: a twentieth of a save.
    driver: Any = connection.connection.driver_connection
    driver.execute("BEGIN" if reading else "BEGIN IMMEDIATE")
