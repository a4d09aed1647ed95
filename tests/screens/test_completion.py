"""Offers: what is typed is completed, never turned into somebody else."""

from pathlib import Path

import pytest

from mappa_tui.widgets.completion import completes
from tests.screens.seeing import RUNNING, Person, in_room, stored, vault


async def _owner(person: Person) -> None:
    await person.press("f3")
    await person.see("New action  A6")
    await person.type("Ring the family")
    await person.press("enter")


@pytest.mark.parametrize("typed", ["Owen Marsh", "marsh", "DC Marsh", "dc ma"])
async def test_tab_takes_the_offer_whose_words_were_typed(tmp_path: Path, typed: str) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder) as person:
        await _owner(person)
        await person.type(typed)
        await person.see("▸ DC Owen Marsh")
        await person.press("tab")
        await person.see("Owner              ▏ DC Owen Marsh", "Agency             ▌ Police")
        await person.press("escape")
        await person.see_no("New action")
    assert stored(folder).actions[-1].owner == "DC Owen Marsh"


@pytest.mark.parametrize("typed", ["Beth Low ", "Marsh Owen", "Owen Marshall", "Be Lowry"])
async def test_tab_keeps_a_whole_name_that_only_resembles_an_offer(
    tmp_path: Path, typed: str
) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder) as person:
        await _owner(person)
        await person.type(typed)
        await person.see(f"▌ {typed.strip()}")
        await person.press("tab")
        await person.see(f"Owner              ▏ {typed.strip()}", "Agency             ▌")
        await person.press("escape")
        await person.see_no("New action")
    action = stored(folder).actions[-1]
    assert (action.owner.strip(), action.agency) == (typed.strip(), "")


@pytest.mark.parametrize(
    ("value", "typed", "is_completed"),
    [
        ("Housing, Ripford Borough", "housing rip", True),
        ("Children's social care", "social", True),
        ("Samuel Lee", "Sam Lee", False),
        ("Sam Leeson", "Sam Lee", True),
        ("Sam Leeson", "Sam Lee ", False),
        ("Sam Leeson", "Sam,", True),
        ("Sam Leeson", " ", False),
        ("Sam Leeson", "(", False),
    ],
)
def test_every_word_typed_is_part_of_what_completes_it(
    value: str, typed: str, is_completed: bool
) -> None:
    assert completes(value, typed) is is_completed


async def test_a_name_typed_in_full_brings_its_agency_as_its_offer_would(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder) as person:
        await _owner(person)
        await person.type("dc owen marsh")
        await person.press("tab")
        await person.see("Agency             ▌ Police")
        await person.type("Prison")
        await person.press("tab")
        await person.see("Agency             ▏ Prison")
        await person.press("shift+tab", "shift+tab", "tab", "escape")
        await person.see_no("New action")
        await _capture_again(person)
    first, second = stored(folder).actions[-2:]
    assert (first.owner, first.agency) == ("dc owen marsh", "Prison")
    assert (second.owner, second.agency) == ("DC Owen Marsh", "Police")


async def _capture_again(person: Person) -> None:
    await person.press("f3")
    await person.see("New action  A7")
    await person.type("Visit")
    await person.press("enter")
    await person.type("DC Owen Marsh")
    await person.press("enter")
    await person.see("Agency             ▏ Police", "Due                ▌")
    await person.press("escape")
    await person.see_no("New action")


async def test_who_is_not_known_is_kept_and_said_to_be_so(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder) as person:
        await _owner(person)
        await person.type("Zoe Nobody")
        assert not person.sees("not in the room")
        await person.press("enter")
        await person.see("Owner              ▏ Zoe Nobody", "not in the room")
        await person.type("Circus")
        await person.press("enter")
        await person.see("Agency             ▏ Circus", "not on the list of agencies")
        await person.press("escape")
        await person.see_no("New action")
    action = stored(folder).actions[-1]
    assert (action.owner, action.agency) == ("Zoe Nobody", "Circus")


async def test_a_name_in_full_where_no_agency_stands_beside_it_is_kept(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 7, "Risk assessment") as person:
        await person.field("Assessor")
        await person.press("f7", "delete")
        await person.type("DC Owen Marsh")
        await person.press("tab")
        await person.see("Assessor           ▏ DC Owen Marsh")
    assessment = stored(folder).assessment
    assert assessment is not None
    assert assessment.assessor == "DC Owen Marsh"
