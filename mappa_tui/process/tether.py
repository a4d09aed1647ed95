"""What ties the program to its launcher: a pipe each way.

Down the first one comes leave to begin; it then stays open for as long as the launcher
lives. Up the second one go the program's last words, a sentence that holds nothing of the
record, which the launcher prints once it has cleared the screen.
"""

import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from mappa_tui.process import quiet
from mappa_tui.process.wipe import Terminal

GO = b"g"
LONGEST = 2000
TIME_TO_SAVE = 10.0
"""Seconds that the program has to save and end once its launcher is gone."""
PR_SET_PDEATHSIG = 1


class Tether:
    """The launcher's ends, with the program at the others."""

    def __init__(self, command: Sequence[str]) -> None:
        down, self._down = os.pipe()
        self._up, up = os.pipe()
        try:
            self.program = _start(command, down, up)
        except BaseException:
            self.close()
            raise
        finally:
            os.close(down)
            os.close(up)

    def go(self) -> None:
        """Let the program begin."""
        with suppress(OSError):  # it may have ended already
            os.write(self._down, GO)

    def last_words(self) -> str:
        """Return what the program said as it ended."""
        os.set_blocking(self._up, False)
        try:
            words = os.read(self._up, LONGEST).decode("utf-8", "replace")
        except OSError:
            return ""
        return "".join(each for each in words if each.isprintable())

    def close(self) -> None:
        """Let go of both pipes."""
        os.close(self._down)
        os.close(self._up)


class Tied:
    """The program's ends; tied to nothing if it was started without a launcher."""

    def __init__(self, ends: str = "") -> None:
        self._down: int | None = None
        self._up: int | None = None
        if ends:
            self._down, self._up = _open_ends(ends)
        self.is_cut = False
        """Whether the launcher is gone."""

    def may_begin(self) -> bool:
        """Wait for leave to begin; return whether it came."""
        return self._down is None or os.read(self._down, 1) == GO

    def watch(self, terminal: Terminal, tidy: Callable[[], None]) -> None:
        """From now on save and end when the launcher or the terminal is gone.

        Nobody else would: the screen would keep its text, and the vault stay open.

        Args:
            terminal: what is wiped if the program cannot end by itself in time.
            tidy: what is done as well in that case.
        """
        if self._down is None:
            return
        watching = threading.Thread(
            target=self._watch, args=(terminal, tidy), name="launcher", daemon=True
        )
        watching.start()
        _end_with_the_launcher()

    def say(self, words: str) -> None:
        """Hand last words to the launcher, or print them where there is none."""
        if self._up is None or self.is_cut:
            quiet.say(words)
            return
        with suppress(OSError):
            os.write(self._up, words.encode("utf-8", "replace")[:LONGEST])

    def _watch(self, terminal: Terminal, tidy: Callable[[], None]) -> None:
        assert self._down is not None
        if _wait_for_end(self._down, terminal):
            self.is_cut = True
        else:
            # Before anything is written to it: Textual would wait for a writer that failed.
            terminal.give_up()
        # For the main thread, where it is taken as a request to save and leave.
        _tell_myself(signal.SIGTERM)
        threading.Event().wait(TIME_TO_SAVE)
        terminal.wipe()
        tidy()
        os._exit(1)


def _wait_for_end(down: int, terminal: Terminal) -> bool:
    """Wait until the launcher is gone (true), or the terminal (false)."""
    if terminal.keyboard is None or not hasattr(select, "poll"):
        while os.read(down, 1):
            pass
        return True
    poll = select.poll()
    poll.register(down, select.POLLIN)
    poll.register(terminal.keyboard, 0)  # that it hung up is told unasked
    while True:
        for number, what in poll.poll():
            if number == down:
                return True
            if what & (select.POLLHUP | select.POLLERR):
                return False
            poll.unregister(number)  # some systems cannot watch a terminal by this


def _end_with_the_launcher() -> None:
    """Have Linux send SIGTERM when the launcher dies; the pipe is what other systems have."""
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM), 0, 0, 0)


if sys.platform == "win32":  # written by the manual, not tried
    import msvcrt

    def _start(command: Sequence[str], down: int, up: int) -> "subprocess.Popen[bytes]":
        handles = [msvcrt.get_osfhandle(end) for end in (down, up)]
        for handle in handles:
            os.set_handle_inheritable(handle, True)
        how = subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles})
        ends = ":".join(str(handle) for handle in handles)
        return subprocess.Popen([*command, "--tether", ends], startupinfo=how)

    _tell_myself = signal.raise_signal  # `os.kill` would end the process at once

    def _open_ends(ends: str) -> tuple[int, int]:
        down, up = (int(handle) for handle in ends.split(":"))
        return (msvcrt.open_osfhandle(down, os.O_RDONLY), msvcrt.open_osfhandle(up, os.O_WRONLY))

else:

    def _start(command: Sequence[str], down: int, up: int) -> "subprocess.Popen[bytes]":
        return subprocess.Popen([*command, "--tether", f"{down}:{up}"], pass_fds=(down, up))

    def _tell_myself(number: signal.Signals) -> None:
        os.kill(os.getpid(), number)

    def _open_ends(ends: str) -> tuple[int, int]:
        down, up = (int(number) for number in ends.split(":"))
        os.set_inheritable(down, False)
        os.set_inheritable(up, False)
        return down, up
