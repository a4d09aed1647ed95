"""The first two rows of every screen, and the last: marking and clock above, keys below."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from mappa_tui.commands import Command
from mappa_tui.widgets.say import ACCENT, ATTENTION, MUTED, apart, said, stacked

MARKING = "OFFICIAL-SENSITIVE"
"""The protective marking until it is known what the area has set."""
NARROW = 100
"""Below this width side columns fold."""
ROOMY = 118
"""Below this width the middle would be too narrow between two columns: the right one folds."""
BETWEEN_COLUMNS = [(0, "-narrow"), (NARROW, "-beside"), (ROOMY, "-between")]
"""The classes of a screen whose middle stands alone, beside one column, or between two."""


def fold(screen: Screen[Any]) -> None:
    """Give a screen the class of its width before its first frame; Textual does it behind it."""
    fitting = [
        step for step in screen.HORIZONTAL_BREAKPOINTS or [] if step[0] <= screen.app.size.width
    ]
    if fitting:
        screen.add_class(max(fitting)[1])


class TopBar(Widget):
    """Marking, case and clock, over a rule that is also the clock."""

    DEFAULT_CSS = """
    TopBar { height: 2; width: 100%; background: $m-background; }
    """

    def __init__(self, marking: str = "") -> None:
        """Make the bar.

        Args:
            marking: that of the record which is shown; the app's if there is none.
        """
        super().__init__()
        self._marking = marking
        self._shown = ""
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
        marking = self._marking or getattr(self.app, "marking", MARKING)
        if (*new, marking) != (self._left, self._right, self._share, self._words, self._shown):
            self._shown = marking
            self._left, self._right, self._share, self._words = new
            self.refresh()

    def render(self) -> Content:
        """Paint both rows."""
        width = self.size.width
        gap = "   " if width >= NARROW else "  "
        left = said(
            (f" {self._shown or self._marking or MARKING} ", "bold $m-text on $m-field"), "  "
        )
        left = said(left, *_spaced(self._left, gap))
        right = said(*_spaced(self._right, gap), " ")
        first = apart(left, right, width).stylize_before("on $m-surface")
        used = 0 if self._share is None else round(min(max(self._share, 0), 1) * width)
        rule = said(("━" * used, MUTED), ("─" * (width - used), "$m-line"))
        if self._words:
            words = said(f" {self._words} ").truncate(max(width - 2, 1), ellipsis=True).plain
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

    def offer(self, commands: Sequence[Command]) -> None:
        """Show other keys, where what can be done has changed."""
        if list(commands) != list(self._commands):
            self._commands = commands
            self.on_resize()
            self.refresh()

    def _command(self, command: Command) -> Content:
        count = self._counts().get(command.name, "")
        title = self._titles().get(command.name, command.title)
        mark = count.startswith("! ")
        tail = said((" ! ", ATTENTION), (count[2:], MUTED)) if mark else said((f" {count}", MUTED))
        return said((command.shown_key, f"bold {ACCENT}"), f" {title}", tail if count else "")

    def render(self) -> Content:
        """Paint one row, or two where one does not hold everything."""
        width = self.size.width
        everything = said(("ctrl+p", f"bold {ACCENT}"), " All commands ")
        rows = self._rows()
        first = self._row(rows[0], width - everything.cell_length - 1)
        lines = [apart(first, everything, width)]
        lines += [self._row(row, width) for row in rows[1:]]
        return stacked(lines)

    def _rows(self) -> list[list[Command]]:
        """Split the commands in rows: places first where there are some and one row is too short.

        Where the columns stand beside the item, a place that the footer need not have gives way.
        """
        width = self.size.width
        here = [each for each in self._commands if each.footer and not each.place]
        places = [each for each in self._commands if each.place]
        needed = [each for each in places if each.footer or width < ROOMY]
        if width >= NARROW or not places:
            for row in (here + places, here + needed):
                if self._fits(row):
                    return [row]
        if places:
            return [places, here]
        count = next((at for at in range(len(here), 0, -1) if self._fits(here[:at])), len(here))
        return [here[:count], here[count:]]

    def _fits(self, commands: Sequence[Command]) -> bool:
        return self._row(commands, 999).cell_length <= self.size.width - 21

    def _row(self, commands: Sequence[Command], room: int) -> Content:
        row = Content(" ")
        for command in commands:
            shown = self._command(command)
            if row.cell_length + shown.cell_length > room:
                break
            row = said(row, shown, "   ")
        return row

    def on_resize(self) -> None:
        """Take two rows where one does not hold everything."""
        self.styles.height = len(self._rows())
