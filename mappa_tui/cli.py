"""The command line: run, demo, and the commands on the vault.

Opening the program waits for this module, so what only one command needs is imported there.
"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mappa_tui.process import launcher, quiet

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; return the process's exit code."""
    quiet.begin()
    given = sys.argv[1:] if arguments is None else arguments
    asked = _parser(own=given[0] == "within").parse_args(given) if given else None
    if asked is None or asked.command in (None, "run"):
        return launcher.run(_home)
    if asked.command == "demo":
        return launcher.demonstrate()
    quiet.guard()
    if asked.command == "within":
        from mappa_tui import within

        return within.run(tether=asked.tether, demo=asked.demo, locked=asked.locked)
    from mappa_tui import vault_commands

    return vault_commands.run(asked)


def _parser(*, own: bool) -> "argparse.ArgumentParser":
    import argparse
    from pathlib import Path

    from mappa_tui import __version__, vault_commands

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
    if own:  # the launcher calls it, and nobody else is told of it
        within = commands.add_parser("within")
        within.add_argument("--tether", default="")
        within.add_argument("--demo", type=Path)
        within.add_argument("--locked", default="")
    return parser


def _home() -> "Path":
    from mappa_tui.storage.vault.location import home_folder

    return home_folder()
