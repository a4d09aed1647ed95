"""The first two rows of every screen, and the last: marking and clock above, keys below."""

from collections.abc import Callable, Mapping, Sequence

from textual.content import Content
from textual.widget import Widget

from mappa_tui.commands import Command
from mappa_tui.widgets.say import ACCENT, ATTENTION, MUTED, apart, said

NARROW = 100
"""Below this width side columns fold."""


class TopBar(Widget):
    """Marking, case and clock, over a rule that is also the clock."""

    DEFAULT_CSS = """
    TopBar { height: 2; width: 100%; background: $m-background; }
    """

    def __init__(self, marking: str = "OFFICIAL-SENSITIVE") -> None:
        super().__init__()
        self._marking = marking
        self._left: Sequence[tuple[str, str]] = ()
        self._right: Sequence[tuple[str, str]] = ()
        self._share: float | None = None
        self._words = ""

    def say(
        self,
        left: Sequence[tuple[str, str]],
        right: Sequence[tuple[str, str]],
        share: float | None = None,
        words: str = "",
    ) -> None:
        """Show texts with their styles left and right, the used share of the time, and words.

        The words stand at the right end of the rule.
        """
        new = (tuple(left), tuple(right), share, words)
        if new != (self._left, self._right, self._share, self._words):
            self._left, self._right, self._share, self._words = new
            self.refresh()

    def render(self) -> Content:
        """Paint both rows."""
        width = self.size.width
        gap = "   " if width >= NARROW else "  "
        left = said((f" {self._marking} ", "bold $m-text on $m-field"), "  ")
        left = said(left, *_spaced(self._left, gap))
        right = said(*_spaced(self._right, gap), " ")
        first = apart(left, right, width).stylize_before("on $m-surface")
        used = 0 if self._share is None else round(min(max(self._share, 0), 1) * width)
        rule = said(("━" * used, MUTED), ("─" * (width - used), "$m-line"))
        if self._words:
            words = f" {self._words} "
            rule = said(rule.truncate(max(width - len(words) - 2, 0)), (words, "bold"), "──")
        return said(first, "\n", rule)


def _spaced(parts: Sequence[tuple[str, str]], gap: str) -> list[Content]:
    spaced: list[Content] = []
    for text, style in parts:
        if spaced:
            spaced.append(Content(gap))
        spaced.append(said((text, style) if style else text))
    return spaced


class KeyBar(Widget):
    """The keys of a screen; places with their counts stand apart where it is narrow."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; width: 100%; background: $m-surface; }
    """

    def __init__(
        self,
        commands: Sequence[Command],
        counts: Callable[[], Mapping[str, str]] | None = None,
        titles: Callable[[], Mapping[str, str]] | None = None,
    ) -> None:
        super().__init__()
        self._commands = commands
        self._counts = counts or dict
        self._titles = titles or dict

    def _command(self, command: Command) -> Content:
        count = self._counts().get(command.name, "")
        title = self._titles().get(command.name, command.title)
        mark = count.startswith("! ")
        tail = said((" ! ", ATTENTION), (count[2:], MUTED)) if mark else said((f" {count}", MUTED))
        return said((command.shown_key, f"bold {ACCENT}"), f" {title}", tail if count else "")

    def render(self) -> Content:
        """Paint one row, or two where it is narrow and the screen has places to go."""
        width = self.size.width
        everything = said(("ctrl+p", f"bold {ACCENT}"), " All commands ")
        places = [each for each in self._commands if each.place]
        narrow = width < NARROW and bool(places)
        keys = [each for each in self._commands if each.footer and not (narrow and each.place)]
        if not narrow:
            first = [each for each in keys if not each.place] + [
                each for each in keys if each.place
            ]
            return apart(self._row(first, width - everything.cell_length - 2), everything, width)
        above = apart(self._row(places, width - everything.cell_length - 2), everything, width)
        return said(above, "\n", self._row(keys, width))

    def _row(self, commands: Sequence[Command], room: int) -> Content:
        row = Content(" ")
        for command in commands:
            shown = self._command(command)
            if row.cell_length + shown.cell_length > room:
                break
            row = said(row, shown, "   ")
        return row

    def on_resize(self) -> None:
        """Take two rows where one does not hold the places."""
        narrow = self.size.width < NARROW and any(each.place for each in self._commands)
        self.styles.height = 2 if narrow else 1
