"""What is typed fast lands where it would if one looked up after each key."""

from pathlib import Path

import pytest
from textual import events

from mappa_tui.domain.disclosure import Disclosure
from tests.screens.seeing import RUNNING, Person, in_room, stored, vault

SIZE = (80, 60)


def burst(person: Person, *keys: str) -> None:
    """Press keys and type texts without a gap; a text is what is longer than a key's name."""
    for key in keys:
        for each in [key] if key in ("tab", "enter", "escape", "ctrl+n", "down") else key:
            person.app.post_message(_key(each))


def _key(key: str) -> events.Key:
    from textual.keys import _character_to_key

    if len(key) == 1:
        return events.Key(_character_to_key(key), key)
    return events.Key(key, {"enter": "\r", "tab": "\t"}.get(key))


DECISIONS = {
    "d": ("reasons", "what", "lead", "lead_agency", "helpers", "how"),
    "dd": ("reasons", "rebuttal", "lawful", "necessary", "proportionate", "risks_made"),
    "ddd": ("reasons", "defer_to", "defer_who", "lawful", "necessary", "proportionate"),
}
"""How often `d` is pressed at Decision, and the fields that stand below it then."""


@pytest.mark.parametrize("decision", DECISIONS)
async def test_texts_typed_right_behind_a_decision_land_in_its_fields(
    tmp_path: Path, decision: str
) -> None:
    folder = vault(tmp_path, RUNNING)
    names = DECISIONS[decision]
    texts = ["20/10/2025" if name == "defer_to" else f"for {name}" for name in names]
    async with in_room(folder, 14, "Disclosure check", SIZE) as person:
        await person.press("y", "ctrl+n")
        await person.field("Decision")
        burst(person, decision, *(key for text in texts for key in ("tab", text)), "tab")
        await person.still()
        await person.save()
    [row] = stored(folder).disclosures
    assert _texts(row, names) == texts


def _texts(row: Disclosure, names: tuple[str, ...]) -> list[str]:
    values = [getattr(row, name) for name in names]
    return [value if isinstance(value, str) else f"{value:%d/%m/%Y}" for value in values]
