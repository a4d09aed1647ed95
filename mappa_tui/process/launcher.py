"""The parent of the program: starts it, clears the screen after it, and never sees data.

What was unlocked stays in a process's memory until the process is gone. So the program
locks by ending, and this starts it anew. It waits for a vault's lock and for the program at
the same time: the program loads meanwhile, and touches nothing until it is let go.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, Protocol

import mappa_tui
from mappa_tui.process import quiet
from mappa_tui.process.hold import Hold, OpenElsewhere
from mappa_tui.process.tether import Tether
from mappa_tui.process.wipe import Terminal

if TYPE_CHECKING:
    from pathlib import Path

LEFT = 0
"""The program was left by the person."""
LOCKED, IDLE, SUSPENDED = 75, 76, 77
"""The program locked itself: it was asked to, nobody typed for long, it was to be suspended."""
REASONS = {LOCKED: "asked", IDLE: "idle", SUSPENDED: "suspended"}
"""What `--locked` says to the program that is started after each of these."""
STOPPED = "stopped"
"""What it says after an error."""

PASSED_ON = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")
"""Signals that ask the program to save and leave."""


class Ground(Protocol):
    """What the program works on."""

    def begin(self) -> Sequence[str]:
        """Return what the program is told of it, each time before it is started."""

    def hold(self) -> None:
        """Make it this launcher's own; raises OpenElsewhere and OSError."""

    def end(self) -> None:
        """Tidy up, each time after the program has ended."""


class Home:
    """The person's own vault, held for as long as the launcher runs."""

    def __init__(self, folder: "Callable[[], Path]") -> None:
        self._folder = folder
        self._hold: Hold | None = None

    def begin(self) -> Sequence[str]:
        """The program finds it by itself."""
        return ()

    def hold(self) -> None:
        """Take the lock the first time."""
        if self._hold is None:
            hold = Hold(self._folder())
            hold.take()
            self._hold = hold

    def end(self) -> None:
        """Keep holding it."""


class ThrowAway:
    """A folder for the demonstration, made anew for each start and deleted after it."""

    def __init__(self) -> None:
        self._folder = ""

    def begin(self) -> Sequence[str]:
        """Make the folder."""
        from tempfile import mkdtemp

        self._folder = mkdtemp(prefix="mappa-demo-")
        return ("--demo", self._folder)

    def hold(self) -> None:
        """Nobody else knows of it."""

    def end(self) -> None:
        """Delete it, however the program ended."""
        from shutil import rmtree

        rmtree(self._folder, ignore_errors=True)


class Launcher:
    """Runs the program until it is left."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._terminal = Terminal()
        self._tether: Tether | None = None
        self._told = 0
        """The signal that asked to leave, if one did."""
        self._is_asking = False

    def run(self) -> int:
        """Start the program, and again when it locked; return the exit code."""
        locked = ""
        with self._heeding_signals():
            while True:
                try:
                    code, words = self._once(locked)
                except OpenElsewhere as error:
                    return self._refuse(str(error))
                except OSError as error:
                    why = error.strerror or "the system gave no reason"
                    return self._refuse(f"mappa-tui could not be started: {why}.")
                if self._told or code == LEFT:
                    return self._leave(code, words)
                locked = REASONS.get(code, STOPPED)
                if code not in REASONS and not self._ask(words or _ended_by(code)):
                    return self._leave(code, "")

    def _once(self, locked: str) -> tuple[int, str]:
        """Run the program once; return its exit code and its last words."""
        why = ("--locked", locked) if locked else ()
        self._terminal.show_no_keys()
        try:
            command = [*_program(), *self._ground.begin(), *why]
            with _suspension_ignored():
                self._tether = tether = Tether(command)
            try:
                self._let_go(tether)
                code = tether.program.wait()
                self._terminal.wipe()
                return code, tether.last_words()
            finally:
                self._tether = None
                tether.close()
        finally:
            self._terminal.restore()
            self._ground.end()

    def _let_go(self, tether: Tether) -> None:
        try:
            self._ground.hold()
        except BaseException:
            # It only loads so far, and has touched neither the vault nor the screen.
            tether.program.kill()
            tether.program.wait()
            raise
        if self._told:  # before there was a program to pass it on to
            tether.program.send_signal(self._told)
        tether.go()

    def _ask(self, words: str) -> bool:
        """Say what happened; return whether to start again."""
        quiet.say(words)
        if not self._terminal.is_there():
            return False
        self._is_asking = True
        # Who was in mid-sentence types on, and nobody is to read that here.
        self._terminal.show_no_keys()
        try:
            quiet.say("Press Enter to start it again, or ctrl+c to leave.")
            answer = sys.stdin.readline()
        except (KeyboardInterrupt, OSError):
            return False
        finally:
            self._is_asking = False
            self._terminal.restore()
        return bool(answer) and answer.strip().lower() not in ("q", "quit")

    def _leave(self, code: int, words: str) -> int:
        if words:
            quiet.say(words)
        return code if code >= 0 else 128 - code

    def _refuse(self, words: str) -> int:
        quiet.say(words)
        return 1

    @contextmanager
    def _heeding_signals(self) -> Iterator[None]:
        """Pass on what asks to leave, and what asks to suspend, for which the program locks."""
        handlers = dict.fromkeys(PASSED_ON, self._leave_on) | {"SIGTSTP": self._lock_on}
        before = {}
        for name, handler in handlers.items():
            number = getattr(signal, name, None)
            if number is not None:
                before[number] = signal.signal(number, handler)
        try:
            yield
        finally:
            for number, handler_before in before.items():
                signal.signal(number, handler_before)

    def _leave_on(self, number: int, _frame: FrameType | None) -> None:
        self._told = number
        if self._is_asking:
            raise KeyboardInterrupt
        self._pass_on(number)

    def _lock_on(self, number: int, _frame: FrameType | None) -> None:
        self._pass_on(number)

    def _pass_on(self, number: int) -> None:
        if self._tether is not None:
            with suppress(OSError):
                self._tether.program.send_signal(number)


@contextmanager
def _suspension_ignored() -> Iterator[None]:
    """Hand on to what is started meanwhile that ctrl+z does nothing, until it locks by that."""
    number = getattr(signal, "SIGTSTP", None)
    if number is None:
        yield
        return
    before = signal.signal(number, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(number, before)


def run(folder: "Callable[[], Path]") -> int:
    """Open the program on the vault in a folder; return the exit code.

    Args:
        folder: called while the program loads.
    """
    return Launcher(Home(folder)).run()


def demonstrate() -> int:
    """Open the demonstration; return the exit code."""
    return Launcher(ThrowAway()).run()


def _program() -> list[str]:
    """Return the command that is the program itself."""
    # `-m` would look for modules in the folder that one happens to be in, first of all. In a
    # checkout that folder is where this program is found, and nowhere else.
    root = os.path.dirname(os.path.dirname(os.path.abspath(mappa_tui.__file__)))
    safely = [] if os.getcwd() == root else ["-P"]
    return [sys.executable, *safely, "-m", "mappa_tui", "within"]


def _ended_by(code: int) -> str:
    """Return a sentence for a program that ended without a word."""
    by = f"exit code {code}"
    if code < 0:
        with suppress(ValueError):
            by = signal.Signals(-code).name
    return (
        f"mappa-tui was ended from outside, or stopped on an error ({by}). "
        "Everything that was shown as saved is kept."
    )
