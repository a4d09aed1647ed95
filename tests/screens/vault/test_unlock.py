import json
import os
from contextlib import closing
from pathlib import Path

import pytest

from mappa_tui.domain.audited import AuditFilter
from mappa_tui.storage import opened
from mappa_tui.storage.vault.settings import PLACE
from tests.screens.seeing import NARROW, WIDE
from tests.screens.vault.steps import (
    CHAIRS,
    CROSS,
    HERS,
    NAIR,
    at_door,
    begun,
    entered,
    fill,
    see_home,
    unlock,
)

BECAUSE = "Locked at 12:31 after 5 minutes without a key. Everything typed was saved."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


async def test_it_says_why_it_is_locked_who_it_was_and_what_the_vault_holds(folder: Path) -> None:
    begun(folder)
    async with at_door(folder, BECAUSE) as person:
        await person.see(BECAUSE, f"Person        ▏ {CROSS}", "Passphrase    ▌")
        await person.see("Nothing marked SECRET", "Enter Unlock", "alt+r Lost passphrase")
        await person.press("enter")
        await person.see("! Type your passphrase.")


async def test_opening_is_noted_with_name_and_time(folder: Path) -> None:
    begun(folder)
    async with at_door(folder) as person:
        await unlock(person)
        await person.see("Nothing is stored yet.")
    store = entered(folder)
    with store._reading() as connection:
        rows = connection.exec_driver_sql("SELECT who FROM audit WHERE action = 'log in'").all()
    store.close()
    assert [row[0] for row in rows] == [CROSS]


async def test_after_five_wrong_ones_the_next_try_waits_and_nothing_is_lost(folder: Path) -> None:
    begun(folder)
    async with at_door(folder) as person:
        for _ in range(4):
            await unlock(person, "wrong")
            await person.see("! That is not your passphrase", "Passphrase    ▌")
            await person.see_no("•", "opening …")
        await unlock(person, "wrong")
        await person.see("Too many wrong ones. The next try in 1 second.")
        await person.see_no("Too many")
        await unlock(person, "wrong")
        await person.see("The next try in 2 seconds.")
        await person.type(HERS)
        await person.press("enter")
        await person.see("The next try in 1 second.")
        await person.see_no("Too many")
        await person.see("Type it again; Enter tries.")
        await person.press("enter")
        await see_home(person)
        await person.see("6 wrong passphrases were typed here before yours.")
    with closing(entered(folder)) as store:
        [entry] = store.entries.page(AuditFilter(action="log in"))
    assert entry.reason == "after 6 wrong passphrases"


async def test_of_several_people_a_letter_or_the_arrows_choose(folder: Path) -> None:
    begun(folder, second=True)
    async with at_door(folder) as person:
        await person.see("Passphrase    ▌")
        await person.press("shift+tab")
        await person.see("Person        ▌", f"▸{CROSS}", NAIR)
        await person.type("d")
        await person.see(f"▸{NAIR}")
        await person.press("left")
        await person.see(f"▸{CROSS}")
        await person.press("right", "enter")
        await unlock(person, CHAIRS)
        await see_home(person)
    async with at_door(folder) as person:
        await person.see(f"Person        ▏ {NAIR}", "Passphrase    ▌")


async def test_the_recovery_key_opens_it_and_leads_to_a_new_passphrase(folder: Path) -> None:
    recovery = begun(folder)
    async with at_door(folder) as person:
        await person.press("alt+r")
        await person.see("Open with the recovery key", "Recovery key  ▌")
        await person.type(recovery[:-1].lower())
        await person.press("enter")
        await person.type("quiet amber harbours listen")
        await person.press("enter")
        await person.type("quiet amber harbours listen")
        await person.press("enter")
        await person.see("! A recovery key has 9 groups of 4", recovery[:-1].lower())
        await person.type(f" {recovery[-1]}")
        await person.press("enter")
        await see_home(person)
    async with at_door(folder) as person:
        await unlock(person)
        await person.see("! That is not your passphrase")
        await unlock(person, "quiet amber harbours listen")
        await see_home(person)


async def test_escape_leads_from_the_recovery_key_back_to_the_passphrase(folder: Path) -> None:
    begun(folder)
    async with at_door(folder) as person:
        await person.press("alt+r")
        await person.see("Open with the recovery key")
        await person.press("escape")
        await unlock(person)
        await see_home(person)


async def test_a_missing_key_file_is_said_and_looked_for_again(folder: Path) -> None:
    begun(folder)
    with closing(entered(folder)) as store:
        store.backup()
    (folder / "vault.key").rename(folder / "away")
    async with at_door(folder) as person:
        await person.see("! The key file is missing", "Put it back from the last backup")
        await person.see("The newest backup beside the vault can take its place:")
        (folder / "away").rename(folder / "vault.key")
        await person.press("enter")
        await unlock(person)
        await see_home(person)


async def test_a_damaged_key_file_is_said(folder: Path) -> None:
    begun(folder)
    keys = folder / "vault.key"
    keys.write_bytes(keys.read_bytes().replace(b"minute-taker", b"minute-baker"))
    async with at_door(folder) as person:
        await person.see("! The key file is damaged", "Keep it, and put the one from the last")


async def test_the_key_file_of_a_newer_release_is_said(folder: Path) -> None:
    begun(folder)
    keys = folder / "vault.key"
    keys.write_text(json.dumps(json.loads(keys.read_text()) | {"version": 99}))
    async with at_door(folder) as person:
        await person.see("! The key file is newer", "Update this one")


async def test_a_missing_vault_file_is_said(folder: Path) -> None:
    begun(folder)
    (folder / "vault.db").unlink()
    async with at_door(folder) as person:
        await person.see("the vault’s file is not. Put the one from the last backup")


@pytest.mark.parametrize("damage", ["first page", "emptied", "of another vault"])
async def test_a_damaged_vault_is_said_after_the_right_passphrase(
    folder: Path, tmp_path: Path, damage: str
) -> None:
    begun(folder)
    file = folder / "vault.db"
    whole = file.read_bytes()
    if damage == "first page":
        file.write_bytes(os.urandom(4096) + file.read_bytes()[4096:])
    elif damage == "emptied":
        file.write_bytes(b"")
    else:
        begun(tmp_path / "other")
        file.write_bytes((tmp_path / "other" / "vault.db").read_bytes())
    async with at_door(folder) as person:
        await unlock(person)
        await person.see("vault's file", "Put the last good backup in", "Passphrase    ▌")
        await person.see_no("opening …")
        file.write_bytes(whole)
        await person.press("enter")
        await see_home(person)


async def test_an_old_key_file_opens_and_is_said_loudly(folder: Path) -> None:
    begun(folder)
    old = (folder / "vault.key").read_bytes()
    store = entered(folder)
    store.people.add(HERS, NAIR, "chair", CHAIRS)
    store.close()
    (folder / "vault.key").write_bytes(old)
    async with at_door(folder) as person:
        await unlock(person)
        await person.see("The key file is older than the vault: somebody put it back")
        await person.see("OLD KEY FILE: look at the people, v w")


async def test_a_folder_that_cannot_be_written_opens_for_reading(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(folder)
    fill(folder)
    monkeypatch.setattr(opened, "is_read_only", lambda folder: True)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    async with at_door(folder, size=WIDE) as person:
        await unlock(person)
        await person.see("READ ONLY", "M. ELLERY")
        await person.open_meeting()
        await person.see("READ ONLY")
        await person.type("x")
        await person.see("Not saved: the vault is read-only.")
        await person.press("f3", "f12", "f2", "ctrl+s")
        await person.see("READ ONLY")
        await person.press("escape", "escape")
        await see_home(person)
        await person.press("n", "v", "w")
        await person.see("People with access", "READ ONLY")
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


async def test_it_goes_back_to_the_item_and_the_cursor(folder: Path) -> None:
    from mappa_tui.screens.place import remember

    begun(folder)
    fill(folder)
    async with at_door(folder, size=NARROW) as person:
        await unlock(person)
        await person.open_meeting()
        await person.see("spends with Ms Prior")
        await person.press("home", "right", "right", "right")
        await person.pilot.pause()
        place = remember(person.app)
    store = entered(folder)
    store.set_setting(PLACE, place)
    store.close()
    async with at_door(folder, size=NARROW) as person:
        await unlock(person)
        await person.see("spends with Ms Prior")
        await person.type("QQQ")
        await person.see("QQQ")
        await person.wait(lambda: person.row("QQQ").find("QQQ") == 6, "not at the cursor")
    store = entered(folder)
    assert store.setting(PLACE) == ""
    store.close()


@pytest.mark.parametrize("place", ["no json", '{"screen": "meeting"}', "[]"])
async def test_a_place_that_is_gone_leads_home(folder: Path, place: str) -> None:
    begun(folder)
    store = entered(folder)
    store.set_setting(PLACE, place)
    store.close()
    async with at_door(folder) as person:
        await unlock(person)
        await see_home(person)
        await person.see("Nothing is stored yet.")
