from pathlib import Path

from tests.screens.seeing import RUNNING, in_room, stored, vault


async def test_trigger_response_and_who_and_the_arrangements_for_recall(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 13, "Contingency") as person:
        await person.see("! what if the plan fails?", "R6 No address after 8 January 2026")
        await person.press("ctrl+n")
        await person.see("New contingency")
        await person.type("The place ends")
        await person.press("enter")
        await person.type("Emergency placement")
        await person.press("enter")
        await person.type("sad")
        await person.see("▸ Amir Sadiq")
        await person.press("enter")
        await person.see("Agency             ▏ Probation")
        await person.press("enter")
        await person.type("R6")
        await person.press("enter", "enter")
        await person.see_row("K1", "The place ends", "Emergency placement")
        await person.see("Amir Sadiq (Probation)")
        await person.see_no("what if the plan fails?")
        await person.field("Recall")
        await person.type("On the same day")
        await person.press("tab")
        await person.type("Control room")
    record = stored(folder)
    [row] = record.contingencies
    assert (row.owner, row.agency, row.risks) == ("Amir Sadiq", "Probation", "R6")
    assert (record.meeting.recall, record.meeting.out_of_hours) == (
        "On the same day",
        "Control room",
    )
