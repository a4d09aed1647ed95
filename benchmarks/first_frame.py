"""How long the program takes to its first frame, against an empty Textual app.

Each start is a fresh process without a terminal; both kinds take turns, so that what else
the machine does falls on both. Run it from the checkout: `python benchmarks/first_frame.py`.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = 1.3

# The first frame is there when Textual says Ready; a byte on the pipe tells the parent.
TELL = """
import os
from textual.app import App
run = App.run
def ready(self):
    os.write(1, b"!")
    self.exit()
App.on_ready = ready
App.run = lambda self, **given: run(self, headless=True, size=(120, 40))
"""
FLOOR = f"{TELL}\nApp().run()\n"
PROGRAM = f"{TELL}\nfrom mappa_tui.cli import main\nmain(['within'])\n"


def start(code: str, environment: dict[str, str]) -> float:
    """Start a fresh process and return the seconds until its first frame."""
    command = [sys.executable, "-c", code]
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        told = process.stdout.read(1)
        seconds = time.perf_counter() - began
        process.stdout.read()
        complaint = process.stderr.read().decode()
    if told != b"!":
        raise SystemExit(f"no first frame: {complaint}")
    return seconds


def main() -> int:
    """Measure, print, and return 1 if the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    rounds: int = parser.parse_args().rounds
    floor: list[float] = []
    program: list[float] = []
    with tempfile.TemporaryDirectory(prefix="mappa-benchmark-") as folder:
        environment = {**os.environ, "MAPPA_TUI_HOME": folder, "PYTHONDONTWRITEBYTECODE": ""}
        for code in (FLOOR, PROGRAM):  # compiles what is imported, and makes the vault
            start(code, environment)
        for _ in range(rounds):
            floor.append(start(FLOOR, environment))
            program.append(start(PROGRAM, environment))
    ratio = statistics.median(program) / statistics.median(floor)
    for name, times in (("empty Textual app", floor), ("mappa-tui", program)):
        quarters = statistics.quantiles(times, n=4)
        print(
            f"{name:<18}  median {quarters[1] * 1000:6.1f} ms  "
            f"(quartiles {quarters[0] * 1000:.1f} to {quarters[2] * 1000:.1f})"
        )
    print(f"ratio of medians    {ratio:.2f}, target at most {TARGET}, {rounds} rounds")
    return int(ratio > TARGET)


if __name__ == "__main__":
    sys.exit(main())
