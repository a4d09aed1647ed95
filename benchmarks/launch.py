"""What the launcher adds to the time until the program is on the screen.

Each start is a fresh process on a terminal of its own, once the program alone and once the
launcher with the program in it; both take turns, so that what else the machine does falls on
both. Run it from the checkout, on Linux or macOS: `python benchmarks/launch.py`.
"""

import argparse
import os
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = 1.3
PAINTED = b"MAPPA"
"""What the first frame says at the left of its first row."""


def start(arguments: list[str], environment: dict[str, str]) -> float:
    """Start a fresh process and return the seconds until its first frame."""
    import pty

    master, slave = pty.openpty()
    seen = b""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "mappa_tui", *arguments],
        cwd=ROOT,
        env=environment,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
    ) as process:
        while PAINTED not in seen:
            seen += os.read(master, 65536)
        seconds = time.perf_counter() - began
        process.send_signal(signal.SIGTERM)
        while process.poll() is None:
            if select.select([master], [], [], 0.05)[0]:
                os.read(master, 65536)
    os.close(slave)
    os.close(master)
    return seconds


def main() -> int:
    """Measure, print, and return 1 if the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    rounds: int = parser.parse_args().rounds
    alone: list[float] = []
    launched: list[float] = []
    with tempfile.TemporaryDirectory(prefix="mappa-benchmark-") as folder:
        environment = {**os.environ, "MAPPA_TUI_HOME": folder, "PYTHONDONTWRITEBYTECODE": ""}
        environment |= {"TERM": "xterm-256color", "LINES": "40", "COLUMNS": "120"}
        for arguments in (["within"], []):  # compiles what is imported, and makes the vault
            start(arguments, environment)
        for _ in range(rounds):
            alone.append(start(["within"], environment))
            launched.append(start([], environment))
    added = statistics.median(launched) - statistics.median(alone)
    ratio = statistics.median(launched) / statistics.median(alone)
    for name, times in (("program alone", alone), ("with its launcher", launched)):
        quarters = statistics.quantiles(times, n=4)
        print(
            f"{name:<18}  median {quarters[1] * 1000:6.1f} ms  "
            f"(quartiles {quarters[0] * 1000:.1f} to {quarters[2] * 1000:.1f})"
        )
    print(f"the launcher adds   {added * 1000:.1f} ms, {rounds} rounds")
    print(f"ratio of medians    {ratio:.2f}, target at most {TARGET}")
    return int(ratio > TARGET)


if __name__ == "__main__":
    sys.exit(main())
