from pathlib import Path

from tests.screens.seeing import NARROW, RUNNING, WHOLE, WIDE, at_home, in_room, stored, vault


async def test_the_thread_opens_at_its_first_gap_and_each_gap_is_closed_there(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, size=WIDE) as person:
        await person.press("ctrl+t")
        await person.see("Golden thread", "7 of 9 answered", "what keeps each victim safe")
        await person.see_row("! R6", "No address after 8 January", "▸! none yet")
        await person.see_row("✓ R2", "Hides a device", "M4 Device", "M7 Horizon")
        await person.see("R6, Supervision no measure answers R6, and no reason is written.")
        await person.press(*["right"] * 4)
        await person.see("Enter adds a measure under item 13.")
        await person.press("enter")
        await person.see("New contingency", "Answers risks      ▏ R6")
        await person.type("The place ends")
        await person.press("enter")
        await person.type("Emergency placement")
        await person.press("escape")
        await person.see("8 of 9 answered", "K1 Emergency placement")
        await person.press("end", "left")
        await person.see_row("! C1", "niece of Dawn Prior", "▸! none yet")
        await person.press("r")
        await person.see("C1: why is nothing needed?")
        await person.type("She has moved abroad.")
        await person.press("escape")
        await person.see("9 of 9 answered", "none is needed: She has moved abroad.")
        await person.press("escape")
        await person.see("12  Victim safety")
    record = stored(folder)
    [row] = record.contingencies
    assert (row.risks, row.response) == ("R6", "Emergency placement")
    [c1] = [each for each in record.people if each.label == "C1"]
    assert c1.unprotected_reason == "She has moved abroad."


async def test_entries_of_one_cell_are_opened_one_by_one_on_a_small_screen(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, WHOLE)
    async with in_room(folder, size=NARROW) as person:
        await person.press("ctrl+t")
        await person.see("9 of 9 answered", "Supervision", "Interventi…", "Contingency")
        await person.press("right", "down", "down")
        await person.see("▸M6 Room", "M6 Room searches, signed for   Ruth Salter")
        await person.press("enter")
        await person.see("M6  measure", "Room searches, signed for")
        await person.press("escape")
        await person.see_no("M6  measure")
        await person.press("up", "ctrl+n")
        await person.see("New measure  M12", "Answers risks      ▏ R2")
        await person.type("Password checks")
        await person.press("escape")
        await person.see("M12 Passwo…", "M4 Device checks", "F5 Missing ! 2")
        await person.press("f5")
        await person.see("Not ready to sign", "M12: who?")
        await person.press("enter")
        await person.see("M12  measure", "10 Monitoring and control", "! who?")
    assert stored(folder).measures[-1].pillar == "monitoring"


async def test_a_case_shows_its_thread_and_a_victim_without_a_label_is_given_one(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, RUNNING)
    async with at_home(folder, WIDE) as person:
        await person.see("Open actions")
        await person.press("e")
        await person.see("Date of birth")
        await person.go_to(8, "People")
        await person.press("ctrl+n")
        await person.see("New person")
        await person.press("tab", "v", "tab")
        await person.type("Amy Stone")
        await person.press("escape", "ctrl+t")
        await person.see("7 of 10 answered", "! Amy Stone")
        await person.press("end", "enter")
        await person.see("The plan points at labels: give Amy Stone one, such as V1.")
        await person.type("V3")
        await person.press("escape", "enter")
        await person.see("New measure  M11", "Protects           ▏ V3")
        await person.type("Alarm at home")
        await person.press("escape")
        await person.see_row("✓ V3", "M11 Alarm")
    record = stored(folder)
    [made] = [row for row in record.measures if row.number == 11]
    assert (made.victims, made.meeting_id, made.pillar) == ("V3", None, "supervision")
