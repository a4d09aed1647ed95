"""`mappa-tui import`: a CSV file into the vault, without the screen."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from mappa_tui.domain.clock import Clock
from mappa_tui.exits import DONE, Refused

if TYPE_CHECKING:
    from mappa_tui.imports.sheet import Fault
    from mappa_tui.storage.store import Store
    from mappa_tui.widgets.importing import Import

LEAVE, UPDATE = "leave", "update"
KINDS = ("register", "levels", "events", "referrals")
SHOWN = 200
"""Lines that are printed."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line's parser."""
    parser = commands.add_parser(
        "import", help="take a register, levels, events or referrals from a CSV file"
    )
    parser.add_argument("kind", choices=KINDS, help="what the file holds")
    parser.add_argument("file", type=Path, metavar="FILE", help="the CSV file")
    parser.add_argument(
        "--template", action="store_true", help="write FILE with the headings alone, to fill in"
    )
    parser.add_argument("--check", action="store_true", help="say what is found, store nothing")
    parser.add_argument(
        "--in-part", action="store_true", help="leave lines out that have something wrong"
    )
    parser.add_argument(
        "--existing",
        choices=(LEAVE, UPDATE),
        help="what becomes of cases that are in the register already",
    )
    parser.add_argument(
        "--as", dest="name", metavar="NAME", help="who you are (default: who came in last)"
    )


def run(
    asked: argparse.Namespace,
    open_store: "Callable[[str | None], AbstractContextManager[Store]]",
) -> int:
    """Carry it out; return the exit code.

    Raises:
        Refused: with what is wrong, or what has to be decided; nothing is stored then.
    """
    if asked.template:
        return _template(asked)
    data = _read(asked.file)
    with open_store(asked.name) as store:
        job = _checked(asked, data, store)
        _refuse(job, asked)
        if asked.check:
            print("Nothing was stored: this was a check.")
            return DONE
        update = asked.existing == UPDATE
        changes = job.changes(update=update)
        _follow(job, job.storing(store, lambda: False, update=update))
    if changes:
        print(_stored(job, asked.file, update=update))
    else:
        print("There was nothing to import.")
    return DONE


def _stored(job: "Import", file: Path, *, update: bool) -> str:
    """Say how many lines went in, how many were left out, and that the file is not encrypted."""
    from mappa_tui.widgets.importing import counted

    went_in = job.found.new + (job.found.differing if update else 0)
    said = [f"{counted(went_in, 'line')} imported from {file}"]
    if left_out := len({fault.line for fault in job.faults}):
        said.append(f"{counted(left_out, 'line')} with something wrong left out")
    return f"{', '.join(said)}. The file is not encrypted: remove it once it is not needed."


def _template(asked: argparse.Namespace) -> int:
    from mappa_tui.exports.files import save_new
    from mappa_tui.imports.sheets import SHEETS
    from mappa_tui.imports.template import template

    try:
        save_new(asked.file, template(SHEETS[asked.kind]))
    except FileExistsError:
        raise Refused(f"{asked.file} is there already. Choose another name.") from None
    print(f"The headings are in {asked.file.resolve()}")
    return DONE


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        why = error.strerror or "it cannot be used"
        raise Refused(f"{file} was not read: {why}.") from None


def _checked(asked: argparse.Namespace, data: bytes, store: "Store") -> "Import":
    from mappa_tui.imports.sheets import SHEETS
    from mappa_tui.widgets.importing import Import

    job = Import(SHEETS[asked.kind], asked.file.name, data, Clock().today())
    _follow(job, job.checking(store, lambda: False))
    if job.unusable:
        raise Refused(f"Nothing was imported. {job.unusable}")
    for sentence in job.says():
        print(sentence)
    _print(job.found.remarks, sys.stdout)
    _print(job.faults, sys.stderr)
    return job


def _print(told: "Sequence[Fault]", to: TextIO) -> None:
    for each in told[:SHOWN]:
        print(f"line {each.line}: {each.sentence}", file=to)
    if len(told) > SHOWN:
        print(f"and {len(told) - SHOWN:,} more", file=to)


def _refuse(job: "Import", asked: argparse.Namespace) -> None:
    if job.faults and not asked.in_part:
        raise Refused(
            "Nothing was imported. Mend the file, or add --in-part to leave these lines out."
        )
    if job.found.differing and asked.existing is None:
        raise Refused(
            "Nothing was imported. Some cases are in the register already, and the file says "
            f"otherwise: add --existing {LEAVE}, or --existing {UPDATE}."
        )


def _follow(job: "Import", steps: Iterator[None]) -> None:
    """Take the steps of a long job; say how far it is where somebody looks."""
    looks, progress = sys.stderr.isatty(), job.progress
    for _ in steps:
        if looks:
            done = f"{progress.what}: {progress.done:,} of {progress.total:,}"
            print(f"\r{done:60}", end="", file=sys.stderr, flush=True)
    if looks:
        print(f"\r{'':60}\r", end="", file=sys.stderr, flush=True)
