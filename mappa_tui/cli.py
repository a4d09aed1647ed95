"""The command line: run, demo, export."""

import argparse
import getpass
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from mappa_tui import __version__
from mappa_tui.domain.clock import Clock


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; return the process's exit code."""
    asked = _parser().parse_args(arguments)
    _quiet_environment()
    if asked.command == "export":
        return export(asked.meeting, asked.to, overwrite=asked.overwrite)
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
    write = commands.add_parser("export", help="write the minutes of a meeting to a Word file")
    write.add_argument("meeting", help="CRN and number in the series, such as X482913/3")
    write.add_argument("--to", type=Path, required=True, metavar="FILE", help="the file to write")
    write.add_argument("--overwrite", action="store_true", help="replace the file if it exists")
    return parser


def run() -> int:
    """Open the program on the person's own store."""
    from mappa_tui.app import MappaApp
    from mappa_tui.storage.location import home_folder

    return _show(MappaApp(home_folder(), Clock(), _author()))


def demo() -> int:
    """Open scenario A in the middle of its meeting, in a store that is thrown away."""
    from mappa_tui.app import MappaApp
    from mappa_tui.demo import DEMO_STARTS

    with tempfile.TemporaryDirectory(prefix="mappa-demo-", ignore_cleanup_errors=True) as folder:
        clock = Clock.starting_at(DEMO_STARTS)
        return _show(MappaApp(Path(folder), clock, "Leanne Cross", demonstration=True))


def export(meeting: str, to: Path, *, overwrite: bool) -> int:
    """Write the standard minutes of a meeting to a Word file, without the screen."""
    from mappa_tui.exports.save import write_newest
    from mappa_tui.storage.errors import StorageError
    from mappa_tui.storage.location import home_folder
    from mappa_tui.storage.store import Store

    try:
        store = Store(home_folder(), Clock(), _author())
        try:
            found = store.find_meeting(meeting)
            if found is None:
                return _refuse(f"There is no meeting {meeting}: give CRN/number, as X482913/3.")
            record, signed = store.meeting(found), store.signed(found)
            write_newest(record, signed, store.history(found), to, overwrite=overwrite)
        finally:
            store.close()
    except StorageError as error:
        return _refuse(error.sentence)
    except FileExistsError:
        return _refuse(f"{to} is there already. Add --overwrite to replace it.")
    except OSError as error:
        return _refuse(f"{to} was not written: {error.strerror or 'the folder cannot be used'}.")
    print(f"The minutes are in {to.resolve()}")
    return 0


def _show(app: "object") -> int:
    from mappa_tui.app import MappaApp

    assert isinstance(app, MappaApp)
    app.run()
    return app.return_code or 0


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _author() -> str:
    """Return who is at the keyboard, as the system knows them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def _quiet_environment() -> None:
    """Keep what people type out of logs and files that the environment asks for."""
    os.umask(0o077)
    for name in list(os.environ):
        if name.startswith(("TEXTUAL", "RICH")):
            del os.environ[name]
