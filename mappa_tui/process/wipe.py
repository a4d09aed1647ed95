"""The terminal as it was before the program, and nothing of the record left on it."""

import os
import sys
from contextlib import suppress
from typing import Any

try:
    import termios
except ImportError:  # Windows
    termios = None  # type: ignore[assignment]

STOP_HALF_SEQUENCE = "\x18\x1b\\"
"""What was killed may have stopped in the middle of one."""
MODES_OFF = "".join(
    f"\x1b[?{mode}l" for mode in (1000, 1002, 1003, 1004, 1006, 1015, 1016, 2004, 2026, 2048)
)
"""Mouse, focus, pasting in brackets, painting in one go, news of the size."""
PLAIN = "\x1b[r\x1b[0m\x1b(B\x1b[?7h\x1b[?25h\x1b]22;default\x1b\\"
"""Scroll the whole screen, no colour, wrapped lines, a cursor, the usual pointer."""
ALTERNATE_EMPTY = "\x1b[?1049h\x1b[<u\x1b[H\x1b[2J\x1b[?1049l"
"""The screen that the program painted on: its keyboard protocol off, and nothing on it.

Terminals keep a protocol for each of their two screens; the other one's is not ours.
"""
CLEAR = "\x1b[H\x1b[2J\x1b[3J"
"""The scrollback last: some terminals move the screen into it as they clear the screen."""

ENABLE_VIRTUAL_TERMINAL_PROCESSING = 4
STD_OUTPUT_HANDLE = -11


class Terminal:
    """The terminal that this process was started on, if it was."""

    def __init__(self) -> None:
        self._out = _first_terminal((1, 2, 0))
        self.keyboard = 0 if os.isatty(0) else None
        """The number under which keys are read, if they come from a terminal."""
        self._before: list[Any] | None = None
        if termios is not None and self.keyboard is not None:
            with suppress(termios.error):
                self._before = termios.tcgetattr(self.keyboard)

    def is_there(self) -> bool:
        """Whether somebody can read and answer."""
        return self._out is not None and self.keyboard is not None

    def show_no_keys(self) -> None:
        """Echo nothing: who types ahead while the program starts may type a passphrase."""
        if self._before is not None and self.keyboard is not None:
            silent = [*self._before]
            silent[3] &= ~termios.ECHO
            with suppress(termios.error):
                termios.tcsetattr(self.keyboard, termios.TCSANOW, silent)

    def restore(self) -> None:
        """Put the keyboard's modes back; forget keys that nobody has read."""
        if self._before is not None and self.keyboard is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.keyboard, termios.TCSANOW, self._before)
                termios.tcflush(self.keyboard, termios.TCIFLUSH)

    def wipe(self) -> None:
        """Put every mode back, then clear the screen and all that was scrolled off it."""
        self.write(STOP_HALF_SEQUENCE + MODES_OFF + ALTERNATE_EMPTY + PLAIN + CLEAR)
        self.restore()

    def give_up(self) -> None:
        """Put something in the place of a terminal that hung up: writing to it would fail."""
        nowhere = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(nowhere, number)

    def write(self, text: str) -> None:
        """Write to it, if it is there and still open."""
        if self._out is None:
            return
        _let_sequences_through()
        data = text.encode("utf-8", "replace")
        with suppress(OSError):
            while data:
                data = data[os.write(self._out, data) :]


def _first_terminal(numbers: tuple[int, ...]) -> int | None:
    return next((number for number in numbers if os.isatty(number)), None)


def _let_sequences_through() -> None:
    """Let the Windows console heed sequences; by the manual, not tried."""
    if sys.platform == "win32":
        import ctypes

        console = ctypes.windll.kernel32
        handle, mode = console.GetStdHandle(STD_OUTPUT_HANDLE), ctypes.c_ulong()
        if console.GetConsoleMode(handle, ctypes.byref(mode)):
            console.SetConsoleMode(handle, mode.value | ENABLE_VIRTUAL_TERMINAL_PROCESSING)
