from pathlib import Path

import pytest

from tests.screens.seeing import NARROW, NOTHING, Person, at_home, vault
from tests.screens.vault.steps import (
    CHAIRS,
    CROSS,
    HERS,
    NAIR,
    at_door,
    begun,
    confirm_recovery_key,
    see_home,
    unlock,
)

OTHER = "quiet amber harbours listen"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


async def _people(person: Person) -> None:
    await unlock(person)
    await see_home(person)
    await person.press("v", "w")
    await person.see("People with access", f"{CROSS}   you")


async def test_one_changes_ones_own_passphrase(folder: Path) -> None:
    begun(folder, second=True)
    async with at_door(folder) as person:
        await _people(person)
        await person.press("alt+p")
        await person.see("Change my passphrase", "Backups that were taken before still open")
        await person.type("not it")
        await person.press("enter")
        for _ in range(2):
            await person.type(OTHER)
            await person.press("enter")
        await person.see("! That is not your passphrase", "Present one       ▌", "✓ Typed twice")
        await person.type(HERS)
        await person.press("enter")
        await person.see_no("Change my passphrase")
    async with at_door(folder) as person:
        await unlock(person)
        await person.see("! That is not your passphrase")
        await unlock(person, OTHER)
        await see_home(person)


async def test_a_new_recovery_key_is_shown_once_and_the_old_one_opens_nothing(
    folder: Path,
) -> None:
    old = begun(folder)
    async with at_door(folder) as person:
        await _people(person)
        await person.press("alt+r")
        await person.see("A new recovery key", "destroy it")
        await person.type(HERS)
        await person.press("enter")
        new = await confirm_recovery_key(person)
        await person.see("People with access")
    assert new != old
    async with at_door(folder) as person:
        await person.press("alt+r")
        await person.see("Open with the recovery key")
        await person.type(old)
        await person.press("enter")
        await person.press("alt+g")
        await person.see("Write it down")
        await person.press("enter")
        await person.see("! This recovery key does not open this vault.")
        await person.press(*("backspace",) * 44)
        await person.type(new.replace("-", " "))
        await person.press("enter")
        await see_home(person)


async def test_a_recovery_key_left_unconfirmed_is_said_and_asked_for_again(folder: Path) -> None:
    begun(folder)
    async with at_door(folder) as person:
        await _people(person)
        await person.press("alt+r")
        await person.type(HERS)
        await person.press("enter")
        await person.see("The recovery key", "9 ")
    async with at_door(folder) as person:
        await unlock(person)
        await person.see("The recovery key was never typed back")


async def test_nobody_is_let_in_twice_and_the_rest_stays_as_typed(folder: Path) -> None:
    begun(folder, second=True)
    async with at_door(folder) as person:
        await _people(person)
        await person.press("ctrl+n")
        await person.see("Let a person in")
        await person.type(NAIR.upper())
        await person.press("enter")
        await person.type("c")
        await person.press("enter")
        await person.press("alt+g")
        await person.see("Write it down")
        await person.press("tab", "tab")
        await person.type(HERS)
        await person.press("enter")
        await person.see("! Somebody of that name has access already.", NAIR.upper())
        await person.press("escape")
        await person.see_no("Let a person in")


async def test_taking_access_away_asks_why_and_for_ones_own_passphrase(folder: Path) -> None:
    begun(folder, second=True)
    async with at_door(folder) as person:
        await _people(person)
        await person.press("down", "delete")
        await person.see(f"Take away the access of {NAIR}", "The vault gets a new key")
        await person.press("enter")
        await person.see("! The audit keeps why.", "Why               ▌")
        await person.type("Left")
        await person.see_no("! The audit keeps why.")
        await person.press("enter")
        await person.see("Your passphrase   ▌")
        await person.press("enter")
        await person.see("! Your own passphrase")
        await person.press("escape")
        await person.see_no("Take away")
        await person.see(NAIR)
    async with at_door(folder) as person:
        await person.press("shift+tab")
        await person.type("d")
        await person.press("enter")
        await unlock(person, CHAIRS)
        await see_home(person)


async def test_a_vault_without_a_key_file_has_nobody(tmp_path: Path) -> None:
    async with at_home(vault(tmp_path, NOTHING), NARROW) as person:
        await person.see("Nothing is stored yet.")
        await person.press("v", "w")
        await person.see("! The key file beside the vault is gone")
        await person.press("escape", "escape")
        await see_home(person)
