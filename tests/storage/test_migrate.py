import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from mappa_tui.domain.clock import Clock
from mappa_tui.storage import migrate
from mappa_tui.storage.errors import VaultNewer
from mappa_tui.storage.store import Store
from mappa_tui.storage.tables import METADATA
from mappa_tui.storage.vault.engine import connect, create_vault, open_engine
from tests.access import KEY, let_in
from tests.storage.steps import new_case

SCRIPTS = Path(migrate.__file__).parent / "migrations"


def test_the_migrations_make_the_tables_that_the_nouns_ask_for(tmp_path: Path) -> None:
    create_vault(tmp_path / "vault.db", KEY)
    engine = open_engine(tmp_path / "vault.db", KEY)
    migrate.migrate(engine)
    with engine.connect() as connection:
        opts = {"compare_type": True, "include_name": _is_a_table_of_ours}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def _is_a_table_of_ours(name: str | None, kind: str, _: object) -> bool:
    """Leave out the index of words, which SQLite lays out by itself."""
    return not (kind == "table" and str(name).startswith("findable_words"))


def test_the_newest_migration_is_the_one_that_is_looked_for() -> None:
    assert ScriptDirectory(str(SCRIPTS)).get_current_head() == migrate.HEAD


def test_the_tables_go_down_again_and_up(tmp_path: Path) -> None:
    create_vault(tmp_path / "vault.db", KEY)
    engine = open_engine(tmp_path / "vault.db", KEY)
    migrate.migrate(engine)
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        left = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite%' AND type = 'table'"
        ).scalars()
        assert list(left) == ["alembic_version"]
    migrate.migrate(engine)
    engine.dispose()


def test_what_is_stored_outlives_opening_again(open_store: Callable[[], Store]) -> None:
    case = new_case(open_store())
    assert open_store().case(case.id).case == case


def test_a_vault_of_a_newer_release_is_refused(
    open_store: Callable[[], Store], tmp_path: Path, clock: Clock
) -> None:
    open_store().close()
    with closing(connect(tmp_path / "vault" / "vault.db", KEY)) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(VaultNewer, match="newer"):
        Store(tmp_path / "vault", clock, let_in("me"))


def test_an_up_to_date_vault_opens_without_alembic(
    open_store: Callable[[], Store], tmp_path: Path
) -> None:
    open_store().close()
    program = (
        "import sys; from pathlib import Path\n"
        "from mappa_tui.domain.clock import Clock\n"
        "from mappa_tui.storage.store import Store\n"
        "from tests.access import let_in\n"
        f"Store(Path({str(tmp_path / 'vault')!r}), Clock(), let_in('me')).close()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0
