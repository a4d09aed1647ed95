"""A choice among few: seen at once, taken with an arrow, the space bar or a letter."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from mappa_tui.widgets.follow import keep_in_sight
from mappa_tui.widgets.say import MUTED, Part, said


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
        self.refresh(layout=True)

    def on_key(self, event: events.Key) -> None:
        """Take a choice by arrow, space or first letter; clear it with backspace."""
        if event.key == "enter":
            self.post_message(self.Entered(self))
        elif event.key in ("right", "space"):
            self._step(1)
        elif event.key == "left":
            self._step(-1)
        elif event.key in ("backspace", "delete"):
            self._take("")
        elif event.is_printable and event.character:
            self._by_letter(event.character.lower())
        else:
            return
        event.stop()
        event.prevent_default()

    def _step(self, by: int) -> None:
        if self.value not in self._choices:
            self._take(self._choices[0 if by > 0 else -1])
        else:
            at = self._choices.index(self.value) + by
            self._take(self._choices[at % len(self._choices)])

    def _by_letter(self, letter: str) -> None:
        found = [c for c in self._choices if c.lower().startswith(letter)]
        if found:
            at = found.index(self.value) + 1 if self.value in found else 0
            self._take(found[at % len(found)])

    def _take(self, value: str) -> None:
        if not self.read_only and value != self.value:
            self.value = value
            self.refresh(layout=True)
            self.post_message(self.Changed(self, value))
