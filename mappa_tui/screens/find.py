"""Find everywhere: typed words, the cases that are called so, and the texts that have them."""

import asyncio
from uuid import UUID

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input, OptionList

from mappa_tui.commands import bindings
from mappa_tui.domain.found import Found, Hit
from mappa_tui.domain.places import Place
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.screens.find_rows import NARROW, WIDE, Key, rows_of
from mappa_tui.screens.page import PageScreen
from mappa_tui.screens.walk import WalkScreen
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.pane import Heading
from mappa_tui.widgets.rows import Row, RowList
from mappa_tui.widgets.say import MUTED, said
from mappa_tui.widgets.sought import SoughtLine

HOW = """Type a name, a reference, or any words that somebody wrote: in a case, in the notes
and contributions of a meeting, in actions, measures, decisions, disclosures.

The beginning of a word is enough; all the words must stand in the same text, but one of
them may be the name of its case: “ellery housing”. Capitals and accents do not matter."""
_MOVES = {
    "down": "action_cursor_down",
    "up": "action_cursor_up",
    "pagedown": "action_page_down",
    "pageup": "action_page_up",
}


class FindScreen(PageScreen[None]):
    """What is typed above, what is found below; nothing of it is kept."""

    BINDINGS = bindings("back", "leave")
    answers = ("open", "back", "help")
    title_words = "Find"

    def __init__(self) -> None:
        super().__init__()
        self._found: Found | None = None
        self._shown = ""
        """The words of which that is what was found."""
        self._whole = ""
        """The kind of hit that is shown whole."""
        self._searching = asyncio.Lock()
        self._has_opened = False

    def body(self) -> ComposeResult:
        """Lay out what is typed, and the list."""
        yield SoughtLine()
        yield RowList(*WIDE, led=True)

    def on_mount(self) -> None:
        """Wait for words; meanwhile, whatever was written lately is taken into the index."""
        self.set_interval(1.0, self._say)
        self.query_one(Input).focus()
        self._show()
        take_keys(self)
        self.run_worker(self._take_in(), exit_on_error=False)

    async def _take_in(self) -> None:
        await self.mappa.store.slowly(lambda store, _: store.taking_in())
        await self._search(anew=True)

    async def on_screen_resume(self) -> None:
        """Find anew what may have changed meanwhile."""
        if self._found is not None:
            await self._search(anew=True)

    def on_resize(self) -> None:
        """Lay the hits out for the new width."""
        self.call_after_refresh(self._show)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._whole = ""
        self.run_worker(self._search(), exit_on_error=False)

    async def _search(self, *, anew: bool = False) -> None:
        """Find what is typed by now; what was typed between two searches is passed over."""
        async with self._searching:
            typed, whole = self.query_one(Input).value, self._whole
            if not anew and typed == self._shown and self._found is not None:
                return
            at_first = typed != self._shown
            try:
                self._found = await self.mappa.store.call(lambda store: store.find(typed, whole))
            except StorageError as error:
                self.tell(error)
                return
            self._shown = typed
            if self.is_mounted:
                self._show()
                if at_first:
                    self.query_one(RowList).action_first()

    def _show(self) -> None:
        rows = self.query_one(RowList)
        rows.columns = NARROW if self.narrow else WIDE
        if self._found is None or not self._found.words:
            rows.show_rows([Row("", (said((line, MUTED)),)) for line in HOW.splitlines()])
        elif found := rows_of(self._found, self.size.width, narrow=self.narrow):
            rows.show_rows(found)
        else:
            rows.show_rows([Row("", (said(("Nothing has all these words.", MUTED)),))])
        self._say()

    def _say(self) -> None:
        self.say_time()
        found = self._found
        if found is None or not found.words:
            self.query_one(Heading).say("")
            return
        count = found.case_count + sum(group.count for group in found.groups)
        more = "" if found.is_all else ", the newest of very many: type on"
        self.query_one(Heading).say(f"{count:,} found{more}")

    def on_key(self, event: events.Key) -> None:
        """Move in the list while typing."""
        if event.key in _MOVES:
            getattr(self.query_one(RowList), _MOVES[event.key])()
            event.stop()
            event.prevent_default()

    @on(Input.Submitted)
    async def _submitted(self) -> None:
        await self._search()  # or what was found before would be opened
        await self._open(self.query_one(RowList).chosen)

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        await self._open(event.option_id)

    async def _open(self, chosen: str | None) -> None:
        if chosen is None or self._found is None:
            return
        kind, _, which = chosen.partition(" ")
        if kind == Key.CASE:
            self._has_opened = True
            await self.mappa.open_case(UUID(which))
        elif kind == Key.MORE:
            self._whole = which
            await self._search(anew=True)
        else:
            hits = (hit for group in self._found.groups for hit in group.hits)
            await self._lead_to(next(hit for hit in hits if str(hit.record_id) == which))

    async def _lead_to(self, hit: Hit) -> None:
        try:
            place = await self.mappa.store.call(lambda store: store.place(hit))
            if walk := self._open_already(hit, place):
                self.dismiss(None)
                await walk.lead_to(place.stop or walk.at, place.record_id, place.field)
            elif place.meeting_id:
                self._has_opened = True
                await self.mappa.open_meeting(
                    place.meeting_id, place.stop, place.record_id, place.field
                )
            else:
                self._has_opened = True
                await self.mappa.open_case(hit.case_id, place.stop, place.record_id, place.field)
        except StorageError as error:
            self.tell(error)

    def _open_already(self, hit: Hit, place: Place) -> WalkScreen | None:
        """Return the screen right below, if it is the one that has the record."""
        below = self.app.screen_stack[-2]
        if not isinstance(below, WalkScreen) or place.stop not in [s.key for s in below.stops()]:
            return None
        record = below.session.record
        if isinstance(record, MeetingRecord):
            return below if record.meeting.id == place.meeting_id else None
        return below if place.meeting_id is None and record.case.id == hit.case_id else None

    async def action_back(self) -> None:
        """Go back; what is open below shows what was changed from here."""
        if self._has_opened:
            for screen in self.app.screen_stack:
                if isinstance(screen, WalkScreen):
                    await screen.session.flush()
                    await screen.session.reload()
        self.dismiss(None)
