"""The command line: run, demo, and the commands on the vault."""

import argparse
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from mappa_tui import __version__, vault_commands
from mappa_tui.domain.clock import Clock
from mappa_tui.storage.keys.access import Access


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; return the process's exit code."""
    asked = _parser().parse_args(arguments)
    _quiet_environment()
    if asked.command in vault_commands.NAMES:
        return vault_commands.run(asked)
    if asked.command == "demo":
        return demo()
    return run()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mappa-tui",
        description="Hold a MAPP meeting at the table and leave the room with its minutes.",
        epilog="Without a command, the program opens. F1 in it is help on where you are.",
    )
    parser.add_argument("--version", action="version", version=f"mappa-tui {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="command")
    commands.add_parser("run", help="open the program (the default)")
    commands.add_parser(
        "demo", help="open a demonstration with invented people, in a store that is thrown away"
    )
    vault_commands.add_to(commands)
    return parser


def run() -> int:
    """Open the program on the person's own store."""
    from mappa_tui.app import MappaApp
    from mappa_tui.storage.location import home_folder

    return _show(MappaApp(home_folder(), Clock()))


def demo() -> int:
    """Open scenario A in the middle of its meeting, in a store that is thrown away."""
    from mappa_tui.app import MappaApp
    from mappa_tui.demo import DEMO_STARTS

    with tempfile.TemporaryDirectory(prefix="mappa-demo-", ignore_cleanup_errors=True) as folder:
        clock = Clock.starting_at(DEMO_STARTS)
        access = Access.throwaway("Leanne Cross")
        return _show(MappaApp(Path(folder), clock, access, demonstration=True))


def _show(app: "object") -> int:
    from mappa_tui.app import MappaApp

    assert isinstance(app, MappaApp)
    app.run()
    return app.return_code or 0


def _quiet_environment() -> None:
    """Keep what people type out of logs and files that the environment asks for."""
    os.umask(0o077)
    for name in list(os.environ):
        if name.startswith(("TEXTUAL", "RICH")):
            del os.environ[name]
