"""An open record and the one way in which screens change it: typed, kept, told.

What is typed waits half a second for more, and two seconds at most; leaving a field, a
screen or the program writes it at once. What could not be written stays and is tried again.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from textual.app import App
from textual.signal import Signal
from textual.timer import Timer

from mappa_tui.domain.change import Change, Edit, Put, Written
from mappa_tui.domain.clock import Clock
from mappa_tui.domain.consequences import called_off
from mappa_tui.domain.meeting import CLOSED, ISSUED, SIGNED
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.record import CaseRecord, MeetingRecord
from mappa_tui.domain.summary import Summary
from mappa_tui.storage.errors import StorageError, VaultDamaged, VaultReadOnly
from mappa_tui.storage.thread import StorageThread

AFTER_LAST_KEY = 0.5
AFTER_FIRST_KEY = 2.0
TRY_AGAIN = 2.0
SAVING = "saving"
"""What the status says from the first key that is not stored, until all of them are."""


class Session:
    """One case or meeting, open on the screens."""

    def __init__(
        self,
        app: App[Any],
        store: StorageThread,
        clock: Clock,
        record: CaseRecord,
        tell: Callable[[StorageError], None],
        *,
        read_only: bool = False,
    ) -> None:
        self.app = app
        self.read_only = read_only
        """Whether the whole vault can only be read."""
        self.store = store
        self.record = record
        self.clock = clock
        self._tell = tell
        self.changed: Signal[Written] = Signal(app, "record changed")
        """Published after each write, with what it stored."""
        self.spoken: Signal[str] = Signal(app, "save state changed")
        """Published when the words about saving change."""
        self._begun: dict[UUID, Put] = {}
        self._pending: dict[tuple[str, UUID, str], Edit] = {}
        self._soon: Timer | None = None
        self._latest: Timer | None = None
        self._writing = asyncio.Lock()
        self._trouble = ""
        self.stopped = ""
        """Once the vault is damaged: why nothing is edited any more. What was typed stays on
        the screen; it cannot be stored, so it does not keep the program open."""
        self.status = "all saved"
        self.banner = ""
        """What every screen of this record says under its first row."""
        self.amending = ""
        """Which version an amendment at work amends, and why."""

    @property
    def meeting(self) -> MeetingRecord:
        """The record, where it is a meeting's."""
        assert isinstance(self.record, MeetingRecord)
        return self.record

    @property
    def locked(self) -> bool:
        """Whether nothing changes: signed minutes, a damaged vault, or one to read only."""
        record = self.record
        signed = isinstance(record, MeetingRecord) and record.meeting.state in (SIGNED, ISSUED)
        return signed or self.read_only or bool(self.stopped)

    def locks(self, noun: Noun) -> bool:
        """Whether this record does not change; what answers for signed minutes later may."""
        if isinstance(noun, Summary):
            return self.read_only or bool(self.stopped)
        return self.locked

    def refuses(self) -> bool:
        """Say why nothing at all can be written, if that is so; return whether it is."""
        if self.stopped:
            self.app.notify(self.stopped, severity="error", markup=False)
        elif self.read_only:
            self._tell(VaultReadOnly())
        return bool(self.stopped) or self.read_only

    def begin(self, noun: Noun) -> None:
        """Take in a record that somebody began to type; it is written with its first text."""
        self._begun[noun.id] = Put(noun)

    def type(self, edit: Edit) -> None:
        """Keep what was typed into a field; it is written soon."""
        self._pending[edit.noun, edit.record_id, edit.field] = edit
        if not self._trouble and self.status != SAVING:
            self._say(SAVING)
        if self._soon:
            self._soon.stop()
        self._soon = self.app.set_timer(AFTER_LAST_KEY, self.save_soon)
        if self._latest is None:
            self._latest = self.app.set_timer(AFTER_FIRST_KEY, self.save_soon)

    def typed(self, noun: str, record_id: UUID, field: str) -> str | None:
        """Return text of a field that is not written yet."""
        edit = self._pending.get((noun, record_id, field))
        return edit.text if edit else None

    def save_soon(self) -> None:
        """Write all that is pending, without anybody waiting for it."""
        self.app.run_worker(self.flush(), exit_on_error=False)

    async def flush(self) -> bool:
        """Write all that is pending, now; return whether everything is stored."""
        async with self._writing:
            self._stop_timers()
            if not self._pending or self.stopped:
                return True
            edits = list(self._pending.values())
            # What is on its way is not written again, should the program end meanwhile.
            begun, self._begun = self._begun, {}
            stored = False
            try:
                stored = await self._store([*begun.values(), *edits])
            finally:
                if not stored:
                    self._begun = begun | self._begun
            if not stored:
                if not self.stopped:
                    self._latest = self.app.set_timer(TRY_AGAIN, self.save_soon)
                return False
            for edit in edits:
                key = (edit.noun, edit.record_id, edit.field)
                if self._pending.get(key) == edit:
                    del self._pending[key]
            if self._pending:
                self._latest = self.app.set_timer(AFTER_LAST_KEY, self.save_soon)
            self._say_saved()
            return True

    def flush_now(self) -> None:
        """Write all that is pending before the program ends; blocks."""
        changes: list[Change] = [*self._begun.values(), *self._pending.values()]
        if changes:
            self.store.call_now(self._write_call(changes))
            self._begun.clear()
            self._pending.clear()

    async def write(self, *changes: Change) -> bool:
        """Write what the program itself changes, after what is pending."""
        if not await self.flush():
            return False
        async with self._writing:
            stored = await self._store(changes)
            if stored:
                self._say_saved()
            return stored

    async def reload(self) -> None:
        """Read the record anew, after a step that changed more than fields."""
        record = self.record
        if isinstance(record, MeetingRecord):
            meeting_id = record.meeting.id
            self.record = await self.store.call(lambda store: store.meeting(meeting_id))
        else:
            case_id = record.case.id
            self.record = await self.store.call(lambda store: store.case(case_id))
        await self.look_for_amendment()
        self.changed.publish(Written())

    async def look_for_amendment(self) -> None:
        """Learn whether the meeting is being amended; only a closed one can be."""
        self.amending = ""
        record = self.record
        if isinstance(record, MeetingRecord) and record.meeting.state == CLOSED:
            meeting_id = record.meeting.id
            history = await self.store.call(lambda store: store.history(meeting_id))
            if history:
                *_, before, working = history
                self.amending = f"AMENDING version {before.number}: {working.reason}"

    def _write_call(self, changes: Sequence[Change]) -> "Callable[..., Written]":
        record = self.record
        meeting_id = record.meeting.id if isinstance(record, MeetingRecord) else None
        case_id = record.case.id
        return lambda store: store.write(changes, meeting_id=meeting_id, case_id=case_id)

    async def _store(self, changes: Sequence[Change]) -> bool:
        self._say(SAVING)
        try:
            written = await self.store.call(self._write_call(changes))
        except StorageError as error:
            words = f"! {error.title}"
            if words != self._trouble:
                self._tell(error)
            self._trouble = words
            self._say(words)
            if isinstance(error, VaultDamaged) and not self.stopped:
                self.stopped = error.sentence
                self.changed.publish(Written())
            return False
        self._trouble = ""
        self.record.drafts = [d for d in self.record.drafts if d.id not in set(written.dropped)]
        for action in called_off(self.record, written.records):
            words = f"A{action.number} is cancelled. {action.cancel_reason}"
            self.app.notify(words, severity="warning", markup=False)
        for noun in written.records:
            self.record.put(noun)
        self.changed.publish(written)
        return True

    def _say_saved(self) -> None:
        """Say when everything was saved, unless more was typed meanwhile."""
        self._say(SAVING if self._pending else f"saved {self.clock.local():%H:%M:%S}")

    def _say(self, words: str) -> None:
        self.status = words
        self.spoken.publish(words)

    def _stop_timers(self) -> None:
        for timer in (self._soon, self._latest):
            if timer:
                timer.stop()
        self._soon = self._latest = None
