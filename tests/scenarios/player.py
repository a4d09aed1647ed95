"""Plays the program as a person at the keyboard does, with keys alone, fast and in bursts."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from mappa_tui.app import MappaApp
from mappa_tui.domain.clock import LONDON, Clock
from mappa_tui.storage.vault.keys.access import Access
from tests.access import let_in
from tests.scenarios.screen import NOTES, Screen

NARROW, WIDE = (80, 24), (120, 40)
_GLANCES = 6
"""How often a person looks for the cursor before they take it to be out of sight."""


@dataclass(frozen=True)
class Pick:
    """An answer taken from a choice: by its first letter, pressed so often; or with the arrow."""

    choice: str
    presses: int = 1
    key: str = ""
    below: tuple[str, ...] = ()
    """The fields below it from then on, where it changes which there are; known by heart."""


@dataclass(frozen=True)
class Begun:
    """An answer of which only the beginning is typed: Tab takes the rest, and goes on."""

    text: str


@dataclass(frozen=True)
class Instead:
    """An answer typed in place of what stands there."""

    text: str


Answer = str | Pick | Begun | Instead
Answers = Sequence[tuple[str, Answer]]
"""Fields of a form by their labels, with what goes in; an empty text leaves a field alone."""


class WallClock:
    """The clock on the wall, which the story sets."""

    def __init__(self, moment: str) -> None:
        self.set(moment)

    def set(self, moment: str) -> None:
        """Set it to a moment such as `2025-10-14 10:02`."""
        self._moment = datetime.fromisoformat(moment).replace(tzinfo=LONDON).astimezone(UTC)

    def now(self) -> datetime:
        return self._moment


class Player(Screen):
    """One sitting at the program: its screen, and the keyboard."""

    def __init__(self, pilot: Pilot[None], clock: WallClock) -> None:
        super().__init__(pilot.app)
        self.clock = clock.set
        self._known: dict[str, list[str]] = {}
        """The fields of the forms that were seen, by their titles without numbers."""

    def press(self, *keys: str) -> None:
        """Press keys one after another, without looking up."""
        for key in keys:
            self._app.post_message(_key(key))
        self.look_again()

    async def type(self, text: str) -> None:
        """Type a text, and see that its last word has come."""
        self.press(*_typed(text))
        last = _ending(text)
        await self.until(lambda: last in self.field(), f"not typed: {last}")

    async def next(self, title: str) -> None:
        """Go on to the next item or section."""
        self.press("f2")
        await self.arrives(title)

    async def go(self, number: int, title: str) -> None:
        """Go to an item of the agenda by its number."""
        self.press("ctrl+g", *str(number), "enter")
        await self.arrives(title)

    async def arrives(self, title: str) -> None:
        """Wait until an item or section is open; go up to what is in sight of it."""
        await super().arrives(title)
        for _ in range(_GLANCES):
            if self.cursor():
                return
            await self.rest()
        self.press("shift+tab")  # the cursor waits in the notes, below what is in sight
        await self.until(lambda: bool(self.cursor()), f"no cursor in {title}")
        await self.rest()

    async def to(self, label: str) -> None:
        """Go to a field: with as many Tabs as it is seen to lie ahead, else one by one."""
        await self.until(lambda: bool(self.cursor()), "no cursor")
        for _ in range(30):
            here, labels = self.cursor(), self.labels()
            if here == label:
                return
            ahead = labels[labels.index(here) + 1 :] if here in labels else []
            if label in ahead:
                self.press(*["tab"] * (ahead.index(label) + 1))
                await self.at(label)
            else:
                self.press("tab")
                await self.until(lambda: self.cursor() not in ("", here), f"stays at {here}")  # noqa: B023
        raise AssertionError(f"Tab never comes to {label}")

    async def row(self, begins: str, key: str = "down") -> None:
        """Go to the line of a list that begins so: up from the fields, then along the lines."""
        await self.until(lambda: bool(self.cursor()), "no cursor")
        for _ in range(30):
            here = self.cursor()
            if here.startswith(begins):
                return
            self.press("shift+tab" if self.is_in_field() else key)
            await self.until(lambda: self.cursor() not in ("", here), f"stays at {here}")  # noqa: B023
        raise AssertionError(f"there is no line {begins}")

    async def fill(self, answers: Answers) -> None:
        """Fill in fields in their order on the screen, those in sight in one burst of keys."""
        left = _given(answers)
        while left:
            await self.to(left[0][0])
            labels = self.labels()
            labels = labels[labels.index(left[0][0]) :]
            burst: list[tuple[str, Answer]] = []
            while left and left[0][0] in labels:
                label, answer = left.pop(0)
                burst.append((label, answer))
                if isinstance(answer, Pick) and answer.below:
                    labels = [*labels[: labels.index(label) + 1], *answer.below]
            self.press(*_along(labels, burst))
            await self._filled(*burst[-1])

    async def _filled(self, label: str, answer: Answer) -> None:
        if isinstance(answer, Begun):
            await self.until(lambda: self.cursor() not in ("", label), f"{label} is not left")
            return
        last = f"▸{answer.choice}" if isinstance(answer, Pick) else _ending(_text(answer))
        last = _without_blanks(last)
        await self.at(label)
        await self.until(lambda: last in _without_blanks(self.field()), f"{label} has no {last}")

    async def form(self, key: str, title: str, answers: Answers) -> None:
        """Open a form with a key, fill it in, and put it away with Esc, which keeps it.

        Whoever has seen the form before does not look up until its line is in the list.
        """
        kind, given, line = re.sub("[0-9]", "", title), _given(answers), self.cursor()
        labels = self._known.get(kind, [])
        if (
            key != "f8"
            and line
            and not self.is_in_field()
            and {label for label, _ in given} <= set(labels)
        ):
            self.press(key, *_along(labels, given), "escape")
            await self.until(
                lambda: not self.has_dialog() and self.cursor() not in ("", line),
                f"{title} changes nothing",
            )
            return
        self.press(key)
        await self.dialog(title)
        self._known[kind] = self.labels()
        await self.fill(answers)
        self.press("escape")
        await self.no_dialog()

    async def line(self, key: str, title: str, text: str) -> None:
        """Capture something of one field: Enter keeps it."""
        self.press(key)
        await self.dialog(title)
        self.press(*_typed(text), "enter")
        await self.no_dialog()

    async def action(self, number: int, task: str, owner: str, due: str, key: str = "f3") -> None:
        """Capture an action: Enter takes the offered owner with the agency, and goes on to due."""
        self.press(key)
        await self.dialog(f"New action A{number}")
        past = [] if key == "f3" else ["enter"]  # whom it is done with is asked for as well
        self.press(*_typed(task), "enter", *_typed(owner), "enter", *past)
        self.press(*_typed(due), "enter")
        await self.no_dialog()

    async def leave(self) -> None:
        """Leave the program at once, wherever one is."""
        self.press("ctrl+q")
        await self.gone()

    async def note(self, text: str) -> None:
        """Go to the item's notes, and type."""
        await self.to(NOTES)
        await self.type(text)


@asynccontextmanager
async def sitting(
    folder: Path,
    clock: WallClock,
    size: tuple[int, int] = NARROW,
    access: Access | None = None,
) -> AsyncIterator[Player]:
    """Open the program on a folder, past its lock; it is closed at the end at the latest."""
    app = MappaApp(folder, Clock(clock.now), access or let_in("Leanne Cross"))
    async with app.run_test(size=size, notifications=True) as pilot:
        yield Player(pilot, clock)


def _given(answers: Answers) -> list[tuple[str, Answer]]:
    return [(label, answer) for label, answer in answers if answer]


def _along(labels: Sequence[str], answers: Answers) -> list[str]:
    """Return the keys that fill in fields, with the cursor in the first of `labels`."""
    at, keys = 0, list[str]()
    for label, answer in answers:
        place = labels.index(label, at)
        keys += ["tab"] * (place - at) + _keys(answer)
        at = place + isinstance(answer, Begun)
    return keys


def _text(answer: str | Begun | Instead) -> str:
    return answer if isinstance(answer, str) else answer.text


def _ending(text: str) -> str:
    """Return the end of a text: what came before it came too."""
    return text.split()[-1][-12:]


def _without_blanks(text: str) -> str:
    """Return a text as it is compared: it wraps, and a long word within itself."""
    return "".join(text.split())


def _typed(text: str) -> list[str]:
    return ["enter" if character == "\n" else character for character in text]


def _keys(answer: Answer) -> list[str]:
    if isinstance(answer, Pick):
        return [answer.key or answer.choice[0].lower()] * answer.presses
    clear = ["f7"] if isinstance(answer, Instead) else []
    return [*clear, *_typed(_text(answer)), *(["tab"] if isinstance(answer, Begun) else [])]


def _key(key: str) -> events.Key:
    if len(key) == 1:
        return events.Key(_character_to_key(key), key)
    return events.Key(key, {"enter": "\r", "tab": "\t"}.get(key))
