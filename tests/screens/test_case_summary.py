from pathlib import Path

from tests.screens.seeing import RUNNING, in_room, stored, vault


async def test_a_section_is_confirmed_or_amended_or_changed(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 4, "Case summary") as person:
        await person.press("shift+tab", "shift+tab", "shift+tab", "home")
        await person.see("6 of 7 confirmed or amended")
        await person.see_row("▸✓ Identity", "confirmed current")
        await person.press("down", "down")
        await person.see_row("▸", "Address", "of 22 Jul")
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
