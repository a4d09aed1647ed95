"""A person at the program: presses keys, pastes, and reads what the screen shows."""

import asyncio
import atexit
import re
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, time
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget

from mappa_tui.app import MappaApp
from mappa_tui.demo import DEMO_STARTS, demonstration, whole_meeting
from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Put, Set
from mappa_tui.domain.clock import Clock
from mappa_tui.domain.meeting import IN_PROGRESS, ISSUED, Meeting
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.quiet_app import cover
from mappa_tui.storage.store import Store
from mappa_tui.widgets.bars import NARROW as NARROW_BELOW
from mappa_tui.widgets.field import Field
from tests.access import let_in
from tests.frames import Looking

PATIENCE = 20.0
"""Seconds until what should be seen counts as not coming."""
WIDE, NARROW, PANE = (120, 40), (80, 24), (80, 36)
NOTHING, BEGUN, RUNNING, WHOLE, REVIEW = "nothing", "begun", "running", "whole", "review"
"""What a vault holds at first: nothing; a meeting just begun, of a Category 3 case;
the demonstration's meeting at 10:42; the same meeting closed; the review after it, begun."""


class Person:
    """Sits at the program."""

    def __init__(self, app: MappaApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self._looking = Looking(app)
        self._painted: list[str] = []

    def lines(self) -> list[str]:
        """Return the rows of the screen as they are painted."""
        if self.app.covered:
            rows = cover(self.app.covered, self.app.size).strips
            return ["".join(strip.text for strip in row).rstrip() for row in rows]
        if not self.app._batch_count:  # else nothing is painted just now
            self._painted = self._looking.rows()
        return self._painted

    def text(self) -> str:
        """Return the whole screen."""
        return "\n".join(self.lines())

    def sees(self, *texts: str) -> bool:
        """Tell whether each of `texts` stands on the screen, wrapped or not."""
        shown = self.text()
        over = "\n".join(re.findall("│(.*)│", shown))
        patterns = [_wrapped(text) for text in texts]
        return all(re.search(each, shown) or re.search(each, over) for each in patterns)

    def row(self, text: str) -> str:
        """Return the first row with `text`."""
        return next((line for line in self.lines() if text in line), "")

    def ground(self) -> str:
        """Return the colour behind the text in the middle of the screen, as `#15191f`."""
        strips = self.app.screen._compositor.render_strips(self.app.size)
        segments = list(strips[len(strips) // 2])
        style = segments[len(segments) // 2].style
        color = style.bgcolor if style else None
        assert color is not None
        return color.get_truecolor().hex

    async def press(self, *keys: str) -> None:
        """Press keys, one after another, and wait until each has done what it does."""
        self.burst(*keys)
        await self._taken()

    async def _taken(self) -> None:
        come = asyncio.Event()
        self.app.call_later(come.set)
        async with asyncio.timeout(PATIENCE):
            await come.wait()
            await self.app._keys.taken()
        await self.pilot.pause()

    def burst(self, *keys: str) -> None:
        """Press keys without a gap, and without looking up."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            sent = key[-1:] if key.startswith("alt+") or len(key) == 1 else None
            character = {"enter": "\r", "tab": "\t"}.get(key, sent)
            self.app.post_message(events.Key(name, character))

    async def type(self, text: str) -> None:
        """Type a text as fast as keys come."""
        for character in text:
            key = _character_to_key(character)
            self.app.post_message(events.Key(key, character))
        await self._taken()

    async def paste(self, text: str) -> None:
        """Paste a text at the cursor."""
        self.app.post_message(events.Paste(text))
        await self._taken()

    async def wait(self, condition: Callable[[], bool], otherwise: str) -> None:
        """Wait until `condition` holds."""
        until = monotonic() + PATIENCE
        while not condition():
            if monotonic() > until:
                raise AssertionError(f"{otherwise}\n{self.text()}")
            await asyncio.sleep(0.01)

    async def see(self, *texts: str) -> None:
        """Wait until each of `texts` stands on the screen."""
        await self.wait(lambda: self.sees(*texts), f"not seen: {texts}")
        await self.pilot.pause()

    async def see_no(self, *texts: str) -> None:
        """Wait until none of `texts` stands on the screen."""
        await self.wait(lambda: not any(map(self.sees, texts)), f"still seen: {texts}")

    async def see_row(self, *texts: str) -> None:
        """Wait until one row holds all of `texts`."""

        def together() -> bool:
            return any(all(text in line for text in texts) for line in self.lines())

        await self.wait(together, f"not together in a row: {texts}")

    async def save(self) -> None:
        """Save, and wait until the screen says so."""
        await self.press("ctrl+s")
        await self.see("saved ")

    async def still(self) -> None:
        """Wait until the screen has not changed for a while."""
        before, same = "", 0
        while same < 5:
            await asyncio.sleep(0.05)
            await self.pilot.pause()
            same = same + 1 if self.text() == before else 0
            before = self.text()

    async def go_to(self, item: int, title: str) -> None:
        """Open an agenda item, or a section, by its number."""
        await self.press("ctrl+g")
        await self.see("type its number or name")
        await self.press(*str(item), "enter")
        await self.see_no("type its number or name")
        await self.at(item, title)

    async def at(self, item: int, title: str) -> None:
        """Wait until an item is open."""
        wide = self.app.size.width >= NARROW_BELOW
        await self.see(f" {item}  {title}" if wide else f" {item} of ")

    async def field(self, label: str) -> None:
        """Go on with Tab until the cursor is in the field with that label."""
        for _ in range(80):
            if label == self._label():
                await self.pilot.pause()
                return
            before = self.app.focused
            self.app.post_message(events.Key("tab", "\t"))
            await self.wait(partial(self._left, before), "Tab went nowhere")
        raise AssertionError(f"no field {label!r}\n{self.text()}")

    def _left(self, widget: Widget | None) -> bool:
        return self.app.focused is not widget

    def _label(self) -> str:
        widget = self.app.focused
        fields = [each for each in widget.ancestors if isinstance(each, Field)] if widget else []
        return fields[0].how.label if fields else ""

    async def open_meeting(self) -> None:
        """Open the first meeting of home."""
        await self.see("Open actions")
        await self.press("enter")
        await self.see(" of 18")


@asynccontextmanager
async def at_home(
    folder: Path, size: tuple[int, int] = PANE, moment: datetime = DEMO_STARTS
) -> AsyncIterator[Person]:
    """Start the program on a folder; it is closed afterwards."""
    app = MappaApp(folder, Clock(lambda: moment), let_in("L. Cross"))
    async with app.run_test(size=size, notifications=True) as pilot:
        yield Person(app, pilot)


@asynccontextmanager
async def in_room(
    folder: Path, item: int = 0, title: str = "", size: tuple[int, int] = PANE
) -> AsyncIterator[Person]:
    """Start the program on a folder, and open its meeting, at an item if one is given."""
    async with at_home(folder, size) as person:
        await person.open_meeting()
        if item:
            await person.go_to(item, title)
        yield person


def _wrapped(text: str) -> str:
    """Return a pattern for a text whose blanks may be line ends and edges on the screen."""
    return r"[\s│▁-▕]+".join(re.escape(part) for part in text.split())


def vault(parent: Path, holds: str) -> Path:
    """Make the folder of a vault that holds something already."""
    folder = parent / "vault"
    shutil.copytree(_filled(holds), folder)
    return folder


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """Open the store of a folder that no program has open."""
    store = Store(folder, Clock(lambda: DEMO_STARTS), let_in("L. Cross"))
    try:
        yield store
    finally:
        store.close()


def stored(folder: Path, reference: str = "X482913/3") -> MeetingRecord:
    """Return a meeting as it is in the vault, after the program is closed."""
    with opened(folder) as store:
        found = store.find_meeting(reference)
        assert found is not None
        return store.meeting(found)


@cache
def _filled(holds: str) -> Path:
    parent = mkdtemp(prefix="mappa-tests-")
    atexit.register(shutil.rmtree, parent, ignore_errors=True)
    folder = Path(parent) / "vault"
    nouns = {RUNNING: demonstration, WHOLE: whole_meeting}
    with opened(folder) as store:
        if holds == BEGUN:
            _begin(store)
        elif holds == REVIEW:
            _begin_review(store)
        elif holds != NOTHING:
            store.write([Put(noun) for noun in nouns[holds]()])
    return folder


def _begin(store: Store) -> None:
    case = Case(surname="Osei", forenames="Daniel", crn="X100200", category="3", level="2")
    store.write([Put(case)])
    meeting = store.plan(case.id)
    begun = {"state": IN_PROGRESS, "started": time(10, 30), "date": DEMO_STARTS.date()}
    store.write([Set("Meeting", meeting, begun)], meeting)


def _begin_review(store: Store) -> None:
    nouns = whole_meeting()
    store.write([Put(noun) for noun in nouns])
    last = [noun.id for noun in nouns if isinstance(noun, Meeting)][-1]
    store.sign(last, "DI Priya Nair", "by the chair, here", "L. Cross")
    store.write([Set("Meeting", last, {"state": ISSUED})], last)
    review = store.plan(store.meeting(last).case.id)
    begun = {"state": IN_PROGRESS, "started": time(10, 2)}
    store.write([Set("Meeting", review, begun)], review)
