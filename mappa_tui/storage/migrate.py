"""Bringing a vault to this release's schema."""

from pathlib import Path

from sqlalchemy import Connection, Engine

from mappa_tui.storage import finding
from mappa_tui.storage.errors import VaultNewer, VaultReadOnly

HEAD = "0007"
"""The newest migration, known here so that an up-to-date vault opens without alembic."""


def migrate(engine: Engine, *, read_only: bool = False) -> None:
    """Run the migrations that the vault lacks, all in one transaction.

    Raises VaultNewer if a later release made it, VaultReadOnly if it lacks some and cannot be
    written.
    """
    with engine.execution_options(reading=True).begin() as connection:
        if _version(connection) == HEAD:
            return
    if read_only:
        raise VaultReadOnly(
            "The vault was made by an earlier mappa-tui and cannot be brought up to date, since "
            "its folder cannot be written. Open it once where it can be written."
        )
    with engine.begin() as connection:
        from alembic import command
        from alembic.config import Config
        from alembic.util import CommandError

        config = Config()
        folder = str(Path(__file__).parent / "migrations")
        config.set_main_option("script_location", folder.replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, HEAD)
        except CommandError:
            raise VaultNewer from None
        # By the nouns as they are now: a new one, or a new field, is found from here on.
        finding.fill(connection)
    # A connection that has made tables keeps their makings in the memory that statements would
    # have: saves on it took twice as long. The next one begins afresh.
    engine.dispose()


def _version(connection: Connection) -> str | None:
    there = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    if connection.exec_driver_sql(there).scalar() is None:
        return None
    found: str | None = connection.exec_driver_sql(
        "SELECT version_num FROM alembic_version"
    ).scalar()
    return found
