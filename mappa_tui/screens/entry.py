"""One record over the screen: captured, read or changed without losing the place below."""

import asyncio
from contextlib import suppress
from typing import Protocol, runtime_checkable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from mappa_tui.commands import bindings, commands
from mappa_tui.domain.change import Set, Written
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.signoff import gaps
from mappa_tui.widgets.bars import BETWEEN_COLUMNS, KeyBar, fold
from mappa_tui.widgets.ends import Ends, Rule
from mappa_tui.widgets.field import Field
from mappa_tui.widgets.form import Fields, Form
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.order import InOrder
from mappa_tui.widgets.pane import Opened
from mappa_tui.widgets.say import MUTED, said
from mappa_tui.widgets.session import Session
from mappa_tui.widgets.shapes import SHAPES
from mappa_tui.widgets.verdicts import Verdicts

CAPTURES = ("new_action", "new_decision", "new_restricted")
"""What can be captured over this form as well."""


@runtime_checkable
class HasItems(Protocol):
    """A screen that goes from item to item."""

    async def action_next_item(self) -> None:
        """Go to the next item."""


class EntryScreen(InOrder[None], ModalScreen[None]):
    """The form of one record; what is typed is kept at once, so Esc loses nothing."""

    BINDINGS = bindings("back", "help", "save_now", "leave", "next_item", *CAPTURES)
    answers = (
        "keep",
        "next_field",
        "next_item",
        *CAPTURES,
        "save_now",
        "error_row",
        "back",
        "help",
    )
    HORIZONTAL_BREAKPOINTS = BETWEEN_COLUMNS
    DEFAULT_CSS = """
    EntryScreen { background: transparent; align: center top; }
    EntryScreen > #frame {
        border: round $m-accent; background: $m-background; padding: 0 2;
        width: 84%; max-width: 96; height: auto; max-height: 88%; margin-top: 2;
    }
    EntryScreen.-beside, EntryScreen.-between { align: left top; }
    EntryScreen.-beside > #frame { width: 100%; max-width: 100%; margin: 2 1 0 33; }
    EntryScreen.-between > #frame { width: 100%; max-width: 100%; margin: 2 31 0 33; }
    EntryScreen Form { height: auto; max-height: 55vh; }
    EntryScreen.-judged > #frame { height: 88%; }
    EntryScreen.-judged.-narrow > #frame { height: 100%; max-height: 100%; margin-top: 1; }
    EntryScreen.-judged Form { height: 1fr; max-height: 100%; }
    EntryScreen #said { height: auto; color: $m-muted; margin-top: 1; }
    """

    def __init__(self, session: Session, opened: Opened, *, place: str = "") -> None:
        super().__init__()
        fold(self)
        self.session = session
        self.record = opened.record
        self._place = place
        self._is_new = opened.is_new
        self._field = opened.field
        self._remark = opened.remark
        self._is_captured = opened.is_captured
        self._undo = opened.undo
        self.shape = SHAPES[type(opened.record)]
        self.set_class(self.shape.judge is not None, "-judged")
        self._groups = opened.groups or self.shape.asked(is_new=opened.is_new)
        self._heading = opened.heading or self._own_heading()
        self.ready = asyncio.Event()

    def _own_heading(self) -> str:
        name = self.shape.name(self.record)
        if self._is_new:
            return f"New {self.shape.title}  {name}".strip()
        return f"{name}  {self.shape.title}".strip() if name else self.shape.title.capitalize()

    def compose(self) -> ComposeResult:
        """Lay out the title, the form and the keys."""
        with Vertical(id="frame"):
            yield Ends(id="title")
            yield Rule()
            with Form():
                yield Fields(
                    self.session,
                    self.record,
                    self._groups,
                    is_new=self._is_new,
                    needed=self.shape.needed if self._is_captured else (),
                    offered=self.shape.offered,
                    follows=self.shape.follows,
                    closes=True,
                )
            yield Static(self._remark, id="said", markup=False)
            if self.shape.judge:
                yield Verdicts()
        titles = {"back": "Keep and close"}
        if not self._is_captured:
            titles["keep"] = "Next empty field"
        yield KeyBar(commands("keep", "back", "next_field", "help"), titles=lambda: titles)

    def on_mount(self) -> None:
        """Put the cursor where the answer goes."""
        self.query_one("#said").display = bool(self._remark)
        self.session.changed.subscribe(self, self._written)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        fields = self.query_one(Fields)
        if not (self._field and fields.focus_field(self._field)):
            fields.focus_first()
        take_keys(self)
        self._show_gaps()
        self._paint_title()

    def _paint_title(self) -> None:
        left = said((self._heading, "bold"))
        if getattr(self._current(), "in_error", False):
            left = said(left, ("   entered in error, not printed", MUTED))
        self.query_one(Ends).spread(left, said((self._place, MUTED)))

    def _current(self) -> Noun:
        name = type(self.record).__name__
        return self.session.record.find(name, self.record.id) or self.record

    def _written(self, written: Written) -> None:
        self._show_gaps()
        current = self._current()
        if self._is_new and self.shape.name(current):
            self._heading = f"New {self.shape.title}  {self.shape.name(current)}"
        self._paint_title()

    def _show_gaps(self) -> None:
        if isinstance(self.session.record, MeetingRecord):
            self.query_one(Fields).show_gaps(gaps(self.session.record))
        if self.shape.judge:
            fields = self.query_one(Fields)
            judged = self.shape.judge(self.session.record, fields.as_typed())
            fields.show_asked(judged.asks)
            self.query_one(Verdicts).say(judged.words)

    @on(Field.Typed)
    def _typed(self) -> None:
        if self.shape.judge:
            self._show_gaps()

    @on(Fields.Finished)
    async def _finished(self) -> None:
        await self.keep()

    async def action_back(self) -> None:
        """Keep what was typed and go back; where nothing was, take back what opened the form."""
        await self.session.flush()
        if self._undo and not self._is_changed():
            await self.session.write(*self._undo)
        await self.keep()

    async def keep(self) -> None:
        """Keep what was typed and go back to where the cursor was."""
        await self.session.flush()
        if self.is_current:
            self.dismiss(None)

    def _is_changed(self) -> bool:
        current = self._current()
        names = [name for group in self._groups for name in group]
        return any(getattr(current, name) != getattr(self.record, name) for name in names)

    async def action_next_item(self) -> None:
        """Keep what was typed, and go on below as if the form had been put away."""
        for screen in reversed(self.app.screen_stack):
            if not isinstance(screen, EntryScreen):
                if isinstance(screen, HasItems):
                    await screen.action_next_item()
                return
            await screen.keep()

    async def settle(self) -> bool:
        """Write everything before the program is left."""
        return await self.session.flush()

    async def action_save_now(self) -> None:
        """Write at once."""
        await self.session.flush()

    def action_new_action(self) -> None:
        """Capture an action over this form."""
        self._below("action_new_action")

    def action_new_decision(self) -> None:
        """Capture a decision over this form."""
        self._below("action_new_decision")

    def action_new_restricted(self) -> None:
        """Capture a restricted entry over this form."""
        self._below("action_new_restricted")

    def _below(self, action: str) -> None:
        """Let the screen that this form lies on do it; without one, nothing can be captured."""
        for screen in reversed(self.app.screen_stack):
            if screen is not self and not isinstance(screen, EntryScreen):
                with suppress(AttributeError):
                    getattr(screen, action)()
                return

    async def action_error_row(self) -> None:
        """Mark the record as entered in error, or take that back."""
        current = self._current()
        if hasattr(current, "in_error") and not self.session.locked:
            values = {"in_error": not current.in_error}
            await self.session.write(Set(type(current).__name__, current.id, values))
