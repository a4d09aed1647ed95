"""Bringing a vault to this release's schema."""

from pathlib import Path

from sqlalchemy import Connection, Engine

from mappa_tui.storage.errors import VaultNewer

HEAD = "0001"
"""The newest migration, known here so that an up-to-date vault opens without alembic."""


def migrate(engine: Engine) -> None:
    """Run the migrations that the vault lacks, all in one transaction."""
    with engine.begin() as connection:
        if _version(connection) == HEAD:
            return
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


def _version(connection: Connection) -> str | None:
    there = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    if connection.exec_driver_sql(there).scalar() is None:
        return None
    found: str | None = connection.exec_driver_sql(
        "SELECT version_num FROM alembic_version"
    ).scalar()
    return found
