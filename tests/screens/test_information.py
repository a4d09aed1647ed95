from pathlib import Path

from mappa_tui.domain.meeting import INTELLIGENCE
from mappa_tui.domain.noun import RESTRICTED
from tests.screens.seeing import BEGUN, in_room, stored, vault


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
    [said, nothing] = stored(folder, "X100200/1").contributions
    assert (said.agency, said.kind, said.handling) == ("Probation", INTELLIGENCE, RESTRICTED)
    assert said.text == "Weekly contact kept. Two late returns."
    assert (nothing.agency, nothing.kind, nothing.item) == (
        "Police",
        "nothing known",
        "information",
    )
