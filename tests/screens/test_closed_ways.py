"""The ways by which Textual lets text out of a program, and that they are closed in this one."""

import base64
import hashlib
import inspect
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.widgets import TextArea

from mappa_tui.app import MappaApp
from mappa_tui.commands import COMMANDS
from mappa_tui.domain.clock import Clock
from tests.access import let_in
from tests.screens.seeing import RUNNING, Person, in_room, vault

MARKER = "Kestrel Quarry Lane"
CLIPBOARD = "\x1b]52;"
RELIED_ON: dict[str, tuple[Callable[..., object], str]] = {
    "all errors come to one method": (App._handle_exception, "baea2e7f88e7ac52"),
    "which ends in another": (App._fatal_error, "2474616cec7fa94d"),
    "or shows something and ends": (App.panic, "9c4a264c909e8233"),
    "what is shown is printed at the end": (App._print_error_renderables, "6e6be40346778a2d"),
    "what is copied goes to the terminal": (App.copy_to_clipboard, "f3e8b4ade76a09b5"),
    "a picture of the screen is saved by an action": (App.action_screenshot, "4d31e9ba77c6c521"),
    "all painting comes to one method": (App._display, "4b78dff6669a455c"),
    "to suspend is an action": (App.action_suspend_process, "5f43f592ea2dd5c9"),
}
"""Methods of Textual that are overridden, with the digest of what they were when read."""


@pytest.mark.parametrize("what", RELIED_ON)
def test_textual_does_what_is_overridden_as_it_was_read(what: str) -> None:
    method, digest = RELIED_ON[what]
    now = hashlib.sha256(inspect.getsource(method).encode()).hexdigest()[:16]
    assert now == digest, f"{method.__qualname__} has changed: read it, and what overrides it"


class Failing(App[None]):
    """An app of Textual as it is."""

    def on_mount(self) -> None:
        """Fail with a text at hand."""
        note = MARKER
        raise ValueError(len(note))


async def test_textual_itself_would_print_the_text_at_hand() -> None:
    app = Failing()
    printed: list[str] = []
    app._print_error_renderables = lambda: printed.extend(  # type: ignore[method-assign]
        "".join(segment.text for segment in app.console.render(each))
        for each in app._exit_renderables
    )
    with pytest.raises(ValueError, match="19"):
        async with app.run_test():
            pass
    assert MARKER in "".join(printed)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return all that is written to the terminal."""
    written: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "write", lambda _, data: written.append(data))
    return written


def _to_clipboard(sent: list[str]) -> list[str]:
    return [
        base64.b64decode(text.split(";")[2].rstrip("\a")).decode()
        for text in sent
        if text.startswith(CLIPBOARD)
    ]


async def _select_marker(person: Person) -> TextArea:
    await person.see("Victim safety")
    await person.type(f" {MARKER}")
    await person.see(MARKER)
    notes = person.app.focused
    assert isinstance(notes, TextArea)
    await person.press(*["shift+left"] * len(MARKER))
    await person.wait(lambda: notes.selected_text == MARKER, "not selected")
    return notes


async def test_copied_text_stays_in_the_program_and_is_pasted_there(
    tmp_path: Path, sent: list[str]
) -> None:
    async with in_room(vault(tmp_path, RUNNING)) as person:
        notes = await _select_marker(person)
        await person.press("ctrl+c", "right", "ctrl+v")
        await person.wait(lambda: notes.text.count(MARKER) == 2, "not pasted")
        await person.press("shift+home", "ctrl+x")
        await person.wait(lambda: MARKER in person.app.clipboard, "not cut")
    assert _to_clipboard(sent) == []
    assert CLIPBOARD not in "".join(sent)


async def test_the_systems_clipboard_is_a_command_of_its_own(
    tmp_path: Path, sent: list[str]
) -> None:
    async with in_room(vault(tmp_path, RUNNING), size=(100, 60)) as person:
        await _select_marker(person)
        await person.press("alt+c")
        await person.wait(lambda: _to_clipboard(sent) == [MARKER], "not given")
        await person.press("ctrl+p")
        await person.type("system clipboard")
        await person.see(COMMANDS["copy_out"].help)
        await person.press("enter")
        await person.wait(lambda: _to_clipboard(sent) == [MARKER] * 2, "not from the palette")


async def test_with_nothing_selected_what_was_copied_last_is_given(
    tmp_path: Path, sent: list[str]
) -> None:
    async with in_room(vault(tmp_path, RUNNING)) as person:
        await person.press("alt+c")
        await person.see("Nothing is selected or copied.")
        await _select_marker(person)
        await person.press("ctrl+c", "right", "alt+c")
        await person.wait(lambda: _to_clipboard(sent) == [MARKER], "not given")


async def test_no_key_and_no_command_takes_a_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    for name in ("save_screenshot", "deliver_screenshot", "export_screenshot"):
        monkeypatch.setattr(App, name, lambda *_, **__: taken.append("one"))
    async with in_room(vault(tmp_path, RUNNING), size=(100, 60)) as person:
        await person.see("Victim safety")
        bound = [each.binding.action for each in person.app.screen.active_bindings.values()]
        assert "leave" in bound
        assert [action for action in bound if "screenshot" in action] == []
        await person.app.run_action("app.screenshot")
        await person.press("ctrl+p")
        await person.type("screenshot")
        await person.see("No matches")
    assert taken == []


async def test_an_error_that_paints_itself_is_not_shown(tmp_path: Path) -> None:
    class Painted(Exception):
        def __rich__(self) -> str:
            return MARKER

    app = MappaApp(vault(tmp_path, RUNNING), Clock(), let_in())
    app.call_later(app._handle_exception, Painted(MARKER))
    with pytest.raises(Painted):
        await _run(app)
    assert "(Painted)" in app.last_words
    assert MARKER not in app.last_words


async def _run(app: MappaApp) -> None:
    async with app.run_test():
        pass
