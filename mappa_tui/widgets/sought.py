"""The line above a list in which one types what to find in it."""

from textual.binding import Binding
from textual.widgets import Input


class SoughtLine(Input):
    """One line; F7 marks all of it, as in every field."""

    BINDINGS = [Binding("f7", "select_all", show=False)]  # noqa: RUF012
    DEFAULT_CSS = """
    SoughtLine, SoughtLine:focus {
        border: none; border-left: outer $m-accent; background: $m-field; height: 1;
        margin-bottom: 1; background-tint: $foreground 0%;
    }
    """

    def __init__(self, typed: str = "") -> None:
        super().__init__(typed, select_on_focus=False)
