"""Making a vault: an empty one, or from the unencrypted store of an earlier release."""

import os
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, text

from mappa_tui.domain.clock import Clock
from mappa_tui.storage import audit
from mappa_tui.storage.errors import VaultUnreadable
from mappa_tui.storage.migrate import migrate
from mappa_tui.storage.vault.copies import check
from mappa_tui.storage.vault.engine import connect, create_vault, open_engine, plain_errors
from mappa_tui.storage.vault.install import KEYS, VAULT, install, staged
from mappa_tui.storage.vault.keys.access import Access, new_data_key
from mappa_tui.storage.vault.keys.changing import new_key_file
from mappa_tui.storage.vault.keys.cost import STANDARD, Cost
from mappa_tui.storage.vault.keys.keyfile import write_key_file
from mappa_tui.storage.vault.keys.typed import plain_name
from mappa_tui.storage.vault.location import is_unencrypted

UNENCRYPTED = "unencrypted"
"""Where the store of an earlier release lies until it is written over."""


def make_vault(
    folder: Path, clock: Clock, name: str, role: str, passphrase: str, cost: Cost = STANDARD
) -> tuple[Access, str]:
    """Make the vault of a folder that has none, with the first person who gets in.

    An unencrypted store of an earlier release that is there is taken in; its file is written
    over and removed.

    Returns:
        what opens the vault, and the recovery key to be shown once.
    """
    access = Access(plain_name(name), new_data_key())
    with plain_errors():
        install(folder)
    earlier = folder / VAULT
    if (folder / KEYS).exists() or (earlier.exists() and not is_unencrypted(earlier)):
        raise VaultUnreadable("There is a vault in this folder already.")
    kept_as = UNENCRYPTED if earlier.exists() else ""
    with plain_errors(), staged(folder, kept_as) as part:
        create_vault(part / VAULT, access.key)
        if earlier.exists():
            _take_in(earlier, part / VAULT, access.key)
        engine = open_engine(part / VAULT, access.key)
        try:
            migrate(engine)
            with engine.begin() as connection:
                vault_id = str(connection.execute(text("SELECT id FROM vault")).scalar_one())
                made = new_key_file(vault_id, access.key, name, role, passphrase, clock.now(), cost)
                _begin(connection, clock, name, made[0].generation, taken_in=earlier.exists())
        finally:
            engine.dispose()
        check(part / VAULT, access.key)
        write_key_file(part / KEYS, made[0])
    with plain_errors():
        install(folder)
        write_over_unencrypted(folder)
    return access, made[1]


def write_over_unencrypted(folder: Path) -> None:
    """Remove what was taken in, leaving no clear text where the disk writes in place.

    Done by whoever opens the vault, too, should it have been interrupted.
    """
    for file in (folder / UNENCRYPTED).glob("*"):
        with file.open("r+b") as opened:
            opened.write(bytes(file.stat().st_size))
            opened.flush()
            os.fsync(opened.fileno())
        file.unlink()
    if (folder / UNENCRYPTED).is_dir():
        (folder / UNENCRYPTED).rmdir()


def _begin(
    connection: Connection, clock: Clock, name: str, generation: int, *, taken_in: bool
) -> None:
    connection.execute(text("UPDATE vault SET generation = :it"), {"it": generation})
    said = "the unencrypted store was taken in" if taken_in else "the vault was made"
    entry = audit.Entry(clock.now(), name, audit.ADMINISTER, "vault", reason=said)
    audit.Chain(audit.key_of(connection), audit.newest(connection)).append(connection, [entry])


def _take_in(earlier: Path, new: Path, key: bytes) -> None:
    with closing(connect(earlier, b"")) as connection:
        version = connection.execute("PRAGMA application_id").fetchone()[0]
        connection.execute(f"ATTACH DATABASE ? AS new KEY \"x'{key.hex()}'\"", (str(new),))
        connection.execute("SELECT sqlcipher_export('new')")
        connection.execute(f"PRAGMA new.application_id={version}")
        connection.execute("DETACH DATABASE new")
