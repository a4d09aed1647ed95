"""Where text is typed: one line that wraps, or several; both with undo."""

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit as TextEdit
from textual.widgets.text_area import EditResult

from mappa_tui.domain.text import clean, one_line
from mappa_tui.widgets.follow import keep_in_sight


class Editor(TextArea):
    """A text field; on one line Enter goes on, with several it begins a new one."""

    DEFAULT_CSS = """
    Editor {
        height: auto; min-height: 1; max-height: 10; width: 1fr; padding: 0 1; color: $m-text;
        border: none; border-left: vkey $m-line; background: $m-background;
        scrollbar-size-vertical: 1;
        & .text-area--cursor-line { background: transparent; }
        & .text-area--placeholder { color: $m-muted; }
        &:focus {
            border: none; border-left: outer $m-accent; background: $m-field;
            background-tint: $foreground 0%;
        }
    }
    """

    class Joined(Message):
        """Several lines were pasted into a field of one line."""

        def __init__(self, editor: "Editor") -> None:
            super().__init__()
            self.editor = editor

        @property
        def control(self) -> "Editor":
            """The editor it happened in."""
            return self.editor

    class Refused(Message):
        """Somebody typed where nothing changes any more."""

    class Entered(Message):
        """Enter was pressed in a field of one line."""

        def __init__(self, editor: "Editor") -> None:
            super().__init__()
            self.editor = editor

        @property
        def control(self) -> "Editor":
            """The editor it happened in."""
            return self.editor

    def __init__(
        self,
        text: str = "",
        *,
        lines: bool,
        hint: str = "",
        marks: bool = False,
        id: str | None = None,
    ) -> None:
        """Take the text.

        Args:
            text: what stands in it.
            lines: whether it takes several lines.
            hint: what it says while it is empty.
            marks: whether coming to its one line marks the text, so that typing replaces it.
            id: its id on the screen.
        """
        super().__init__(
            text,
            soft_wrap=True,
            show_line_numbers=False,
            placeholder=hint,
            id=id,
            highlight_cursor_line=False,
        )
        self._lines = lines
        self._marks = marks and not lines
        self._rests_at: tuple[int, int] | None = None
        if not lines:
            self.move_cursor(self.document.end)

    def edit(self, edit: TextEdit) -> EditResult:
        """Insert text by the one rule for text, however it comes."""
        rule = clean if self._lines else one_line
        if not self._lines and "\n" in clean(edit.text).strip("\n"):
            self.post_message(self.Joined(self))
        edit.text = rule(edit.text)
        return super().edit(edit)

    def render_line(self, y: int) -> Strip:
        """Paint a line; before the first layout there is no width to wrap a hint in."""
        if self.content_size.width <= 0:
            return Strip.blank(0)
        return super().render_line(y)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and not self._lines:
            event.stop()
            event.prevent_default()
            self.post_message(self.Entered(self))
            return
        if self.read_only and event.is_printable:
            self.post_message(self.Refused())

    def enter(self) -> None:
        """Mark what is replaced as a whole, such as a date; ctrl+z has it back."""
        if self._marks and not self.read_only:
            self.select_all()

    def focus_end(self, *, rests: bool = False) -> None:
        """Put the cursor at the end; if it rests, the pane stays where it is until it moves."""
        end = self.document.end
        self._rests_at = end if rests else None
        self.focus(scroll_visible=False)
        self.move_cursor(end)

    def watch_has_focus(self, focus: bool) -> None:
        """Keep the cursor in sight where the form scrolls."""
        super().watch_has_focus(focus)
        if focus:
            self.call_after_refresh(self.follow)
        else:
            self._rests_at = None
            if not self._lines:
                self.move_cursor(self.document.end)

    def follow(self) -> None:
        """Scroll the form so that the cursor's line is seen."""
        if self.is_attached and self.has_focus and self._rests_at != self.cursor_location:
            self._rests_at = None
            row = self.wrapped_document.location_to_offset(self.cursor_location).y
            keep_in_sight(self, row - round(self.scroll_y))

    def on_text_area_selection_changed(self) -> None:
        """Follow the cursor as it moves."""
        self.follow()

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        # Textual sends no Resize where somebody asked for a region between the scrolling and
        # the layout; without it the text would stay wrapped for the width that it had.
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed:
            self.post_message(events.Resize(size, virtual_size, container_size))
        return changed

    def on_resize(self) -> None:
        """Follow the cursor onto a line by which the field has grown."""
        self.call_after_refresh(self.follow)
