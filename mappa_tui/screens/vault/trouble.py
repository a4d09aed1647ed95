"""The vault cannot be unlocked, whoever asks: what is wrong, and what to do."""

from pathlib import Path

from textual.app import ComposeResult

from mappa_tui.commands import bindings
from mappa_tui.screens.vault import doorway
from mappa_tui.screens.vault.door import Door, paragraph, title
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.ends import Rule
from mappa_tui.widgets.say import DANGER, MUTED, said


class TroubleScreen(Door):
    """Says what is wrong, and looks again."""

    BINDINGS = bindings("look_again")
    answers = ("look_again", "help", "leave")
    footer = ("look_again", "help", "leave")

    def __init__(self, error: StorageError, backup: Path | None = None) -> None:
        """Tell of an error.

        Args:
            error: what is wrong.
            backup: the newest one beside the vault, if there is one.
        """
        super().__init__()
        self._error = error
        self._backup = backup

    def compose_column(self) -> ComposeResult:
        """Lay out what is wrong and what to do."""
        yield title("mappa-tui")
        yield paragraph(said((f"! {self._error.title}", DANGER)))
        yield paragraph("")
        yield Rule()
        yield paragraph(self._error.sentence)
        yield Rule()
        if self._backup:
            yield paragraph(said(("The newest backup beside the vault can take its place:", MUTED)))
            yield paragraph(f"mappa-tui restore {self._backup}")
            yield Rule()
        nothing = "Nothing was changed. Enter looks again, ctrl+q leaves the program."
        yield paragraph(said((nothing, MUTED)))

    def action_look_again(self) -> None:
        """Look at the folder again: somebody may have put the missing file back."""
        self.app.run_worker(self.mappa.show_alone(doorway(self.mappa.entrance)))
