"""Help on where one is: the keys that work here, what the marks mean, how things are saved."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mappa_tui.commands import COMMANDS, bindings, commands
from mappa_tui.widgets.say import MUTED, laid_out, said, stacked

WORDS = """Everything typed is saved by itself: half a second after the last key, and at once when a field or the screen is left. The top line says when.

In a field: Tab goes on, shift+Tab goes back, ctrl+z takes back, ctrl+y does again. F7 marks all of it: typing replaces it. What stands on one line is marked by itself when you come to it with Tab or Enter; an arrow goes into it instead. Where offers open below a field, the arrows choose, Tab or Enter takes one, Esc puts them away. In a choice: space, the arrows or the first letters; the same letter again is the next with that letter; backspace clears it.

In a form: Enter goes to the next empty field below and, when none is left, keeps and closes; in a field of several lines it begins a line, and Tab goes on. Forms of F3, F4 and F8 ask for no more than what is needed. Esc keeps and closes at any time; F2 does too, and goes on to the next item.

In a list: the arrows move, Enter opens a line, Del marks it as entered in error (it is kept, not printed; Del again takes that back).

Dates: 14/10/2025, 14 Oct, Tue 14 October, tomorrow. Times: 10:02, 2pm.

Marks: ✓ done without a gap · ● here · ! begun, something missing · blank not begun. What is missing never stops anybody from typing; it stops the signature."""  # noqa: E501

KEY = 8
NAMES = max(len(command.title) for command in COMMANDS.values())
GAP = 2
"""Cells of the columns of keys and of names, and between columns."""


class _Keys(Static):
    """Keys, what they are called and what they do, in columns that fill the width."""

    DEFAULT_CSS = """
    _Keys { width: 100%; height: auto; margin-bottom: 1; }
    """

    def __init__(self, keys: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(markup=False)
        self._keys = keys

    def on_resize(self) -> None:
        """Lay them out anew."""
        widths = (KEY, NAMES, max(self.size.width - KEY - NAMES - 2 * GAP, 10))
        lines: list[Content] = []
        for key, title, words in self._keys:
            cells = (said((key, "bold $m-accent")), said(title), said((words, MUTED)))
            lines += laid_out(cells, widths, GAP)
        self.update(stacked(lines))


class HelpScreen(ModalScreen[None]):
    """The help over a screen."""

    BINDINGS = bindings("back")
    DEFAULT_CSS = """
    HelpScreen { background: transparent; align: center middle; }
    HelpScreen > Vertical {
        border: round $m-accent; background: $m-background; padding: 0 2;
        width: 92%; max-width: 90; height: 92%;
    }
    HelpScreen .title { text-style: bold; height: 1; }
    HelpScreen VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    HelpScreen VerticalScroll > Static { height: auto; }
    """

    def __init__(self, answers: Sequence[str], words: str = "") -> None:
        """Explain a screen.

        Args:
            answers: the commands that it answers.
            words: what else there is to know, where that is not about fields and records.
        """
        super().__init__()
        self._answers = answers
        self._words = words or WORDS

    def compose(self) -> ComposeResult:
        """Lay out keys and words."""
        answered = commands(*dict.fromkeys((*self._answers, "lock", "hide")))
        keys = [(each.shown_key, each.title, each.help) for each in answered]
        keys.append(("ctrl+p", "All commands", "find any command by its name"))
        with Vertical():
            yield Static("Help   Esc goes back", classes="title", markup=False)
            with VerticalScroll():
                yield _Keys(keys)
                yield Static(self._words, markup=False)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
