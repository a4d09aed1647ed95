"""Vaults of earlier releases, with the demonstration's data in them."""

from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from mappa_tui.demo import demonstration
from mappa_tui.domain.change import Put
from mappa_tui.storage import migrate
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.engine import create_vault, open_engine
from tests.access import KEY, let_in
from tests.faults.vaults import CLOCK

Rows = dict[str, tuple[tuple[str, ...], list[tuple[Any, ...]]]]
"""For each table: the names of its columns, and its rows in the order of the first."""

FOLDER = Path(migrate.__file__).parent / "migrations"


def encrypted_at(revision: str, file: Path) -> Rows:
    """Make a vault as it was at `revision`, with the tests' key; return what it holds."""
    return _at(revision, file, KEY)


def unencrypted(file: Path) -> Rows:
    """Make a store of the release that did not encrypt yet; return what it holds."""
    return _at("0001", file, b"")


def rows_of(connection: Connection, like: Rows | None = None) -> Rows:
    """Return the rows of all tables, or of those in `like` with its columns alone."""
    wanted = {name: columns for name, (columns, _) in like.items()} if like else _tables(connection)
    return {
        name: (columns, [tuple(row) for row in connection.exec_driver_sql(_select(name, columns))])
        for name, columns in wanted.items()
    }


def _at(revision: str, file: Path, key: bytes) -> Rows:
    content, rows = _made_at(revision, key)
    file.parent.mkdir(mode=0o700)
    file.write_bytes(content)
    return rows


@cache
def _made_at(revision: str, key: bytes) -> tuple[bytes, Rows]:
    with TemporaryDirectory() as folder:
        data = _data(Path(folder) / "now")
        file = Path(folder) / "earlier" / "vault.db"
        create_vault(file, key)
        engine = open_engine(file, key)
        _upgrade(engine, revision)
        with engine.begin() as connection:
            for name, columns in _tables(connection).items():
                if name in data:
                    _fill(connection, name, columns, *data[name])
            found = rows_of(connection)
        engine.dispose()
        return file.read_bytes(), found


def _fill(
    connection: Connection,
    name: str,
    columns: tuple[str, ...],
    there: tuple[str, ...],
    rows: list[tuple[Any, ...]],
) -> None:
    at = [there.index(column) for column in columns]
    if rows and name != "vault":
        statement = f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(columns))})'
        picked = [tuple(row[index] for index in at) for row in rows]
        connection.exec_driver_sql(statement, picked)


def _data(folder: Path) -> Rows:
    with closing(Store(folder, CLOCK, let_in())) as store:
        store.write([Put(noun) for noun in demonstration()])
        with store._reading() as connection:
            return rows_of(connection)


def _upgrade(engine: Engine, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def _tables(connection: Connection) -> dict[str, tuple[str, ...]]:
    # Without the index of words, which each release fills anew.
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
        "AND name NOT IN ('alembic_version', 'reworded') AND name NOT LIKE 'findable%' "
        "ORDER BY name"
    )
    names = [row[0] for row in connection.exec_driver_sql(query)]
    return {
        name: tuple(row[1] for row in connection.exec_driver_sql(f'PRAGMA table_info("{name}")'))
        for name in names
    }


def _select(name: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    return f'SELECT {names} FROM "{name}" ORDER BY 1'


def without_audit(rows: Rows) -> Rows:
    """Leave the audit out, to which a new vault adds that it was made."""
    return {name: table for name, table in rows.items() if name != "audit"}
