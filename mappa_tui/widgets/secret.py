"""Where a passphrase is typed: dots, and nothing of it anywhere else."""

from textual.binding import Binding
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from mappa_tui.widgets.follow import keep_in_sight

SHOWN_FOR = 10.0
"""Seconds for which the key shows what stands behind the dots."""


class SecretInput(Input):
    """A line that shows dots; it is neither copied nor told to anybody but by `value`."""

    DEFAULT_CSS = """
    SecretInput, SecretInput:focus {
        height: 1; width: 1fr; padding: 0 1; color: $m-text; border: none;
        border-left: vkey $m-line; background: $m-background; background-tint: $foreground 0%;
        & > .input--placeholder { color: $m-muted; }
    }
    SecretInput:focus { border-left: outer $m-accent; background: $m-field; }
    """

    BINDINGS = [Binding("f7", "select_all", show=False)]  # noqa: RUF012

    class Changed(Input.Changed):
        """It was typed into. What shows messages to developers does not show what."""

        def __repr__(self) -> str:
            return "SecretInput.Changed()"

        def __rich_repr__(self) -> "list[str]":
            return []

    class Blurred(Input.Blurred):
        """It was left."""

        def __repr__(self) -> str:
            return "SecretInput.Blurred()"

        def __rich_repr__(self) -> "list[str]":
            return []

    class Entered(Message):
        """Enter was pressed."""

        def __init__(self, secret: "SecretInput") -> None:
            super().__init__()
            self.secret = secret

        @property
        def control(self) -> "SecretInput":
            """The field it happened in."""
            return self.secret

    def __init__(self, *, plain: bool = False, hint: str = "", id: str | None = None) -> None:
        """Make the field.

        Args:
            plain: whether it is shown: what is long and typed from paper needs comparing.
            hint: what stands in it while it is empty.
            id: as for every widget.
        """
        super().__init__(password=not plain, placeholder=hint, select_on_focus=False, id=id)
        self._plain = plain
        self._hiding: Timer | None = None

    async def action_submit(self) -> None:
        """Say that Enter was pressed, and not what was typed."""
        self.post_message(self.Entered(self))

    def show_for_a_moment(self) -> None:
        """Show what stands behind the dots; hide it again soon."""
        self.password = False
        if self._hiding:
            self._hiding.stop()
        self._hiding = self.set_timer(SHOWN_FOR, self.hide)

    def hide(self) -> None:
        """Show dots again."""
        self.password = not self._plain

    def action_copy(self) -> None:
        """Copy nothing: a clipboard outlives the moment, and other programs read it."""

    def action_cut(self) -> None:
        """Take out what is selected, and keep it nowhere."""
        self.delete_selection()

    def follow(self) -> None:
        """Scroll the form so that the field is seen."""
        keep_in_sight(self, 0)
