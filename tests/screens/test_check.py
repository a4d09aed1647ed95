from pathlib import Path

from tests.screens.seeing import NARROW, RUNNING, WIDE, in_room, stored, vault


async def test_the_chair_checks_the_sheets_and_is_led_to_where_an_answer_stands(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, size=WIDE) as person:
        await person.press("alt+k")
        await person.see("Check before sign-off", "K Audit of the case", "L Audit of the meeting")
        await person.see("7 of 23 yes")
        await person.see_row("! partly", "Is the lead agency’s plan there?", "10  Monitoring")
        await person.see_row("✓ yes", "Did it begin on time?", "1  Opening")
        await person.see_row("yours to say", "Did the chair summarise?")
        await person.press("down", "down")
        await person.see(
            "Probation leads. 10 measures under 4", "of 4 pillars. Open: M5: by when, or"
        )
        await person.press("enter")
        await person.see("M5  measure", "! by when, or how often?")
        await person.type("weekly")
        await person.press("escape", "alt+k")
        await person.see("8 of 23 yes")
        await person.press("end")
        await person.see("Was time in proportion to importance?", "taken planned words")
        await person.pilot.resize_terminal(*NARROW)
        await person.press("home", "down")
        await person.see("Is the level recorded? No level decision is recorded.")
        await person.press("escape")
        await person.at(10, "Monitoring and control")
    assert [row.when for row in stored(folder).measures if row.number == 5] == ["weekly"]
