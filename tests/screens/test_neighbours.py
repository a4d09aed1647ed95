from datetime import date
from pathlib import Path

from mappa_tui.domain.noun import THIRD_PARTY
from tests.screens.seeing import RUNNING, in_room, stored, vault


async def test_what_runs_beside_mappa_is_asked_in_item_15_and_shown_in_the_case(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 15, "Other checks", size=(80, 50)) as person:
        await person.see_row("MARAC", "not asked yet")
        await person.see_row("Integrated offender management", "not asked yet")
        person.burst("tab", "n", "a")
        await person.see_row("✓ MARAC", "no")
        await person.see_row("✓ Prevent or Channel", "not applicable")
        person.burst("down", "down", "enter")
        await person.see("Child protection", "For whom")
        await person.type("C1")
        person.burst("tab", "y", "tab")
        await person.type("13 Oct")
        person.burst("tab")
        await person.type("Beth Lowry")
        person.burst("tab")
        await person.type("A strategy discussion")
        person.burst("tab", "t")
        await person.press("escape")
        await person.see_row("✓ Child protection, for C1", "yes")
        await person.see("last met 13 Oct 2025, contact: Beth Lowry", "A strategy discussion")
        person.burst("delete")
        await person.see("entered in error, not printed")
        await person.see_row("Child protection", "not asked yet")
        person.burst("delete")
        await person.see_no("entered in error")
        person.burst("ctrl+n")
        await person.see("New neighbouring arrangement")
        person.burst("m", "tab")
        await person.type("V1")
        person.burst("tab", "y", "escape")
        await person.see_row("✓ MARAC, for V1", "yes")
        await person.press("escape", "escape")
        await person.see("Open actions")
        person.burst("e")
        await person.see("Date of birth")
        await person.go_to(12, "Neighbouring arrangements")
        await person.see_row("✓ Child protection, for C1", "yes")
        await person.see_row("Adult safeguarding", "not asked yet")
        person.burst("end", "y")
        await person.see_row("✓ Integrated offender management", "yes")
    rows = {(row.arrangement, row.about): row for row in stored(folder).neighbours}
    assert {key: row.runs for key, row in rows.items()} == {
        ("MARAC", ""): "no",
        ("MARAC", "V1"): "yes",
        ("Prevent or Channel", ""): "not applicable",
        ("Child protection", "C1"): "yes",
        ("Integrated offender management", ""): "yes",
    }
    child = rows["Child protection", "C1"]
    assert (child.last, child.contact) == (date(2025, 10, 13), "Beth Lowry")
    assert (child.handling, child.in_error) == (THIRD_PARTY, False)
