"""Guards the screen: hides it, and locks the vault when it is asked to or nobody is there.

Locking ends the process, since only that takes the record out of memory. What cannot be saved
keeps the program open; the screen is then hidden, and locking is tried again.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from math import ceil
from typing import TYPE_CHECKING, Any

from textual import events
from textual.screen import Screen

from mappa_tui.commands import COMMANDS
from mappa_tui.domain.clock import Clock
from mappa_tui.process.launcher import IDLE, LOCKED, REASONS, SUSPENDED
from mappa_tui.quiet_app import QuietApp
from mappa_tui.storage.errors import StorageError
from mappa_tui.storage.thread import StorageThread
from mappa_tui.widgets.idle import Idle

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store

MINUTES = (1, 60)
"""How long nobody may be there before it locks, at least and at most."""
WARNED = (30, 10)
"""Seconds before it locks by itself at which that is said."""
HIDDEN = 60
"""Seconds for which the screen stays hidden; then it locks."""
AGAIN = 5
"""Seconds until what could not be saved is tried again."""

ANY_KEY = "Hidden. Any key brings it back."
NOT_LOCKED = "It is not locked: there is no passphrase to unlock it with."
LOCKED_ALREADY = "The vault is locked."
SAVING = "Locking: what was typed last is being saved …"
NOT_SAVED = (
    "NOT LOCKED: what was typed last is not saved, and locking would lose it.",
    f"It is tried again every {AGAIN} seconds. Any key shows the screen.",
)
PASSED_ON = ("lock", "leave")
"""Commands whose keys do what they do while it is said that it will lock."""


class Guard:
    """Of one app; asked before each key, and every second."""

    def __init__(
        self,
        app: QuietApp,
        clock: Clock,
        store: StorageThread,
        settled: Callable[[], Awaitable[bool]],
        *,
        has_passphrase: bool,
    ) -> None:
        """Guard `app`.

        Args:
            app: what is hidden, and ended.
            clock: what tells the time.
            store: the vault's.
            settled: writes everything; returns whether the program can end.
            has_passphrase: whether one unlocks the vault; the demonstration has none.
        """
        self._app = app
        self._clock = clock
        self._store = store
        self._settled = settled
        self._has_passphrase = has_passphrase
        self._idle = Idle(clock)
        self._minutes = (5, 20)
        """After how many it locks by itself: outside a meeting, and in one."""
        self._hidden_since: float | None = None
        self._is_locking = False
        self._failed: float | None = None
        """When locking failed last, since something could not be saved."""
        self._warned: set[int] = set()

    async def read_settings(self) -> None:
        """Read after how many minutes it locks by itself."""
        from mappa_tui.storage.vault.settings import IDLE_MINUTES, IDLE_MINUTES_IN_MEETING

        def read(store: "Store") -> tuple[int, int]:
            return _minutes(store, IDLE_MINUTES), _minutes(store, IDLE_MINUTES_IN_MEETING)

        with suppress(StorageError):
            self._minutes = await self._store.call(read)

    def takes(self, event: events.Event) -> bool:
        """Take note that somebody is there; return whether the event goes no further."""
        if self._app.covered:
            if isinstance(event, events.Key) and not self._is_locking:
                self._take_hidden(event)
            return True
        warned = bool(self._warned)
        self._touched()
        if not isinstance(event, events.Key):
            return False
        if event.key == COMMANDS["hide"].key:
            self.hide()
            return True
        return warned and event.key not in [COMMANDS[name].key for name in PASSED_ON]

    def hide(self, *remark: str) -> None:
        """Blank the screen until a key is pressed; without one, it locks after a minute."""
        self._hidden_since = self._clock.seconds()
        self._say_hidden(*remark)

    def tick(self) -> None:
        """Look how long nobody has been there."""
        slept = self._idle.slept()
        if self._is_locking or not self.can_lock:
            return
        now = self._clock.seconds()
        if slept:
            self.lock(SUSPENDED)
        elif self._failed is not None:
            if now - self._failed >= AGAIN:
                self.lock(IDLE)
        elif self._hidden_since is not None:
            self._say_hidden()
            if now - self._hidden_since >= HIDDEN:
                self.lock(IDLE)
        else:
            self._look_idle()

    @property
    def can_lock(self) -> bool:
        """Whether the vault is open, and a passphrase would unlock it."""
        return self._has_passphrase and self._store.is_let_in

    def lock(self, why: int) -> None:
        """Hide the screen, save everything and end; or only hide it, if nothing would unlock it.

        Args:
            why: the exit code that says it, one of `launcher.REASONS`.
        """
        if not self._has_passphrase:
            self.hide(NOT_LOCKED)
        elif not self.can_lock:
            self._app.notify(LOCKED_ALREADY, markup=False)
        elif not self._is_locking:
            self._is_locking = True
            self._app.clear_notifications()
            self._app.cover(SAVING)
            # Not in the app's own queue of messages: it goes on while a slow disk saves.
            self._app.run_worker(self._lock(why), exit_on_error=True)

    async def _lock(self, why: int) -> None:
        if await self._settled():
            from mappa_tui.screens.place import remember

            await log_out(self._store, f"locked: {REASONS[why]}", remember(self._app))
            self._app.exit(return_code=why)
            return
        self._is_locking = False
        self._failed = self._clock.seconds()
        self._app.cover(*NOT_SAVED)

    def _look_idle(self) -> None:
        left = self._limit() * 60 - self._idle.seconds()
        if left <= 0:
            self.lock(IDLE)
            return
        for seconds in WARNED:
            if left <= seconds and seconds not in self._warned:
                self._warned.add(seconds)
                words = f"Locks in {ceil(left)} seconds: press any key. It is not typed."
                self._app.notify(words, severity="warning", timeout=left, markup=False)

    def _limit(self) -> int:
        outside, meeting = self._minutes
        return meeting if any(map(_is_meeting, self._app.screen_stack)) else outside

    def _touched(self) -> None:
        self._idle.touched()
        if self._warned:
            self._warned.clear()
            self._app.clear_notifications()

    def _take_hidden(self, key: events.Key) -> None:
        if key.key == COMMANDS["lock"].key and self.can_lock:
            self.lock(LOCKED)
        else:
            self._show()

    def _show(self) -> None:
        self._hidden_since = self._failed = None
        self._touched()
        self._app.uncover()

    def _say_hidden(self, *remark: str) -> None:
        if self.can_lock and self._hidden_since is not None:
            left = HIDDEN - (self._clock.seconds() - self._hidden_since)
            remark = (f"It locks in {max(ceil(left), 0)} seconds.",)
        self._app.cover(ANY_KEY, *remark)


async def log_out(thread: StorageThread, why: str, place: str = "") -> None:
    """Note that somebody leaves, and where they are if they come back to it; as far as it goes."""
    from mappa_tui.storage.audit import LOG_OUT
    from mappa_tui.storage.vault.settings import PLACE

    if not thread.is_let_in:
        return
    with suppress(StorageError):
        await thread.call(lambda store: store.note(LOG_OUT, reason=why))
        if place:
            await thread.call(lambda store: store.set_setting(PLACE, place))


def _minutes(store: "Store", name: str) -> int:
    from mappa_tui.storage.vault.settings import DEFAULTS

    lowest, highest = MINUTES
    text = store.setting(name)
    return min(max(int(text if text.isdigit() else DEFAULTS[name]), lowest), highest)


def _is_meeting(screen: "Screen[Any]") -> bool:
    """Whether a screen shows a meeting that is in progress."""
    record = getattr(getattr(screen, "session", None), "record", None)
    meeting = getattr(record, "meeting", None)
    return getattr(meeting, "state", "") == "in progress"
