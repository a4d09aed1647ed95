"""The command line: run, demo, export.

Opening the program waits for this module, so what only one command needs is imported there.
"""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mappa_tui import launcher, quiet

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; return the process's exit code."""
    quiet.begin()
    given = sys.argv[1:] if arguments is None else arguments
    asked = _parser().parse_args(given) if given else None
    if asked is None or asked.command in (None, "run"):
        return launcher.run(_home)
    if asked.command == "demo":
        return launcher.demonstrate()
    quiet.guard()
    if asked.command == "within":
        from mappa_tui import within

        return within.run(_author(), tether=asked.tether, demo=asked.demo, locked=asked.locked)
    return export(asked.meeting, asked.to, overwrite=asked.overwrite)


def _parser() -> "argparse.ArgumentParser":
    import argparse
    from pathlib import Path

    from mappa_tui import __version__

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
    write = commands.add_parser("export", help="write the minutes of a meeting to a Word file")
    write.add_argument("meeting", help="CRN and number in the series, such as X482913/3")
    write.add_argument("--to", type=Path, required=True, metavar="FILE", help="the file to write")
    write.add_argument("--overwrite", action="store_true", help="replace the file if it exists")
    # Without help it is not listed: the launcher calls it.
    within = commands.add_parser("within")
    within.add_argument("--tether", default="")
    within.add_argument("--demo", type=Path)
    within.add_argument("--locked", default="")
    return parser


def export(meeting: str, to: "Path", *, overwrite: bool) -> int:
    """Write the standard minutes of a meeting to a Word file, without the screen."""
    from mappa_tui.domain.clock import Clock
    from mappa_tui.exports.save import write_newest
    from mappa_tui.hold import OpenElsewhere, held
    from mappa_tui.storage.errors import StorageError
    from mappa_tui.storage.store import Store

    try:
        with held(_home()):
            store = Store(_home(), Clock(), _author())
            try:
                found = store.find_meeting(meeting)
                if found is None:
                    return _refuse(f"There is no meeting {meeting}: give CRN/number, as X482913/3.")
                write_newest(store.meeting(found), store.signed(found), to, overwrite=overwrite)
            finally:
                store.close()
    except OpenElsewhere as error:
        return _refuse(str(error))
    except StorageError as error:
        return _refuse(error.sentence)
    except FileExistsError:
        return _refuse(f"{to} is there already. Add --overwrite to replace it.")
    except OSError as error:
        return _refuse(f"{to} was not written: {error.strerror or 'the folder cannot be used'}.")
    print(f"The minutes are in {to.resolve()}")
    return 0


def _home() -> "Path":
    from mappa_tui.storage.location import home_folder

    return home_folder()


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _author() -> str:
    """Return who is at the keyboard, as the system knows them."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
