"""Plays the program as a person at the keyboard does: presses keys, reads the screen, waits."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from mappa_tui.app import MappaApp
from mappa_tui.domain.clock import LONDON, Clock

NOTES = "Notes"
"""What the field without a label is called: the notes of an item."""
PATIENCE = 10.0
"""How long a person waits for the screen before they call it a fault, in seconds."""
NARROW, WIDE = (80, 24), (120, 40)
_TICK = 0.02
_LABEL = 20
"""How many cells before the cursor's field hold its label."""


class Pick(str):
    """An answer that is taken from a choice, and not typed."""


class Left(Pick):
    """A choice that is come to from the end, with the left arrow."""


class Begun(str):
    """An answer of which only the beginning is typed: Tab takes the rest as it is offered."""


class Instead(str):
    """An answer that is typed in place of what stands there."""


Answers = Sequence[tuple[str, str]]
"""Fields of a form by their labels, with what goes in."""


class WallClock:
    """The clock on the wall, which the story sets."""

    def __init__(self, moment: str) -> None:
        self.set(moment)

    def set(self, moment: str) -> None:
        """Set it to a moment such as `2025-10-14 10:02`."""
        self._moment = datetime.fromisoformat(moment).replace(tzinfo=LONDON).astimezone(UTC)

    def now(self) -> datetime:
        return self._moment


class Player:
    """One sitting at the program."""

    def __init__(self, pilot: Pilot[None], clock: WallClock) -> None:
        self._app = pilot.app
        self.clock = clock.set

    # What is on the screen

    def lines(self) -> list[str]:
        """Return the screen's lines as they read."""
        try:
            strips = self._app.screen._compositor.render_strips()
        except KeyError:
            # Something is being put on the screen just now; nobody sees it yet.
            return []
        return [strip.text.rstrip() for strip in strips]

    def front(self) -> list[str]:
        """Return the lines of the dialog that lies over the screen, or else of the screen."""
        lines = self.lines()
        top = next((line for line in lines if "╭" in line), "")
        left, right = top.find("╭"), top.find("╮")
        return [line[left + 1 : right] for line in lines] if top else lines

    def text(self) -> str:
        """Return the screen's text, its blanks and frames run together."""
        return _plain("\n".join(self.lines()))

    def cursor(self) -> str:
        """Return the label of the field with the cursor, or else the line of a list with it."""
        lines = self.front()
        for line in lines:
            if "▌" in line:
                return _label(line.partition("▌")[0]) or NOTES
        rows = [_plain(line.partition("▸")[2]) for line in lines if "▸" in line]
        return rows[0].lstrip("!✓● ") if rows else ""

    def field(self) -> str:
        """Return what stands in the field with the cursor."""
        rows = [line.partition("▌")[2] for line in self.front() if "▌" in line]
        return _plain(" ".join(re.split("[│▕]", row)[0] for row in rows))

    def labels(self) -> list[str]:
        """Return the labels of the fields that are seen, in their order."""
        found = [re.split("[▏▌]", line)[0] for line in self.front() if re.search("[▏▌]", line)]
        return [label for label in map(_label, found) if label]

    async def until(self, true: Callable[[], bool], what: str) -> None:
        """Wait until something is so on the screen, as long as a person would."""
        ends = time.monotonic() + PATIENCE
        while not true():
            if time.monotonic() > ends:
                screen = "\n".join(self.lines())
                raise AssertionError(f"{what}; the screen is:\n{screen}")
            await asyncio.sleep(_TICK)

    async def sees(self, *texts: str) -> None:
        """Wait until the screen says each of these."""
        for text in texts:
            await self.until(lambda: text in self.text(), f"not seen: {text}")  # noqa: B023

    async def sees_no(self, text: str) -> None:
        """Wait until the screen does not say this any more."""
        await self.until(lambda: text not in self.text(), f"still seen: {text}")

    async def at(self, label: str) -> None:
        """Wait until the cursor is in the field `label`."""
        await self.until(lambda: self.cursor() == label, f"the cursor is not in {label}")

    async def on(self, row: str) -> None:
        """Wait until the cursor is on a line of a list that begins with `row`."""
        await self.until(lambda: self.cursor().startswith(row), f"the cursor is not on {row}")

    # Keys

    async def press(self, *keys: str) -> None:
        """Press keys one after another, each after what the one before did."""
        for key in keys:
            self._app.post_message(_key(key))

    async def type(self, text: str) -> None:
        """Type a text in one go, faster than anybody does, and see its last word."""
        for character in text:
            self._app.post_message(_key("enter" if character == "\n" else character))
        last = text.split()[-1]
        await self.until(lambda: last in self.field(), f"not typed: {last}")

    async def go(self, number: int, title: str) -> None:
        """Go to an item of the agenda by its number."""
        await self.press("ctrl+g")
        await self.sees("type its number or name")
        await self.type(str(number))
        await self.press("enter")
        await self.arrives(title)

    async def arrives(self, title: str) -> None:
        """Wait until an item or section is open, with the cursor in it."""
        await self.until(
            lambda: title in self.heading() and bool(self.cursor()), f"{title} does not open"
        )

    def heading(self) -> str:
        """Return the line that names the open item or section."""
        lines = self.lines()[2:4]
        return _plain(" ".join(re.split("[▕▏]", line)[1 if len(line) > 100 else 0] for line in lines))

    async def next(self, title: str) -> None:
        """Go on to the next item or section."""
        await self.press("f2")
        await self.arrives(title)

    async def to(self, label: str) -> None:
        """Go to a field: with as many Tabs as it is seen to lie ahead, else from field to field."""
        await self.until(lambda: bool(self.cursor()), "no cursor")
        for _ in range(30):
            here, labels = self.cursor(), self.labels()
            if here == label:
                return
            ahead = labels[labels.index(here) + 1 :] if here in labels else []
            if label in ahead:
                await self.press(*["tab"] * (ahead.index(label) + 1))
                await self.at(label)
            else:
                await self.press("tab")
                await self.until(lambda: self.cursor() not in ("", here), f"Tab stays at {here}")  # noqa: B023
        raise AssertionError(f"Tab never comes to {label}")

    async def pick(self, choice: str) -> None:
        """Take a choice by its first letter, pressed again where several begin with it."""
        for _ in range(6):
            shown = self.field()
            if f"▸{choice}" in shown:
                return
            await self.press("left" if isinstance(choice, Left) else choice[0])
            await self.until(lambda: self.field() != shown, f"{choice} is no choice")  # noqa: B023
        raise AssertionError(f"{choice} is not among {self.field()}")

    async def clear(self) -> None:
        """Empty the field with the cursor."""
        shown = self.field()
        await self.press("end", "ctrl+u")
        await self.until(lambda: self.field() != shown, "the field stays as it was")

    async def fill(self, answers: Answers) -> None:
        """Fill in fields, in their order on the screen."""
        for label, answer in answers:
            if not answer:
                continue
            await self.to(label)
            if isinstance(answer, Pick):
                await self.pick(answer)
                continue
            if isinstance(answer, Instead):
                await self.clear()
            await self.type(answer)
            if isinstance(answer, Begun):
                await self.until(lambda: "▸" in self.text(), f"nothing offered for {answer}")  # noqa: B023
                await self.press("tab")
                await self.until(lambda: self.cursor() != label, f"{label} is not left")  # noqa: B023

    async def form(self, key: str, title: str, answers: Answers) -> None:
        """Open a form with a key, fill it in, and put it away with Esc, which keeps it."""
        await self.press(key)
        await self.dialog(title)
        await self.fill(answers)
        await self.press("escape")
        await self.until(lambda: not self.has_dialog(), f"{title} stays")

    async def mark(self, keys: str) -> None:
        """Mark the line under the cursor with a key or more."""
        for key in keys:
            shown = self.lines()[4:]
            await self.press(key)
            await self.until(lambda: self.lines()[4:] != shown, f"{key} marks nothing")  # noqa: B023

    async def note(self, text: str) -> None:
        """Go to the item's notes, and type at their end."""
        await self.to(NOTES)
        await self.type(text)

    async def action(self, task: str, owner: str, due: str, *, number: int, key: str = "f3") -> None:
        """Capture an action: Enter goes from field to field, and keeps it at the end."""
        await self.press(key)
        await self.dialog(f"New action A{number}")
        await self.at("Task")
        await self.type(task)
        await self.press("enter")
        await self.at("Owner")
        await self.type(owner)
        await self.until(lambda: "▸" in self.text(), f"{owner} is not offered")
        await self.press("enter")
        await self.at("Due")
        await self.type(due)
        await self.press("enter")
        await self.until(lambda: not self.has_dialog(), "the action stays open")

    async def measure(self, number: int, answers: Answers) -> None:
        """Capture a measure under the pillar that is open."""
        await self.form("ctrl+n", f"New measure M{number}", answers)

    async def dialog(self, title: str) -> None:
        """Wait until a dialog lies over the screen, with the cursor in it."""
        await self.until(
            lambda: self.has_dialog() and title in _plain(self.front()[3]) and bool(self.cursor()),
            f"no dialog {title}",
        )

    def has_dialog(self) -> bool:
        """Return whether a dialog lies over the screen."""
        return any("╭" in line for line in self.lines())


@asynccontextmanager
async def sitting(
    folder: Path, clock: WallClock, size: tuple[int, int] = NARROW
) -> AsyncIterator[Player]:
    """Open the program on a folder; it is closed at the end, if that did not happen before."""
    app = MappaApp(folder, Clock(clock.now), "Leanne Cross")
    async with app.run_test(size=size) as pilot:
        yield Player(pilot, clock)


def _label(before: str) -> str:
    """Return the label in what stands before a field."""
    return re.split("[│▕]", before)[-1][-_LABEL:].strip()


def _plain(text: str) -> str:
    return " ".join(re.sub("[│─▏▕▌]", " ", text).split())


def _key(key: str) -> events.Key:
    if len(key) == 1:
        return events.Key(_character_to_key(key), key)
    return events.Key(key, {"enter": "\r", "tab": "\t", "space": " "}.get(key))
