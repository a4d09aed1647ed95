from pathlib import Path

from mappa_tui.domain.meeting import ABSENT, APOLOGIES, ATTENDED
from tests.screens.seeing import BEGUN, in_room, stored, vault


async def test_one_key_marks_who_came_and_goes_on_to_the_next(tmp_path: Path) -> None:
    folder = vault(tmp_path, BEGUN)
    async with in_room(folder, 2, "Attendance") as person:
        await person.see("h here · r remotely · a apologies · x absent", "0 of 10 came")
        await person.press("h", "r", "a", "p", "x")
        await person.see("2 of 10 came")
        await person.see_row("✓", "here")
        await person.see_row("✓", "remotely")
        await person.see_row("apologies")
        await person.see_row("absent", "yes")
    rows = sorted(stored(folder, "X100200/1").invitations, key=lambda row: row.position)
    marks = [(row.status, row.mode, row.report) for row in rows[:4]]
    assert marks == [
        (ATTENDED, "in the room", ""),
        (ATTENDED, "remotely", ""),
        (APOLOGIES, "", ""),
        (ABSENT, "", "yes"),
    ]


async def test_somebody_who_was_not_invited_is_added_and_one_in_error_is_struck(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, BEGUN)
    async with in_room(folder, 2, "Attendance") as person:
        await person.press("ctrl+n")
        await person.see("New invitation")
        await person.type("Fire and rescue")
        await person.press("enter")
        await person.type("Ola Byrne")
        await person.press("enter")
        await person.type("watch manager")
        await person.press("escape")
        await person.see_no("New invitation")
        await person.see("0 of 11 came")
        await person.press("delete")
        await person.see("entered in error, not printed", "0 of 10 came")
        await person.press("delete")
        await person.see("0 of 11 came")
    added = [row for row in stored(folder, "X100200/1").invitations if row.name]
    assert [(row.agency, row.name, row.role) for row in added] == [
        ("Fire and rescue", "Ola Byrne", "watch manager")
    ]
