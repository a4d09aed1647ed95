"""A full or write-protected disk: said in words, nothing half done, and on it goes afterwards."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from mappa_tui.domain.change import Edit
from mappa_tui.storage.errors import DiskFull, NotBackedUp, NotRestored, VaultReadOnly
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.restore import restore
from mappa_tui.storage.vault.whole_file import replace_file
from tests.faults.vaults import CHAIRS, CLOCK, NEW, Vault, add_case

LONG = "x" * 900_000


@contextmanager
def write_protected(disk: Path) -> Iterator[None]:
    """Have the whole disk write-protected meanwhile, which holds for root too."""
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    try:
        yield
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)


def longer(store: Store) -> None:
    case = next(case for case in store.home().cases if case.crn == "X000000")
    store.write([Edit("Case", case.id, "offence", LONG)])


@pytest.fixture
def on_disk(made: Vault, small_disk: Path) -> Vault:
    return made.copied(small_disk / "vault")


def test_a_full_disk_is_said_and_saving_goes_on_when_there_is_room(
    on_disk: Vault, fill: Callable[[], Path]
) -> None:
    with closing(on_disk.open()) as store:
        filler = fill()
        with pytest.raises(DiskFull) as full:
            longer(store)
        assert full.value.sentence == "Not saved: the disk is full. Your text is still on screen."
        assert [case.crn for case in store.home().cases]
        filler.unlink()
        longer(store)
    assert on_disk.faults() == []
    with closing(on_disk.open()) as store:
        found = next(case for case in store.home().cases if case.crn == "X000000")
        assert store.case(found.id).case.offence == LONG


def test_no_change_of_people_and_no_backup_is_half_made_on_a_full_disk(
    on_disk: Vault, fill: Callable[[], Path]
) -> None:
    with closing(on_disk.open()) as store:
        filler = fill()
        with pytest.raises(DiskFull):
            store.people.change_passphrase(CHAIRS, NEW)
        with pytest.raises(NotBackedUp, match="the disk is full"):
            store.backup()
        assert len(list((on_disk.folder / "backups").iterdir())) == 1
        filler.unlink()
        add_case(store, 1)
        store.people.change_passphrase(CHAIRS, NEW)
        add_case(store, 2)
        store.backup()
    access = on_disk.unlock(passphrase=NEW)
    assert on_disk.crns(access) == ["X000000", "X000001", "X000002", "X482913"]
    assert on_disk.faults(access) == []


def test_leaving_on_a_full_disk_leaves(on_disk: Vault, fill: Callable[[], Path]) -> None:
    store = on_disk.open()
    add_case(store, 1)
    filler = fill()
    store.leave()
    filler.unlink()
    assert "X000001" in on_disk.crns()
    assert len(list((on_disk.folder / "backups").iterdir())) == 1


def test_nothing_is_restored_to_a_full_disk(
    on_disk: Vault, made: Vault, fill: Callable[[], Path]
) -> None:
    [backup] = (made.folder / "backups").iterdir()
    access = Vault(backup).unlock()
    filler = fill()
    with pytest.raises(NotRestored, match="Nothing was changed"):
        restore(on_disk.folder, backup, CLOCK, access)
    filler.unlink()
    assert on_disk.faults() == []
    assert not list(on_disk.folder.glob("before-restore*"))


def test_the_key_file_stays_as_it_is_on_a_full_disk(
    on_disk: Vault, fill: Callable[[], Path]
) -> None:
    before = on_disk.keys.read_bytes()
    filler = fill()
    with pytest.raises(DiskFull):
        replace_file(on_disk.keys, bytes(100_000))
    assert on_disk.keys.read_bytes() == before
    filler.unlink()
    assert sorted(path.name for path in on_disk.folder.iterdir()) == [
        "backups",
        "vault.db",
        "vault.key",
    ]


def test_a_write_protected_vault_opens_for_reading(
    on_disk: Vault, small_disk: Path, tmp_path: Path
) -> None:
    with write_protected(small_disk):
        with closing(on_disk.open()) as store:
            assert store.read_only
            assert len(store.home().cases) == 2
            with pytest.raises(VaultReadOnly, match="read-only"):
                add_case(store, 1)
            with pytest.raises(VaultReadOnly):
                store.people.change_passphrase(CHAIRS, NEW)
            with pytest.raises(NotBackedUp, match="cannot write"):
                store.backup()
            away = store.backup(tmp_path / "away")
            store.leave()
        assert Vault(away).faults() == []
        assert on_disk.faults() == []
    with closing(on_disk.open()) as store:
        assert not store.read_only
        add_case(store, 1)


def test_a_write_protected_folder_for_backups_is_said(vault: Vault, small_disk: Path) -> None:
    with write_protected(small_disk), closing(vault.open()) as store:
        with pytest.raises(NotBackedUp, match="cannot write in its folder"):
            store.backup(small_disk)
        assert store.setting("last backup away") == ""


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_for_backups_that_is_a_file_is_said(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with closing(vault.open()) as store, pytest.raises(NotBackedUp, match="cannot be used"):
        store.backup(tmp_path / "file")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
