"""Textual's app with those ways closed by which it lets text out."""

from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.widgets import Input, TextArea
from textual.worker import WorkerFailed

from mappa_tui import quiet


class QuietApp(App[None]):
    """Says of an error where it arose alone, and keeps what is copied to itself.

    It overrides methods of Textual that begin with an underscore; a test holds that they are
    there and do what is taken for granted here.
    """

    BINDINGS: ClassVar[list[BindingType]] = []
    last_words = ""
    """What is said once the screen is cleared, if the program ended for a reason."""

    def _handle_exception(self, error: Exception) -> None:
        # Without what Textual does here for errors that paint themselves.
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Leave with a plain sentence: a traceback would print what people wrote."""
        error: BaseException | None = self._exception
        while isinstance(error, WorkerFailed):
            error = error.error
        self.exit(return_code=1, message=quiet.stopped(error))
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """Leave; what was to be shown may hold anything."""
        self._fatal_error()

    def _print_error_renderables(self) -> None:
        """Keep the first sentence for whoever started the app; the screen is not cleared yet."""
        said = [words for words in self._exit_renderables if isinstance(words, str)]
        self._exit_renderables.clear()
        self.last_words = self.last_words or (said[0] if said else "")

    def copy_to_clipboard(self, text: str) -> None:
        """Keep what is copied in this process; ctrl+v pastes it."""
        self._clipboard = text

    def action_copy_out(self) -> None:
        """Give what is selected, or else what was copied last, to the system's clipboard."""
        text = self._selected() or self.clipboard
        if not text:
            self.notify("Nothing is selected or copied.", markup=False)
            return
        super().copy_to_clipboard(text)
        self.notify("On the system's clipboard: every program here can read it.", markup=False)

    def _selected(self) -> str:
        focused = self.focused
        if isinstance(focused, Input):
            # What is hidden on the screen stays hidden.
            return "" if focused.password else focused.selected_text
        if isinstance(focused, TextArea) and focused.selected_text:
            return focused.selected_text
        return self.screen.get_selected_text() or ""

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Do nothing: a picture of the screen would lie about unencrypted."""
