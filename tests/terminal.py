"""The program as a process of its own, in a terminal: keys in, what it draws out."""

import codecs
import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 60.0
ROOT = Path(__file__).parent.parent
_ESCAPES = re.compile(
    r"\x1b\[[0-9;?<>=!]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P_^][^\x1b]*\x1b\\|\x1b."
)
_ROW = re.compile(r"\x1b\[[0-9]*;?[0-9]*[Hf]")


class Terminal:
    """A process on a terminal of its own."""

    def __init__(self, process: "subprocess.Popen[bytes]", master: int) -> None:
        self.process = process
        self._master = master
        self._decode = codecs.getincrementaldecoder("utf-8")("replace")
        self._drawn = ""

    def drawn(self) -> str:
        """Return all that was drawn so far, without colours and movements."""
        return self.plain(self._drawn)

    @staticmethod
    def plain(sent: str) -> str:
        """Return what was sent to a terminal without colours and movements."""
        return _ESCAPES.sub("", _ROW.sub("\n", sent))

    def sent(self) -> str:
        """Return all that was drawn so far as it came."""
        return self._drawn

    def is_there(self) -> bool:
        """Tell whether it was not taken away."""
        return self._master >= 0

    def hang_up(self) -> None:
        """Take the terminal away, as a window that is closed does."""
        os.close(self._master)
        self._master = -1

    def see(self, *texts: str) -> None:
        """Read until each of `texts` was drawn."""
        until = time.monotonic() + PATIENCE
        while not all(text in self.drawn() for text in texts):
            if time.monotonic() > until or not self._read(0.2):
                left = [text for text in texts if text not in self.drawn()]
                raise AssertionError(f"never drawn: {left}\n{self.drawn()[-6000:]}")

    def see_pattern(self, pattern: str) -> None:
        """Read until something that fits `pattern` was drawn."""
        until = time.monotonic() + PATIENCE
        while not re.search(pattern, self.drawn()):
            if time.monotonic() > until or not self._read(0.2):
                raise AssertionError(f"never drawn: {pattern}\n{self.drawn()[-6000:]}")

    def forget(self) -> None:
        """Read what is there, and look from now on only."""
        while select.select([self._master], [], [], 0.0)[0] and self._read(0.0):
            pass
        self._drawn = ""

    def wait(self, seconds: float) -> None:
        """Let time pass while reading, as a terminal does."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._read(min(left, 0.1))

    def keys(self, text: str) -> None:
        """Press keys, as a terminal sends them."""
        os.write(self._master, text.encode())

    def send(self, number: int) -> None:
        """Send a signal."""
        self.process.send_signal(number)

    def ended(self) -> int:
        """Read until the process is gone; return its exit code."""
        until = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if time.monotonic() > until:
                raise AssertionError(f"still running\n{self.drawn()[-4000:]}")
            self._read(0.1)
        while self._read(0.1):
            pass
        return self.process.returncode

    def read_until(self, condition: Callable[[], bool]) -> None:
        """Read until something holds, and then what is still there."""
        until = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > until:
                raise AssertionError(f"never\n{self.drawn()[-4000:]}")
            self._read(0.05)
        while self._read(0.0):
            if not select.select([self._master], [], [], 0.0)[0]:
                break

    def _read(self, seconds: float) -> bool:
        """Read what comes within `seconds`; return whether the process still holds its end."""
        if not select.select([self._master], [], [], seconds)[0]:
            return self.process.poll() is None or seconds == 0.0
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self._drawn += self._decode.decode(data)
        return bool(data)


def _kind(rows: int, columns: int) -> dict[str, str]:
    size = {"LINES": str(rows), "COLUMNS": str(columns)}
    return {"TERM": "xterm-256color", "COLORTERM": "truecolor", **size}


@contextmanager
def program(
    *arguments: str,
    env: dict[str, str] | None = None,
    cwd: Path = ROOT,
    rows: int = 40,
    columns: int = 120,
) -> Iterator[Terminal]:
    """Start Python with `arguments` on a terminal; it is killed afterwards if it still runs."""
    import fcntl
    import pty
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, **_kind(rows, columns), **(env or {})},
        cwd=cwd,
        start_new_session=True,
    )
    os.close(slave)
    terminal = Terminal(process, master)
    try:
        yield terminal
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.wait()
        if terminal.is_there():
            os.close(master)
