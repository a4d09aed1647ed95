"""A few questions answered together: what was typed is kept, and nothing is done twice."""

import asyncio
from pathlib import Path

from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.widgets.questions import Answers
from tests.screens.seeing import NOTHING, at_home, vault


async def test_help_opened_while_it_is_done_goes_with_the_form(tmp_path: Path) -> None:
    may_end = asyncio.Event()
    given: list[dict[str, str] | None] = []

    async def act(answers: Answers) -> None:
        await may_end.wait()

    async with at_home(vault(tmp_path, NOTHING)) as person:
        await person.see("Nothing is stored yet.")
        person.app.push_screen(AskScreen("Which?", "", [Question("a", "A")], act=act), given.append)
        await person.see("Which?")
        await person.press("x", "enter", "f1")
        await person.see("Help   Esc goes back", "back; nothing is done")
        may_end.set()
        await person.see_no("Help   Esc goes back", "Which?")
        await person.see("Nothing is stored yet.")
    assert given == [{"a": "x"}]


async def test_a_number_that_the_cursor_begins_at_is_replaced(tmp_path: Path) -> None:
    given: list[dict[str, str] | None] = []
    questions = [Question(name, name, "5", whole=True) for name in ("first", "second")]
    async with at_home(vault(tmp_path, NOTHING)) as person:
        await person.see("Nothing is stored yet.")
        person.app.push_screen(AskScreen("Minutes", "", questions, at="second"), given.append)
        await person.see("Minutes")
        await person.press("7", "shift+tab", "3", "enter")
        await person.see_no("Minutes")
    assert given == [{"first": "3", "second": "7"}]


async def test_f7_marks_a_passphrase_and_what_was_refused_is_typed_anew(tmp_path: Path) -> None:
    given: list[dict[str, str] | None] = []
    questions = [Question("new", "Passphrase", new=True)]
    async with at_home(vault(tmp_path, NOTHING)) as person:
        await person.see("Nothing is stored yet.")
        person.app.push_screen(AskScreen("Choose", "", questions), given.append)
        await person.see("Choose")
        person.burst(*"summer", "tab", *"summer", "enter")
        await person.see("! This passphrase is too weak.")
        person.burst(*"badger lantern quarry mosaic", "tab", "f7")
        person.burst(*"badger lantern quarry mosaic")
        await person.see("✓ Typed twice the same.")
        await person.press("enter")
        await person.see_no("Choose")
    assert given == [{"new": "badger lantern quarry mosaic"}]
