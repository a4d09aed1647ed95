from pathlib import Path

from tests.screens.seeing import NARROW, PANE, RUNNING, WHOLE, WIDE, in_room, stored, vault


async def test_next_previous_and_any_item_by_its_number_or_name(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, size=WIDE) as person:
        await person.see("● 12  Victim safety")
        await person.press("f2")
        await person.see(" 13  Contingency", "! 12  Victim safety", "● 13  Contingency")
        await person.press("ctrl+r")
        await person.see("● 12  Victim safety", "! 13  Contingency")
        await person.press("ctrl+g")
        await person.see("type its number or name")
        await person.type("risk")
        await person.press("enter")
        await person.see("●  7  Risk assessment", "R6    No address after 8 January 2026")
        await person.press("f9")
        await person.see("▸●  7  Risk assessment")
        await person.press("down", "enter")
        await person.see("●  8  Victims", "Victims and potential victims")
    entry = stored(folder).entry("victim_safety")
    assert entry is not None
    assert entry.left


async def test_on_a_narrow_screen_the_agenda_is_called_with_f9(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, size=NARROW) as person:
        await person.see("12 of 18  Victim safety", "F9 Agenda 9 of 18", "F5 Missing ! 3")
        await person.press("f9")
        await person.see("Go to which item?", "▸● 12  Victim safety")
        await person.press("down", "enter")
        await person.see("13 of 18  Contingency", "F5 Missing ! 4")


async def test_each_line_of_what_is_missing_leads_to_its_field(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, size=WIDE) as person:
        await person.press("f5")
        await person.see("Missing so far", "Stops sign-off", "Worth a look")
        await person.see_row("▸! ", "R6: what answers it?")
        await person.see("Enter opens the item with the cursor")
        await person.press("down")
        await person.see_row("▸! ", "M5: by when, or how often?")
        await person.press("enter")
        await person.see("M5  measure", "By when            ▌", "! by when, or how often?")
        await person.type("17 Oct 2025")
        await person.press("escape")
        await person.see("10  Monitoring and control", "2 before sign-off")
        await person.press("ctrl+b")
        await person.see("12  Victim safety", "! C1: what keeps C1 safe?")
    [measure] = [row for row in stored(folder).measures if row.number == 5]
    assert measure.when == "Friday 17 October 2025"


async def test_the_list_of_actions_opens_any_of_them(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder) as person:
        await person.press("f10")
        await person.see("Actions of this case: type to find", "A1", "done")
        await person.type("move-on")
        await person.see_no("Refer to Horizon")
        await person.press("enter")
        await person.see("A3  action", "▌ Report on move-on addresses outside")
        await person.press("escape", "f10")
        await person.type("no such thing")
        await person.see("Nothing fits.")
        await person.press("enter")
        await person.see("12 of 18  Victim safety")
        await person.see_no("Nothing fits.")


async def test_handling_goes_round_and_words_are_counted(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder) as person:
        await person.see("63 words   handling: third party")
        await person.press("alt+h")
        await person.see("63 words   handling: restricted")
        await person.press("alt+h")
        await person.see("63 words   handling: standard")
        await person.type(" today")
        await person.see("64 words   handling: standard")
    entry = stored(folder).entry("victim_safety")
    assert entry is not None
    assert (entry.handling, entry.notes[-11:]) == ("standard", "Prior today")


async def test_a_line_in_error_is_struck_counts_no_more_and_comes_back(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder) as person:
        await person.see_row("Measures", "2")
        await person.press("shift+tab", "end", "delete")
        await person.see("entered in error, not printed", "! V2: what keeps V2 safe?")
        await person.see_row("Measures", "1")
        await person.press("delete")
        await person.see_no("entered in error", "V2: what keeps V2 safe?")
        await person.press("up", "delete")
        await person.see("entered in error, not printed")
    marks = {row.number: row.in_error for row in stored(folder).measures}
    assert (marks[9], marks[10]) == (True, False)


async def test_undo_takes_back_what_was_typed_and_saves_that_too(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder) as person:
        await person.paste(" and this was wrong")
        await person.save()
        await person.see("and this was wrong")
        await person.press("ctrl+z")
        await person.see_no("and this was wrong")
        await person.save()
        await person.press("ctrl+y")
        await person.see("and this was wrong")
        await person.press("ctrl+z")
        await person.save()
    entry = stored(folder).entry("victim_safety")
    assert entry is not None
    assert entry.notes.endswith("spends with Ms Prior")


async def test_one_esc_alone_does_not_leave_the_meeting(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder) as person:
        await person.press("escape")
        await person.see("Esc again leaves the meeting.", "12 of 18  Victim safety")
        await person.press("escape")
        await person.see("meetings, plans and minutes")


async def test_the_clock_shows_the_time_used_in_all_and_by_item(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, size=WIDE) as person:
        await person.see("10:42", "40 of 75 min", "3 of 4 min")
        await person.see_row("Used", "40 min")
        await person.see_row("Left", "35 min")
    async with in_room(folder, size=PANE) as person:
        await person.see("10:42  40 of 75 min")


async def test_an_item_opens_at_its_top_and_typing_goes_on_in_its_notes(tmp_path: Path) -> None:
    folder = vault(tmp_path, WHOLE)
    async with in_room(folder, 4, "Case summary", NARROW) as person:
        await person.see("What is still true, and what has changed?", "Surname: Ellery")
        await person.still()
        await person.see_no("a breach of the order")
        await person.type(" Agreed.")
        await person.see("investigation as a breach of the order. Agreed.")
        await person.see_no("What is still true")
        await person.go_to(12, "Victim safety")
        await person.see("Who is protected", "Ms Whitlock: V1's family asks")
        await person.press("left")
        await person.see("spends with Ms Prior.")
    async with in_room(folder, size=NARROW) as person:
        await person.see("12 of 18  Victim safety", "▌ spends with Ms Prior.")
        await person.see_no("Who is protected")
    entry = stored(folder).entry("case_summary")
    assert entry is not None
    assert entry.notes.endswith("a breach of the order. Agreed.")
