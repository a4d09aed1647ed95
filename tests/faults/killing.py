"""Processes that work in a vault and are killed: forked from one that has imported everything.

A process is forked before it opens any vault, so each opens its own, as the program does.
"""

import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

COUNT = -1
"""As a step: not to be killed, but to tell of each touch of a file."""
PATIENCE = 60.0
ROUNDS = int(os.environ.get("FAULT_ROUNDS", "50"))
"""How often each random killing is done; `python dev.py faults` does more."""


class Victim:
    """One forked process at work."""

    def __init__(self, server: "Victims", pid: int) -> None:
        self.pid = pid
        self.said: list[str] = []
        """What it said so far, whole lines."""
        self._server = server

    def says(self, word: str) -> None:
        """Wait until it has said `word`."""
        until = time.monotonic() + PATIENCE
        while word not in self.said:
            line = self._server.line(until - time.monotonic())
            assert line is not None, f"never said {word}: {self.said}"
            assert not line.startswith("ended"), f"ended without {word}: {self.said}"
            self.said.append(line)

    def kill_within(self, seconds: float) -> int:
        """Kill it at the end of this time, whatever it does; return how it ended."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            line = self._server.line(left)
            if line is not None and line.startswith("ended"):
                return int(line.split()[1])
            if line is not None:
                self.said.append(line)
        os.kill(self.pid, signal.SIGKILL)
        return self.ended()

    def ended(self) -> int:
        """Wait for its end; return 0, or the number of the signal as a negative."""
        while True:
            line = self._server.line(PATIENCE)
            assert line is not None, "still running"
            if line.startswith("ended"):
                return int(line.split()[1])
            self.said.append(line)


class Victims:
    """The process that forks them."""

    def __enter__(self) -> "Victims":
        root = Path(__file__).parents[2]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.victims"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=root,
        )
        self._rest = b""
        assert self.line(PATIENCE) == "ready"
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE)
        self._process.stdout.close()

    def start(self, work: str, folder: Path, /, step: int = 0, **given: Any) -> Victim:
        """Fork a process that does `work`, one of `victims.WORKS`.

        With `step`, it kills itself before it touches a file for the so-many-th time.
        """
        assert self._process.stdin is not None
        asked = {"work": work, "folder": str(folder), "step": step, "given": given}
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        self._process.stdin.flush()
        said = self.line(PATIENCE)
        assert said is not None
        assert said.startswith("pid"), said
        return Victim(self, int(said.split()[1]))

    def steps(self, work: str, folder: Path, **given: Any) -> list[int]:
        """Return before which touches of a file to kill `work`.

        Before all from that on which decides, a renaming; of those before it, which all leave
        an unfinished folder, only some unless there is much time.
        """
        victim = self.start(work, folder, COUNT, **given)
        assert victim.ended() == 0, victim.said
        touches = [line for line in victim.said if line.startswith("os.")]
        deciding = next(
            number
            for number, line in enumerate(touches, 1)
            if line.startswith("os.rename") and " ." not in line and line.endswith(".part")
        )
        before = range(1, deciding, 1 if ROUNDS > 50 else 2)
        return [*before, *range(deciding, len(touches) + 1)]

    def line(self, seconds: float) -> str | None:
        """Return the next whole line; None if none comes in time."""
        assert self._process.stdout is not None
        handle = self._process.stdout.fileno()
        until = time.monotonic() + seconds
        while b"\n" not in self._rest:
            if not select.select([handle], [], [], max(0.0, until - time.monotonic()))[0]:
                return None
            got = os.read(handle, 65536)
            assert got, "the process that forks them is gone"
            self._rest += got
        line, self._rest = self._rest.split(b"\n", 1)
        return line.decode()
