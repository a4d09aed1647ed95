from pathlib import Path

from mappa_tui.domain.meeting import INTELLIGENCE
from mappa_tui.domain.noun import RESTRICTED
from tests.exports.reading import section
from tests.screens.seeing import BEGUN, NARROW, in_room, stored, vault


async def test_it_says_who_of_those_present_has_not_been_heard_yet(tmp_path: Path) -> None:
    folder = vault(tmp_path, BEGUN)
    async with in_room(folder, 2, "Attendance") as person:
        await person.press("h", "h")
        await person.see("2 of 10 came")
        await person.go_to(5, "Information by agency")
        await person.see("Not heard yet: Police and Probation", "Nobody has shared anything yet.")
        await person.press("ctrl+n")
        await person.see("New contribution")
        await person.type("prob")
        await person.see("▸ Probation")
        await person.press("enter")
        await person.see("Agency             ▏ Probation")
        await person.field("Kind")
        await person.press("i", "tab")
        await person.see("Kind               ▏ intelligence")
        await person.press("r", "tab")
        await person.type("Weekly contact kept. Two late returns.")
        await person.press("escape")
        await person.see("Not heard yet: Police", "Weekly contact kept. Two late returns.")
        await person.see("intelligence · restricted")
        await person.press("ctrl+n")
        await person.type("Police")
        await person.field("Kind")
        await person.type("n")
        await person.press("escape")
        await person.see("Everybody here was heard.", "nothing known")
        assert person.text().count("nothing known") == 1
    [said, nothing] = stored(folder, "X100200/1").contributions
    assert (said.agency, said.kind, said.handling) == ("Probation", INTELLIGENCE, RESTRICTED)
    assert said.text == "Weekly contact kept. Two late returns."
    assert (nothing.agency, nothing.kind, nothing.item) == (
        "Police",
        "nothing known",
        "information",
    )


async def test_a_very_long_entry_leaves_the_list_readable_and_the_minutes_whole(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, BEGUN)
    told = "He was seen again. " * 1000 + "That was the last time."
    async with in_room(folder, 5, "Information by agency", NARROW) as person:
        for agency in ("Police", "Prison"):
            await person.press("ctrl+n")
            await person.see("New contribution")
            await person.type(agency)
            await person.field("What was said")
            await (person.paste(told) if agency == "Police" else person.type("Nothing new."))
            await person.press("escape")
            await person.see_no("New contribution")
        await person.see_row("Police", "He was seen again.")
        await person.see("…", "Nothing new.")
        await person.see_no("That was the last time.")
        await person.press("home", "enter")
        await person.see("Contribution")
        await person.field("What was said")
        await person.press("f7")
        await person.see("That was the last time.")
    text = section(stored(folder, "X100200/1"), "Information by agency")
    assert text.count("He was seen again.") == 1000
    assert "That was the last time." in text


async def test_the_cursor_stands_on_the_entry_that_was_begun_last(tmp_path: Path) -> None:
    folder = vault(tmp_path, BEGUN)
    async with in_room(folder, 5, "Information by agency", NARROW) as person:
        for agency in ("Police", "Prison", "Probation"):
            await person.press("ctrl+n")
            await person.see("New contribution")
            await person.type(agency)
            await person.press("escape")
            await person.see_no("New contribution")
            await person.see_row("▸", agency)
        await person.press("home")
        await person.see_row("▸", "Police")
        await person.field("Notes")
        await person.press("ctrl+n")
        await person.type("Housing")
        await person.press("escape")
        await person.see("Housing")
        await person.press("shift+tab")
        await person.see_row("▸", "Housing")
