"""What is typed fast lands where it would if one looked up after each key."""

from pathlib import Path
from threading import Event

import pytest

from mappa_tui.domain.change import Change, Set, Written
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.storage.store import Store
from tests.screens.seeing import RUNNING, WHOLE, in_room, opened, stored, vault

SIZE = (80, 60)
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
        person.burst(*decision, *(key for text in texts for key in ("tab", *text)), "tab")
        await person.still()
        await person.save()
    [row] = stored(folder).disclosures
    assert _texts(row, names) == texts


async def test_a_new_person_is_typed_right_behind_the_key_that_begins_it(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 14, "Disclosure check", SIZE) as person:
        person.burst("ctrl+n", "p", "tab", *"A neighbour", "tab", *"next door")
        await person.see_row("(a)", "A neighbour")
        person.burst("ctrl+n", "m", "tab", *"A teacher", "tab", *"teaches C1")
        await person.see_row("(b)", "A teacher")
        await person.save()
    rows = stored(folder).disclosures
    assert [(row.recipient, row.relation) for row in rows] == [
        ("A neighbour", "next door"),
        ("A teacher", "teaches C1"),
    ]
    assert [row.recipient_kind[:6] for row in rows] == ["profes", "member"]


async def test_keys_wait_for_fields_and_not_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = vault(tmp_path, RUNNING)
    works, write = Event(), Store.write
    works.set()

    def slow(store: Store, changes: list[Change], *args: object, **more: object) -> Written:
        works.wait()
        return write(store, changes, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "write", slow)
    async with in_room(folder, 14, "Disclosure check", SIZE) as person:
        await person.press("y", "ctrl+n")
        await person.field("Decision")
        await person.save()
        works.clear()
        try:
            person.burst(*"ddd", "tab", *"too early", "tab", *"20/10/2025", "tab", *"the chair")
            await person.see("Reasons            ▏ too early", "Who decides then   ▌ the chair")
        finally:
            works.set()
        await person.save()
    [row] = stored(folder).disclosures
    assert _texts(row, ("reasons", "defer_to", "defer_who")) == [
        "too early",
        "20/10/2025",
        "the chair",
    ]


def _lacking(parent: Path) -> Path:
    """Return a vault with a closed meeting that lacks M5's date and how (a) is told."""
    folder = vault(parent, WHOLE)
    record = stored(folder)
    [measure] = [row for row in record.measures if row.number == 5]
    with opened(folder) as store:
        lacks: list[Change] = [
            Set("Measure", measure.id, {"when": ""}),
            Set("Disclosure", record.disclosures[0].id, {"how": ""}),
        ]
        store.write(lacks, record.meeting.id)
    return folder


@pytest.mark.parametrize("list_of", ["f5", "f12"])
async def test_a_line_of_what_is_missing_leads_to_its_field_before_the_next_key(
    tmp_path: Path, list_of: str
) -> None:
    folder = _lacking(tmp_path)
    async with in_room(folder, 1, "Opening") as person:
        person.burst(list_of, "enter", *"by 17 October", "escape")
        await person.see_row("▸  M5", "17 Oct 2025")
        person.burst("ctrl+g", "1", "enter", list_of, "enter", *"in person")
        await person.see("How                ▌ in person")
        await person.save()
    record = stored(folder)
    [measure] = [row for row in record.measures if row.number == 5]
    assert (measure.when, record.disclosures[0].how) == ("Friday 17 October 2025", "in person")
    assert record.drafts == []


def _texts(row: Disclosure, names: tuple[str, ...]) -> list[str]:
    values = [getattr(row, name) for name in names]
    return [f"{value:%d/%m/%Y}" if hasattr(value, "year") else value for value in values]
