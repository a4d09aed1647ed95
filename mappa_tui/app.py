"""The app: themes, keys, the store's thread, and the way from screen to screen."""

import asyncio
import contextlib
import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable
from uuid import UUID

from textual import on
from textual.command import Provider
from textual.events import Event, InputEvent, Paste
from textual.screen import ModalScreen, Screen

from mappa_tui.commands import bindings
from mappa_tui.domain.clock import Clock
from mappa_tui.process.launcher import LOCKED, SUSPENDED
from mappa_tui.process.signals import heed
from mappa_tui.quiet_app import QuietApp
from mappa_tui.screens.guard import Guard, log_out
from mappa_tui.screens.vault import doorway
from mappa_tui.storage.errors import StorageError, VaultReadOnly, VaultUnreadable
from mappa_tui.storage.thread import StorageThread
from mappa_tui.storage.vault.entrance import Entrance
from mappa_tui.storage.vault.keys.access import Access
from mappa_tui.storage.vault.keys.cost import STANDARD, Cost
from mappa_tui.widgets.bars import MARKING
from mappa_tui.widgets.editor import Editor
from mappa_tui.widgets.keys import KeysInOrder, take_in, typed
from mappa_tui.widgets.look import THEMES, TONES
from mappa_tui.widgets.palette import MappaCommands
from mappa_tui.widgets.verification import Verification

if TYPE_CHECKING:
    from mappa_tui.domain.change import Put
    from mappa_tui.domain.record import CaseRecord, MeetingRecord
    from mappa_tui.screens.walk import WalkScreen
    from mappa_tui.storage.store import Store
    from mappa_tui.widgets.session import Session


@runtime_checkable
class Settles(Protocol):
    """A screen that has something to write before the program is left."""

    async def settle(self) -> bool:
        """Write it; return whether all is stored."""


@runtime_checkable
class ReadsLines(Protocol):
    """A screen that lists what the vault holds."""

    async def reload(self) -> None:
        """Read it."""


class MappaApp(QuietApp):
    """The program on the screen."""

    TITLE = "mappa-tui"
    COMMANDS: ClassVar[set[type[Provider]]] = {MappaCommands}  # type: ignore[assignment]
    BINDINGS = bindings(
        "lock", "hide", "leave", "switch_theme", "copy_out", "help", "find_everywhere"
    )
    ENABLE_COMMAND_PALETTE = True
    CSS_PATH = "look.tcss"

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        access: Access | None = None,
        *,
        demonstration: bool = False,
        locked_because: str = "",
        cost: Cost = STANDARD,
    ) -> None:
        """Make the program.

        Args:
            folder: the vault's.
            clock: what tells the time.
            access: what opens the vault; without it, the program begins in front of it.
            demonstration: whether invented people are put in.
            locked_because: why the vault is locked, if it was open before, in a sentence.
            cost: what a try at a new passphrase costs.
        """
        super().__init__()
        self.clock = clock
        self.demonstration = demonstration
        self.store = StorageThread(folder, clock, access, cost)
        self.entrance = Entrance(folder, clock, cost)
        self.verification = Verification(self.store, clock)
        self._is_let_in = access is not None
        self.guard = Guard(
            self, clock, self.store, self._settled, has_passphrase=not self._is_let_in
        )
        self._locked_because = locked_because
        self._read_only = False
        self.banner = "DEMONSTRATION: invented people" if demonstration else ""
        """What every screen says under its first row."""
        self.marking = MARKING
        """The protective marking of every screen that has no record of its own."""
        self.last_folder: Path | None = None
        """Where a file was written last in this sitting."""
        self._told_read_only = False
        self.session: Session | None = None
        """What was opened last."""
        self._sessions: list[Session] = []
        self._is_ending = False
        self._keys = KeysInOrder(self, super().on_event)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the tones to style sheets before a theme is chosen."""
        return {f"m-{tone}": value for tone, value in TONES["dusk"].items()}

    def get_default_screen(self) -> Screen[None]:
        """Begin at home, or in front of the vault."""
        if not self._is_let_in:
            return doorway(self.entrance, self._locked_because)
        from mappa_tui.screens.home import HomeScreen

        return HomeScreen()

    def on_mount(self) -> None:
        """Open the store behind the first frame."""
        self._heed_signals()
        self._taking_keys = asyncio.create_task(self._take_keys())
        self.set_interval(1.0, self.guard.tick)
        if self._is_let_in:
            self.call_after_refresh(lambda: self.run_worker(self._open(), exit_on_error=True))

    async def _open(self) -> None:
        try:
            if self.demonstration:
                await self._open_demonstration()
            for screen in self.screen_stack:
                if isinstance(screen, ReadsLines):
                    await screen.reload()
        except StorageError as error:
            self.exit(return_code=1, message=error.sentence)
        else:
            await self.settings_changed()
            self.run_worker(self._verify(), exit_on_error=False)

    async def _verify(self) -> None:
        """Read the vault whole behind what people do, and say what is wrong with it."""
        for finding in await self.verification.run():
            self.tell(VaultUnreadable(finding.words))

    async def show_alone(self, screen: Screen[None]) -> None:
        """Show a screen in the place of all but the first, which Textual keeps."""
        while len(self.screen_stack) > 2:
            await self.pop_screen()
        if len(self.screen_stack) == 1:
            await self.push_screen(screen)
        else:
            await self.switch_screen(screen)

    async def go_home(self, banner: str, *, read_only: bool) -> None:
        """Show home over the first screen, and read its lines; see `Host`."""
        from mappa_tui.screens.home import HomeScreen

        self.banner, self._read_only = banner, read_only
        await self.show_alone(HomeScreen())
        await self._open()

    async def _open_demonstration(self) -> None:
        from mappa_tui.demo import demonstration

        nouns = demonstration()
        await self.store.call(lambda store: store.write(_put(nouns)))
        running = [noun for noun in nouns if getattr(noun, "state", "") == "in progress"]
        await self.open_meeting(running[0].id)

    async def open_meeting(
        self, meeting_id: UUID, at: str = "", record_id: UUID | None = None, field: str = ""
    ) -> None:
        """Open a meeting: its plan, or its room; see `Host`."""
        record = await self.store.call(partial(_meeting, meeting_id))
        session = self._begin(record)
        if record.meeting.state in ("planned", "postponed", "cancelled"):
            from mappa_tui.screens.plan import PlanScreen

            await self._show(PlanScreen(session), at, record_id, field)
        else:
            from mappa_tui.screens.meeting.room import MeetingRoom

            await session.look_for_amendment()
            await self._show(MeetingRoom(session), at, record_id, field)

    async def open_case(
        self,
        case_id: UUID | None,
        at: str = "",
        record_id: UUID | None = None,
        field: str = "",
    ) -> None:
        """Open a case at a section, or begin a new one; see `Host`."""
        from mappa_tui.domain.case import Case
        from mappa_tui.domain.record import CaseRecord
        from mappa_tui.screens.case import CaseScreen

        if case_id is None:
            settings = await self.store.call(lambda store: store.area_settings)
            record = CaseRecord(area=settings.area, case=Case(area=settings.area.name))
        else:
            record = await self.store.call(partial(_case, case_id))
        screen = CaseScreen(self._begin(record), is_new=case_id is None)
        await self._show(screen, at, record_id, field)

    async def _show(
        self, screen: "WalkScreen", at: str, record_id: UUID | None, field: str
    ) -> None:
        if at in [stop.key for stop in screen.stops()]:
            screen.at = at
        await self.push_screen(screen)
        if at == screen.at and record_id is not None:
            await screen.lead_to(at, record_id, field)

    async def action_find_everywhere(self) -> None:
        """Find anything that is written; not in front of the vault, nor over a question."""
        below = self.screen
        at_home = any(isinstance(screen, ReadsLines) for screen in self.screen_stack)
        if not at_home or (isinstance(below, ModalScreen) and not isinstance(below, Settles)):
            return
        from mappa_tui.screens.find import FindScreen

        if isinstance(below, FindScreen):
            return
        if isinstance(below, Settles):
            await below.settle()
        await self.push_screen(FindScreen())

    async def plan_meeting(self, case_id: UUID, on: dt.date | None = None) -> None:
        """Open the planned meeting of a case; plan one if there is none; see `Host`."""
        record = await self.store.call(lambda store: store.case(case_id))
        planned = [meeting.id for meeting in record.meetings if meeting.state == "planned"]
        try:
            meeting_id = (
                planned[0]
                if planned
                else await self.store.call(lambda store: store.plan(case_id, on))
            )
        except StorageError as error:
            self.tell(error)
        else:
            await self.open_meeting(meeting_id)

    def _begin(self, record: "object") -> "Session":
        from mappa_tui.widgets.session import Session

        session = Session(
            self,
            self.store,
            self.clock,
            record,  # type: ignore[arg-type]
            self.tell,
            read_only=self._read_only,
        )
        session.banner = self.banner
        self.session = session
        self._sessions.append(session)
        return session

    def warn(self, words: str) -> None:
        """Say what has to be known, longer than other things."""
        self.notify(words, severity="error", timeout=60, markup=False)

    @on(Editor.Refused)
    def _refused(self) -> None:
        if self._read_only:
            self.tell(VaultReadOnly())

    def tell(self, error: StorageError) -> None:
        """Say what could not be done, and what to do; that the vault is read-only, only once."""
        if isinstance(error, VaultReadOnly) and self._read_only:
            if self._told_read_only:
                return
            self._told_read_only = True
        self.notify(error.sentence, title=error.title, severity="error", markup=False)

    def action_switch_theme(self) -> None:
        """Switch between the dark and the light look."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def action_help(self) -> None:
        """Show the help on this screen; the same key puts it away."""
        from mappa_tui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss(None)
        else:
            answers = getattr(self.screen, "answers", ())
            self.push_screen(HelpScreen(answers, getattr(self.screen, "help_words", "")))

    async def on_event(self, event: Event) -> None:
        """Take keys in their order, each where the cursor is once the one before has ended."""
        from_outside = isinstance(event, InputEvent | Paste) and not event.is_forwarded
        if from_outside and self.guard.takes(event):
            return
        if isinstance(event, InputEvent) and not event.is_forwarded and typed(event):
            self._keys.add(event)
        else:
            await super().on_event(event)

    async def _take_keys(self) -> None:
        try:
            await self._keys.run()
        except Exception as error:
            self._handle_exception(error)

    async def action_leave(self) -> None:
        """Save everything and leave; what cannot be saved keeps the program open."""
        if await self._settled():
            await log_out(self.store, "left")
            self.exit()

    def action_lock(self) -> None:
        """Lock, so that only the passphrase opens the record again."""
        self.guard.lock(LOCKED)

    def action_hide(self) -> None:
        """Blank the screen until a key is pressed."""
        self.guard.hide()

    async def settings_changed(self) -> None:
        """Go by the vault's settings as they are now."""
        await self.guard.read_settings()
        settings = await self.store.call(lambda store: store.area_settings)
        self.marking = settings.area.marking

    async def _settled(self) -> bool:
        """Write everything; return whether the program can end now, and is to."""
        if self._is_ending:  # asked twice, as when a terminal closes
            return False
        await take_in(self)
        for screen in self.screen_stack:
            if isinstance(screen, Settles) and not await screen.settle():
                return False
        self._is_ending = True
        return True

    def action_suspend_process(self) -> None:
        """Lock instead: whoever comes to a suspended program could read its memory."""
        self.call_later(self._suspend)

    def _suspend(self) -> None:
        if self.guard.can_lock or self._is_let_in:
            self.guard.lock(SUSPENDED)
        else:  # in front of the vault, with a part of a passphrase typed
            self.exit(return_code=SUSPENDED)

    async def action_quit(self) -> None:
        """Leave, as ctrl+q does everywhere."""
        await self.action_leave()

    def on_unmount(self) -> None:
        """Write what is still pending, whichever way the program is left.

        The screens are gone by now.
        """
        self._taking_keys.cancel()
        for session in self._sessions:
            with contextlib.suppress(StorageError):
                session.flush_now()
        self.store.close()

    def _heed_signals(self) -> None:
        if self.is_headless:  # nobody sends it any
            return
        leave = partial(self.call_later, self.action_leave)
        names = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")
        heed(dict.fromkeys(names, leave) | {"SIGTSTP": self.action_suspend_process})


def _meeting(meeting_id: UUID, store: "Store") -> "MeetingRecord":
    store.consulted("Meeting", meeting_id)
    return store.meeting(meeting_id)


def _case(case_id: UUID, store: "Store") -> "CaseRecord":
    store.consulted("Case", case_id)
    return store.case(case_id)


def _put(nouns: "object") -> "list[Put]":
    from mappa_tui.domain.change import Put

    return [Put(noun) for noun in nouns]  # type: ignore[attr-defined]
