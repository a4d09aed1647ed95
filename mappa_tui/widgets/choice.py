"""A choice among few: seen at once, taken with an arrow, the space bar or its first letters."""

import re
from time import monotonic

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from mappa_tui.widgets.follow import keep_in_sight
from mappa_tui.widgets.say import MUTED, Part, said

_PARTS, _SHORT = re.compile(r"[a-z]+|[0-9]+[a-z]*"), re.compile(r"[0-9.]")
WITHIN = 1.0
"""Seconds in which a letter goes on with the ones before it; a longer pause begins anew."""


class Choice(Widget, can_focus=True):
    """One of several words, or none yet."""

    DEFAULT_CSS = """
    Choice {
        height: auto; width: 1fr; padding: 0 1; border-left: vkey $m-line;
        &:focus { border-left: outer $m-accent; background: $m-field; }
    }
    """

    class Changed(Message):
        """Another choice was taken, or it was cleared."""

        def __init__(self, choice: "Choice", value: str) -> None:
            super().__init__()
            self.choice = choice
            self.value = value

        @property
        def control(self) -> "Choice":
            """The choice that changed."""
            return self.choice

    class Refused(Message):
        """Letters were typed that begin none of the words."""

        def __init__(self, choice: "Choice") -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> "Choice":
            """The choice they were typed in."""
            return self.choice

    class Entered(Message):
        """Enter was pressed."""

        def __init__(self, choice: "Choice") -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> "Choice":
            """The choice it was pressed in."""
            return self.choice

    def __init__(self, choices: tuple[str, ...], value: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self._choices = choices
        self.value = value
        self.read_only = False
        self._letters = ""
        """What was typed without a pause."""
        self._typed_at = 0.0
        self._before = value
        """The value before those letters."""

    def render(self) -> Content:
        """Paint the value alone at rest, all choices with focus."""
        if not self.has_focus:
            return said(self.value) if self.value else said(("not answered", MUTED))
        parts: list[Part] = []
        for choice in self._choices:
            here = choice == self.value
            parts += [("▸" if here else " "), (choice, "bold" if here else MUTED), "  "]
        return said(*parts)

    def set_value(self, value: str) -> None:
        """Show another value without telling."""
        if value != self.value:
            self.value = value
            self.refresh(layout=True)

    def on_focus(self) -> None:
        """Show all choices."""
        self.refresh(layout=True)
        self.call_after_refresh(self.follow)

    def follow(self) -> None:
        """Scroll the form so that all choices are seen."""
        if self.is_attached and self.has_focus:
            keep_in_sight(self, 0, max(self.size.height, 1))

    def on_blur(self) -> None:
        """Show the value alone."""
        self._letters = ""
        self.refresh(layout=True)

    def on_key(self, event: events.Key) -> None:
        """Take a choice by arrow, space or first letters; clear it with backspace."""
        if monotonic() - self._typed_at > WITHIN:
            self._letters = ""
        is_blank = event.key == "space" and not self._letters
        if event.is_printable and not is_blank and not event.key.startswith("alt+"):
            self._by_letter((event.character or "").lower())
        elif not self._steer(event.key):
            return
        event.stop()
        event.prevent_default()

    def _steer(self, key: str) -> bool:
        """Do what a key means that is no letter; return whether it means something."""
        self._letters = ""
        if key == "enter":
            self.post_message(self.Entered(self))
        elif key in ("right", "space", "left"):
            self._step(-1 if key == "left" else 1)
        elif key in ("backspace", "delete"):
            self._take("")
        else:
            return False
        return True

    def keys(self) -> str:
        """Return what the choice takes: `y yes, n no`; the second with `d` takes `dd`."""
        firsts = [choice[0].lower() for choice in self._choices]
        presses = [firsts[: at + 1].count(first) for at, first in enumerate(firsts)]
        named = zip(firsts, presses, self._choices, strict=True)
        return ", ".join(
            choice if first == choice else f"{first * count} {choice}"
            for first, count, choice in named
        )

    def _step(self, by: int) -> None:
        if self.value not in self._choices:
            self._take(self._choices[0 if by > 0 else -1])
        else:
            at = self._choices.index(self.value) + by
            self._take(self._choices[at % len(self._choices)])

    def _by_letter(self, letter: str) -> None:
        """Take the word that begins with what was typed; the same letter again, the next one.

        Whoever goes on with what begins no word is writing a sentence: the answer stays as it
        was before, until they pause.
        """
        if not self._letters:
            self._before = self.value
        self._letters += letter
        self._typed_at = monotonic()
        if letter.isdigit() and not self._beginning(self._letters) and self._beginning(letter):
            self._letters = letter  # another number, and no sentence
        found = self._beginning(self._letters)
        if found and len(self._letters) > 1:
            self._take(self.value if self.value in found else found[0])
        elif same := self._beginning(letter) if set(self._letters) == {letter} else []:
            at = same.index(self.value) + 1 if self.value in same else 0
            self._take(same[at % len(same)])
        else:
            self._take(self._before)
            if not self.read_only:
                self.post_message(self.Refused(self))

    def _beginning(self, letters: str) -> list[str]:
        found = [choice for choice in self._choices if choice.lower().startswith(letters)]
        if found or not _SHORT.search(letters):
            return found
        typed = _PARTS.findall(letters)
        return [choice for choice in self._choices if _reads_as(choice.lower(), typed)]

    def _take(self, value: str) -> None:
        if not self.read_only and value != self.value:
            self.value = value
            self.refresh(layout=True)
            self.post_message(self.Changed(self, value))


def _reads_as(choice: str, typed: list[str]) -> bool:
    """Whether a choice has parts in a row that begin with those typed: `s.327` and `327`."""
    parts = _PARTS.findall(choice)
    starts = range(len(parts)) if typed and typed[0].isdigit() else (0,)
    return bool(typed) and any(
        len(parts) - at >= len(typed)
        and all(part.startswith(each) for part, each in zip(parts[at:], typed, strict=False))
        for at in starts
    )
