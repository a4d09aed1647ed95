"""The actions of all cases on the screen: chased, moved, closed, found."""

from datetime import date, datetime
from pathlib import Path

from mappa_tui.domain.action import CARRIED, CHASED, DONE
from mappa_tui.domain.clock import LONDON
from mappa_tui.domain.disclosure import Disclosure
from tests.screens.seeing import WHOLE, WIDE, Person, at_home, opened, stored, vault

THURSDAY = datetime(2025, 10, 16, 9, 0, tzinfo=LONDON)


async def test_an_action_is_chased_moved_and_done_without_leaving_the_list(tmp_path: Path) -> None:
    folder = vault(tmp_path, WHOLE)
    async with at_home(folder, WIDE, THURSDAY) as person:
        await person.see("Open actions")
        await person.press("f10")
        await person.see("Only open. Del shows all. Sorted by due date.", "1 to 8 of 8")
        await person.see_row("▸!", "15 Oct", "A7", "Beth Lowry", "late")
        await _chase(person)
        await _move(person)
        await _do(person)
        await person.press("s")
        await person.see("Sorted by agency.")
        await person.see_row("▸!", "A7", "Beth Lowry, Children's")
        await person.press("slash")
        await person.see("Which actions?")
        await person.press("l", "enter")
        await person.see("Only late.", "1 to 1 of 1")
        await person.press("enter")
        await person.see("A7 action", "16 Oct 2025, between meetings: chased: She rings back.")
        await person.press("escape")
        await person.see_row("▸", "A7")
        await person.press("o")
        await person.see("What became of A7?", "between meetings: chased: She rings back.")
    _stored(folder)


async def _chase(person: Person) -> None:
    await person.press("o")
    await person.see("What became of A7?", "Beth Lowry", "due Wednesday 15 October 2025")
    await person.press("enter")
    await person.see("! Done, carried forward, cancelled or chased?")
    await person.press("c", "c", "c", "enter")
    await person.see("Chased on", "16/10/2025", "What was said")
    await person.type("She rings back.")
    await person.press("enter")
    await person.see("chased 16 Oct: She rings back.")


async def _move(person: Person) -> None:
    await person.press("down", "o")
    await person.see("What became of A5?")
    await person.press("c", "enter")
    await person.see("New date ▌")
    await person.type("ASAP")
    await person.press("enter")
    await person.type("The officer is ill.")
    await person.press("enter")
    await person.see("nobody can chase “ASAP”", "The officer is ill.")
    await person.press("f7", "delete")
    await person.type("14 Nov")
    await person.press("enter")
    await person.see_row("14 Nov", "A5", "open, moved")


async def _do(person: Person) -> None:
    await person.see_row("▸", "A5")
    for _ in range(8):
        if "A6" in person.row("▸"):
            break
        await person.press("up")
    await person.see_row("▸", "A6")
    await person.press("o")
    await person.see("What became of A6?")
    await person.press("d", "enter")
    await person.see("Done on", "16/10/2025", "Evidence ▌")
    await person.type("Visit record")
    await person.press("enter")
    await person.see("Disclosure (a) to Dawn Prior: what came of it?")
    await person.press("escape")
    await person.see_row("▸", "A6", "done")
    await person.see(
        "1 to 8 of 8",
        "done 16 Oct: Visit record",
        "! the disclosure: when, by whom, what response, ViSOR",
    )
    await person.press("u")
    await person.see("what came of it?")
    await person.type("16 oct")
    await person.press("tab")
    await person.type("DC Owen Marsh")
    await person.press("tab")
    await person.type("She was shaken, and thankful.")
    await person.press("tab", "u", "enter")
    await person.see_no("the disclosure: when, by whom")
    await person.see("1 to 7 of 7")


def _stored(folder: Path) -> None:
    with opened(folder) as store:
        case = store.case(store.home().cases[0].id)
        between = [row for row in case.outcomes if row.meeting_id is None]
        actions = {row.number: row for row in case.actions}
        told = store.all_actions.disclosure(actions[6].disclosure_id or actions[6].id)
    assert [(row.outcome, row.was_due) for row in between] == [
        (CHASED, date(2025, 10, 15)),
        (CARRIED, date(2025, 10, 17)),
        (DONE, date(2025, 10, 17)),
    ]
    assert [(actions[n].status, actions[n].due) for n in (5, 6, 7)] == [
        ("open", date(2025, 11, 14)),
        ("done", date(2025, 10, 17)),
        ("open", date(2025, 10, 15)),
    ]
    assert isinstance(told, Disclosure)
    assert (told.done_on, told.done_by, told.recorded) == (
        date(2025, 10, 16),
        "DC Owen Marsh",
        "updated",
    )
    assert stored(folder).meeting.state == "closed"
