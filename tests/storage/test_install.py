from contextlib import closing
from pathlib import Path

import pytest

from mappa_tui.storage.errors import StorageError
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.install import install, staged
from mappa_tui.storage.vault.restore import restore
from tests.faults.vaults import CHAIRS, CLOCK, NEW, Vault, add_case, new_vault


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    return new_vault(tmp_path_factory.mktemp("made") / "vault")


@pytest.fixture
def vault(made: Vault, tmp_path: Path) -> Vault:
    return made.copied(tmp_path / "vault")


def put_pair(part: Path, content: str) -> None:
    for name in ("vault.db", "vault.key"):
        (part / name).write_text(f"{content} {name}", encoding="utf-8")


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_a_journal_goes_with_its_vault(tmp_path: Path) -> None:
    put_pair(tmp_path, "old")
    (tmp_path / "vault.db-wal").write_text("old journal", encoding="utf-8")
    with staged(tmp_path) as part:
        put_pair(part, "new")
    install(tmp_path)
    assert content(tmp_path) == {"vault.db": "new vault.db", "vault.key": "new vault.key"}


def test_what_is_kept_is_kept_with_its_journal(tmp_path: Path) -> None:
    put_pair(tmp_path, "old")
    (tmp_path / "vault.db-wal").write_text("old journal", encoding="utf-8")
    with staged(tmp_path, "kept") as part:
        put_pair(part, "new")
    install(tmp_path)
    assert content(tmp_path / "kept") == {
        "vault.db": "old vault.db",
        "vault.db-wal": "old journal",
        "vault.key": "old vault.key",
    }


def test_a_pair_that_was_not_closed_is_not_installed(tmp_path: Path) -> None:
    def stage() -> None:
        with staged(tmp_path) as part:
            put_pair(part, "new")
            (part / "vault.db-wal").write_text("a part of it", encoding="utf-8")

    put_pair(tmp_path, "old")
    with pytest.raises(StorageError, match="not closed"):
        stage()
    install(tmp_path)
    assert content(tmp_path) == {"vault.db": "old vault.db", "vault.key": "old vault.key"}


def test_a_decided_pair_goes_in_before_the_next_is_begun(tmp_path: Path) -> None:
    put_pair(tmp_path, "old")
    with staged(tmp_path, "first") as part:
        put_pair(part, "new")
    with staged(tmp_path, "second") as part:
        put_pair(part, "newest")
    install(tmp_path)
    assert content(tmp_path / "first")["vault.db"] == "old vault.db"
    assert content(tmp_path / "second")["vault.db"] == "new vault.db"
    assert (tmp_path / "vault.db").read_text(encoding="utf-8") == "newest vault.db"


def test_what_interrupted_writes_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    put_pair(tmp_path, "old")
    for name in ("vault.db.new", ".vault.key.x1.part", "agenda.toml", "notes.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "incoming.part").mkdir()
    install(tmp_path)
    left = ["agenda.toml", "notes.txt", "vault.db", "vault.key"]
    assert sorted(path.name for path in tmp_path.iterdir()) == left


def test_what_a_killed_program_had_written_is_in_what_restoring_keeps(vault: Vault) -> None:
    with closing(vault.open()) as store:
        backup = store.backup()
    store = vault.open()
    add_case(store, 1)
    killed = vault.copied(vault.folder.with_name("killed"))  # as it lies on the disk just then
    store.close()
    assert (killed.folder / "vault.db-wal").stat().st_size
    kept = restore(killed.folder, backup, CLOCK, Vault(backup).unlock())
    assert kept is not None
    assert killed.crns() == ["X000000", "X482913"]
    assert Vault(kept).crns() == ["X000000", "X000001", "X482913"]


def test_nothing_is_written_to_a_vault_that_is_about_to_be_replaced(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once the new pair is decided, what is written to the old one would be lost with it."""
    store = vault.open()

    def full(_: Path) -> None:
        if (vault.folder / "incoming").exists():
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("mappa_tui.storage.opened.install", full)
    with pytest.raises(StorageError):
        store.people.change_passphrase(CHAIRS, NEW)
    with pytest.raises(StorageError, match="Leave and start"):
        add_case(store, 1)
    store.close()
    monkeypatch.undo()
    access = vault.unlock(passphrase=NEW)
    assert vault.crns(access) == ["X000000", "X482913"]


def test_a_closed_store_does_not_open_the_file_again_by_itself(vault: Vault) -> None:
    store: Store = vault.open()
    store.close()
    with pytest.raises(StorageError, match="closed"):
        store.home()
    with pytest.raises(StorageError, match="closed"):
        add_case(store, 1)
    assert vault.crns() == ["X000000", "X482913"]
