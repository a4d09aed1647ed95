"""The vault as one place: settings, backups, verifying; and the reminder at home."""

import os
from pathlib import Path

import pytest

from mappa_tui.domain.audited import AuditFilter
from mappa_tui.storage.errors import DiskFull
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.settings import BACKUP_FOLDER, IDLE_MINUTES, KEEP_DAYS
from tests.screens.seeing import RUNNING, WIDE, at_home, vault
from tests.screens.vault.steps import CROSS, at_home_in, begun, entered, fill

NO_COPY = "There is no copy of the vault off this laptop."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    begun(tmp_path / "vault", second=True)
    fill(tmp_path / "vault")
    return tmp_path / "vault"


async def test_the_vault_says_how_it_stands(folder: Path) -> None:
    async with at_home_in(folder, WIDE) as person:
        await person.press("v")
        await person.see_row("People", f"{CROSS} (you), DI Priya Nair")
        await person.see("5 minutes without a key", "20 minutes without a key", NO_COPY)
        await person.see("30 days, those beside the vault", "older than 7 days")
        await person.see("verified at 10:42", "The vault's file is whole.", "The audit is whole")


async def test_a_setting_is_kept_and_who_changed_it(folder: Path) -> None:
    async with at_home_in(folder, WIDE) as person:
        await person.press("v", "s")
        await person.see("Settings of this vault", "Minutes to lock   ▌ 5")
        await person.press("backspace", "7", "enter")
        await person.see_row("Locks after", "7 minutes without a key")
        assert person.app.guard._minutes == (7, 20)
    store = entered(folder)
    assert store.setting(IDLE_MINUTES) == "7"
    [line] = store.entries.page(AuditFilter(words="setting idle"))
    assert (line.who, line.action, line.reason) == (CROSS, "administer", "idle minutes: 7")
    store.close()


@pytest.mark.parametrize("typed", ["0", "61", "-1", "five", "1.5", "٣", ""])
async def test_minutes_that_are_none_are_refused(folder: Path, typed: str) -> None:
    async with at_home_in(folder, WIDE) as person:
        await person.press("v", "s")
        await person.see("Minutes to lock   ▌ 5")
        await person.press("backspace")
        await person.type(typed)
        await person.press("enter")
        await person.see("! A number of minutes is needed, from 1 to 60.")
        await person.press("escape")
        await person.see_row("Locks after", "5 minutes without a key")


async def test_enter_on_a_setting_begins_there_and_a_folder_is_a_whole_path(
    folder: Path, tmp_path: Path
) -> None:
    async with at_home_in(folder, WIDE) as person:
        await person.press("v")
        await person.see("Backup folder")
        await person.press("down", "down", "down", "enter")
        await person.see("Backup folder     ▌")
        await person.type("copies")
        await person.press("enter")
        await person.see("! The whole path is needed, from the root or the drive on.")
        await person.press(*["backspace"] * 6)
        await person.type(str(folder / "backups"))
        await person.press("enter")
        await person.see("! That is the vault's own folder. A copy there is lost with it.")
        await person.press(*["backspace"] * len(str(folder / "backups")))
        await person.type(str(tmp_path / "stick"))
        await person.press("enter")
        await person.see_no("Settings of this vault")
    store = entered(folder)
    assert store.setting(BACKUP_FOLDER) == str(tmp_path / "stick")
    assert store.setting(KEEP_DAYS) == "30"
    store.close()


async def test_backing_up_from_home_says_where_and_ends_the_reminder(
    folder: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    store = entered(folder)
    store.set_setting(BACKUP_FOLDER, str(stick))
    store.close()
    async with at_home_in(folder, WIDE) as person:
        await person.see_row("!", NO_COPY, "b backs it up.")
        await person.press("b")
        await person.see("Back up now", "▌ /")
        await person.press("enter")
        await person.see("The backup is in", "and was read whole.")
        await person.see_no(NO_COPY)
        [made] = stick.iterdir()
        assert sorted(os.listdir(made)) == ["vault.db", "vault.key"]
        await person.press("v")
        await person.see_row("14 Oct 2025 10:42", "today", "read whole when it was made")
        await person.see_no(NO_COPY)


async def test_a_backup_tells_the_command_that_restores_it(folder: Path) -> None:
    store = entered(folder)
    made = store.backup()
    store.close()
    async with at_home_in(folder, WIDE) as person:
        await person.press("v")
        await person.see_row("read whole again, 10:42", "beside the vault")
        await person.press(*["down"] * 6, "enter")
        await person.see("A backup", "mappa-tui restore", made.name, "DI Priya Nair")
        await person.press("escape")
        await person.see_no("mappa-tui restore")


async def test_a_backup_that_fails_says_why_and_keeps_the_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(Store, "_copy", full)
    async with at_home_in(folder, WIDE) as person:
        await person.press("b")
        await person.see("Back up now")
        await person.type(str(tmp_path / "stick"))
        await person.press("enter")
        await person.see("! No backup was made: the disk is full. Choose another folder.")
        await person.see("▌ /")
        await person.press("escape")
        await person.see("Open actions", NO_COPY)


async def test_verifying_now_finds_what_was_changed_meanwhile(folder: Path) -> None:
    store = entered(folder)
    made = store.backup()
    store.close()
    async with at_home_in(folder, WIDE) as person:
        await person.press("v")
        await person.see("verified at 10:42")
        copy = made / "vault.db"
        copy.write_bytes(copy.read_bytes()[:-4096] + os.urandom(4096))
        await person.press("y")
        await person.see("! ", "14.10.2025", "is damaged")
        await person.see_row("!", "damaged, see below", "beside the vault")


async def test_the_demonstration_and_a_vault_without_people_say_so(tmp_path: Path) -> None:
    async with at_home(vault(tmp_path, RUNNING), WIDE) as person:
        await person.see("Open actions")
        await person.press("v")
        await person.see("! The key file beside the vault is gone")


async def test_a_setting_that_was_damaged_outside_does_no_harm(folder: Path) -> None:
    store = entered(folder)
    store.set_setting(IDLE_MINUTES, "soon")
    store.close()
    async with at_home_in(folder, WIDE) as person:
        await person.press("v")
        await person.see_row("Locks after", "soon")
        assert person.app.guard._minutes == (5, 20)
