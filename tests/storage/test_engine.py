import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mappa_tui.domain.change import Edit
from mappa_tui.domain.clock import Clock
from mappa_tui.storage.errors import (
    DiskFull,
    StorageError,
    VaultBusy,
    VaultNoAccess,
    VaultReadOnly,
    VaultUnreadable,
)
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.engine import create_vault, open_engine, plain_errors
from mappa_tui.storage.vault.location import home_folder
from tests.access import KEY, let_in
from tests.storage.steps import new_case

POSIX = os.name == "posix"
SHIPPED = """
from pathlib import Path
from mappa_tui.storage.vault.engine import create_vault, open_engine
from tests.access import KEY
create_vault(Path("vault.db"), KEY)
with open_engine(Path("vault.db"), KEY).connect() as connection:
    for name in ("cipher_memory_security", "secure_delete"):
        print(name, connection.exec_driver_sql(f"PRAGMA {name}").scalar())
"""


def test_memory_is_wiped_and_deleted_text_written_over(tmp_path: Path) -> None:
    # In a process of its own: this one leaves the memory as it is.
    path = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", SHIPPED]
    done = subprocess.run(command, cwd=tmp_path, env=path, capture_output=True, text=True)
    assert done.stdout.split("\n")[:2] == ["cipher_memory_security 1", "secure_delete 1"], done


def test_the_vault_is_opened_by_one_at_a_time(store: Store, tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(VaultBusy) as refused:
        Store(tmp_path / "vault", clock, let_in("Somebody else"))
    assert "another window" in refused.value.sentence
    new_case(store)
    store.close()
    other = Store(tmp_path / "vault", clock, let_in("Somebody else"))
    assert len(other.home().cases) == 1
    other.close()


def test_a_missing_file_is_not_made_by_opening_it(tmp_path: Path) -> None:
    with pytest.raises(VaultUnreadable):
        open_engine(tmp_path / "vault.db", KEY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"SQLite format 3\0", b"not a database " * 1000],
    ids=["empty", "one byte", "cut off", "garbage"],
)
def test_a_damaged_file_is_refused_and_left_as_it_is(
    tmp_path: Path, clock: Clock, content: bytes
) -> None:
    path = tmp_path / "vault.db"
    path.write_bytes(content)
    with pytest.raises(VaultUnreadable):
        Store(tmp_path, clock, let_in("me"))
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path, clock: Clock) -> None:
    with closing(sqlite3.connect(tmp_path / "vault.db")) as other, other:
        other.execute("CREATE TABLE theirs (a)")
    with pytest.raises(VaultUnreadable):
        Store(tmp_path, clock, let_in("me"))


def test_a_new_vault_does_not_take_in_the_journal_of_one_that_is_gone(
    tmp_path: Path, clock: Clock
) -> None:
    (tmp_path / "vault.db-wal").write_bytes(b"what was not yet in the file")
    with pytest.raises(VaultUnreadable, match="journal"):
        Store(tmp_path, clock, let_in("me"))


def test_what_an_interrupted_start_left_is_no_hindrance(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "vault.db.new").write_bytes(b"half")
    store = Store(tmp_path, clock, let_in("me"))
    assert store.home().cases == ()
    store.close()
    assert not (tmp_path / "vault.db.new").exists()


@pytest.mark.skipif(not POSIX, reason="permissions of POSIX")
def test_only_its_owner_reads_the_vault(tmp_path: Path, clock: Clock) -> None:
    before = os.umask(0)
    try:
        store = Store(tmp_path / "vault", clock, let_in("me"))
        new_case(store)
        modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "vault").iterdir()}
        store.close()
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "vault").stat().st_mode) == 0o700
    assert modes == {"vault.db": 0o600, "vault.db-wal": 0o600}
    path = tmp_path / "vault" / "vault.db"
    path.chmod(0o644)
    Store(tmp_path / "vault", clock, let_in("me")).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(not POSIX, reason="permissions of POSIX")
def test_a_folder_or_file_without_access_is_said_to_be_so(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "vault"
    Store(folder, clock, let_in("me")).close()
    (folder / "vault.db").chmod(0o000)
    if os.access(folder / "vault.db", os.R_OK):
        pytest.skip("root passes them all")
    folder.chmod(0o500)
    with pytest.raises((VaultNoAccess, VaultReadOnly)):
        Store(folder, clock, let_in("me"))
    folder.chmod(0o000)
    with pytest.raises(VaultNoAccess):
        Store(folder, clock, let_in("me"))
    folder.chmod(0o700)


def test_no_error_says_anything_of_a_record(store: Store) -> None:
    case = new_case(store)
    with pytest.raises(StorageError) as failed, plain_errors(), store._engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO nothing VALUES (?)", ("Dawn Prior",))
    error = failed.value
    assert "Dawn" not in f"{error!r}{error}{error.title}{error.sentence}"
    assert error.__cause__ is None
    assert error.__suppress_context__
    assert "Ellery" not in repr(store.case(case.id))


def test_the_settings_of_the_file_are_those_that_lose_nothing(tmp_path: Path) -> None:
    create_vault(tmp_path / "vault.db", KEY)
    engine = open_engine(tmp_path / "vault.db", KEY)
    wanted = {
        "locking_mode": "exclusive",
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }
    with engine.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    engine.dispose()
    assert found == wanted


def test_a_path_with_signs_of_an_address_is_a_path(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "50% #1 é"
    Store(folder, clock, let_in("me")).close()
    assert (folder / "vault.db").exists()


def test_a_full_disk_is_said_and_nothing_is_half_stored(store: Store) -> None:
    case = new_case(store)
    long = "x" * 1_000_000
    too_much = [Edit("Case", case.id, "cro", "1"), Edit("Case", case.id, "offence", long)]
    with store._engine.begin() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(DiskFull) as full:
        store.write(too_much)
    assert full.value.sentence == "Not saved: the disk is full. Your text is still on screen."
    assert store.case(case.id).case.cro == ""
    with store._engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    store.write(too_much)
    assert len(store.case(case.id).case.offence) == 1_000_000


def test_the_folder_is_the_platforms_own_unless_one_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MAPPA_TUI_HOME", str(tmp_path))
    assert home_folder() == tmp_path
    monkeypatch.delenv("MAPPA_TUI_HOME")
    assert home_folder().name == "mappa-tui"
