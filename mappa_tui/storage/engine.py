"""The one place where the vault's file is made and opened, and where its faults get words."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from mappa_tui.storage.errors import (
    Conflict,
    DiskFull,
    StorageError,
    VaultBusy,
    VaultNoAccess,
    VaultReadOnly,
    VaultUnreadable,
)

APPLICATION_ID = 0x4D415050
"""`MAPP`: tells a vault from any other SQLite file."""

SMALLEST_PAGE = 512
BUSY_MILLISECONDS = 2000

PRAGMAS = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "foreign_keys=ON",
    f"busy_timeout={BUSY_MILLISECONDS}",
    "trusted_schema=OFF",
)

_FAULTS: dict[int, type[StorageError]] = {
    sqlite3.SQLITE_PERM: VaultNoAccess,
    sqlite3.SQLITE_BUSY: VaultBusy,
    sqlite3.SQLITE_LOCKED: VaultBusy,
    sqlite3.SQLITE_READONLY: VaultReadOnly,
    sqlite3.SQLITE_CORRUPT: VaultUnreadable,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_CANTOPEN: VaultNoAccess,
    sqlite3.SQLITE_CONSTRAINT: Conflict,
    sqlite3.SQLITE_NOTADB: VaultUnreadable,
}
_SYSTEM_FAULTS: dict[int, type[StorageError]] = {
    errno.EACCES: VaultNoAccess,
    errno.EPERM: VaultNoAccess,
    errno.EROFS: VaultReadOnly,
    errno.ENOSPC: DiskFull,
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: DiskFull,
}


def create_vault(path: Path) -> None:
    """Make an empty vault at `path`, where there is none; only its owner can read it.

    It is made beside its place and then moved there: a vault that is there is never empty.
    """
    with plain_errors():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.with_name(f"{path.name}-wal").exists():
            raise VaultUnreadable(
                "The vault's file is gone, but its journal is still there. Put the last good "
                "backup of both in their place."
            )
        new = path.with_name(f"{path.name}.new")
        new.unlink(missing_ok=True)
        os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(_connect(new)) as connection:
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        os.replace(new, path)


def open_engine(path: Path) -> Engine:
    """Open the vault at `path` and hold it alone, until the engine is disposed of."""
    with plain_errors():
        if not path.exists():
            raise VaultUnreadable("The vault's file is not there. Put a backup in its place.")
        if path.stat().st_size < SMALLEST_PAGE:
            # SQLite would take it for an empty database and write over it.
            raise VaultUnreadable("The vault's file is empty. Put the last good backup in place.")
        if os.name == "posix" and path.stat().st_mode & 0o077:
            path.chmod(0o600)
        engine = create_engine(
            "sqlite://",
            creator=lambda: _connect(path),
            hide_parameters=True,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
        )
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
        try:
            with engine.begin() as connection:
                found = connection.exec_driver_sql("PRAGMA application_id").scalar()
        except BaseException:
            engine.dispose()
            raise
        if found != APPLICATION_ID:
            engine.dispose()
            raise VaultUnreadable
        return engine


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn the database's and the system's errors into those of the vault."""
    try:
        yield
    except DBAPIError as error:
        raise _storage_error(error.orig) from None
    except sqlite3.Error as error:
        raise _storage_error(error) from None
    except OSError as error:
        raise _SYSTEM_FAULTS.get(error.errno or 0, StorageError)() from None


def _storage_error(error: BaseException | None) -> StorageError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _FAULTS.get(code, StorageError)()


def _connect(path: Path) -> sqlite3.Connection:
    # Without `mode=rw`, SQLite would make an empty file in the place of a missing one. Three
    # slashes before a drive, four before a server's name: an authority is refused.
    name = path.absolute().as_posix()
    address = f"file://{'' if name.startswith('/') else '/'}{quote(name, safe='/:')}?mode=rw"
    return sqlite3.connect(
        address, uri=True, timeout=BUSY_MILLISECONDS / 1000, isolation_level=None
    )


def _set_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    with closing(connection.cursor()) as cursor:
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
