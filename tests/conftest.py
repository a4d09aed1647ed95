"""Keep every test away from the person's own files, and the cursor still."""

from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.screen import Screen
from textual.widgets import Input, TextArea

from mappa_tui.process.rubbish import collect_seldom
from mappa_tui.storage.vault import engine

collect_seldom()  # as the program itself does


@pytest.fixture(autouse=True)
def nothing_of_the_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "person"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "person"))
    monkeypatch.setenv("MAPPA_TUI_HOME", str(tmp_path / "vault"))


@pytest.fixture(autouse=True)
def not_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave pytest its hooks: what is quiet is tested in processes of its own."""
    monkeypatch.setattr("mappa_tui.process.quiet.begin", lambda: None)
    monkeypatch.setattr("mappa_tui.process.quiet.guard", lambda: None)


@pytest.fixture(autouse=True)
def still_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TextArea, "cursor_blink", False)
    monkeypatch.setattr(Input, "cursor_blink", False)


@pytest.fixture(autouse=True)
def unwiped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave SQLite's memory unlocked and unwiped, which takes half of the time of a write.

    Nothing that is tested depends on it; what runs in a process of its own has all of the
    program's settings.
    """
    monkeypatch.setattr(engine, "BEFORE_KEY", ("cipher_log_level=NONE",))


@pytest.fixture(autouse=True)
def unpainted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paint no frames where nobody sits at a terminal: a fifth of the time.

    What the screen shows is asked of the compositor, which lays it out all the same; pictures
    are painted whole, and programs in processes of their own paint as ever.
    """
    paint = Compositor.render_update

    def render_update(
        self: Compositor,
        full: bool = False,
        screen_stack: list[Screen[Any]] | None = None,
        simplify: bool = False,
    ) -> Any:
        if full:
            return paint(self, full, screen_stack, simplify)
        visible_screen_stack.set(screen_stack or [])
        self._dirty_regions.clear()
        return None

    monkeypatch.setattr(Compositor, "render_update", render_update)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest plays, so that none of them is left over at the end."""
    items.sort(key=lambda item: "scenarios" not in item.path.parts)
