from pathlib import Path

from mappa_tui.screens.help import HelpScreen
from tests.screens.seeing import NOTHING, RUNNING, WIDE, at_home, in_room, vault

F_KEYS = ("F1", "F2", "F3", "F4", "F5", "F8", "F9", "F10", "F12")
KEYS = (*F_KEYS, "ctrl+r", "ctrl+g", "ctrl+b", "ctrl+n", "ctrl+s", "ctrl+q", "alt+h", "Del")


async def test_help_lists_every_key_of_the_place_and_says_how_things_are_saved(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, size=(100, 60)) as person:
        await person.press("f1")
        await person.see("Help   Esc goes back", "Everything typed is saved by itself")
        for key in KEYS:
            await person.see(key)
        for words in ("all that is missing, each line leading to its field", "ctrl+p All commands"):
            await person.see(words)
        await person.press("f1")
        await person.see_no("Help   Esc goes back")
        await person.press("f3")
        await person.see("New action")
        await person.press("f1")
        await person.see("Help   Esc goes back", "keep when none is left")
        await person.press("escape")
        await person.see_no("Help   Esc goes back")
        await person.see("New action")


async def test_the_palette_finds_a_command_and_has_nothing_of_its_own(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, size=(100, 80)) as person:
        await person.press("ctrl+p")
        await person.see("Next gap", "Documents", "Light or dark")
        assert not person.sees("Screenshot")
        assert not person.sees("Maximize")
        await person.type("screenshot")
        await person.see("No matches")
        await person.press(*["backspace"] * 10)
        await person.type("read these notes")
        await person.see("change who may read these notes")
        await person.press("enter")
        await person.see("handling: restricted")


async def test_the_palette_does_what_the_app_itself_answers(tmp_path: Path) -> None:
    async with at_home(vault(tmp_path, NOTHING), WIDE) as person:
        await person.see("Press c to begin with a case")
        dark = person.app.theme
        await person.press("ctrl+p")
        await person.type("light or dark")
        await person.see("switch between the light and the dark look")
        await person.press("enter")
        await person.wait(lambda: person.app.theme != dark, "still dark")


async def test_light_or_dark_changes_the_ground_and_not_a_letter(tmp_path: Path) -> None:
    folder = vault(tmp_path, NOTHING)
    async with at_home(folder, WIDE) as person:
        await person.see("Press c to begin with a case")
        dark, before = person.ground(), person.text()
        await person.press("alt+t")
        await person.wait(lambda: person.ground() != dark, "still dark")
        assert (dark, person.ground()) == ("#15191f", "#f7f6f3")
        assert person.text() == before
        await person.press("alt+t")
        await person.wait(lambda: person.ground() == dark, "still light")


async def test_names_and_what_they_do_stand_apart_and_f12_is_the_next_step(tmp_path: Path) -> None:
    folder = vault(tmp_path, NOTHING)
    async with at_home(folder, (80, 40)) as person:
        await person.see("Press c to begin with a case")
        person.app.push_screen(HelpScreen(("finish", "postpone")))
        await person.see("F12 Next step begin, close, sign, issue or amend")
        await person.see("alt+x Postpone or cancel postpone or cancel a planned")
        line = person.row("alt+x")
        indent = line.index("postpone or")
        following = person.lines()[person.lines().index(line) + 1]
        assert line[indent - 1] == " "
        assert not following[:indent].strip("│ "), following
        assert following[indent].isalpha(), following
