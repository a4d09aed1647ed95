"""What holds for the program as a whole: light to import, one meaning a key, readable tones."""

import re
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from textual.color import Color
from textual.screen import Screen

import mappa_tui
from mappa_tui.app import MappaApp
from mappa_tui.commands import COMMANDS, Command
from mappa_tui.screens.ask import AskScreen
from mappa_tui.screens.case import CaseScreen
from mappa_tui.screens.check import CheckScreen
from mappa_tui.screens.documents.batch import BatchScreen
from mappa_tui.screens.documents.documents import DocumentsScreen
from mappa_tui.screens.documents.preview import PreviewScreen
from mappa_tui.screens.entry import EntryScreen
from mappa_tui.screens.find import FindScreen
from mappa_tui.screens.help import HelpScreen
from mappa_tui.screens.home import HomeScreen
from mappa_tui.screens.importing.screen import ImportScreen
from mappa_tui.screens.meeting.room import MeetingRoom
from mappa_tui.screens.missing import MissingScreen
from mappa_tui.screens.pick import PickScreen
from mappa_tui.screens.plan import PlanScreen
from mappa_tui.screens.register import RegisterScreen
from mappa_tui.screens.statistics.statistics import StatisticsScreen
from mappa_tui.screens.vault.first import FirstScreen
from mappa_tui.screens.vault.people import PeopleScreen
from mappa_tui.screens.vault.recover import RecoverScreen
from mappa_tui.screens.vault.recovery_key import RecoveryKeyScreen
from mappa_tui.screens.vault.trouble import TroubleScreen
from mappa_tui.screens.vault.unlock import UnlockScreen
from mappa_tui.widgets.look import TONES
from mappa_tui.widgets.palette import NOT_CALLED
from tests.screens.vault.steps import begun

HEAVY = ("pydantic", "sqlmodel", "sqlalchemy", "alembic", "docx")
SCREENS: tuple[type[Screen[Any]], ...] = (
    HomeScreen,
    CaseScreen,
    PlanScreen,
    MeetingRoom,
    MissingScreen,
    CheckScreen,
    EntryScreen,
    AskScreen,
    PickScreen,
    HelpScreen,
    FirstScreen,
    UnlockScreen,
    RecoverScreen,
    RecoveryKeyScreen,
    TroubleScreen,
    PeopleScreen,
    RegisterScreen,
    FindScreen,
    StatisticsScreen,
    ImportScreen,
    DocumentsScreen,
    PreviewScreen,
    BatchScreen,
)
IMPORT = """
import sys
import mappa_tui.cli, mappa_tui.app, mappa_tui.screens.home
print(sorted(set(sys.modules) & set({heavy!r})))
"""
FIRST_FRAME = """
import asyncio, sys
from pathlib import Path
from mappa_tui.app import MappaApp
from mappa_tui.domain.clock import Clock
from tests.access import let_in
from tests.access import let_in

frames = []
paint = MappaApp._display

def watched(app, screen, renderable):
    paint(app, screen, renderable)
    if not frames and renderable is not None and app.screen.query("KeyBar"):
        frames.append(sorted(set(sys.modules) & set({heavy!r})))

async def main():
    MappaApp._display = watched
    async with MappaApp(Path({folder!r}), Clock(), let_in("x")).run_test() as pilot:
        await pilot.pause()

asyncio.run(main())
print(frames[0])
"""


AT_THE_DOOR = """
import asyncio, sys
import textual.app, textual.widgets, textual.command
from textual.widgets import Input, OptionList, Static, TextArea
of_textual = set(sys.modules)
from pathlib import Path
from mappa_tui.app import MappaApp
from mappa_tui.domain.clock import Clock

frames = []
paint = MappaApp._display

def watched(app, screen, renderable):
    paint(app, screen, renderable)
    if not frames and renderable is not None and app.screen.query("SecretInput"):
        names = {{name.split(".")[0] for name in set(sys.modules) - of_textual}}
        own = {{"mappa_tui", "textual", "rich"}} | sys.stdlib_module_names
        frames.append(sorted(name for name in names - own if not name.startswith("_")))

async def main():
    MappaApp._display = watched
    async with MappaApp(Path({folder!r}), Clock()).run_test() as pilot:
        await pilot.pause()

asyncio.run(main())
print(frames[0])
"""


def _fresh(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=Path(__file__).parent.parent,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()[-1]


def test_importing_the_app_imports_no_database_and_no_word() -> None:
    assert _fresh(IMPORT.format(heavy=HEAVY)) == "[]"


def test_the_first_frame_is_painted_before_any_of_them_is_imported(tmp_path: Path) -> None:
    assert _fresh(FIRST_FRAME.format(heavy=HEAVY, folder=str(tmp_path / "vault"))) == "[]"


@pytest.mark.parametrize("has_begun", [True, False])
def test_in_front_of_the_vault_only_textual_is_imported_before_the_first_frame(
    tmp_path: Path, has_begun: bool
) -> None:
    if has_begun:
        begun(tmp_path / "vault")
    assert _fresh(AT_THE_DOOR.format(folder=str(tmp_path / "vault"))) == "[]"


def _bound(owner: type[object]) -> list[tuple[str, str]]:
    """Return each key of a class with its action, those of its bases among them."""
    found = []
    for kind in owner.__mro__:
        if kind.__module__.startswith("mappa_tui"):
            for binding in vars(kind).get("BINDINGS", ()):
                found += [(key.strip(), binding.action) for key in binding.key.split(",")]
    return found


@pytest.mark.parametrize("screen", SCREENS)
def test_no_key_means_two_things_on_one_screen(screen: type[Screen[Any]]) -> None:
    meanings: dict[str, set[str]] = {}
    for key, action in chain(_bound(MappaApp), _bound(screen)):
        meanings.setdefault(key, set()).add(action)
    assert {key: names for key, names in meanings.items() if len(names) > 1} == {}


def test_no_key_is_one_that_terminals_send_for_another() -> None:
    keys = {key for command in COMMANDS.values() for key in command.key.split(",")}
    assert not keys & {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+enter", "shift+enter"}
    assert not {key for key in keys if key.startswith("shift+f")}


@pytest.mark.parametrize("screen", SCREENS)
def test_every_command_that_a_screen_answers_is_one_it_can_do(screen: type[Screen[Any]]) -> None:
    answered: tuple[str, ...] = getattr(screen, "answers", ())
    called = [name for name in answered if name not in NOT_CALLED]
    bound = [action for _, action in _bound(screen)]
    for name in {*called, *bound}:
        assert hasattr(screen, f"action_{name}") or hasattr(MappaApp, f"action_{name}"), name


@pytest.mark.parametrize("screen", SCREENS)
def test_every_command_of_a_screen_has_its_key_there(screen: type[Screen[Any]]) -> None:
    bound = {action for _, action in (*_bound(MappaApp), *_bound(screen))}
    by_widget = {"open", "keep", "next_field", "error_row"}
    assert set(getattr(screen, "answers", ())) <= bound | by_widget


@pytest.mark.parametrize("command", COMMANDS.values(), ids=str)
def test_a_command_says_what_it_does_in_one_line(command: Command) -> None:
    assert command.help
    assert len(command.help) <= 72
    assert command.help[0].islower()
    assert not command.help.endswith(".")


@pytest.mark.parametrize("palette", TONES)
@pytest.mark.parametrize("ground", ["background", "surface", "field"])
def test_every_tone_of_text_can_be_read_on_every_ground(palette: str, ground: str) -> None:
    tones = TONES[palette]
    for tone in ("text", "muted", "accent", "ok", "attention", "danger"):
        assert contrast(tones[tone], tones[ground]) >= 4.5, tone
    assert contrast(tones["line"], tones[ground]) >= 2.4
    assert contrast(tones["background"], tones["accent"]) >= 4.5


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio of two colours."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    parts = Color.parse(color).normalized
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_no_handler_calls_the_handler_of_its_base() -> None:
    """Textual calls both by itself; called by us as well, its work is done twice."""
    sources = Path(mappa_tui.__file__).parent.rglob("*.py")
    twice = [
        f"{path.name}: {line.strip()}"
        for path in sources
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"super\(\)\._?on_(?!event\b)", line)
    ]
    assert twice == []
