"""What the screen shows in tests: frames are counted, and laid out only for who looks at them."""

from contextlib import suppress
from typing import Any

from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.app import App
from textual.screen import Screen

_paint = Compositor.render_update
_drawn = 0


def draw(
    self: Compositor,
    full: bool = False,
    screen_stack: list[Screen[Any]] | None = None,
    simplify: bool = False,
) -> Any:
    """Stand in for what paints a frame: count it, and let the next one be drawn.

    What the screen shows is asked of the compositor, which lays it out all the same; pictures
    are painted whole.
    """
    global _drawn
    _drawn += 1
    if full:
        return _paint(self, full, screen_stack, simplify)
    visible_screen_stack.set(screen_stack or [])
    self._dirty_regions.clear()
    return None


class Looking:
    """Looks at the screen of an app; again only once another frame is there."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._at = -1
        self._rows: list[str] = []

    def rows(self) -> list[str]:
        """Return the rows of the newest frame, with what lies behind a form."""
        if self._at != _drawn:
            at = _drawn
            # While something is being put on the screen, nobody sees it yet.
            with suppress(KeyError):
                visible_screen_stack.set(self._app._background_screens)
                strips = self._app.screen._compositor.render_strips(self._app.size)
                self._rows = [strip.text.rstrip() for strip in strips]
                self._at = at
        return self._rows
