"""Importing on the screen: what is wrong is listed, what has to be chosen is asked."""

from pathlib import Path

import pytest

from mappa_tui.imports import sheets
from mappa_tui.widgets import importing
from tests.screens.seeing import NARROW, NOTHING, Person, at_home, opened, vault

HEAD = "CRN,Surname,Forenames,Category,Level,Since\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return vault(tmp_path, NOTHING)


async def begin(person: Person, file: Path, kind: str = "Register") -> None:
    await person.see("Nothing is stored yet")
    await again(person, file, kind)


async def again(person: Person, file: Path, kind: str = "Register") -> None:
    await person.press("i")
    await person.see("what does the file hold?")
    await person.type(kind)
    await person.press("enter")
    await person.see(f"Import: {kind}", "File")
    await person.paste(str(file))
    person.burst("enter")  # reading goes on meanwhile


def stored(folder: Path) -> dict[str, tuple[str, ...]]:
    with opened(folder) as store:
        return {each.crn: (each.title, each.level) for each in store.offenders()}


async def test_faults_are_listed_and_lines_left_out_only_when_that_is_chosen(
    folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "july.csv"
    lines = ["X1,Brack,Zoë,2,1,3/6/2015", "X2,[/bold],,1,2,", "X3,Osei,,3,1,", "X4,,,1,1,32/1/15"]
    file.write_bytes((HEAD + "\n".join(lines)).encode("cp1252"))
    async with at_home(folder, NARROW) as person:
        await begin(person, file)
        await person.see("2 new offenders.", "2 lines with something wrong.", "F12 imports")
        await person.see("It is not UTF-8 and was read as Windows-1252")
        await person.see_row("!", "line 4", "Level: Category 3 is never Level 1")
        await person.see("line 5", "There is no 32 January 2015.", "Surname: nothing is in it")
        await person.press("f12")
        await person.see("Import july.csv?", "import nothing")
        await person.press("enter")
        await person.see("Nothing was imported.")
        await person.press("escape")
        await again(person, file)
        await person.see("F12 imports")
        await person.press("f12")
        await person.see("Import july.csv?")
        await person.press("l", "enter")
        await person.see("✓ Imported: 2 new offenders.")
        await person.press("escape")
        await person.see("[/BOLD]", "Z. BRACK")
    assert stored(folder) == {"X1": ("Z. BRACK", "1"), "X2": ("[/BOLD]", "2")}


async def test_cases_that_are_there_are_updated_only_when_that_is_chosen(
    folder: Path, tmp_path: Path
) -> None:
    first, later = tmp_path / "first.csv", tmp_path / "later.csv"
    first.write_text(f"{HEAD}X1,Brack,,2,1,3/6/2015\n", encoding="utf-8")
    later.write_text(f"{HEAD}X1,Brack,Zoe,2,3,3/6/2016\nX2,Osei,,1,1,\n", encoding="utf-8")
    async with at_home(folder, NARROW) as person:
        await begin(person, first)
        await person.see("1 new offender.")
        await person.press("f12", "enter")
        await person.see("Imported: 1 new offender.")
        await person.press("escape")
        await again(person, later)
        await person.see("1 new offender.", "1 line about cases that are in the register already")
        await person.see("line 2", "X1 is there already: an update changes forenames and level")
        await person.press("f12")
        await person.see("Import later.csv?", "leave them as they are")
        await person.press("enter")
        await person.see("One of them has to be chosen.")
        await person.press("u", "enter")
        await person.see("Imported: 1 new offender. 1 case updated.")
    assert stored(folder) == {"X1": ("Z. BRACK", "3"), "X2": ("OSEI", "1")}


async def test_esc_stops_it_and_nothing_is_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "long.csv"
    rows = "".join(f"X{at},Person {at},,1,1,3/6/2015\n" for at in range(4000))
    file.write_text(HEAD + rows, encoding="utf-8")
    monkeypatch.setattr(importing, "SLICE", 5)
    async with at_home(folder, NARROW) as person:
        await begin(person, file)
        await person.see("of 4,001", "Esc stops it; nothing is kept then.")
        person.burst("escape")
        await person.see("Stopped. Nothing was stored.")
        await person.press("escape")
        await person.see("Nothing is stored yet.")
    assert stored(folder) == {}


async def test_a_file_that_is_none_is_refused_and_an_empty_one_is_written(
    folder: Path, tmp_path: Path
) -> None:
    file, empty = tmp_path / "wrong.csv", tmp_path / "events.csv"
    file.write_bytes(b"PK\x03\x04")
    async with at_home(folder, NARROW) as person:
        await person.see("Nothing is stored yet")
        await again(person, tmp_path / "none.csv")
        await person.see("There is no such file.")
        await person.press("escape")
        await again(person, file)
        await person.see("Nothing was imported. This is a workbook, not a CSV file.")
        await person.press("f12")
        await person.see("There is nothing to import now.")
        await person.press("escape", "i")
        await person.see("what does the file hold?")
        await person.type("headings of: Events")
        await person.press("enter")
        await person.see("An empty file: Events")
        await person.press("f7", "delete")
        await person.paste(str(empty))
        await person.press("enter")
        await person.see("The headings are in")
    headings = [column.heading for column in sheets.EVENTS.columns]
    assert empty.read_text(encoding="utf-8-sig").strip() == ",".join(headings)
