from dataclasses import replace

import pytest

from mappa_tui.storage.errors import (
    KeyFileDamaged,
    NotAPerson,
    TooLittleMemory,
    WrongPassphrase,
    WrongRecoveryKey,
)
from mappa_tui.storage.vault.keys.changing import new_key_file
from mappa_tui.storage.vault.keys.cost import LOWEST, STANDARD
from mappa_tui.storage.vault.keys.opening import open_by_recovery, open_slot
from mappa_tui.storage.vault.keys.recovery import new_recovery_key, show_recovery_key
from mappa_tui.storage.vault.keys.slots import Head, Slot
from tests.storage.keys.conftest import CHAIR, CHAIRS, NOW, TAKER, TAKERS, VAULT, Vault


def test_everybody_opens_with_their_own_passphrase(vault: Vault) -> None:
    assert open_slot(vault.key_file, CHAIR, CHAIRS) == vault.key
    assert open_slot(vault.key_file, TAKER, TAKERS) == vault.key


def test_the_standard_cost_opens() -> None:
    key_file, _ = new_key_file(VAULT, bytes(32), CHAIR, "chair", CHAIRS, NOW)
    assert key_file.people[0].cost == STANDARD
    assert open_slot(key_file, CHAIR, CHAIRS) == bytes(32)


@pytest.mark.parametrize("wrong", [TAKERS, CHAIRS.upper(), f"{CHAIRS}.", "", " ", "x" * 5000])
def test_another_passphrase_is_a_wrong_one(vault: Vault, wrong: str) -> None:
    with pytest.raises(WrongPassphrase):
        open_slot(vault.key_file, CHAIR, wrong)


@pytest.mark.parametrize("name", ["", "J. Smith", "l. cross"])
def test_a_name_that_is_not_in_the_file_is_no_person(vault: Vault, name: str) -> None:
    with pytest.raises(NotAPerson):
        open_slot(vault.key_file, name, CHAIRS)


def test_the_recovery_key_opens(vault: Vault) -> None:
    assert open_by_recovery(vault.key_file, vault.recovery) == vault.key


def test_another_recovery_key_is_a_wrong_one(vault: Vault, other_vault: Vault) -> None:
    for text in (other_vault.recovery, show_recovery_key(new_recovery_key())):
        with pytest.raises(WrongRecoveryKey, match="does not open this vault"):
            open_by_recovery(vault.key_file, text)


def test_slots_in_another_order_are_noticed(vault: Vault) -> None:
    turned = vault.changed(slots=vault.key_file.slots[::-1])
    with pytest.raises(KeyFileDamaged):
        open_slot(turned, CHAIR, CHAIRS)


def test_a_slot_taken_out_is_noticed(vault: Vault) -> None:
    slots = tuple(slot for slot in vault.key_file.slots if slot.name != TAKER)
    with pytest.raises(KeyFileDamaged):
        open_slot(vault.changed(slots=slots), CHAIR, CHAIRS)


def test_a_slot_of_another_vault_is_noticed_by_everybody(vault: Vault, other_vault: Vault) -> None:
    theirs = replace(other_vault.key_file.people[1], name="J. Smith")
    added = vault.changed(slots=(*vault.key_file.slots, theirs))
    with pytest.raises(KeyFileDamaged):
        open_slot(added, CHAIR, CHAIRS)
    with pytest.raises(WrongPassphrase):
        open_slot(added, "J. Smith", TAKERS)
    exchanged = vault.changed(slots=(vault.key_file.slots[0], *other_vault.key_file.slots[1:]))
    with pytest.raises(KeyFileDamaged):
        open_slot(exchanged, CHAIR, CHAIRS)
    with pytest.raises(WrongPassphrase):
        open_slot(exchanged, TAKER, "another one")


def test_a_slot_of_the_same_person_in_another_vault_opens_nothing_here(
    vault: Vault, other_vault: Vault
) -> None:
    whole = vault.changed(slots=other_vault.key_file.slots)
    with pytest.raises(WrongPassphrase):
        open_slot(whole, CHAIR, CHAIRS)


@pytest.mark.parametrize(
    "change",
    [
        {"generation": 7},
        {"head": Head(9, "ab" * 32)},
        {"last": TAKER},
        {"mac": bytes(32)},
    ],
)
def test_what_stands_around_the_slots_is_held_by_the_mac(
    vault: Vault, change: dict[str, object]
) -> None:
    with pytest.raises(KeyFileDamaged):
        open_slot(vault.changed(**change), CHAIR, CHAIRS)


@pytest.mark.parametrize(
    "change",
    [
        {"role": "co-ordinator"},
        {"added": "2020-01-01T00:00:00Z"},
        {"public": bytes(32)},
        {"nonce": bytes(12)},
        {"salt": bytes(16)},
        {"wrapped": bytes(48)},
        {"cost": replace(LOWEST, rounds=3)},
    ],
)
def test_no_part_of_a_slot_can_be_changed(vault: Vault, change: dict[str, object]) -> None:
    slots = _with_first(vault, change)
    with pytest.raises(WrongPassphrase):
        open_slot(vault.changed(slots=slots), CHAIR, CHAIRS)
    with pytest.raises(KeyFileDamaged):
        open_slot(vault.changed(slots=slots), TAKER, TAKERS)


@pytest.mark.parametrize("sealed", [bytes(80), b"\x01" + bytes(79), b"\xff" * 80])
def test_a_data_key_sealed_by_somebody_else_is_damage(vault: Vault, sealed: bytes) -> None:
    """Zero and one are points with which X25519 agrees no secret."""
    slots = _with_first(vault, {"sealed": sealed})
    with pytest.raises(KeyFileDamaged):
        open_slot(vault.changed(slots=slots), CHAIR, CHAIRS)


def test_a_data_key_sealed_for_another_person_is_damage(vault: Vault) -> None:
    slots = _with_first(vault, {"sealed": vault.key_file.people[1].sealed})
    with pytest.raises(KeyFileDamaged):
        open_slot(vault.changed(slots=slots), CHAIR, CHAIRS)


def test_too_little_memory_is_said(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    class NoMemory:
        def __init__(self, **_parameters: object) -> None: ...

        def derive(self, _secret: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr("mappa_tui.storage.vault.keys.stretching.Argon2id", NoMemory)
    with pytest.raises(TooLittleMemory):
        open_slot(vault.key_file, CHAIR, CHAIRS)


def _with_first(vault: Vault, change: dict[str, object]) -> tuple[Slot, ...]:
    first, *others = vault.key_file.slots
    return (replace(first, **change), *others)  # type: ignore[arg-type]
