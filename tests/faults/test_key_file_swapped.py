"""The key file missing, of another vault, or an old one put back: said in words."""

import shutil
from pathlib import Path

import pytest

from mappa_tui.storage.errors import (
    KeyFileDamaged,
    KeyFileMissing,
    VaultDamaged,
    VaultUnreadable,
    WrongPassphrase,
)
from mappa_tui.storage.vault.engine import create_vault
from tests.faults.vaults import CHAIR, CHAIRS, NEW, TAKER, TAKERS, Vault, add_case, new_vault


def test_without_its_key_file_the_vault_says_where_to_find_one(vault: Vault) -> None:
    access = vault.unlock()
    vault.keys.unlink()
    with pytest.raises(KeyFileMissing, match="last backup"):
        vault.unlock()
    assert vault.faults(access) == [
        "The key file beside the vault is gone; without it, nothing opens the vault. Put it back "
        "from the last backup."
    ]
    [backup] = (vault.folder / "backups").iterdir()
    shutil.copy(backup / "vault.key", vault.keys)
    assert vault.faults() == []


def test_another_vaults_key_file_does_not_open_this_one(vault: Vault, tmp_path: Path) -> None:
    access = vault.unlock()
    other = new_vault(tmp_path / "other")
    whole = vault.file.read_bytes()
    shutil.copy(other.keys, vault.keys)
    with pytest.raises(VaultDamaged, match="not of one pair"):
        vault.open()
    assert vault.file.read_bytes() == whole
    assert "changed or damaged outside" in vault.faults(access)[0]


def test_an_old_key_file_put_back_is_found(vault: Vault) -> None:
    old = vault.keys.read_bytes()
    store = vault.open()
    store.people.change_passphrase(CHAIRS, NEW)
    store.close()
    with pytest.raises(WrongPassphrase):
        vault.unlock()
    vault.keys.write_bytes(old)
    [words] = vault.faults(vault.unlock())
    assert words.startswith("The key file is an old one that was put back")
    assert vault.crns() == ["X000000", "X482913"]
    # Having been opened with it does not make it pass for the right one.
    assert vault.faults(vault.unlock()) == [words]


def test_an_old_key_file_of_somebody_who_was_removed_opens_nothing(vault: Vault) -> None:
    old = vault.keys.read_bytes()
    store = vault.open()
    store.people.remove(CHAIRS, TAKER, "left")
    store.close()
    vault.keys.write_bytes(old)
    with pytest.raises(VaultDamaged, match="not of one pair"):
        vault.open(vault.unlock(TAKER, TAKERS))


def test_an_old_vault_put_back_beside_the_newer_key_file_is_found(vault: Vault) -> None:
    old = vault.file.read_bytes()
    store = vault.open()
    store.people.change_passphrase(CHAIRS, NEW)
    store.close()
    vault.file.write_bytes(old)
    found = vault.faults(vault.unlock(CHAIR, NEW))
    assert "The vault's file is an old one that was put back: its key file is newer." in found


def test_an_old_vault_put_back_is_found_by_the_audit_and_stays_found(vault: Vault) -> None:
    old = vault.file.read_bytes()
    store = vault.open()
    add_case(store, 1)
    store.close()
    vault.file.write_bytes(old)
    [words] = vault.faults()
    assert "its end was cut off, or an older vault was put in its place" in words
    store = vault.open()
    store.close()
    assert vault.faults() == [words]


def test_a_key_file_with_a_slot_changed_is_found(vault: Vault) -> None:
    access = vault.unlock()
    changed = vault.keys.read_bytes().replace(b"minute-taker", b"coordinator.")
    vault.keys.write_bytes(changed)
    with pytest.raises(KeyFileDamaged):
        vault.unlock()
    assert vault.faults(access) == [KeyFileDamaged.sentence]


def test_an_empty_vault_beside_a_key_file_is_not_filled(vault: Vault) -> None:
    access = vault.unlock()
    vault.file.unlink()
    create_vault(vault.file, access.key)
    before = vault.file.read_bytes()
    with pytest.raises(VaultUnreadable):
        vault.open(access)
    assert vault.file.read_bytes()[:100] == before[:100]
    assert len(vault.file.read_bytes()) == len(before)
