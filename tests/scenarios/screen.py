"""Reads the screen as a person does: what it says, and where the cursor is."""

import asyncio
import contextlib
import re
import time
from collections.abc import Callable

from textual.app import App

NOTES = "Notes"
"""What the field without a label is called: the notes of an item."""
PATIENCE = 10.0
"""How long a person waits for the screen before they call it a fault, in seconds."""
_TICK, _LONGEST_TICK = 0.02, 0.15
_STILL = 3
_FIELDS_BEGIN = 0.46
_LABEL = 20
"""How many cells before a field hold its label."""


class Screen:
    """The screen of a running program; it is read, never asked."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._seen: list[str] = []

    def lines(self) -> list[str]:
        """Return the lines as they read; it takes a moment to look again."""
        if not self._seen:
            # While something is being put on the screen, nobody sees it yet.
            with contextlib.suppress(KeyError):
                strips = self._app.screen._compositor.render_strips()
                self._seen = [strip.text.rstrip() for strip in strips]
        return self._seen

    def look_again(self) -> None:
        """Forget what was seen."""
        self._seen = []

    def front(self) -> list[str]:
        """Return the lines of the dialog that lies over the screen, or else of the screen."""
        lines = self.lines()
        top = next((line for line in lines if "╭" in line), "")
        left, right = top.find("╭"), top.find("╮")
        return [line[left + 1 : right] for line in lines] if top else lines

    def text(self) -> str:
        """Return the text, its blanks and frames run together."""
        return plain("\n".join(self.lines()))

    def heading(self) -> str:
        """Return the line that names the open item or section."""
        lines = [re.split("[▕▏]", line) for line in self.lines()[2:4]]
        return plain(" ".join(parts[1] if len(parts) > 1 else parts[0] for parts in lines))

    def cursor(self) -> str:
        """Return the label of the field with the cursor, or else the line of a list with it."""
        for before, _ in self._field_rows():
            return _label(before) or NOTES
        rows = [plain(line.partition("▸")[2]) for line in self.front() if "▸" in line]
        return rows[0].lstrip("!✓● ") if rows else ""

    def field(self) -> str:
        """Return what stands in the field with the cursor."""
        return plain(" ".join(re.split("[│▕]", row)[0] for _, row in self._field_rows()))

    def is_in_field(self) -> bool:
        """Return whether the cursor is in a field, and not on a line of a list."""
        return bool(self._field_rows())

    def _field_rows(self) -> list[tuple[str, str]]:
        """Return what stands before and in the field with the cursor, line by line."""
        parts = [line.partition("▌") for line in self.front()]
        # The notes that rise at the right for a moment have the same border.
        room = self._app.size.width * _FIELDS_BEGIN
        return [(before, row) for before, mark, row in parts if mark and len(before) < room]

    def labels(self) -> list[str]:
        """Return the labels of the fields that are seen, in their order."""
        found = [re.split("[▏▌]", line)[0] for line in self.front() if re.search("[▏▌]", line)]
        return [label for label in map(_label, found) if label]

    def has_dialog(self) -> bool:
        """Return whether a dialog lies over the screen."""
        return any("╭" in line for line in self.lines())

    # Waiting for it

    async def until(self, true: Callable[[], bool], what: str) -> None:
        """Wait until something is so on the screen, as long as a person would."""
        ends, tick = time.monotonic() + PATIENCE, _TICK
        while not true():
            if time.monotonic() > ends:
                screen = "\n".join(self.lines())
                raise AssertionError(f"{what}; the screen is:\n{screen}")
            await asyncio.sleep(tick)
            self.look_again()
            tick = min(tick * 1.4, _LONGEST_TICK)

    async def rest(self) -> None:
        """Wait until nothing moves on the screen for a moment."""
        before, still = self.lines(), 0
        while still < _STILL:
            await asyncio.sleep(_TICK)
            self.look_again()
            still = still + 1 if self.lines() == before else 0
            before = self.lines()

    async def sees(self, *texts: str) -> None:
        """Wait until the screen says each of these."""
        for text in texts:
            await self.until(lambda: text in self.text(), f"not seen: {text}")  # noqa: B023

    async def at(self, label: str) -> None:
        """Wait until the cursor is in the field `label`."""
        await self.until(lambda: self.cursor() == label, f"the cursor is not in {label}")

    async def on(self, row: str) -> None:
        """Wait until the cursor is on a line of a list that begins with `row`."""
        await self.until(lambda: self.cursor().startswith(row), f"the cursor is not on {row}")

    async def arrives(self, title: str) -> None:
        """Wait until an item or section is open."""
        await self.until(lambda: title in self.heading(), f"{title} does not open")
        await self.rest()

    async def dialog(self, title: str) -> None:
        """Wait until a dialog lies over the screen, with the cursor in it."""
        await self.until(
            lambda: self.has_dialog() and title in plain("".join(self.front()[2:5])),
            f"no dialog {title}",
        )
        await self.until(lambda: bool(self.cursor()), f"no cursor in {title}")

    async def gone(self) -> None:
        """Wait until the program has ended."""
        await self.until(lambda: not self._app.is_running, "the program does not end")

    async def no_dialog(self) -> None:
        """Wait until the dialog is gone."""
        await self.until(lambda: not self.has_dialog(), "the dialog stays")


def plain(text: str) -> str:
    """Return a text without frames, its blanks run together."""
    return " ".join(re.sub("[│─▏▕▌▁▂▃▄▅▆▇]", " ", text).split())


def _label(before: str) -> str:
    return re.split("[│▕]", before)[-1][-_LABEL:].strip()
