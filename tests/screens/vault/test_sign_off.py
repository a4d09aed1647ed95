from pathlib import Path

import pytest

from mappa_tui.demo import whole_meeting
from mappa_tui.domain.change import Put
from mappa_tui.domain.meeting import Version
from mappa_tui.exports.minutes import signed_status
from tests.screens.seeing import PANE, Person
from tests.screens.vault.steps import CHAIRS, CROSS, HERS, at_door, begun, entered, unlock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


def _held(folder: Path, *, chair_has_access: bool) -> None:
    begun(folder, second=chair_has_access)
    store = entered(folder)
    store.write([Put(noun) for noun in whole_meeting()])
    store.close()


async def _to_sign(person: Person) -> None:
    await unlock(person)
    await person.open_meeting()
    await person.press("f12")
    await person.see("Sign off the minutes", "Chair             ▌ DI Priya Nair")


def _signed(folder: Path) -> Version:
    store = entered(folder)
    found = store.find_meeting("X482913/3")
    assert found is not None
    signed = store.signed(found)
    store.close()
    assert signed is not None
    return signed[0]


async def test_a_chair_with_access_signs_with_their_own_passphrase(folder: Path) -> None:
    _held(folder, chair_has_access=True)
    async with at_door(folder, size=PANE) as person:
        await _to_sign(person)
        await person.see("Their passphrase")
        await person.press("enter")
        await person.see("Their passphrase  ▌")
        await person.type(HERS)
        await person.press("enter")
        await person.see("! That is not your passphrase.")
        await person.type(CHAIRS)
        await person.press("enter")
        await person.see("Version 1 is signed.")
    version = _signed(folder)
    assert version.how == "by the chair, with their own passphrase"
    assert version.entered_by == CROSS
    assert signed_status(version) == "Version 1, signed by DI Priya Nair on 14 October 2025"


async def test_a_chair_without_access_is_signed_for_on_their_word(folder: Path) -> None:
    _held(folder, chair_has_access=False)
    async with at_door(folder, size=PANE) as person:
        await _to_sign(person)
        await person.see("signed on their word, entered by Leanne Cross")
        assert "Their passphrase" not in person.text()
        await person.press("enter")
        await person.see("Version 1 is signed.")
    said = signed_status(_signed(folder))
    assert said == (
        "Version 1, signed on DI Priya Nair’s word on 14 October 2025, entered by Leanne Cross"
    )


async def test_another_name_for_the_chair_is_asked_for_no_passphrase(folder: Path) -> None:
    _held(folder, chair_has_access=True)
    async with at_door(folder, size=PANE) as person:
        await _to_sign(person)
        await person.see("Their passphrase")
        await person.type(" Jones")
        await person.see_no("Their passphrase")
        await person.press(*("backspace",) * 6)
        await person.see("Their passphrase")
