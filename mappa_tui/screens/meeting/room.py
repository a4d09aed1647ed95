"""The meeting room: the agenda, the item, the actions and what is missing."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from mappa_tui.commands import bindings, commands
from mappa_tui.domain.agenda import Item
from mappa_tui.domain.change import Put, Set
from mappa_tui.domain.gap import Gap
from mappa_tui.domain.lengths import whole_minutes
from mappa_tui.domain.meeting import (
    CLOSED,
    IN_PROGRESS,
    ISSUED,
    PLANNED,
    SIGNED,
    Contribution,
    ItemEntry,
)
from mappa_tui.domain.noun import RESTRICTED
from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.domain.signoff import gaps, stopping
from mappa_tui.domain.summary import Summary
from mappa_tui.screens.changes import changes_screen
from mappa_tui.screens.check import CheckScreen
from mappa_tui.screens.entry import EntryScreen
from mappa_tui.screens.finish import Finish
from mappa_tui.screens.meeting.actions import action_row, actions_listing, new_action
from mappa_tui.screens.meeting.columns import agenda_row, begun_gaps, lacking, sums, to_do
from mappa_tui.screens.meeting.level import new_decision
from mappa_tui.screens.meeting.marks import mark
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.screens.meeting.panes import PANES
from mappa_tui.screens.meeting.timing import Timing
from mappa_tui.screens.meeting.top import top_words
from mappa_tui.screens.missing import MissingScreen
from mappa_tui.screens.pick import PickScreen
from mappa_tui.screens.thread import ThreadScreen
from mappa_tui.screens.walk import WALKED, Stop, WalkScreen
from mappa_tui.widgets.bars import BETWEEN_COLUMNS, KeyBar, TopBar
from mappa_tui.widgets.editor import Editor
from mappa_tui.widgets.pane import Heading, Opened, Pane
from mappa_tui.widgets.rows import Row
from mappa_tui.widgets.say import MUTED, said
from mappa_tui.widgets.session import Session

ROOM = (
    "next_item",
    "new_action",
    "new_decision",
    "new_restricted",
    "missing",
    "check",
    "agenda",
    "actions",
    "next_gap",
    "thread",
    "changes",
    "finish",
    "documents",
    "summary",
    "handling",
)
FOOTER = (
    "agenda",
    "actions",
    "missing",
    "next_item",
    "new_action",
    "new_decision",
    "new_restricted",
    "finish",
    "help",
)
MORE_KEYS = (
    "previous_item",
    "goto_item",
    "new_row",
    "error_row",
    "next_gap",
    "check",
    "thread",
    "changes",
    "handling",
    "documents",
    "summary",
    "save_now",
    "back",
    "leave",
)
STEPS = {IN_PROGRESS: "Close", CLOSED: "Sign", SIGNED: "Issue", ISSUED: "Amend"}
"""What F12 does next, by the meeting's state."""
SUMMARY = (
    "For whoever asks for the minutes. Category, level and reason, lead agency, agencies present, "
    "measures and disclosures counted, and the next review come by themselves. Name nobody but "
    "the offender."
)
LEAVES_WITHIN = 3.0
"""Seconds in which a second Esc leaves the meeting."""
SAID_FOR = 5.0
"""Seconds for which it is said that signed minutes do not change."""
KEEP_TIME_EVERY = 30.0


class MeetingRoom(WalkScreen):
    """The screen on which a meeting is held."""

    BINDINGS = bindings(*(name for name in ROOM if name not in WALKED))
    HORIZONTAL_BREAKPOINTS = BETWEEN_COLUMNS
    DEFAULT_CSS = """
    MeetingRoom #right {
        width: 30; border-left: vkey $m-line; padding: 1 1 0 1; height: 100%;
    }
    MeetingRoom #sums { dock: bottom; height: 5; padding: 0 1 0 1; }
    MeetingRoom #left Heading { padding: 0 1; }
    MeetingRoom #to-do { height: 1fr; }
    MeetingRoom #lacking { dock: bottom; height: auto; max-height: 14; }
    MeetingRoom.-narrow #right, MeetingRoom.-beside #right { display: none; }
    MeetingRoom.-claimed #right { display: none; }
    """
    answers = (*FOOTER, *MORE_KEYS)

    def __init__(self, session: Session, at: str = "") -> None:
        self._found: list[Gap] = gaps(session.meeting)
        self._timing = Timing(session.clock)
        self._leaving = False
        self._told_signed = False
        super().__init__(session, at or _present(session.meeting))

    @property
    def record(self) -> MeetingRecord:
        """The meeting as it is now."""
        return self.session.meeting

    @property
    def item(self) -> Item:
        """The open item."""
        return self.record.agenda.item(self.at)

    def stops(self) -> list[Stop]:
        """Return the items."""
        items = self.session.meeting.agenda.items
        return [Stop(item.key, item.title, number) for number, item in enumerate(items, 1)]

    def make_pane(self, key: str) -> Pane:
        """Return the pane of an item."""
        item = self.record.agenda.item(key)
        self.set_class(item.kind == "disclosure", "-claimed")
        return PANES[item.kind](self.session, item)

    def compose(self) -> ComposeResult:
        """Lay out agenda, item, actions and what is missing."""
        yield TopBar(self.record.area.marking)
        with Horizontal(id="columns"):
            yield from self.compose_left()
            yield from self.compose_middle()
            with Vertical(id="right"):
                yield Heading("Actions")
                yield Static("", id="to-do", markup=False)
                yield Static("", id="lacking", markup=False)
        yield KeyBar(commands(*FOOTER), self._counts, self._titles)

    def compose_left(self) -> ComposeResult:
        """Lay out the agenda with the sums of its time."""
        with Vertical(id="left"):
            yield Heading("Agenda")
            yield from self.compose_stops()
            yield Static("", id="sums", markup=False)

    async def on_mount(self) -> None:
        """Keep the clock running on the screen."""
        self.set_interval(1.0, self.refresh_bars)
        self.set_interval(KEEP_TIME_EVERY, self._keep_time)

    async def entering(self, key: str) -> None:
        """Open an item: it is begun from now on, and its time runs."""
        entry = self.record.entry(key)
        if not self.session.locked and self.record.meeting.state != PLANNED:
            if entry is None:
                entry = ItemEntry(meeting_id=self.record.meeting.id, item=key, opened=True)
                await self.session.write(Put(entry))
            elif not entry.opened:
                await self.session.write(Set("ItemEntry", entry.id, {"opened": True}))
        self._timing.begin(entry.id if entry else None)
        if not self.session.locked and self.record.meeting.at != key:
            await self.session.write(Set("Meeting", self.record.meeting.id, {"at": key}))

    async def action_back(self) -> None:
        """Leave the meeting on the second press: one alone may be a slip."""
        in_list = self.focused is not None and self.focused.id == "stops"
        if in_list or self._leaving:
            await super().action_back()
            return
        self._leaving = True
        self.set_timer(LEAVES_WITHIN, self._stay)
        self.notify("Everything is saved. Esc again leaves the meeting.", markup=False)

    def _stay(self) -> None:
        self._leaving = False

    async def settle(self) -> bool:
        """Write the time of the open item too."""
        await self._keep_time()
        return await super().settle()

    async def leaving(self, to: str) -> None:
        """Write the time of the item that is left."""
        await self._keep_time()

    async def _keep_time(self) -> None:
        if not self.session.locked:
            changes = self._timing.taken(self.record)
            if changes:
                await self.session.write(*changes)

    async def action_next_item(self) -> None:
        """Leave this item as taken, and go to the next."""
        entry = self.record.entry(self.at)
        if entry and not entry.left and not self.session.locked:
            await self.session.write(Set("ItemEntry", entry.id, {"left": True}))
        await super().action_next_item()

    def gaps(self) -> list[Gap]:
        """Return what is missing now."""
        return self._found

    def refresh_all(self) -> None:
        """Judge the record anew and show it."""
        self._found = gaps(self.record)
        super().refresh_all()
        if self.is_mounted:
            self._show_columns()

    def stop_rows(self) -> list[Row]:
        """Return the agenda, its groups parted by blank rows."""
        rows: list[Row] = []
        for stop, item in zip(self.stops(), self.record.agenda.items, strict=True):
            if item.begins_group:
                rows.append(Row("", ("",)))
            is_here, used = item.key == self.at, self._seconds(item.key)
            rows.append(agenda_row(self.record, stop.number, item, self._found, used, here=is_here))
        return rows

    def _seconds(self, key: str) -> int:
        entry = self.record.entry(key)
        if entry is None:
            return 0
        return entry.seconds + self._timing.running(self.record, entry.id)

    def refresh_bars(self) -> None:
        """Show case, clock, elapsed and saved; the title with its time."""
        if not self.is_mounted:
            return
        self._show_top()
        used = whole_minutes(self._seconds(self.at))
        number = self.record.agenda.number(self.at)
        of = f" of {len(self.record.agenda.items)}" if self.narrow else ""
        left = said((f"{number}{of}  ", MUTED), (self.item.title, "bold"))
        planned = self.item.minutes_at(self.record.meeting.level)
        self.show_title(left, said((f"{used} of {planned} min", MUTED)))

    def _show_top(self) -> None:
        said_there = top_words(self.record, self.session, narrow=self.narrow)
        self.query_one(TopBar).say(*said_there)

    def _counts(self) -> dict[str, str]:
        record = self.record
        done = sum(mark(record, item.key, self._found) == "✓" for item in record.agenda.items)
        stops = len(self._begun_gaps())
        return {
            "agenda": f"{done} of {len(record.agenda.items)}",
            "actions": str(len(record.open_actions)),
            "missing": f"! {stops}" if stops else "0",
        }

    def _titles(self) -> dict[str, str]:
        return {"finish": STEPS.get(self.record.meeting.state, "Next step")}

    def _begun_gaps(self) -> list[Gap]:
        return begun_gaps(self.record, self._found)

    def _show_columns(self) -> None:
        record = self.record
        headings = list(self.query(Heading))
        done = self._counts()["agenda"]
        headings[0].say(f"{done} done")
        right = self.query_one("#right").query_one(Heading)
        right.say(f"{len(record.open_actions)} open")
        self.query_one("#to-do", Static).update(to_do(record), layout=False)
        missing = lacking(record, self._found, self.at)
        place = self.query_one("#lacking", Static)
        place.update(missing, layout=missing != place.content)
        time = sums(record, self.session.clock, self._seconds)
        self.query_one("#sums", Static).update(time, layout=False)
        self.query_one(KeyBar).refresh()

    def action_new_action(self) -> None:
        """Capture an action over the text."""
        if not self._refuses():
            self.open_entry(Opened(new_action(self.record, self.at), is_new=True, is_captured=True))

    def action_new_decision(self) -> None:
        """Capture a decision over the text."""
        if not self._refuses() and isinstance(self.pane, ItemPane):
            self.open_entry(Opened(new_decision(self.pane), is_new=True, is_captured=True))

    def action_new_restricted(self) -> None:
        """Capture what standard minutes leave out."""
        if not self._refuses():
            row = Contribution(meeting_id=self.record.meeting.id, item=self.at, handling=RESTRICTED)
            remark = (
                "Standard minutes leave this out and say that something was restricted. "
                "To restrict what is written already, open it: it has its own handling."
            )
            heading = "New restricted entry"
            opened = Opened(row, is_new=True, heading=heading, remark=remark, is_captured=True)
            self.open_entry(opened)

    def _refuses(self) -> bool:
        if self.session.locked:
            self.say_signed()
        return self.session.locked

    @on(Editor.Refused)
    def say_signed(self) -> None:
        """Say why typing changes nothing; once for a whole word."""
        if self.session.refuses() or self._told_signed:
            return
        self._told_signed = True
        self.set_timer(SAID_FOR, self._tell_again)
        words = "These minutes are signed. F12 begins an amendment."
        self.notify(words, timeout=SAID_FOR, markup=False)

    def _tell_again(self) -> None:
        self._told_signed = False

    async def action_missing(self) -> None:
        """Show all that is missing; Enter there leads to the field."""
        await self.session.flush()
        self.ready.clear()  # keys wait for the field that it leads to
        self.app.push_screen(MissingScreen(self.session), self.open_gap)

    async def action_check(self) -> None:
        """Show the audit sheets as the record answers them; Enter leads to where that stands."""
        await self._keep_time()
        await self.session.flush()
        self.ready.clear()
        self.app.push_screen(CheckScreen(self.session), self.open_gap)

    async def action_thread(self) -> None:
        """Show what answers each risk and protects each victim; a gap may lead on from there."""
        await self.session.flush()
        self.ready.clear()
        self.app.push_screen(ThreadScreen(self.session), self.open_gap)

    async def action_changes(self) -> None:
        """Show what changed since the last meeting."""
        await self.session.flush()
        self.app.push_screen(changes_screen(self.record))

    async def action_next_gap(self) -> None:
        """Go to the next thing that is missing, after this item if there is one."""
        await self.session.flush()
        found = self._begun_gaps() or stopping(self._found)
        here = self.record.agenda.number(self.at)
        later = [gap for gap in found if self.record.agenda.number(gap.item) > here]
        if found:
            await self.open_gap((later or found)[0])
        else:
            self.notify("Nothing that stops sign-off is missing.", markup=False)

    async def action_actions(self) -> None:
        """Choose one of the actions and open it."""
        await self.session.flush()
        listing = actions_listing(self.session)
        rows = [action_row(action) for action in live(self.record.actions)]
        screen = PickScreen("Actions of this case: type to find", listing.columns, rows)
        self.app.push_screen(screen, self._open_action)

    def _open_action(self, key: str | None) -> None:
        for action in self.record.actions:
            if str(action.id) == key:
                self.open_entry(Opened(action))

    async def action_handling(self) -> None:
        """Change who may read the notes of this item."""
        if isinstance(self.pane, ItemPane) and not self._refuses():
            await self.pane.next_handling()

    def action_summary(self) -> None:
        """Write the executive summary; of signed minutes, too."""
        if self.session.refuses():
            return
        there = self.record.summary
        row = there or Summary(case_id=self.record.case.id, meeting_id=self.record.meeting.id)
        opened = Opened(row, is_new=there is None, heading="Executive summary", remark=SUMMARY)
        # It belongs to the meeting, not to the item that happens to be open.
        self.app.push_screen(EntryScreen(self.session, opened, place=self.record.meeting.title))

    def action_finish(self) -> None:
        """Take the meeting's next step."""
        self.take_steps(Finish(self).next_step())

    async def action_documents(self) -> None:
        """List the meeting's documents, to be read and written."""
        await self.show_documents(self.record.meeting.id)


def _present(record: MeetingRecord) -> str:
    """Return the item that was open last, else the last that was opened and not left."""
    if record.agenda.number(record.meeting.at):
        return record.meeting.at
    opened = {row.item for row in record.entries if row.opened and not row.left}
    keys = [item.key for item in record.agenda.items]
    at = [key for key in keys if key in opened]
    return at[-1] if at else keys[0]
