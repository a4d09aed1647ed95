"""Verifying a vault: its file, its key file, its audit and its newest backup, in words.

The same steps for two uses: `verify` takes a closed vault and every page of it at once;
`steps` take an open one a slice at a time, and give way when somebody waits.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine
from sqlcipher3 import dbapi2 as sqlcipher

from mappa_tui.domain.clock import LONDON
from mappa_tui.storage import audit
from mappa_tui.storage.errors import KeyFileDamaged, StorageError, VaultDamaged
from mappa_tui.storage.vault import identity
from mappa_tui.storage.vault.backup import BACKUPS, Backup, newest
from mappa_tui.storage.vault.engine import connect, open_engine, plain_errors
from mappa_tui.storage.vault.install import KEYS, VAULT
from mappa_tui.storage.vault.keys.access import Access
from mappa_tui.storage.vault.keys.keyfile import KeyFile, read_key_file
from mappa_tui.storage.vault.keys.mac import check_mac
from mappa_tui.storage.vault.keys.slots import Head
from mappa_tui.storage.vault.location import is_read_only

AUDIT, BACKUP = "audit", "backup"
"""What findings are about."""

Hurry = Callable[[], bool]
"""Whether somebody waits for the vault meanwhile."""

_OFTEN = 2000
"""Steps of SQLite's machine between two looks at who waits: well under a millisecond."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was verified."""

    words: str
    """A sentence."""
    good: bool
    """Whether it is as it should be."""
    about: str = ""
    """Of what, where a screen looks for it: AUDIT or BACKUP."""


def verify(folder: Path, access: Access) -> list[Finding]:
    """Verify a vault that nobody has open; return what was found, the good as well."""
    try:
        engine = open_engine(folder / VAULT, access.key, read_only=is_read_only(folder))
    except StorageError as error:
        key_file, found = _key_file(folder, access.key, None)
        copies = _backup(folder, access.key, key_file)
        return [Finding(error.sentence, False), *found, *filter(None, copies)]
    try:
        return list(filter(None, steps(lambda: engine, folder, access.key, pages=True)))
    finally:
        engine.dispose()


REMEDY = " Restore the last backup that is whole."


def steps(
    engine: Callable[[], Engine],
    folder: Path,
    key: bytes,
    *,
    hurry: Hurry = lambda: False,
    pages: bool = False,
) -> Iterator[Finding | None]:
    """Verify an open vault, a slice at a time.

    Args:
        engine: gives the vault's engine as it is now; held only within a slice.
        folder: the vault's.
        key: its data key.
        hurry: asked often; a slice ends early when it says so, and is done again later.
        pages: check every page first, empty ones too; that cannot give way.

    Yields:
        what was found, or None where there is only a pause.
    """
    key_file = None
    try:
        if pages:
            _check_pages(engine)
        with plain_errors(), _reading(engine) as connection:
            vault, audit_key = identity.of(connection), audit.key_of(connection)
        key_file, found = _key_file(folder, key, vault)
        yield from found
        yield from _tables(partial(_of_vault, engine, hurry), "The vault's file")
        yield from _about(AUDIT, _audit(engine, audit_key, key_file))
    except VaultDamaged as error:
        yield Finding(error.sentence, False)
        key_file, found = _key_file(folder, key, None)
        yield from found
    except StorageError as error:
        yield Finding(error.sentence, False)
    yield from _about(BACKUP, _backup(folder, key, key_file, hurry))


def _about(what: str, found: Iterator[Finding | None]) -> Iterator[Finding | None]:
    for finding in found:
        yield finding and replace(finding, about=what)


def _reading(engine: Callable[[], Engine]) -> Connection:
    return engine().execution_options(reading=True).connect()


def _key_file(
    folder: Path, key: bytes, vault: tuple[str, int] | None
) -> tuple[KeyFile | None, list[Finding]]:
    try:
        key_file = read_key_file(folder / KEYS)
        check_mac(key_file, key)
    except StorageError as error:
        return None, [Finding(error.sentence, False)]
    if vault is None:
        return key_file, [Finding("The key file is as the program wrote it.", True)]
    vault_id, generation = vault
    words = "The key file belongs to the vault and is as the program wrote it."
    if key_file.vault_id != vault_id:
        words = "The key file belongs to another vault."
    elif key_file.generation < generation:
        words = (
            "The key file is an old one that was put back: a passphrase or a person's access was "
            "changed since. Put the key file of the newest backup in its place."
        )
    elif key_file.generation > generation:
        words = "The vault's file is an old one that was put back: its key file is newer."
    good = (key_file.vault_id, key_file.generation) == vault
    return key_file, [Finding(words, good)]


def _check_pages(engine: Callable[[], Engine]) -> None:
    with plain_errors(), closing(engine().raw_connection()) as held:
        driver: Any = held.driver_connection
        # The cipher's check takes no account of the journal.
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        damaged = len(driver.execute("PRAGMA cipher_integrity_check").fetchall())
    if damaged:
        which = "1 page" if damaged == 1 else f"{damaged} pages"
        damage = f"The vault's file is damaged, or was changed from outside: {which}."
        raise VaultDamaged(damage + REMEDY)


def _of_vault(engine: Callable[[], Engine], hurry: Hurry, statement: str) -> list[Any] | None:
    with plain_errors(), closing(engine().raw_connection()) as held:
        return _unless(hurry, held.driver_connection, statement)


def _tables(run: Callable[[str], list[Any] | None], what: str) -> Iterator[Finding | None]:
    """Read every table whole: each page on the way is checked as it comes from the disk."""
    tables: list[Any] | None = None
    while tables is None:
        tables = run("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        yield None
    checks = [f'PRAGMA integrity_check("{row[0]}")' for row in tables]
    for statement in (*checks, "PRAGMA foreign_key_check"):
        rows = run(statement)
        while rows is None:
            yield None
            rows = run(statement)
        if rows and rows != [("ok",)]:
            yield Finding(f"{what} is damaged: what it holds does not fit together.{REMEDY}", False)
            return
        yield None
    yield Finding(f"{what} is whole.", True)


def _unless(hurry: Hurry, driver: Any, statement: str) -> list[Any] | None:
    """Return what a statement gives; None if somebody came to wait meanwhile."""
    driver.set_progress_handler(hurry, _OFTEN)
    try:
        return [tuple(row) for row in driver.execute(statement).fetchall()]
    except sqlcipher.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlcipher.SQLITE_INTERRUPT:
            return None
        raise
    finally:
        driver.set_progress_handler(None, 0)


def _audit(
    engine: Callable[[], Engine], key: bytes, key_file: KeyFile | None
) -> Iterator[Finding | None]:
    check = audit.Check(key, key_file.head if key_file else Head())
    faults: list[str] = []
    while not check.ended:
        with plain_errors(), _reading(engine) as connection:
            faults += check.go_on(connection)
        yield None
    for words in faults[:5]:
        yield Finding(words, False)
    if len(faults) > 5:
        yield Finding(f"The audit has {len(faults) - 5} faults more.", False)
    if not faults:
        yield Finding(f"The audit is whole: {check.followed} entries.", True)


def _backup(
    folder: Path, key: bytes, key_file: KeyFile | None, hurry: Hurry = lambda: False
) -> Iterator[Finding | None]:
    if key_file is None:
        return
    backup = newest(folder / BACKUPS, key_file.vault_id)
    if backup is None:
        yield Finding("There is no backup beside the vault yet.", True)
        return
    what = f"The newest backup beside the vault ({backup.at.astimezone(LONDON):%d.%m.%Y %H:%M})"
    try:
        check_mac(backup.key_file, key)
    except KeyFileDamaged:
        if backup.key_file.generation < key_file.generation:
            yield Finding(f"{what} has an earlier key and was not read.", True)
        else:
            yield Finding(f"{what} is damaged: its key file was changed.", False)
        return
    yield from _backup_file(backup, key, what, hurry)


def _backup_file(backup: Backup, key: bytes, what: str, hurry: Hurry) -> Iterator[Finding | None]:
    try:
        with plain_errors(), closing(connect(backup.folder / VAULT, key, read_only=True)) as driver:
            yield from _tables(partial(_unless, hurry, driver), what)
    except StorageError:
        yield Finding(f"{what} is damaged.", False)
