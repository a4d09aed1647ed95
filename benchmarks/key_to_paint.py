"""How long a key takes to its paint in the notes, against a bare TextArea app.

The floor is a TextArea with the same text and nothing else. Both run on a driver that
keeps what is written instead of sending it to a terminal; a key is painted when what is
written holds its character. They take turns. 10,000 cases are stored beside the meeting.
Run it from the checkout: `python benchmarks/key_to_paint.py`.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

sys.path.insert(0, str(Path(__file__).parents[1]))

from textual import events
from textual.app import App, ComposeResult
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.widgets import TextArea

from mappa_tui.app import MappaApp
from mappa_tui.demo import DEMO_STARTS
from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Put
from mappa_tui.domain.clock import Clock
from mappa_tui.screens.meeting.room import MeetingRoom
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.keys.access import Access

TARGET = 1.5
SIZE = (120, 40)
BETWEEN_KEYS = 0.1
"""Seconds: about 120 words a minute."""
FIRST_CHARACTER = 0x100
"""Letters that stand nowhere else on the screen, one cell wide."""
PATIENCE = 120.0


class Kept(HeadlessDriver):
    """Takes what would go to the terminal and tells when a character comes by."""

    here: ClassVar["Kept"]
    awaited = ""
    seen = 0.0

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        Kept.here = self

    @property
    def is_headless(self) -> bool:
        """A headless app would not render at all."""
        return False

    def write(self, data: str) -> None:
        """Look for the awaited character."""
        if self.awaited and self.awaited in data:
            self.seen = time.perf_counter()
            self.awaited = ""

    def flush(self) -> None:
        """Nothing waits to be written."""


class Bare(App[None]):
    """A TextArea and nothing else."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield TextArea(self._text, soft_wrap=True)


@dataclass(slots=True)
class Figures:
    """What was measured of one app."""

    paint: list[float] = field(default_factory=list)
    """Seconds from a key to its paint."""
    work: list[float] = field(default_factory=list)
    """Seconds of the screen's thread for one key, all that follows from it."""
    pauses: list[float] = field(default_factory=list)
    """The longest pause of the screen's thread in each round: saves happen in it."""


async def type_keys(pilot: Pilot[Any], keys: int, figures: Figures) -> None:
    """Type, and note how long each key takes."""
    app = pilot.app
    editor = app.focused
    assert isinstance(editor, TextArea)
    editor.move_cursor(editor.document.end)
    watch = asyncio.create_task(_pauses(figures))
    for count in range(keys):
        if count % 6 == 0:
            await _press(" ", "space")
            await asyncio.sleep(BETWEEN_KEYS)
        character = chr(FIRST_CHARACTER + count)
        worked = time.thread_time()
        Kept.here.seen, Kept.here.awaited = 0.0, character
        began = time.perf_counter()
        await _press(character, character)
        await asyncio.sleep(BETWEEN_KEYS)
        while not Kept.here.seen:
            if time.perf_counter() - began > PATIENCE:
                raise TimeoutError("a key was not painted")
            await asyncio.sleep(0.005)
        figures.paint.append(Kept.here.seen - began)
        figures.work.append(time.thread_time() - worked)
    watch.cancel()


async def _press(character: str, key: str) -> None:
    Kept.here.send_message(events.Key(key, character))


async def _pauses(figures: Figures) -> None:
    """Keep the longest time that nothing else could run."""
    figures.pauses.append(0.0)
    last = time.perf_counter()
    while True:
        await asyncio.sleep(0.002)
        now = time.perf_counter()
        figures.pauses[-1] = max(figures.pauses[-1], now - last - 0.002)
        last = now


async def measure(app: App[None], keys: int, figures: Figures) -> str:
    """Run the app, type in it, and return the text that it began with."""
    began_with = ""

    async def steps(pilot: Pilot[Any]) -> None:
        nonlocal began_with
        await _ready(pilot)
        editor = pilot.app.focused
        assert isinstance(editor, TextArea)
        began_with = editor.text
        await type_keys(pilot, keys, figures)
        pilot.app.exit()

    app.driver_class = Kept
    await app.run_async(size=SIZE, auto_pilot=steps)
    return began_with


async def _ready(pilot: Pilot[Any]) -> None:
    """Wait for the cursor in a text, and until everything around it has come to rest."""
    began = time.perf_counter()
    app = pilot.app
    while not isinstance(app.focused, TextArea) or not _home_is_filled(app):
        if time.perf_counter() - began > PATIENCE:
            raise TimeoutError("the app did not open")
        await asyncio.sleep(0.1)
    await asyncio.sleep(1.0)


def _home_is_filled(app: App[Any]) -> bool:
    if not isinstance(app, MappaApp):
        return True
    return (
        isinstance(app.screen, MeetingRoom) and getattr(app.screen_stack[0], "home", 1) is not None
    )


def fill(folder: Path, access: Access, cases: int) -> None:
    """Store cases beside the one of the demonstration."""
    store = Store(folder, Clock.starting_at(DEMO_STARTS), access)
    for first in range(0, cases, 500):
        numbers = range(first, min(first + 500, cases))
        store.write([Put(Case(surname=f"Name{n:05}", crn=f"B{n:06}")) for n in numbers])
    store.close()


def main() -> int:
    """Measure, print, and return 1 if the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--cases", type=int, default=10_000)
    asked = parser.parse_args()
    floor, program = Figures(), Figures()
    for _ in range(asked.rounds):
        with tempfile.TemporaryDirectory(prefix="mappa-benchmark-") as folder:
            access = Access.throwaway("Benchmark")
            fill(Path(folder), access, asked.cases)
            clock = Clock.starting_at(DEMO_STARTS)
            app = MappaApp(Path(folder), clock, access, demonstration=True)
            text = asyncio.run(measure(app, asked.keys, program))
        asyncio.run(measure(Bare(text), asked.keys, floor))
    for name, figures in (("bare TextArea", floor), ("meeting room", program)):
        quarters = statistics.quantiles(figures.paint, n=20)
        print(
            f"{name:<14} key to paint: median {quarters[9] * 1000:5.1f} ms, "
            f"95 % {quarters[18] * 1000:5.1f} ms; work {_median(figures.work):4.1f} ms a key; "
            f"longest pause {max(figures.pauses) * 1000:.0f} ms"
        )
    ratio = statistics.median(program.paint) / statistics.median(floor.paint)
    work = statistics.median(program.work) / statistics.median(floor.work)
    keys = asked.rounds * asked.keys
    print(f"ratio of medians {ratio:.2f}, target at most {TARGET}; of the work {work:.2f}")
    print(f"{keys} keys each, {asked.cases} cases stored")
    return int(ratio > TARGET)


def _median(times: list[float]) -> float:
    return statistics.median(times) * 1000


if __name__ == "__main__":
    sys.exit(main())
