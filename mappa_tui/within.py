"""The program itself, in the process that the launcher starts."""

from pathlib import Path
from typing import TYPE_CHECKING

from mappa_tui.process import quiet
from mappa_tui.process.rubbish import collect_seldom
from mappa_tui.process.tether import Tied
from mappa_tui.process.wipe import Terminal

if TYPE_CHECKING:
    from mappa_tui.app import MappaApp


WHY_LOCKED = {
    "asked": "Locked.",
    "idle": "Locked: nobody pressed a key for a while.",
    "suspended": "Locked when it was to be suspended.",
    "stopped": "It stopped on an error. Everything that was shown as saved is kept.",
}
"""What the unlock screen says for each of `launcher.REASONS`, and for a stop."""


def run(*, tether: str = "", demo: Path | None = None, locked: str = "") -> int:
    """Show the program; return the exit code, which the launcher understands.

    Args:
        tether: the ends of the pipes to the launcher, if it was started by one.
        demo: the folder of a demonstration, which is thrown away.
        locked: why it ended before, one of `launcher.REASONS`, if it did.
    """
    collect_seldom()
    terminal = Terminal()
    tied = Tied(tether)
    try:
        app = _make(demo, locked)
        if not tied.may_begin():
            return 0
        tied.watch(terminal, lambda: _throw_away(demo))
        app.run()
        words, code = app.last_words, app.return_code or 0
    except Exception as error:
        words, code = quiet.stopped(error), 1
    if tied.is_cut:  # nobody else is left to do it
        terminal.wipe()
        _throw_away(demo)
    if words:
        tied.say(words)
    return code


def _make(demo: Path | None, locked: str) -> "MappaApp":
    from mappa_tui.app import MappaApp
    from mappa_tui.domain.clock import Clock

    if demo is None:
        from mappa_tui.storage.vault.location import home_folder

        return MappaApp(home_folder(), Clock(), locked_because=WHY_LOCKED.get(locked, ""))
    from mappa_tui.demo import DEMO_STARTS
    from mappa_tui.storage.vault.keys.access import Access

    access = Access.throwaway("Leanne Cross")
    return MappaApp(demo, Clock.starting_at(DEMO_STARTS), access, demonstration=True)


def _throw_away(folder: Path | None) -> None:
    if folder is not None:
        from shutil import rmtree

        rmtree(folder, ignore_errors=True)
