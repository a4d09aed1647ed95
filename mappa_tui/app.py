"""The app: themes, keys, the store's thread, and the way from screen to screen."""

import asyncio
import contextlib
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable
from uuid import UUID

from textual.app import App
from textual.command import Provider
from textual.events import Event, InputEvent

from mappa_tui.commands import bindings
from mappa_tui.domain.clock import Clock
from mappa_tui.screens.home import HomeScreen
from mappa_tui.storage.errors import StorageError
from mappa_tui.storage.thread import StorageThread
from mappa_tui.widgets.keys import KeysInOrder, take_in, typed
from mappa_tui.widgets.look import THEMES, TONES
from mappa_tui.widgets.palette import MappaCommands

if TYPE_CHECKING:
    from mappa_tui.domain.change import Put
    from mappa_tui.widgets.session import Session


@runtime_checkable
class Settles(Protocol):
    """A screen that has something to write before the program is left."""

    async def settle(self) -> bool:
        """Write it; return whether all is stored."""


class MappaApp(App[None]):
    """The program on the screen."""

    TITLE = "mappa-tui"
    COMMANDS: ClassVar[set[type[Provider]]] = {MappaCommands}  # type: ignore[assignment]
    BINDINGS = bindings("leave", "switch_theme", "help")
    ENABLE_COMMAND_PALETTE = True
    CSS_PATH = "look.tcss"

    def __init__(
        self, folder: Path, clock: Clock, author: str, *, demonstration: bool = False
    ) -> None:
        super().__init__()
        self.clock = clock
        self.demonstration = demonstration
        self.store = StorageThread(folder, clock, author)
        self.session: Session | None = None
        """What was opened last."""
        self._sessions: list[Session] = []
        self._keys = KeysInOrder(self, super().on_event)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the tones to style sheets before a theme is chosen."""
        return {f"m-{tone}": value for tone, value in TONES["dusk"].items()}

    def get_default_screen(self) -> HomeScreen:
        """Begin at home."""
        return HomeScreen()

    def on_mount(self) -> None:
        """Open the store behind the first frame."""
        self._leave_on_signals()
        self._taking_keys = asyncio.create_task(self._take_keys())
        self.call_after_refresh(lambda: self.run_worker(self._open(), exit_on_error=True))

    async def _open(self) -> None:
        home = self.screen_stack[0]
        assert isinstance(home, HomeScreen)
        try:
            if self.demonstration:
                await self._open_demonstration()
            await home.reload()
        except StorageError as error:
            self.exit(return_code=1, message=error.sentence)

    async def _open_demonstration(self) -> None:
        from mappa_tui.demo import demonstration

        nouns = demonstration()
        await self.store.call(lambda store: store.write(_put(nouns)))
        running = [noun for noun in nouns if getattr(noun, "state", "") == "in progress"]
        await self.open_meeting(running[0].id)

    async def open_meeting(self, meeting_id: UUID) -> None:
        """Open a meeting: its plan, or its room."""
        record = await self.store.call(lambda store: store.meeting(meeting_id))
        session = self._begin(record)
        if record.meeting.state in ("planned", "postponed", "cancelled"):
            from mappa_tui.screens.plan import PlanScreen

            await self.push_screen(PlanScreen(session))
        else:
            from mappa_tui.screens.meeting.room import MeetingRoom

            await session.look_for_amendment()
            await self.push_screen(MeetingRoom(session))

    async def open_case(
        self, case_id: UUID | None, at: str = "", record_id: UUID | None = None
    ) -> None:
        """Open a case at a section, or begin a new one."""
        from mappa_tui.domain.area import default_area
        from mappa_tui.domain.case import Case
        from mappa_tui.domain.record import CaseRecord
        from mappa_tui.screens.case import CaseScreen

        if case_id is None:
            record = CaseRecord(area=default_area(), case=Case())
        else:
            record = await self.store.call(lambda store: store.case(case_id))
        screen = CaseScreen(self._begin(record), at, is_new=case_id is None)
        await self.push_screen(screen)
        if record_id is not None:
            await screen.lead_to(at, record_id, "")

    async def plan_meeting(self, case_id: UUID) -> None:
        """Open the planned meeting of a case; plan one if there is none."""
        record = await self.store.call(lambda store: store.case(case_id))
        planned = [meeting.id for meeting in record.meetings if meeting.state == "planned"]
        meeting_id = (
            planned[0] if planned else await self.store.call(lambda store: store.plan(case_id))
        )
        await self.open_meeting(meeting_id)

    def _begin(self, record: "object") -> "Session":
        from mappa_tui.widgets.session import Session

        session = Session(self, self.store, self.clock, record, self.tell)  # type: ignore[arg-type]
        session.banner = self.banner
        self.session = session
        self._sessions.append(session)
        return session

    @property
    def banner(self) -> str:
        """What every screen says of a demonstration."""
        return "DEMONSTRATION: invented people" if self.demonstration else ""

    def tell(self, error: StorageError) -> None:
        """Say what could not be done, and what to do."""
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
            self.push_screen(HelpScreen(getattr(self.screen, "answers", ())))

    async def on_event(self, event: Event) -> None:
        """Take keys in their order, each where the cursor is once the one before has ended."""
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
        await take_in(self)
        for screen in self.screen_stack:
            if isinstance(screen, Settles) and not await screen.settle():
                return
        self.exit()

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

    def _leave_on_signals(self) -> None:
        names = ("SIGTERM", "SIGHUP", "SIGBREAK")
        for name in names:
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(ValueError):
                    signal.signal(number, lambda *_: self.call_later(self.action_leave))

    def _fatal_error(self) -> None:
        """Leave with a plain sentence: a traceback would print what people wrote."""
        error = self._exception or sys.exc_info()[1]
        place = error.__traceback__ if error else None
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        file = Path(place.tb_frame.f_code.co_filename).name if place else "?"
        where = f"{file}:{place.tb_lineno}" if place else file
        kind = type(error).__name__
        self.exit(
            return_code=1,
            message=f"mappa-tui stopped on an error it did not expect ({kind} at {where}). "
            "Everything that was shown as saved is kept; start it again to go on.",
        )
        self._close_messages_no_wait()


def _put(nouns: "object") -> "list[Put]":
    from mappa_tui.domain.change import Put

    return [Put(noun) for noun in nouns]  # type: ignore[attr-defined]
