from pathlib import Path

from sqlalchemy import insert

from mappa_tui.domain.case import Case
from mappa_tui.storage.migrate import migrate
from mappa_tui.storage.tables import TABLES
from mappa_tui.storage.vault.engine import create_vault, open_engine
from mappa_tui.storage.vault.location import is_unencrypted
from mappa_tui.widgets.secret import SecretInput
from tests.screens.seeing import Person
from tests.screens.vault.steps import (
    CROSS,
    HERS,
    at_door,
    begun,
    confirm_recovery_key,
    see_home,
    unlock,
)


async def _who(person: Person, name: str = CROSS) -> None:
    await person.see("a new vault")
    await person.type(name)
    await person.press("enter")
    await person.type("m")
    await person.press("enter")
    await person.see("Passphrase    ▌")


async def test_the_meter_says_how_long_a_passphrase_holds_and_a_weak_one_is_refused(
    tmp_path: Path,
) -> None:
    async with at_door(tmp_path / "vault") as person:
        await _who(person)
        await person.see("Long is strong")
        await person.type("short")
        await person.see("! □□□□ Too short: at least 10 characters.")
        await person.type("password1")
        await person.see("needs less than a minute.")
        await person.press("tab")
        await person.type("shortpasswordX")
        await person.see("! The two are not the same.")
        await person.press("enter")
        await person.see("! This passphrase is too weak.", "Passphrase    ▌")
        assert not (tmp_path / "vault" / "vault.key").exists()


async def test_the_name_is_among_what_a_thief_would_try(tmp_path: Path) -> None:
    async with at_door(tmp_path / "vault") as person:
        await _who(person, "Wolfeschlegelstein")
        await person.type("wolfeschlegelstein")
        await person.see("! □□□□ A thief")


async def test_what_is_missing_is_said_beside_its_field(tmp_path: Path) -> None:
    async with at_door(tmp_path / "vault") as person:
        await person.see("Name          ▌")
        await person.press("enter")
        await person.see("! A person has a name, as the minutes say it.", "Name          ▌")
        await person.press("tab", "enter")
        await person.see("! Chair, minute-taker")
        await person.type("c")
        await person.see_no("! Chair, minute-taker")
        await person.press("enter", "enter")
        await person.see("! Type a passphrase, or press alt+g for one of five words.")


async def test_five_words_are_made_for_both_fields_and_shown_to_be_written_down(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "vault"
    async with at_door(folder) as person:
        await _who(person)
        await person.press("alt+g")
        await person.see("Write it down:", "✓ ■■■■ A thief", "✓ Typed twice the same.")
        at = person.text().index("Write it down:") + len("Write it down:")
        words = person.text()[at : person.text().index("✓")].split()
        assert len(words) == 5
        await person.press("enter")
        await confirm_recovery_key(person)
        await see_home(person)
    async with at_door(folder) as person:
        await unlock(person, " ".join(words))
        await see_home(person)


async def test_dots_are_shown_only_when_asked(tmp_path: Path) -> None:
    async with at_door(tmp_path / "vault") as person:
        await _who(person)
        await person.type("seven wet")
        await person.see("•••••••••")
        assert "seven" not in person.text()
        await person.press("alt+s")
        await person.see("seven wet")


async def test_the_recovery_key_is_asked_for_until_two_of_its_groups_are_typed_back(
    tmp_path: Path,
) -> None:
    async with at_door(tmp_path / "vault") as person:
        await _who(person)
        await person.type(HERS)
        await person.press("enter")
        await person.type(HERS)
        await person.press("enter")
        await person.see("The recovery key", "It is shown this once")
        await person.press("escape")
        await person.see("It is shown this once")
        await person.press("enter")
        await person.see_no("It is shown this once")
        await person.type("zzzz")
        await person.press("enter", "enter")
        await person.see("! That is not group")
        await person.press("escape")
        await person.see("It is shown this once")
        await person.press("enter", *("backspace",) * 4, "escape")
        await confirm_recovery_key(person)
        await see_home(person)


async def test_a_recovery_key_that_was_never_confirmed_is_made_anew_at_the_next_start(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "vault"
    first = begun(folder, confirmed=False)
    async with at_door(folder) as person:
        await unlock(person)
        await person.see("The recovery key was never typed back", "9 ")
        await person.press("ctrl+q")
    async with at_door(folder) as person:
        await unlock(person)
        second = await confirm_recovery_key(person)
        await see_home(person)
    assert second != first
    async with at_door(folder) as person:
        await unlock(person)
        await see_home(person)


async def test_the_unencrypted_store_of_an_earlier_release_is_taken_in(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    _earlier_store(folder)
    async with at_door(folder) as person:
        await person.see("! The records that an earlier release kept here")
        await _who(person)
        await person.type(HERS)
        await person.press("enter")
        await person.type(HERS)
        await person.press("enter")
        await confirm_recovery_key(person)
        await see_home(person)
        await person.see("X100300", "R. HALE")
    assert not any(b"Hale" in file.read_bytes() for file in folder.rglob("*") if file.is_file())


def _earlier_store(folder: Path) -> None:
    create_vault(folder / "vault.db", b"")
    engine = open_engine(folder / "vault.db", b"")
    migrate(engine)
    with engine.begin() as connection:
        case = Case(surname="Hale", forenames="Robert", crn="X100300")
        connection.execute(insert(TABLES[Case]).values(**case.model_dump()))
    engine.dispose()
    assert is_unencrypted(folder / "vault.db")


async def test_nothing_of_a_passphrase_is_in_the_repr_of_what_is_told(tmp_path: Path) -> None:
    field = SecretInput()
    told = SecretInput.Changed(field, HERS)
    assert HERS not in repr(told) + str(told) + repr(SecretInput.Blurred(field, HERS))
