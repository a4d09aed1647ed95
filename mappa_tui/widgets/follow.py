"""Keeps a line in sight inside the pane that scrolls, and the pane's top with it if it fits."""

from typing import Protocol, runtime_checkable

from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget


@runtime_checkable
class Follows(Protocol):
    """A widget that has a cursor."""

    def follow(self) -> None:
        """Scroll its pane so that the cursor is seen."""


class FollowingScroll(VerticalScroll, can_focus=False):
    """A pane that scrolls, and goes with the cursor when something in it grows or shrinks."""

    def watch_virtual_size(self) -> None:
        """Look where the cursor has gone, once everything has its new place."""
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        if not self.is_attached:  # closed meanwhile
            return
        focused = self.screen.focused
        if isinstance(focused, Follows) and self in focused.ancestors:
            focused.follow()


def keep_in_sight(widget: Widget, line: int, height: int = 1) -> None:
    """Scroll the nearest pane so that lines `line` to `line + height` of `widget` are seen."""
    pane = next((each for each in widget.ancestors if isinstance(each, VerticalScroll)), None)
    if pane is None or not widget.is_attached:
        return
    room = pane.scrollable_content_region.height
    top = _top(widget, pane) + line
    if top + height <= room:
        pane.scroll_to(y=0, animate=False)
    else:
        region = Region(0, top, pane.scrollable_content_region.width, min(height, room))
        pane.scroll_to_region(region, animate=False, x_axis=False)


def _top(widget: Widget, pane: Widget) -> int:
    """Return where `widget` begins in the pane, however far the pane is scrolled just now."""
    top = widget.gutter.top
    while widget is not pane and isinstance(widget.parent, Widget):
        top += widget.virtual_region.y
        widget = widget.parent
        top += widget.gutter.top if widget is not pane else 0
    return top
