"""The order in which Tab goes from field to field."""

from collections.abc import Iterator

from textual.dom import DOMNode
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget

from mappa_tui.widgets.editor import Editor


class InOrder(Screen[ScreenResultType]):
    """A screen whose fields come and go."""

    @property
    def focus_chain(self) -> list[Widget]:
        """Where Tab goes, in order."""
        return list(in_order(self))

    def focus_next(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Go on; a date is replaced by typing."""
        return _entered(super().focus_next(selector))

    def focus_previous(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Go back, likewise."""
        return _entered(super().focus_previous(selector))


def _entered(widget: Widget | None) -> Widget | None:
    if isinstance(widget, Editor):
        widget.enter()
    return widget


def in_order(node: DOMNode) -> Iterator[Widget]:
    """Return what can have the cursor below `node`, in the order in which it was laid out.

    Textual goes by where each stands on the screen. A field that has just come has no place
    there yet: it would count as the first, and what is typed next would land elsewhere.
    """
    for child in node.children:
        if child.display and not child.disabled:
            if child.focusable:
                yield child
            yield from in_order(child)
