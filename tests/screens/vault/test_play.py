"""The vault's life, played with keys alone: begun, shared, and handed over."""

from pathlib import Path

from tests.screens.seeing import Person
from tests.screens.vault.steps import (
    CHAIRS,
    CROSS,
    HERS,
    NAIR,
    at_door,
    confirm_recovery_key,
    see_home,
    unlock,
)


async def _begin(person: Person) -> None:
    await person.see("a new vault", "Nothing marked SECRET", "protected witnesses")
    await person.type(CROSS)
    await person.press("enter")
    await person.see("co-ordinator")
    await person.type("m")
    await person.press("enter")
    await person.type(HERS)
    await person.see("A thief of the laptop")
    await person.press("enter")
    await person.type(HERS)
    await person.see("✓ Typed twice the same.")
    await person.press("enter")
    await confirm_recovery_key(person)
    await see_home(person)


async def _let_the_chair_in(person: Person) -> None:
    await person.press("v", "w")
    await person.see_row("●", f"{CROSS}   you", "minute-taker", "since 14 Oct 2025")
    await person.press("ctrl+n")
    await person.see("Let a person in")
    await person.type(NAIR)
    await person.press("enter")
    await person.type("c")
    await person.press("enter")
    await person.type(CHAIRS)
    await person.press("enter")
    await person.type(CHAIRS)
    await person.press("enter")
    await person.see("Your passphrase   ▌")
    await person.type("not mine at all")
    await person.press("enter")
    await person.see("! That is not your passphrase.")
    await person.see(f"Name              ▏ {NAIR}", "Your passphrase   ▌")
    assert HERS not in person.text()
    await person.type(HERS)
    await person.press("enter")
    await person.see_no("Let a person in")
    await person.see_row(NAIR, "chair", "since 14 Oct 2025")


async def _take_away(person: Person) -> None:
    await person.press("v", "w")
    await person.see_row("●", f"{NAIR}   you")
    await person.press("down", "delete")
    await person.see("This is you.")
    await person.press("up", "delete")
    await person.see(f"Take away the access of {CROSS}", "Older backups still open")
    await person.type("Left the police")
    await person.press("enter")
    await person.type(CHAIRS)
    await person.press("enter")
    await person.see_no("Take away the access")
    await person.wait(lambda: CROSS not in person.text(), "still listed")


async def test_a_vault_is_begun_shared_and_handed_over(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    async with at_door(folder) as person:
        await _begin(person)
        await person.see("Nothing is stored yet.")
    async with at_door(folder) as person:
        await unlock(person, "seven wet lanterns drown")
        await person.see("! That is not your passphrase.", "Passphrase    ▌")
        await unlock(person)
        await see_home(person)
        await _let_the_chair_in(person)
    async with at_door(folder) as person:
        await person.see(f"Person        ▏ {CROSS}")
        await person.press("shift+tab")
        await person.see(f"▸{CROSS}", NAIR)
        await person.type("d")
        await person.press("enter")
        await unlock(person, CHAIRS)
        await see_home(person)
        await _take_away(person)
    async with at_door(folder) as person:
        await person.see(f"Person        ▏ {NAIR}")
        await unlock(person, HERS)
        await person.see("! That is not your passphrase.")
        await unlock(person, CHAIRS)
        await see_home(person)
