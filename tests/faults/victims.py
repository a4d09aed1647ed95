"""What is done until it is killed: `python -m tests.faults.victims`, fed by `killing`."""

import itertools
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

# All that a first call would import, so that each forked process begins at once.
import alembic.command
import cryptography.hazmat.primitives.kdf.argon2

import mappa_tui.demo.decided
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.keys.cost import LOWEST
from mappa_tui.storage.vault.make import make_vault
from mappa_tui.storage.vault.restore import restore
from tests.access import let_in
from tests.faults.killing import COUNT
from tests.faults.vaults import CHAIR, CHAIRS, CLOCK, NEW, TAKER, Vault, add_case

__all__ = ["WORKS", "alembic", "cryptography", "mappa_tui"]

_TOUCHES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir"}
"""What changes which files there are; killed within the writing of one, it is by chance."""


def say(word: object) -> None:
    """Say a line at once."""
    os.write(1, f"{word}\n".encode())


def write(folder: Path, first: int) -> None:
    """Add cases, numbered from `first` on, and say each number that is written."""
    store = Vault(folder).open()
    say("open")
    for number in itertools.count(first):
        add_case(store, number)
        say(number)


def remove_person(folder: Path) -> None:
    """Take the minute-taker's access away."""
    _changing(folder, lambda store: store.people.remove(CHAIRS, TAKER, "left"))


def change_passphrase(folder: Path) -> None:
    """Give the chair a new passphrase."""
    _changing(folder, lambda store: store.people.change_passphrase(CHAIRS, NEW))


def back_up(folder: Path) -> None:
    """Make a backup."""
    _changing(folder, lambda store: store.backup())


def leave(folder: Path) -> None:
    """Change something and leave the program, which backs up by itself."""
    store = Vault(folder).open()
    add_case(store, 7)
    say("open")
    _begin()
    store.leave()
    say("done")


def put_back(folder: Path, backup: str) -> None:
    """Restore a backup."""
    access = Vault(Path(backup)).unlock()
    say("open")
    _begin()
    restore(folder, Path(backup), CLOCK, access)
    say("done")


def take_in(folder: Path) -> None:
    """Make a vault of the unencrypted store that is there."""
    say("open")
    _begin()
    make_vault(folder, CLOCK, CHAIR, "chair", CHAIRS, LOWEST)
    say("done")


def migrate(folder: Path) -> None:
    """Open a vault of an earlier release, which has the tests' key."""
    say("open")
    _begin()
    Store(folder, CLOCK, let_in())
    say("done")


WORKS: dict[str, Callable[..., None]] = {
    work.__name__: work
    for work in (
        write,
        remove_person,
        change_passphrase,
        back_up,
        leave,
        put_back,
        take_in,
        migrate,
    )
}


def _changing(folder: Path, change: Callable[[Store], object]) -> None:
    store = Vault(folder).open()
    say("open")
    _begin()
    change(store)
    say("done")


_step, _within = 0, ""


def _begin() -> None:
    """From here on, be killed before the asked touch of a file; or only say each touch."""
    touched = 0

    def hook(event: str, given: tuple[Any, ...]) -> None:
        nonlocal touched
        if event in _TOUCHES and str(given[0]).startswith(_within):
            touched += 1
            if _step == COUNT:
                say(f"{event} {Path(str(given[0])).name}")
            elif touched == _step:
                os.kill(os.getpid(), signal.SIGKILL)

    if _step:
        sys.addaudithook(hook)


def _fork(asked: dict[str, Any]) -> None:
    global _step, _within
    pid = os.fork()
    if pid == 0:
        say(f"pid {os.getpid()}")
        _step, _within = asked["step"], asked["folder"]
        try:
            WORKS[asked["work"]](Path(asked["folder"]), **asked["given"])
        except BaseException as error:
            say(f"failed {error!r}")
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    say(f"ended {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    say("ready")
    for line in sys.stdin:
        _fork(json.loads(line))
