from pathlib import Path

from tests.screens.seeing import RUNNING, in_room, stored, vault


async def test_a_section_is_confirmed_or_amended_or_changed(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 4, "Case summary") as person:
        await person.press("shift+tab", "shift+tab", "shift+tab", "home")
        await person.see("6 of 7 confirmed or amended")
        await person.see_row("▸✓ Identity", "confirmed current")
        await person.press("down", "down")
        await person.see_row("▸", "Address", "from 22 July 2025, 12 weeks old")
        await person.press("a")
        await person.see("Address: what changed?")
        await person.type("He moves on in January.")
        await person.press("escape")
        await person.see_row("▸✓ Address", "amended")
        await person.see("Changed: He moves on in January.", "7 of 7 confirmed or amended")
        await person.press("c")
        await person.see_row("✓ Address", "confirmed current")
        await person.see_row("▸✓ Category and level")
        await person.press("up", "enter")
        await person.see("Fixed abode")
        await person.field("Proposed address")
        await person.press("f7", "delete")
        await person.type("None yet")
        await person.press("escape")
        await person.see("Proposed address: None yet")
        await person.see_row("✓ Address", "amended")
    record = stored(folder)
    marks = {row.section: (row.mark, row.note) for row in record.confirmations}
    assert marks["address"] == ("amended", "He moves on in January.")
    assert record.case.release_address == "None yet"


async def test_a_date_that_is_added_amends_its_section(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 4, "Case summary") as person:
        await person.press(*["shift+tab"] * 3, "home")
        await person.see_row("▸✓ Identity", "confirmed current")
        await person.press(*["down"] * 5, "enter", "ctrl+n")
        await person.see("New date")
        await person.type("Hearing")
        await person.press("enter")
        await person.type("1 Sep")
        await person.press("escape")
        await person.see_row("Hearing", "1 Sep 2025")
        await person.see_row("✓ Relevant dates", "amended")
    marks = {row.section: row.mark for row in stored(folder).confirmations}
    assert marks["dates"] == "amended"
