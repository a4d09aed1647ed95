"""Forms and lists do what a person in a hurry expects."""

from datetime import date, time
from pathlib import Path

import pytest

from mappa_tui.domain.change import Set
from tests.screens.seeing import BEGUN, NARROW, RUNNING, WIDE, in_room, opened, stored, vault

OUTCOMES = {
    "d": ["12 Aug 2025", "It was seen"],
    "c": ["28 Oct 2025", "No place yet"],
    "cc": ["No longer needed"],
}
"""What is pressed for an outcome, and what is typed into the fields that Enter leads to."""


@pytest.mark.parametrize("outcome", OUTCOMES)
async def test_enter_leads_to_what_an_outcome_asks_and_to_nothing_else(
    tmp_path: Path, outcome: str
) -> None:
    folder = vault(tmp_path, RUNNING)
    before = stored(folder)
    row = before.outcome(before.reviewed[1])
    assert row is not None
    with opened(folder) as store:
        nothing = {"outcome": "", "done_on": None, "evidence": ""}
        store.write([Set("ActionOutcome", row.id, nothing)], before.meeting.id)
    async with in_room(folder, 3, "Last meeting") as person:
        await person.press("down", "enter")
        await person.see("What became of A2?", "Enter Next empty field", "Esc Keep and close")
        person.burst(*outcome, *(key for text in OUTCOMES[outcome] for key in ("enter", *text)))
        person.burst("shift+tab", "enter")  # nothing is left to go on to
        await person.see_no("What became of A2?")
    after = stored(folder)
    heard = after.outcome(after.reviewed[1])
    assert heard is not None
    given = [heard.done_on, heard.evidence, heard.new_due, heard.reason]
    wanted = {
        "d": [date(2025, 8, 12), "It was seen", None, ""],
        "c": [None, "", date(2025, 10, 28), "No place yet"],
        "cc": [None, "", None, "No longer needed"],
    }
    assert given == wanted[outcome]


async def test_enter_passes_by_what_is_filled_and_begins_a_line_where_there_are_several(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, BEGUN)
    async with in_room(folder, 5, "Information by agency") as person:
        await person.press("ctrl+n")
        await person.see("New contribution", "Enter Next empty field")
        person.burst(*"Police", "enter", *"DC Marsh", "enter", *"One", "enter")
        person.burst(*"Two", "escape")
        await person.see_no("New contribution")
        await person.press("f8")
        await person.see("New restricted entry", "Enter Next, then keep", "Esc Keep and close")
        person.burst(*"Police", "enter", "enter", *"A source", "escape")
        await person.see_no("New restricted entry")
    said, source = stored(folder, "X100200/1").contributions
    assert (said.contributor, said.kind, said.text) == ("DC Marsh", "fact", "One\nTwo")
    assert (source.contributor, source.text) == ("", "A source")


async def test_f2_in_a_form_keeps_it_and_goes_to_the_next_item(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 10, "Monitoring and control") as person:
        person.burst("ctrl+n", *"Door alarm", "f3", *"Ask for one", "f2")
        await person.at(11, "Interventions and treatment")
        await person.see_no("New action", "New measure")
        person.burst("f3", *"Call him", "f2")
        await person.at(12, "Victim safety")
    record = stored(folder)
    assert record.measures[-1].what == "Door alarm"
    assert [row.task for row in record.actions[-2:]] == ["Ask for one", "Call him"]


@pytest.mark.parametrize("size", [WIDE, (100, 36), NARROW])
async def test_a_number_typed_after_f9_goes_to_the_item(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with in_room(vault(tmp_path, RUNNING), size=size) as person:
        person.burst("f9", "1", "6", "enter")
        await person.see("Which level from now on, why, and who leads?")
        person.burst("f9", *"victims", "enter")
        await person.see("Victims and potential victims")


@pytest.mark.parametrize("place", ["choice", "list"])
async def test_commands_work_where_letters_mean_something(tmp_path: Path, place: str) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 3, "Last meeting") as person:
        if place == "choice":
            await person.field("Last minutes")
            await person.see("▸agreed with corrections")
        ground = person.ground()
        person.burst("alt+t")  # a terminal sends the letter with it
        await person.wait(lambda: person.ground() != ground, "the look is the same")
        person.burst("alt+h")
        await person.see("handling: third party")
        person.burst("alt+w")
        await person.see("Documents", "Restricted minutes")
        await person.press("escape")
    assert stored(folder).meeting.last_minutes == "agreed with corrections"


async def test_a_list_says_once_what_it_takes(tmp_path: Path) -> None:
    async with in_room(vault(tmp_path, RUNNING), 10, "Monitoring and control") as person:
        await person.press("shift+tab")
        await person.see("▸  M4")
        person.burst(*"curfew")
        await person.see("This is a list: Enter opens the line, ctrl+n begins a new one")
        assert len(person.app._notifications) == 1


async def test_typing_adds_to_a_line_that_tab_came_to_and_replaces_a_date(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    before = stored(folder).meeting
    async with in_room(folder, 1, "Opening") as person:
        await person.field("Place")
        await person.type(", upstairs")
        await person.see(f"▌ {before.place}, upstairs")
        await person.field("Started at")
        await person.type("10:05")
        await person.see("▌ 10:05")
        await person.press("tab")
        await person.save()
    after = stored(folder).meeting
    assert after.place == f"{before.place}, upstairs"
    assert (after.started, before.started) == (time(10, 5), time(10, 2))


async def test_a_replaced_date_comes_back_with_undo(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 1, "Opening") as person:
        await person.field("Place")
        await person.press("shift+tab")
        await person.type("10:05")
        await person.see("▌ 10:05")
        await person.press("ctrl+z", "ctrl+z")
        await person.see("▌ 10:02")
