"""The statistics on the screen: a year and an area are chosen, and each figure says who."""

from datetime import datetime
from pathlib import Path

from mappa_tui.domain.case import Case, LevelChange
from mappa_tui.domain.change import Put
from mappa_tui.domain.clock import LONDON
from mappa_tui.domain.dates import Year, read_date
from tests.screens.seeing import NARROW, RUNNING, WIDE, at_home, opened, vault

TODAY = datetime(2025, 10, 14, 10, 42, tzinfo=LONDON)


def _filled(tmp_path: Path) -> Path:
    folder = vault(tmp_path, RUNNING)
    nouns: list[Case | LevelChange] = []
    for crn, area, category, level, since in (
        ("X1", "Derwent Vale", "3", "2", "1 May 2024"),
        ("X2", "Elsewhere", "4", "1", "1 May 2020"),
        ("X3", "", "2", "1", ""),
    ):
        case = Case(surname=f"Person {crn}", crn=crn, area=area, category=category, level=level)
        nouns.append(case.model_copy(update={"status": "community"}))
        if since:
            on = read_date(since, TODAY.date(), Year.LAST)
            step = LevelChange(case_id=case.id, on=on, category=category, level=level)
            nouns.append(step.model_copy(update={"status": "community"}))
    with opened(folder) as store:
        store.write([Put(noun) for noun in nouns])
    return folder


async def test_the_present_year_is_shown_and_another_and_an_area_are_chosen(tmp_path: Path) -> None:
    async with at_home(_filled(tmp_path), WIDE, TODAY) as person:
        await person.see("Open actions")
        await person.press("t")
        await person.see("2025/26, all areas; the year is not over", "on 14 October 2025")
        await person.see_row("Cat 1", "Cat 4", "Total")
        await person.see("Levels 2 and 3 over the year", "━━━")
        await person.press("f2")
        await person.see("The years after this one have not begun.")
        await person.press("slash")
        await person.see("Which figures?", "2025/26", "all areas")
        await person.press("f7", "delete")
        await person.type("2027")
        await person.press("enter")
        await person.see("2026/27 has not begun.")
        await person.press("f7", "delete")
        await person.type("2025")
        await person.press("tab", "d", "enter")
        await person.see("2024/25, Derwent Vale", "on 31 March 2025")
        assert person.row("Level 2").split("▏")[0].split()[-5:] == ["0", "0", "1", "0", "1"]
        await person.press("end")
        await person.see("2 cases without an area, not counted here.")
        await person.press("enter")
        await person.see("PERSON X3", "X482913")
        await person.type("X3")
        await person.press("enter")
        await person.see("Level history", "Events that the annual report counts")


async def test_on_a_small_screen_everything_comes_in_sight_with_the_cursor(tmp_path: Path) -> None:
    async with at_home(_filled(tmp_path), NARROW, TODAY) as person:
        await person.see("Open actions")
        await person.press("t")
        await person.see("1  MAPPA-eligible offenders", "Cat 4    Total")
        await person.press("end")
        await person.see("Levels 2 and 3 over the year", "actions in time")
        await person.press("enter")
        await person.see("Nobody is behind this.")
        await person.press("escape")
        await person.see("Open actions")


async def test_an_event_is_entered_in_the_case_and_counted(tmp_path: Path) -> None:
    folder = _filled(tmp_path)
    async with at_home(folder, (120, 90), TODAY) as person:
        await person.see("Open actions")
        await person.press("slash")
        await person.see("Type a name, a reference")
        await person.type("X2")
        await person.press("enter")
        await person.see("Identity")
        await person.go_to(4, "Category and level")
        await person.see("None yet: orders imposed", "Category 4, Level 1")
        await person.field("Area")
        await person.press("tab", "tab", "ctrl+n")
        await person.see("New event")
        await person.type("shpo")
        await person.press("tab")
        await person.type("3 june")
        await person.press("escape")
        await person.see_row("3 Jun 2025", "SHPO imposed")
        await person.press("escape", "escape")
        await person.see("Open actions")
        await person.press("t")
        await person.see("5  Orders imposed by the courts")
        assert person.row("SHPO  ").split("▏")[0].split() == ["SHPO", "1"]
    with opened(folder) as store:
        assert [event.what for each in store.offenders() for event in each.events] == [
            "SHPO imposed"
        ]
