"""Textual's app with those ways closed by which it lets text out."""

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.app import App
from textual.binding import BindingType
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Input, TextArea
from textual.worker import WorkerFailed

from mappa_tui.process import quiet


class QuietApp(App[None]):
    """Says of an error where it arose alone, and keeps what is copied to itself.

    It overrides methods of Textual that begin with an underscore; a test holds that they are
    there and do what is taken for granted here.
    """

    BINDINGS: ClassVar[list[BindingType]] = []
    last_words = ""
    """What is said once the screen is cleared, if the program ended for a reason."""
    covered: tuple[str, ...] = ()
    """Lines that are painted in place of everything, while the screen is hidden."""

    def cover(self, *lines: str) -> None:
        """Paint these lines and nothing else, at once and until `uncover`.

        What lies below goes on unchanged: a screen over the others could be covered itself by
        what opens late, and those below could not close.
        """
        self.covered = lines
        if self._screen_stack:
            # Not even while changes are gathered, to be painted together, does it wait.
            count, self._batch_count = self._batch_count, 0
            try:
                self._display(self.screen, "")
            finally:
                self._batch_count = count

    def uncover(self) -> None:
        """Paint the screen again."""
        self.covered = ()
        self.refresh()

    def _display(self, screen: "Screen[Any]", renderable: RenderableType | None) -> None:
        if self.covered and renderable is not None:
            renderable = cover(self.covered, self.size)
        super()._display(screen, renderable)

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


def cover(lines: Sequence[str], size: Size) -> LayoutUpdate:
    """Return a blank screen with a few lines in its middle, in the terminal's own colours."""
    shown = {size.height // 2 - len(lines) // 2 + at: line for at, line in enumerate(lines)}
    rows = [shown.get(at, "").center(size.width)[: size.width] for at in range(size.height)]
    return LayoutUpdate([[Strip([Segment(row, Style.null())])] for row in rows], size.region)
