"""The order in which Tab goes from field to field."""

from collections.abc import Iterator

from textual.dom import DOMNode
from textual.widget import Widget


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
