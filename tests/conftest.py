"""Keep every test away from the person's own files, and the cursor still."""

import gc
from pathlib import Path

import pytest
from textual._compositor import Compositor
from textual.widgets import Input, TextArea

from mappa_tui.process.rubbish import collect_seldom
from mappa_tui.storage.vault import engine
from tests import frames

collect_seldom()  # as the program itself does
# SQLite's memory is neither locked nor wiped here, which takes half of the time of a write, and
# once begun does not end in a process. Nothing that is tested in this process depends on it; what
# runs in one of its own has all of the program's settings.
engine.BEFORE_KEY = ("cipher_log_level=NONE",)


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
def unpainted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paint no frames where nobody sits at a terminal: a fifth of the time.

    Programs in processes of their own paint as ever.
    """
    monkeypatch.setattr(Compositor, "render_update", frames.draw)


def pytest_collection_finish() -> None:
    """Keep the garbage collector from all that was loaded by then: a tenth of the time."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest plays, so that none of them is left over at the end."""
    items.sort(key=lambda item: "scenarios" not in item.path.parts)
