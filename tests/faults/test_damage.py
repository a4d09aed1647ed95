"""A damaged file: told from a wrong passphrase, never written to, and the way back named."""

import random
from collections.abc import Callable
from contextlib import closing
from functools import partial

import pytest

from mappa_tui.storage.errors import (
    StorageError,
    VaultDamaged,
    VaultUnreadable,
    WrongPassphrase,
)
from mappa_tui.storage.vault.backup import BACKUPS
from mappa_tui.storage.vault.engine import connect, plain_errors
from mappa_tui.storage.vault.restore import restore
from tests.faults.vaults import CHAIR, CLOCK, Vault, add_case

PAGE = 4096


def damaged(vault: Vault, change: Callable[[bytearray], None]) -> None:
    content = bytearray(vault.file.read_bytes())
    change(content)
    vault.file.write_bytes(bytes(content))


def flip(content: bytearray, at: int) -> None:
    content[at] ^= 1 << (at % 8)


def flip_each_page(content: bytearray) -> None:
    for at in range(PAGE + 9, len(content), PAGE):
        flip(content, at)


def read_all(vault: Vault, key: bytes) -> list[object] | None:
    """Return every row of every table; None if it is refused on the way."""
    try:
        with plain_errors(), closing(connect(vault.file, key, read_only=True)) as connection:
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return [connection.execute(f'SELECT * FROM "{row[0]}"').fetchall() for row in names]
    except StorageError:
        return None


def used(vault: Vault) -> str | None:
    """Read home and write a case; return the sentence of what stops it."""
    access = vault.unlock()
    try:
        with closing(vault.open(access)) as store:
            store.home()
            add_case(store, 9)
    except StorageError as error:
        return error.sentence
    return None


@pytest.mark.parametrize("length", [0, 1, 16, 511, 512, 4095, 4096, 5000])
def test_a_file_cut_off_near_its_beginning_is_refused(vault: Vault, length: int) -> None:
    access = vault.unlock()
    damaged(vault, lambda content: content.__delitem__(slice(length, None)))
    before = vault.file.read_bytes()
    with pytest.raises(VaultUnreadable) as refused:
        vault.open(access)
    assert any(word in refused.value.sentence for word in ("damaged", "empty"))
    assert "backup" in refused.value.sentence
    assert vault.file.read_bytes() == before
    assert len(vault.faults(access)) == 1


@pytest.mark.parametrize("missing", [1, 100, PAGE, 3 * PAGE, 40 * PAGE + 7])
def test_a_file_cut_off_further_on_is_found(vault: Vault, missing: int) -> None:
    access = vault.unlock()
    damaged(vault, lambda content: content.__delitem__(slice(-missing, None)))
    assert [words for words in vault.faults(access) if "file is damaged" in words]
    store = None
    try:
        store = vault.open(access)
        store.home()
        add_case(store, 9)
    except VaultUnreadable:
        pass
    if store is not None:
        store.close()


def test_a_flipped_bit_in_the_first_page_is_damage_and_not_a_wrong_passphrase(
    vault: Vault,
) -> None:
    with pytest.raises(WrongPassphrase):
        vault.unlock(CHAIR, "otter mild plazas")
    chance = random.Random(7)
    whole = vault.file.read_bytes()
    for at in (0, 15, 16, 100, PAGE - 1, *chance.sample(range(PAGE), 10)):
        vault.file.write_bytes(whole)
        damaged(vault, partial(flip, at=at))
        access = vault.unlock()
        with pytest.raises(VaultDamaged) as refused:
            vault.open(access)
        assert "Your passphrase is right" in refused.value.sentence
        assert str(vault.folder / BACKUPS) in refused.value.sentence


def test_a_flipped_bit_in_any_page_is_found_and_never_read_as_text(vault: Vault) -> None:
    access = vault.unlock()
    whole = vault.file.read_bytes()
    pages = len(whole) // PAGE
    right = read_all(vault, access.key)
    chance = random.Random(11)
    for page in chance.sample(range(1, pages), 8):
        vault.file.write_bytes(whole)
        damaged(vault, partial(flip, at=page * PAGE + 2000))
        found = vault.faults(access)
        assert found[0].startswith("The vault's file is damaged")
        assert read_all(vault, access.key) in (None, right)


def test_once_a_damaged_page_is_met_nothing_is_written_and_the_backup_is_named(
    vault: Vault,
) -> None:
    # Every page but the first: the vault opens, and the next page is met soon.
    damaged(vault, flip_each_page)
    before = vault.file.read_bytes()
    said = used(vault)
    assert said is not None
    [backup] = (vault.folder / BACKUPS).iterdir()
    assert f"mappa-tui restore {backup}" in said
    assert vault.file.read_bytes() == before


def test_after_damage_is_met_the_open_vault_refuses_to_write(vault: Vault) -> None:
    store = vault.open()
    store._trouble = store._way_back("It is damaged.")
    with pytest.raises(VaultDamaged) as refused:
        add_case(store, 9)
    assert "mappa-tui restore" in refused.value.sentence
    store.close()
    assert "X000009" not in vault.crns()


def test_a_damaged_vault_is_put_back_from_its_backup(vault: Vault) -> None:
    damaged(vault, partial(flip, at=5))
    [backup] = (vault.folder / BACKUPS).iterdir()
    spoilt = vault.file.read_bytes()
    kept = restore(vault.folder, backup, CLOCK, Vault(backup).unlock())
    assert kept is not None
    assert (kept / "vault.db").read_bytes() == spoilt
    assert vault.faults() == []
    assert vault.crns() == ["X000000", "X482913"]


def test_a_backup_that_is_damaged_is_not_restored(vault: Vault) -> None:
    [folder] = (vault.folder / BACKUPS).iterdir()
    backup = Vault(folder)
    access = backup.unlock()
    damaged(backup, partial(flip, at=10 * PAGE))
    with pytest.raises(VaultUnreadable, match="Restore another"):
        restore(vault.folder, folder, CLOCK, access)
    assert vault.crns() == ["X000000", "X482913"]
    assert any("newest backup" in words for words in vault.faults())
