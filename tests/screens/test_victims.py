from pathlib import Path

from tests.screens.seeing import RUNNING, in_room, stored, vault


async def test_every_victim_with_scheme_and_officer_and_one_more(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 8, "Victims") as person:
        await person.see_row("V1", "scheme: yes, VLO")
        await person.see("That the exclusion zone be widened")
        await person.press("ctrl+n")
        await person.see("New person")
        await person.type("V3")
        await person.press("tab")
        await person.see("▸victim")
        await person.press("tab")
        await person.type("Amy Stone")
        await person.field("Contact scheme")
        await person.press("n")
        await person.field("Views")
        await person.type("Wants to hear nothing.")
        await person.press("escape")
        await person.see_row("V3", "scheme: no")
        await person.see("Wants to hear nothing.")
        await person.go_to(12, "Victim safety")
        await person.see("! V3: what keeps V3 safe?")
    added = next(each for each in stored(folder).people if each.label == "V3")
    assert (added.part, added.name, added.handling) == ("victim", "Amy Stone", "third party")


async def test_needs_and_their_effect_on_the_plan_are_written_down(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 6, "Equality and diversity") as person:
        await person.see("Needs              ▌ Dyslexia")
        await person.press("end")
        await person.type(", and")
        await person.press("enter")
        await person.type("hearing")
        await person.press("tab", "f7", "delete")
        await person.type("None")
    meeting = stored(folder).meeting
    assert (meeting.needs, meeting.needs_effect) == ("Dyslexia, and\nhearing", "None")
