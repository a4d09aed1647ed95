"""What makes a vault and a key file one pair: the vault's id stands in both."""

from sqlalchemy import Connection, Engine

from mappa_tui.storage.errors import VaultUnreadable
from mappa_tui.storage.vault.keys.slots import KeyFile


def of(connection: Connection) -> tuple[str, int]:
    """Return the vault's id and its generation."""
    row = connection.exec_driver_sql("SELECT id, generation FROM vault").one()
    return str(row[0]), int(row[1])


def check(engine: Engine, key_file: KeyFile) -> None:
    """Check that a vault is the one of the key file beside it, before anything is done to it.

    Raises VaultUnreadable if it is another, or an empty one: that would be filled otherwise.
    """
    with engine.execution_options(reading=True).connect() as connection:
        there = "SELECT count(*) FROM sqlite_master WHERE name = 'vault'"
        if not connection.exec_driver_sql(there).scalar():
            raise VaultUnreadable
        if of(connection)[0] != key_file.vault_id:
            raise VaultUnreadable(
                "The vault and the key file beside it are not of one pair. Put both files of "
                "the last good backup in their place."
            )
