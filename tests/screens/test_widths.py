"""The meeting room on terminals between the two sizes that the pictures hold."""

from pathlib import Path

import pytest
from textual.app import App

from tests.screens.seeing import NARROW, RUNNING, at_home, in_room, vault


@pytest.mark.parametrize("width", [100, 102, 110, 117])
async def test_a_terminal_with_room_for_one_column_keeps_the_agenda(
    tmp_path: Path, width: int
) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 3, "Last meeting", (width, 40)) as person:
        await person.see("9 of 18 done", "F9 Agenda 9 of 18   F10 Actions 2   F5 Missing ! 3")
        await person.see_row("A1", "Probation, Joanne Feld")
        await person.press("f10")
        await person.see("Actions of this case: type to find", "A5")
        await person.press("escape", "f3")
        await person.see_row("New action  A6", "3 Last meeting")


@pytest.mark.parametrize("width", [118, 120])
async def test_a_wider_terminal_has_the_actions_beside_the_item(tmp_path: Path, width: int) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 3, "Last meeting", (width, 40)) as person:
        await person.see_row("9 of 18 done", "5 of 5 min")
        await person.see_row("Actions", "2 open")
        await person.see("Missing   3 before sign-off")


async def test_a_footer_with_room_for_them_has_the_agenda_and_the_actions(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, size=(150, 40)) as person:
        await person.see_row("F2 Next", "F9 Agenda 9 of 18", "F10 Actions 2", "F5 Missing ! 3")


async def test_a_small_terminal_never_sees_the_columns_not_even_at_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    async with at_home(vault(tmp_path, RUNNING), NARROW) as person:
        await person.see("Open actions")
        paint = App._display

        def watched(app: App[None], *painted: object) -> None:
            seen.append(person.text())
            paint(app, *painted)  # type: ignore[arg-type]

        monkeypatch.setattr(App, "_display", watched)
        await person.open_meeting()
    assert any("Victim safety" in text for text in seen)
    assert not [text for text in seen if "Planned for the rest" in text]
