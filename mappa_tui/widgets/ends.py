"""Lines across: one with something said at each of its ends, and a mere rule."""

from textual.content import Content
from textual.widgets import Static

from mappa_tui.widgets.say import apart


class Rule(Static):
    """A line across whatever it stands in."""

    DEFAULT_CSS = "Rule { height: 1; width: 100%; color: $m-line; overflow: hidden; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__("─" * 300, id=id, markup=False)


class Ends(Static):
    """One line, spread over whatever width it has by the time it is painted."""

    DEFAULT_CSS = "Ends { height: 1; width: 100%; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self._ends = (Content(""), Content(""))

    def spread(self, left: Content, right: Content) -> None:
        """Change what stands at the ends."""
        if (left, right) != self._ends:
            self._ends = (left, right)
            self.refresh()

    def render(self) -> Content:
        """Paint it across the width."""
        return apart(*self._ends, self.content_size.width)
