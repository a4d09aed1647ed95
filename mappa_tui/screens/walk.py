"""A screen that is walked stop by stop: the meeting's items, or the sections of a case.

A column of stops at the left, the pane of the present one in the middle; on narrow
screens the column folds and is called with its key.
"""

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from mappa_tui.commands import bindings
from mappa_tui.domain.change import Set, Written
from mappa_tui.domain.gap import Gap, Leads
from mappa_tui.screens.entry import EntryScreen
from mappa_tui.screens.pick import PickScreen
from mappa_tui.widgets.bars import NARROW, TopBar, fold
from mappa_tui.widgets.ends import Rule
from mappa_tui.widgets.follow import FollowingScroll
from mappa_tui.widgets.keys import take_keys, take_steps
from mappa_tui.widgets.order import InOrder
from mappa_tui.widgets.pane import Opened, Pane, RecordList
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import apart
from mappa_tui.widgets.session import Session

WALKED = (
    "help",
    "next_item",
    "previous_item",
    "goto_item",
    "agenda",
    "new_row",
    "error_row",
    "save_now",
    "back",
    "leave",
)
GO_TO = "Go to item: type its number or name"
STOP_COLUMNS = (Column(width=2, right=True), Column(), Column(width=2, right=True))


@dataclass(frozen=True, slots=True)
class Stop:
    """One place on the walk."""

    key: str
    title: str
    number: int


class WalkScreen(InOrder[None]):
    """The frame of the meeting room and of the case."""

    AUTO_FOCUS = ""  # the pane says where the cursor goes
    BINDINGS = bindings(*WALKED)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012
    DEFAULT_CSS = """
    WalkScreen { background: $m-background; }
    WalkScreen #columns { height: 1fr; }
    WalkScreen #left {
        width: 32; border-right: vkey $m-line; padding: 1 1 0 0; height: 100%;
    }
    WalkScreen #left .title { height: 1; padding: 0 1; }
    WalkScreen #left RowList { height: 1fr; }
    WalkScreen #middle { width: 1fr; padding: 1 2 0 2; height: 100%; }
    WalkScreen #stop { height: 1; width: 100%; }
    WalkScreen #scroll { height: 1fr; width: 100%; scrollbar-size-vertical: 1; }
    WalkScreen.-narrow #left { display: none; }
    WalkScreen.-narrow #rule { display: none; }
    WalkScreen.-narrow #middle { padding: 0 1 0 1; }
    WalkScreen.-covered .text-area--cursor { background: $m-background; color: $m-text; }
    WalkScreen.-covered Editor:focus { border-left: vkey $m-line; background: $m-background; }
    """

    def __init__(self, session: Session, at: str = "") -> None:
        super().__init__()
        fold(self)
        self.session = session
        self.at = at or self.stops()[0].key
        self.pane: Pane | None = None
        self._going = asyncio.Lock()
        self._said_what_lists_take = False
        self.ready = asyncio.Event()

    def stops(self) -> Sequence[Stop]:
        """Return the stops in order."""
        raise NotImplementedError

    def make_pane(self, key: str) -> Pane:
        """Return the pane of a stop."""
        raise NotImplementedError

    def stop_row(self, stop: Stop) -> Row:
        """Return how a stop reads in the column."""
        here = "●" if stop.key == self.at else ""
        return Row(stop.key, (str(stop.number), stop.title, ""), mark=here)

    def gaps(self) -> list[Gap]:
        """Return what is missing, where that is asked."""
        return []

    def compose_middle(self) -> ComposeResult:
        """Lay out the present stop."""
        with Vertical(id="middle"):
            yield Static("", id="stop", markup=False)
            yield Rule(id="rule")
            yield FollowingScroll(id="scroll")

    def compose_left(self) -> ComposeResult:
        """Lay out the column of stops."""
        with Vertical(id="left"):
            yield from self.compose_stops()

    def compose_stops(self) -> ComposeResult:
        """Lay out the stops themselves."""
        yield RowList(*STOP_COLUMNS, id="stops")

    def compose(self) -> ComposeResult:
        """Lay out the frame."""
        yield TopBar(self.session.record.area.marking)
        with Horizontal(id="columns"):
            yield from self.compose_left()
            yield from self.compose_middle()

    async def on_mount(self) -> None:
        """Open the first stop."""
        self.session.changed.subscribe(self, self._changed)
        self.session.spoken.subscribe(self, lambda _: self.refresh_bars())
        await self.go(self.at, back=True)

    def on_screen_suspend(self) -> None:
        """Let the field below a dialog look unfocused."""
        self.add_class("-covered")

    def on_screen_resume(self) -> None:
        """Show what changed meanwhile."""
        self.remove_class("-covered")
        self.refresh_all()

    async def go(self, key: str, *, back: bool = False, takes_keys: bool = True) -> None:
        """Open a stop, after everything typed was written; one at a time.

        Args:
            key: the stop.
            back: whether one comes back to it from outside, and goes on where one was.
            takes_keys: whether the cursor has its place with that.
        """
        self.ready.clear()
        async with self._going:
            await self.session.flush()
            await self.leaving(key)
            self.at = key
            self._said_what_lists_take = False
            await self.entering(key)
            scroll = self.query_one("#scroll", VerticalScroll)
            with self.app.batch_update():  # a pane half removed cannot be painted
                await scroll.remove_children()
                self.pane = self.make_pane(key)
                await scroll.mount(self.pane)
                await self.pane.arrive()
                scroll.scroll_home(animate=False)
        self.refresh_all()
        if takes_keys:
            self.call_after_refresh(self.focus_pane, back=back)

    def focus_pane(self, *, back: bool = False) -> None:
        """Put the cursor where one types first, or where one goes on."""
        if self.pane and self.is_current:
            if back:
                self.pane.come_back()
            else:
                self.pane.focus_first()
        take_keys(self)

    async def leaving(self, to: str) -> None:
        """Do what leaving the present stop means."""

    async def entering(self, key: str) -> None:
        """Do what opening a stop means."""

    def take_steps(self, steps: Coroutine[Any, Any, None]) -> None:
        """Ask and do one thing after another; keys go to what is asked, else they wait."""
        take_steps(self, steps)

    async def show_documents(self, meeting_id: UUID) -> None:
        """List the documents of a meeting."""
        from mappa_tui.screens.documents.documents import DocumentsScreen

        await self.session.flush()
        self.app.push_screen(DocumentsScreen(meeting_id, self.session.record.area.marking))

    async def lead_to(self, stop: str, record_id: UUID, field: str) -> None:
        """Open a stop with the cursor in a field."""
        self.ready.clear()
        if stop != self.at:
            await self.go(stop, takes_keys=False)
        self.call_after_refresh(self._lead, record_id, field)

    def begin_row(self) -> None:
        """Begin the pane's own new line, once the pane stands."""
        self.ready.clear()
        self.call_after_refresh(self._begin_row)

    async def _begin_row(self) -> None:
        await self.action_new_row()
        self.call_later(take_keys, self)  # behind the form that was asked for

    async def open_gap(self, gap: Leads | None) -> None:
        """Put the cursor where something stands, or where a gap is answered."""
        if gap:
            await self.lead_to(gap.item, gap.record_id, gap.field)
        else:
            take_keys(self)

    async def _lead(self, record_id: UUID, field: str) -> None:
        if self.pane and not await self.pane.lead_to(record_id, field):
            self.pane.focus_first()
        self.call_later(take_keys, self)  # behind the form that may have been asked for

    def _changed(self, written: Written) -> None:
        self.refresh_all()

    def refresh_all(self) -> None:
        """Bring the frame up to date with the record."""
        if not self.is_mounted:
            return
        self.query_one("#stops", RowList).show_rows(self.stop_rows())
        if self.pane:
            self.pane.show_gaps(self.gaps())
        self.refresh_bars()

    def stop_rows(self) -> list[Row]:
        """Return the rows of the column."""
        return [self.stop_row(stop) for stop in self.stops()]

    def refresh_bars(self) -> None:
        """Bring the rows above and the title up to date."""

    def show_title(self, left: Content, right: Content) -> None:
        """Show the title of the present stop."""
        title = self.query_one("#stop", Static)
        width = title.size.width or self.size.width - 4
        # One row whatever it says: a layout each second would cost more than the paint.
        title.update(apart(left, right, width), layout=False)

    def on_resize(self) -> None:
        """Spread titles over the new width."""
        self.call_after_refresh(self.refresh_bars)

    @property
    def narrow(self) -> bool:
        """Whether the side columns are folded."""
        return self.size.width < NARROW

    def _beside(self, by: int) -> str:
        keys = [stop.key for stop in self.stops()]
        at = keys.index(self.at) + by
        return keys[min(max(at, 0), len(keys) - 1)]

    async def action_next_item(self) -> None:
        """Go to the next stop."""
        await self.go(self._beside(1))

    async def action_previous_item(self) -> None:
        """Go to the stop before."""
        await self.go(self._beside(-1))

    def action_agenda(self) -> None:
        """Go to the column of stops, or call it where it is folded."""
        if self.narrow:
            self.choose_stop("Go to which item?")
        else:
            stops = self.query_one("#stops", RowList)
            stops.focus()
            stops.go_to(self.at)

    def action_goto_item(self) -> None:
        """Ask for a number and go there."""
        self.choose_stop(GO_TO)

    def choose_stop(self, title: str, typed: str = "") -> None:
        """Let the person choose a stop from the whole list; it may be begun to be typed."""
        screen = PickScreen(title, STOP_COLUMNS, self.stop_rows(), at=self.at, typed=typed)
        self.app.push_screen(screen, self._picked)

    def on_key(self, event: events.Key) -> None:
        """Take what is typed in the column of stops for one; say what a list takes instead."""
        is_typed = event.is_printable and not event.key.startswith("alt+")
        if not is_typed or not isinstance(self.focused, RowList):
            return
        if self.focused.id == "stops":
            self.choose_stop(GO_TO, event.character or "")
        elif self.pane and not self._said_what_lists_take:
            self._said_what_lists_take = True
            self.notify(self.pane.list_keys(), markup=False)

    async def _picked(self, key: str | None) -> None:
        if key:
            await self.go(key)

    @on(OptionList.OptionSelected, "#stops")
    async def _stop_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            await self.go(event.option_id)

    @on(RecordList.Open)
    def _open_record(self, event: RecordList.Open) -> None:
        event.stop()
        self.open_entry(event.opened)

    def open_entry(self, opened: Opened) -> None:
        """Open the form of a record over this screen."""
        stop = next(stop for stop in self.stops() if stop.key == self.at)
        place = f"{stop.number} {stop.title}"
        screen = EntryScreen(self.session, opened, place=place)
        self.app.push_screen(screen, lambda _: self._entry_closed(opened))

    def _entry_closed(self, opened: Opened) -> None:
        """Leave the cursor of the list on the row that was opened, or is new."""
        lists = sorted(self.query(RecordList), key=lambda each: not each.rows.has_focus)
        for listing in lists:
            if listing.rows.go_to(str(opened.record.id)):
                return

    async def action_new_row(self) -> None:
        """Begin the pane's own new line."""
        if self.pane:
            await self.pane.new_row()

    async def action_error_row(self) -> None:
        """Mark the line under the cursor as entered in error, or take that back."""
        for listing in self.query(RecordList):
            record = listing.chosen() if listing.rows.has_focus else None
            if record is not None and hasattr(record, "in_error") and not self.session.locked:
                name, values = type(record).__name__, {"in_error": not record.in_error}
                if self.session.record.find(name, record.id):  # else it is a row to fill in
                    await self.session.write(Set(name, record.id, values))

    async def action_save_now(self) -> None:
        """Write at once."""
        await self.session.flush()

    async def settle(self) -> bool:
        """Write everything before the screen is left; return whether all is stored."""
        return await self.session.flush()

    async def action_back(self) -> None:
        """Go back to the pane from the column, else leave the screen."""
        await self.settle()
        if self.focused and self.focused.id == "stops":
            self.focus_pane(back=True)
        else:
            self.dismiss(None)
