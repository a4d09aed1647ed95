"""Find everywhere: words are typed, and each hit leads to where it is written."""

from pathlib import Path

from mappa_tui.domain.action import Action
from mappa_tui.domain.audited import AuditFilter
from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Put
from tests.screens.seeing import NARROW, RUNNING, WIDE, at_home, in_room, opened, vault


async def test_from_home_a_case_and_what_is_written_are_found_and_opened(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    with opened(folder) as store:
        other = Case(surname="Brack", forenames="Sam", crn="X517204", level="2")
        calls = [Action(case_id=other.id, task=f"Ring the Zoë [/] school {n}") for n in range(9)]
        store.write([Put(other), *map(Put, calls)])
    async with at_home(folder, WIDE) as person:
        await person.see("Open actions")
        await person.press("slash")
        await person.see("Type a name, a reference, or any words")
        person.burst(*"x517", "enter")  # without looking up
        await person.see("Sam BRACK", "Identity")
        await person.press("escape")
        await person.see_row("S. BRACK", "X517204", "Level 2")
        await person.press("ctrl+u")
        await person.type("zoe ring")
        await person.see("Actions   9", "9 found", "and 4 more: Enter shows them")
        await person.see_row("▸", "S. BRACK", "Ring the Zoë [/] school 8", "A9 · Task")
        await person.press(*["down"] * 5, "enter")
        await person.see_row("school 0", "A1 · Task")
        await person.see_no("more: Enter")
        await person.type(" zebra")
        await person.see("Nothing has all these words.")
        await person.press("ctrl+u")
        await person.type("ELLERY apply vary")
        await person.see_row("▸", "M. ELLERY", "zone, curfew, GPS", "A5 · Task")
        await person.press("enter")
        await person.see("A5  action", "Apply to vary the licence")
        await person.press("escape", "escape")
        await person.see("ELLERY apply vary")
        await person.press("escape")
        await person.see("Open actions")
    with opened(folder) as store:
        consulted = store.entries.page(AuditFilter(action="consult"))
        assert [line.about for line in consulted] == ["X482913", "X517204"]
        assert store.entries.count(AuditFilter(words="apply")) == 0


async def test_from_the_room_a_hit_of_this_meeting_is_gone_to_and_another_comes_over_it(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 12, "Victim safety", WIDE) as person:
        await person.type(" A quagga was seen.")
        await person.press("ctrl+f")
        await person.see("Type a name")
        await person.type("quagga")
        await person.see_row("▸", "A quagga was seen", "Notes · Victim safety")
        await person.press("ctrl+u")
        await person.type("alternate weekends mother")
        await person.see_row("▸", "alternate weekends", "What was said")
        await person.press("enter")
        await person.at(5, "Information by agency")
        await person.see("Contribution", "Keep and close")
        await person.press("escape", "ctrl+f")
        await person.see("Type a name")
        await person.type("quagga")
        await person.see_row("▸", "A quagga was seen")
        await person.press("enter")
        await person.at(12, "Victim safety")
        await person.press("ctrl+f")
        await person.see("Type a name")
        await person.type("harrow estate exclusion")
        await person.see_row("▸", "Exclusion zone: Harrow Park estate")
        await person.press("enter")
        await person.see("Condition or order", "Keep and close")
        await person.press("escape", "escape", "escape")
        await person.at(12, "Victim safety")


async def test_it_fits_a_small_screen_and_knows_no_markup(tmp_path: Path) -> None:
    async with at_home(vault(tmp_path, RUNNING), NARROW) as person:
        await person.see("Open actions")
        await person.press("ctrl+f")
        await person.see("Type a name")
        await person.type("[/b] claire")
        await person.see("Nothing has all these words.")
        await person.press("ctrl+u")
        await person.type("claire")
        await person.see_row("▸", "M. ELLERY", "Claire")
        await person.press("ctrl+f")
        await person.see("claire")
