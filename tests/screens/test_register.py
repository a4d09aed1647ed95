"""The register on the screen: columns, pages, order, filter, export."""

import csv
import datetime as dt
import io
from pathlib import Path

import pytest

from mappa_tui.domain.action import Action
from mappa_tui.domain.audited import AuditFilter
from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Put
from mappa_tui.screens.register import RegisterScreen
from tests.screens.seeing import NARROW, RUNNING, WIDE, at_home, opened, vault


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = vault(tmp_path, RUNNING)
    with opened(folder) as store:
        late = Case(surname="Dunmore", crn="X700000", category="2", level="3", area="Ripford")
        many = [
            Case(surname=f"Webb{number}", crn=f"X70000{number}", category="1", level="1")
            for number in range(1, 5)
        ]
        store.write([Put(late), *map(Put, many)])
        for due in (dt.date(2025, 10, 10), dt.date(2025, 10, 31)):
            store.write([Put(Action(case_id=late.id, due=due))], case_id=late.id)
    return folder


async def test_the_register_is_read_ordered_filtered_and_exported(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RegisterScreen, "page_size", 4)
    to = tmp_path / "register.csv"
    async with at_home(folder, WIDE) as person:
        await person.see("Open actions")
        await person.press("r")
        await person.see("1 to 4 of 6", "Lead agency", "Minutes")
        await person.see_row("▸!", "DUNMORE", "X700000", "not set", "2, 1 late")
        await person.see_row("M. ELLERY", "X482913", "Probation", "14 Oct", "28 Oct")
        await person.press("f2")
        await person.see("5 to 6 of 6")
        await person.see_row("▸", "WEBB3")
        await person.press("f2")
        await person.see("These are the last.")
        await person.press("s")
        await person.see("Order by what?")
        await person.type("minutes")
        await person.press("enter")
        await person.see("Ordered by minutes due.", "1 to 4 of 6")
        await person.see_row("▸", "M. ELLERY")
        await person.press("slash")
        await person.see("Which cases?", "Category          ▌")
        await person.press("tab", "1", "tab", "tab", "tab", "tab")
        await person.type("webb")
        await person.press("enter")
        await person.see("Only Level 1, “webb”. Del shows all.", "1 to 4 of 4, of 6 cases")
        await person.press("x")
        await person.see("Register as CSV", "the cases that are listed (Level 1, “webb”)")
        await person.press("f7", "delete")
        await person.paste(str(to))
        await person.press("enter")
        await person.see("The list is in")
        await person.press("delete")
        await person.see("1 to 4 of 6")
        await person.press("down", "enter")
        await person.see("DUNMORE", "Identity")
        await person.press("escape")
        await person.see_row("▸!", "DUNMORE")
        await person.press("n")
        await person.see("Plan Level 3 initial 1 of DUNMORE?", "Date")
        await person.press("escape")
        await person.see_row("▸!", "DUNMORE")
        await person.press("n")
        await person.see("Plan Level 3 initial 1 of DUNMORE?", "Date")
        await person.type("14 Nov")
        await person.press("enter")
        await person.see("When and where", "planned", "Friday 14 November 2025")
    rows = list(csv.reader(io.StringIO(to.read_bytes().decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["X700001", "X700002", "X700003", "X700004"]
    with opened(folder) as store:
        [dunmore] = [each for each in store.case_names() if each.name.endswith("DUNMORE")]
        assert [row.date for row in store.case(dunmore.id).meetings] == [dt.date(2025, 11, 14)]
        [line] = store.entries.page(AuditFilter(action="export"))
        assert (line.recipient, line.reason) == (str(to), "Level 1, “webb”")


async def test_it_fits_a_small_screen_and_says_when_nothing_fits(folder: Path) -> None:
    async with at_home(folder, NARROW) as person:
        await person.see("Open actions")
        await person.press("r")
        await person.see_row("▸!", "DUNMORE", "2/3", "2, 1 late")
        await person.press("slash")
        await person.see("Which cases?")
        await person.press(*["tab"] * 5)
        await person.type("zebra")
        await person.press("enter")
        await person.see("No case fits.", "no case fits", "Only “zebra”")
