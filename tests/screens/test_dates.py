"""Dates without a year: read as the field speaks, and read back with what was taken."""

from pathlib import Path

from tests.screens.seeing import RUNNING, at_home, in_room, stored, vault


async def test_what_is_done_was_done_and_the_date_that_was_taken_is_named(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 3, "Last meeting") as person:
        await person.press("down", "enter")
        await person.see("What became of A2?")
        await person.press("d")
        await person.field("Done on")
        await person.press("f7", "delete")
        await person.type("12 Aug 2026")
        await person.see("! Wednesday 12 August 2026 is still to come.")
        await person.press("f7", "delete")
        await person.type("12 Aug")
        await person.see("Tuesday 12 August 2025  63 days ago")
        await person.press("f7", "delete")
        await person.type("20 Dec")
        await person.see("Friday 20 December 2024  298 days ago: last year?")
        await person.press("tab")
        await person.see("Friday 20 December 2024", "298 days ago: last year?")
        await person.press("escape")
        await person.see_row("A2", "done 20 Dec 2024")
    outcomes = [stored(folder).outcome(action) for action in stored(folder).reviewed]
    assert "2024-12-20" in [str(row.done_on) for row in outcomes if row]


async def test_a_due_date_far_ahead_asks_whether_that_year_was_meant(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder) as person:
        await person.press("f3")
        await person.see("New action")
        await person.field("Due")
        await person.type("next Tue")
        await person.see("Tuesday 21 October 2025  in 7 days")
        await person.press("f7", "delete")
        await person.type("1 Oct")
        await person.see("Thursday 1 October 2026  in 352 days: next year?")
        await person.press("f7", "delete")
        await person.type("1 Oct 2026")
        await person.see("Thursday 1 October 2026  in 352 days")
        await person.see_no("next year?")
        await person.press("escape")
    assert str(stored(folder).actions[-1].due) == "2026-10-01"


async def test_a_sentence_still_to_come_is_refused(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with at_home(folder) as person:
        await person.see("Open actions")
        await person.press("e")
        await person.go_to(5, "Index offence")
        await person.field("Sentenced")
        await person.press("f7", "delete")
        await person.type("11 June 2091")
        await person.see("! Monday 11 June 2091 is still to come.")
