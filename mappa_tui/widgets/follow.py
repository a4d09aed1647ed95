"""Keeps a line in sight inside the pane that scrolls, and the pane's top with it if it fits."""

from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget


def keep_in_sight(widget: Widget, line: int, height: int = 1) -> None:
    """Scroll the nearest pane so that lines `line` to `line + height` of `widget` are seen."""
    pane = next((each for each in widget.ancestors if isinstance(each, VerticalScroll)), None)
    if pane is None or not widget.is_attached:
        return
    room = pane.scrollable_content_region.height
    top = widget.content_region.y - pane.scrollable_content_region.y + round(pane.scroll_y) + line
    if top + height <= room:
        pane.scroll_to(y=0, animate=False)
    else:
        region = Region(0, top, pane.scrollable_content_region.width, min(height, room))
        pane.scroll_to_region(region, animate=False, x_axis=False)
