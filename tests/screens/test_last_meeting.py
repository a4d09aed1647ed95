from datetime import date
from pathlib import Path

from mappa_tui.domain.action import CANCELLED, CARRIED, DONE, OPEN
from tests.screens.seeing import RUNNING, in_room, stored, vault


async def test_each_action_is_done_carried_or_cancelled(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 3, "Last meeting") as person:
        await person.see("Last meeting: Tuesday 22 July 2025, Level 2 review 2, chair DI Priya")
        await person.see_row("✓ A1", "done 12 Aug")
        await person.press("enter")
        await person.see("What became of A1?", "Probation, Joanne Feld: Refer to Horizon")
        await person.press("c", "tab", "tab", "tab")
        await person.see("Done on            ▏ Tuesday 12 August 2025")
        await person.type("28 Oct")
        await person.press("tab")
        await person.type("No place in the first group")
        await person.press("escape")
        await person.see_row("A1", "to 28 Oct")
        await person.press("down", "enter")
        await person.see("What became of A2?")
        await person.press("c", "c")
        await person.see("▸cancelled")
        await person.field("Reason")
        await person.press("escape")
        await person.see_row("! A2", "cancelled")
        await person.press("enter", *["tab"] * 4)
        await person.type("The phone is seized")
        await person.press("escape")
        await person.see_row("✓ A2", "cancelled")
    record = stored(folder)
    outcomes = [record.outcome(action) for action in record.reviewed]
    assert [row.outcome for row in outcomes if row] == [CARRIED, CANCELLED, CARRIED, DONE]
    assert [(a.number, a.status, a.due) for a in record.reviewed[:2]] == [
        (1, OPEN, date(2025, 10, 28)),
        (2, CANCELLED, date(2025, 8, 5)),
    ]


async def test_the_last_minutes_are_agreed_with_corrections(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 3, "Last meeting") as person:
        await person.field("Last minutes")
        await person.press("left", "tab")
        await person.see("Last minutes       ▏ agreed as accurate")
    assert stored(folder).meeting.last_minutes == "agreed as accurate"
