from datetime import date
from pathlib import Path

import pytest

from mappa_tui.domain.noun import RESTRICTED
from tests.screens.seeing import NARROW, RUNNING, WIDE, Person, in_room, stored, vault


async def _to_the_middle(person: Person) -> None:
    """Put the cursor before "with Ms Prior" at the end of the notes."""
    await person.see("spends with Ms Prior")
    await person.press(*["left"] * len("with Ms Prior"))
    await person.type("alone ")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_what_is_captured_in_mid_sentence_returns_to_the_same_place(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, size=size) as person:
        await _to_the_middle(person)
        await person.press("f3")
        await person.see("New action  A6", "12 Victim safety")
        await person.type("Call a strategy discussion")
        await person.press("enter")
        await person.type("low")
        await person.see("▸ Beth Lowry  Children's social care  here")
        await person.press("enter")
        await person.see("Agency             ▏ Children's social care")
        await person.type("15 Oct")
        await person.see("Wednesday 15 October 2025")
        await person.press("enter")
        await person.see_no("New action")
        await person.type("and ")
        await person.press("f4")
        await person.see("New decision  D1")
        await person.type("Bring the review forward")
        await person.press("enter")
        await person.type("A new relationship")
        await person.press("escape")
        await person.see_no("New decision")
        await person.type("only ")
        await person.press("f8")
        await person.see("New restricted entry", "Standard minutes leave this out")
        await person.see("To restrict what is written already, open it")
        await person.press("escape")
        await person.see_no("New restricted entry")
        await person.type("then ")
        await person.save()
    record = stored(folder)
    entry = record.entry("victim_safety")
    assert entry is not None
    assert entry.notes.endswith("that she spends alone and only then with Ms Prior")
    [action] = [each for each in record.actions if each.number == 6]
    assert (action.task, action.owner) == ("Call a strategy discussion", "Beth Lowry")
    assert (action.agency, action.due) == ("Children's social care", date(2025, 10, 15))
    assert (action.item, action.made_on) == ("victim_safety", date(2025, 10, 14))
    [decision] = record.decisions
    assert (decision.text, decision.rationale) == (
        "Bring the review forward",
        "A new relationship",
    )


async def test_an_entry_with_nothing_typed_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder) as person:
        for key, title in (("f3", "New action"), ("f4", "New decision"), ("f8", "New restricted")):
            await person.press(key)
            await person.see(title)
            await person.press("escape")
            await person.see_no(title)
        before = len(stored_contributions())
        await person.press("f8")
        await person.type("Police")
        await person.field("What was said")
        await person.type("The source is a neighbour.")
        await person.press("escape")
        await person.see_no("New restricted")
    record = stored(folder)
    assert (len(record.actions), record.decisions) == (5, [])
    assert len(record.contributions) == before + 1
    said = record.contributions[-1]
    assert (said.text, said.handling) == ("The source is a neighbour.", RESTRICTED)
    assert said.item == "victim_safety"


def stored_contributions() -> list[object]:
    from mappa_tui.demo import demonstration
    from mappa_tui.domain.meeting import Contribution

    return [noun for noun in demonstration() if isinstance(noun, Contribution)]
