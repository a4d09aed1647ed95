"""The audit on the screen: rows, pages, filters, one entry whole, and its export."""

import csv
import io
from pathlib import Path

import pytest

from mappa_tui.domain.audited import AuditFilter
from mappa_tui.screens.vault.audit import AuditScreen
from tests.screens.seeing import NARROW, WIDE, Person
from tests.screens.vault.steps import CROSS, at_home_in, entered, lived_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lived_in(tmp_path / "vault")
    return tmp_path / "vault"


async def _open(person: Person) -> None:
    await person.press("v", "a")
    await person.see(" of 1")
    await person.see_row(CROSS.split()[0], "log in")


async def test_it_lists_the_newest_first_and_says_that_the_chain_was_verified(
    folder: Path,
) -> None:
    async with at_home_in(folder, WIDE) as person:
        await _open(person)
        await person.see("✓ The audit is whole:", "Verified at 10:42.")
        await person.see("When", "Who", "Did", "What", "Field", "To whom, or why")
        await person.see_row("▸", "14 Oct 2025 10:42", CROSS, "log in")
        await person.see_row("log out", "locked: idle")
        await person.see_row("administer", "Setting", "remind after days: 14")
        await person.see_row("export", "Meeting X482913/3", "/media/stick/minutes")
        await person.see_row("consult", "Case X482913")


async def test_it_fits_a_small_screen(folder: Path) -> None:
    async with at_home_in(folder, NARROW) as person:
        await _open(person)
        await person.see_row("▸", "14 Oct 10:42", CROSS, "log in")
        await person.see("Field, to whom, why")


async def test_pages_are_turned(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AuditScreen, "page_size", 40)
    async with at_home_in(folder, WIDE) as person:
        await person.press("v", "a")
        await person.see("1 to 40 of 1")
        await person.press("ctrl+r")
        await person.see("These are the newest.")
        await person.press("f2")
        await person.see("41 to 80 of 1")
        await person.see_row("▸", "collect")
        await person.press("f2")
        await person.see("81 to 1")
        await person.press("f2")
        await person.see("These are the oldest.")
        await person.press("ctrl+r", "ctrl+r")
        await person.see("1 to 40 of 1")
        await person.see_row("▸", "log in")


async def test_a_filter_shows_some_and_del_shows_all(folder: Path) -> None:
    async with at_home_in(folder, WIDE) as person:
        await _open(person)
        await person.press("slash")
        await person.see("Which entries?", "Person            ▌")
        await person.press("tab", "e", "e", "tab")
        await person.type("13 oct")
        await person.press("tab", "tab")
        await person.type("stick")
        await person.press("enter")
        await person.see("Only export, from 13.10.2025, “stick”. Del shows all.", "1 to 1 of 1")
        await person.see_row("▸", "export", "Meeting X482913/3")
        await person.press("slash")
        await person.see("13/10/2025")
        await person.press("tab", "tab", *["backspace"] * 10)
        await person.type("tomorow")
        await person.press("enter")
        await person.see("! A date is needed")
        await person.press("escape", "delete")
        await person.see_no("Only export")
        await person.see("1 to 100 of 1")


async def test_a_filter_that_nothing_fits_says_so(folder: Path) -> None:
    async with at_home_in(folder, WIDE) as person:
        await _open(person)
        await person.press("slash")
        await person.see("Which entries?")
        await person.press(*["tab"] * 4)
        await person.type("zebra [/")
        await person.press("enter")
        await person.see("No entry fits.", "Only “zebra [/”")


async def test_enter_shows_an_entry_whole_and_then_opens_its_case(folder: Path) -> None:
    async with at_home_in(folder, WIDE) as person:
        await _open(person)
        await person.press("down", "enter")
        await person.see("Entry 1", "log out: the vault was locked or left", "locked: idle")
        assert "Open the" not in person.text()
        await person.press("escape", "down", "down", "down", "enter")
        await person.see("consult: it was opened to be read", "Case X482913", "Open the case")
        await person.press("enter")
        await person.see("Identity", "Date of birth")
        await person.press("escape")
        await person.see_row("consult", "Case X482913")
    store = entered(folder)
    assert store.entries.count(AuditFilter(action="consult")) == 2
    store.close()


async def test_the_export_has_what_is_listed_and_is_an_entry(folder: Path, tmp_path: Path) -> None:
    to = tmp_path / "audit.csv"
    async with at_home_in(folder, WIDE) as person:
        await _open(person)
        await person.press("slash")
        await person.see("Which entries?")
        await person.press("tab", "l", "l", "enter")
        await person.see("Only log out")
        await person.press("x")
        await person.see("The audit as CSV", "the entries that are listed (log out)")
        await person.press("f7", "delete")
        await person.paste(str(to))
        await person.press("enter")
        await person.see("The audit is in")
    rows = list(csv.reader(io.StringIO(to.read_bytes().decode("utf-8-sig"))))
    assert [row[4] for row in rows[1:]] == ["log out"] * (len(rows) - 1)
    assert len(rows) > 1
    assert to.stat().st_mode & 0o777 == 0o600
    store = entered(folder)
    [line] = store.entries.page(AuditFilter(action="export", words="csv"))
    assert (line.who, line.what, line.recipient, line.reason) == (
        CROSS,
        "Audit",
        str(to),
        "log out",
    )
    store.close()


async def test_opening_and_word_are_noted(folder: Path, tmp_path: Path) -> None:
    store = entered(folder)
    before = store.entries.count(AuditFilter(action="consult"))
    store.close()
    async with at_home_in(folder, WIDE) as person:
        await person.press("enter")
        await person.see("Victim safety", "spends with Ms Prior")
        await person.press("alt+w", "w")
        await person.see("Minutes in Word")
        await person.press("f7", "delete")
        await person.paste(str(tmp_path / "minutes.docx"))
        await person.press("enter")
        await person.see("Minutes: written to")
    store = entered(folder)
    assert store.entries.count(AuditFilter(action="consult")) == before + 1
    [line, *_] = store.entries.page(AuditFilter(action="export"))
    assert (line.what, line.about) == ("Meeting", "X482913/3")
    assert line.recipient == str(tmp_path / "minutes.docx")
    store.close()
