"""Something shown whole over the screen: a title, and lines with a label each."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from mappa_tui.commands import bindings
from mappa_tui.widgets.follow import FollowingScroll
from mappa_tui.widgets.say import MUTED, said


class ShowScreen(ModalScreen[bool]):
    """The lines; the result is whether Enter was pressed, where it does something."""

    BINDINGS = bindings("back")
    DEFAULT_CSS = """
    ShowScreen { background: transparent; align: center top; }
    ShowScreen > Vertical {
        border: round $m-accent; background: $m-background; padding: 0 2; margin-top: 2;
        width: 84%; max-width: 92; height: auto; max-height: 90%;
    }
    ShowScreen .title { text-style: bold; height: auto; margin-bottom: 1; }
    ShowScreen FollowingScroll { height: auto; max-height: 42vh; }
    ShowScreen Horizontal { height: auto; }
    ShowScreen .label { width: 16; color: $m-muted; height: auto; }
    ShowScreen .value { width: 1fr; height: auto; }
    ShowScreen .note { height: auto; margin-top: 1; color: $m-muted; }
    ShowScreen .keys { height: auto; margin-top: 1; }
    """

    def __init__(
        self, title: str, lines: Sequence[tuple[str, str]], *, note: str = "", does: str = ""
    ) -> None:
        """Show `lines`.

        Args:
            title: what it is.
            lines: each with its label; those that are empty are left out.
            note: what is said below.
            does: what Enter does; nothing if it does nothing.
        """
        super().__init__()
        self._title = title
        self._lines = lines
        self._note = note
        self._does = does

    def compose(self) -> ComposeResult:
        """Lay out title, lines and keys."""
        with Vertical():
            yield Static(self._title, classes="title", markup=False)
            with FollowingScroll():
                for label, value in self._lines:
                    if value:
                        with Horizontal():
                            yield Static(label, classes="label", markup=False)
                            yield Static(value, classes="value", markup=False)
            if self._note:
                yield Static(self._note, classes="note", markup=False)
            enter = said(("Enter", "bold $m-accent"), f" {self._does}   ") if self._does else ""
            keys = said(enter, ("Esc", "bold $m-accent"), (" Back", MUTED))
            yield Static(keys, classes="keys", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Read on with the arrows, or a page at a time."""
        scroll = self.query_one(FollowingScroll)
        page = max(scroll.size.height - 1, 1)
        rows = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}.get(event.key)
        if rows is not None:
            event.stop()
            scroll.scroll_relative(y=rows, animate=False)

    def key_enter(self, event: events.Key) -> None:
        """Do what Enter does."""
        event.stop()  # or the list below would take it, once this is gone
        if self._does:
            self.dismiss(True)

    def action_back(self) -> None:
        """Put it away."""
        self.dismiss(False)
