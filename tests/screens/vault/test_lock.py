"""Locking and hiding: by a key, by time, after a sleep; one comes back to where one was."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.app import App
from textual.events import MouseMove

from mappa_tui.demo import DEMO_STARTS
from mappa_tui.domain.audited import AuditFilter
from mappa_tui.domain.clock import Clock
from mappa_tui.process.launcher import IDLE, LOCKED, SUSPENDED
from mappa_tui.storage.errors import DiskFull
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.settings import IDLE_MINUTES
from mappa_tui.widgets.editor import Editor
from mappa_tui.widgets.keys import wait_until_ready
from tests.screens.seeing import RUNNING, WIDE, Person, in_room, vault
from tests.screens.vault.steps import at_door, at_home_in, begun, entered, fill, unlock

HIDDEN = "Hidden. Any key brings it back."
MOVED = MouseMove(None, 3, 3, 1, 1, 0, False, False, False)


class Time:
    """A clock that is turned by hand."""

    def __init__(self) -> None:
        self._passed = 0.0
        self._slept = dt.timedelta()
        self.clock = Clock(lambda: DEMO_STARTS + self._slept, lambda: self._passed)

    def pass_by(self, person: Person, seconds: float) -> None:
        """Let time pass in which nobody is there."""
        self._passed += seconds
        person.app.guard.tick()

    def sleep(self, person: Person, minutes: float) -> None:
        """Have the computer sleep: counting stands still, the time goes on."""
        self._slept += dt.timedelta(minutes=minutes)
        person.app.guard.tick()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    begun(tmp_path / "vault")
    fill(tmp_path / "vault")
    return tmp_path / "vault"


@pytest.fixture
def time() -> Time:
    return Time()


@asynccontextmanager
async def in_notes(folder: Path, clock: Clock) -> AsyncIterator[Person]:
    """Open the running meeting; the cursor is at the end of the notes of item 12."""
    async with at_home_in(folder, WIDE, clock) as person:
        await person.press("enter")
        await person.see("Victim safety", "spends with Ms Prior")
        yield person


async def ended(person: Person, code: int) -> None:
    await person.wait(lambda: person.app._exit, "still open")
    assert person.app.return_code == code


def full(*_: object, **__: object) -> None:
    raise DiskFull


def _log_outs(folder: Path) -> list[str]:
    store = entered(folder)
    lines = store.entries.page(AuditFilter(action="log out"))
    store.close()
    return [line.reason for line in lines]


async def test_ctrl_l_saves_ends_and_unlocking_leads_back_into_the_sentence(
    folder: Path, time: Time
) -> None:
    async with in_notes(folder, time.clock) as person:
        await person.type(" The school is tld")
        await person.press("left", "ctrl+l")
        await ended(person, LOCKED)
    async with at_door(folder, "Locked.", WIDE, clock=time.clock) as person:
        await unlock(person)
        await person.see("Victim safety", "The school is tld")
        await person.wait(lambda: isinstance(person.app.focused, Editor), "no cursor")
        await wait_until_ready(person.app)
        await person.press("left", "o")
        await person.see("The school is told")
    assert _log_outs(folder)[-1] == "locked: asked"


async def test_ctrl_l_locks_over_a_form_and_its_text_is_there_afterwards(
    folder: Path, time: Time
) -> None:
    async with in_notes(folder, time.clock) as person:
        await person.press("f3")
        await person.see("New action")
        await person.type("Ask the landl")
        await person.press("ctrl+l")
        await ended(person, LOCKED)
    async with at_door(folder, size=WIDE, clock=time.clock) as person:
        await unlock(person)
        await person.see("Ask the landl", "Owner")
        await person.type("ord")
        await person.see("Ask the landlord")


@pytest.mark.parametrize(("key", "text"), [("f12", "Close the meeting"), ("ctrl+p", "Search")])
async def test_ctrl_l_locks_over_a_question_and_over_the_palette(
    folder: Path, time: Time, key: str, text: str
) -> None:
    async with in_notes(folder, time.clock) as person:
        await person.press(key)
        await person.see(text)
        await person.press("ctrl+l")
        await ended(person, LOCKED)


async def test_it_locks_after_five_idle_minutes_and_says_so_before(
    folder: Path, time: Time
) -> None:
    async with at_home_in(folder, WIDE, time.clock) as person:
        time.pass_by(person, 269)
        await person.pilot.pause()
        assert "Locks in" not in person.text()
        time.pass_by(person, 1)
        await person.see("Locks in 30 seconds: press any key.")
        await person.press("c")
        await person.see_no("Locks in 30 seconds")
        assert "Open actions" in person.text(), "the key does nothing else"
        time.pass_by(person, 271)
        await person.see("Locks in 29 seconds")
        time.pass_by(person, 30)
        await ended(person, IDLE)
    assert "locked: idle" in _log_outs(folder)


async def test_the_mouse_counts_as_somebody_there(folder: Path, time: Time) -> None:
    async with at_home_in(folder, WIDE, time.clock) as person:
        time.pass_by(person, 290)
        person.app.post_message(MOVED)
        await person.pilot.pause()
        time.pass_by(person, 250)
        await person.pilot.pause()
        assert not person.app._exit


async def test_in_a_meeting_it_takes_twenty_minutes(folder: Path, time: Time) -> None:
    async with in_notes(folder, time.clock) as person:
        time.pass_by(person, 19 * 60)
        await person.pilot.pause()
        assert not person.app._exit
        time.pass_by(person, 60)
        await ended(person, IDLE)


async def test_the_minutes_are_a_setting(folder: Path, time: Time) -> None:
    store = entered(folder)
    store.set_setting(IDLE_MINUTES, "2")
    store.close()
    async with at_home_in(folder, WIDE, time.clock) as person:
        await person.wait(lambda: person.app.guard._minutes == (2, 20), "not read")
        time.pass_by(person, 120)
        await ended(person, IDLE)


async def test_a_computer_that_slept_locks_at_once(folder: Path, time: Time) -> None:
    async with in_notes(folder, time.clock) as person:
        time.sleep(person, 2)
        await ended(person, SUSPENDED)


async def test_to_suspend_it_locks_it(folder: Path, time: Time) -> None:
    async with at_home_in(folder, WIDE, time.clock) as person:
        await person.app.run_action("app.suspend_process")
        await ended(person, SUSPENDED)


async def test_what_cannot_be_saved_is_not_lost_and_hidden_and_locks_later(
    folder: Path, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with in_notes(folder, time.clock) as person:
        with monkeypatch.context() as patched:
            patched.setattr(Store, "write", full)
            await person.type(" Not yet")
            await person.press("ctrl+l")
            await person.see("NOT LOCKED: what was typed last is not saved")
            assert "Victim" not in person.text()
            time.pass_by(person, 5)
            await person.see("NOT LOCKED")
            await person.press("x")
            await person.see("Not yet")
            assert "Not yetx" not in person.text()
            await person.press("ctrl+l")
            await person.see("NOT LOCKED")
            assert not person.app._exit
        time.pass_by(person, 6)
        await ended(person, IDLE)


async def test_hidden_shows_nothing_of_the_record_and_any_key_brings_it_back(
    folder: Path, time: Time
) -> None:
    async with in_notes(folder, time.clock) as person:
        await person.press("ctrl+o")
        await person.see(HIDDEN, "It locks in 60 seconds.")
        assert person.text().split() == f"{HIDDEN} It locks in 60 seconds.".split()
        time.pass_by(person, 20)
        await person.see("It locks in 40 seconds.")
        await person.press("x")
        await person.see("Victim safety", "spends with Ms Prior")
        assert "Priorx" not in person.text()
        await person.type("y")
        await person.see("y")


async def test_hidden_it_locks_after_a_minute_whatever_the_mouse_does(
    folder: Path, time: Time
) -> None:
    async with in_notes(folder, time.clock) as person:
        await person.press("ctrl+o")
        await person.see(HIDDEN)
        time.pass_by(person, 59)
        person.app.post_message(MOVED)
        await person.pilot.pause()
        assert person.app.covered
        time.pass_by(person, 1)
        await ended(person, IDLE)


async def test_what_opens_or_is_said_meanwhile_is_not_painted(
    folder: Path, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[object] = []
    async with at_home_in(folder, WIDE, time.clock) as person:
        meeting = (await person.app.store.call(lambda store: store.home())).meetings[0]
        monkeypatch.setattr(App, "_display", lambda _, screen, what: painted.append(what))
        await person.press("ctrl+o")
        await person.app.open_meeting(meeting.id)
        person.app.notify("M. ELLERY was saved")
        await person.pilot.pause(0.5)
        assert painted
        shown = "".join(
            strip.text
            for update in painted
            if update is not None
            for row in update.strips  # type: ignore[attr-defined]
            for strip in row
        )
        assert HIDDEN in shown
        assert "ELLERY" not in shown
        monkeypatch.undo()
        await person.press("x")
        await person.see("Victim safety")


async def test_what_has_no_passphrase_is_hidden_and_says_why(tmp_path: Path, time: Time) -> None:
    async with in_room(vault(tmp_path, RUNNING)) as person:
        await person.see("Victim safety")
        await person.press("ctrl+l")
        await person.see(HIDDEN, "It is not locked: there is no passphrase to unlock it with.")
        time.pass_by(person, 3600)
        await person.press("x")
        await person.see("Victim safety")
        assert not person.app._exit


async def test_in_front_of_the_vault_there_is_nothing_to_lock(folder: Path) -> None:
    async with at_door(folder) as person:
        await person.see("Passphrase    ▌")
        await person.press("ctrl+l")
        await person.see("The vault is locked.")
        assert not person.app._exit


async def test_help_and_palette_have_both(folder: Path, time: Time) -> None:
    async with in_notes(folder, time.clock) as person:
        await person.press("f1")
        await person.see("ctrl+l    Lock", "ctrl+o    Hide")
        await person.press("f1", "ctrl+p")
        await person.type("blank the screen")
        await person.see("Hide")


async def test_leaving_is_noted_too(folder: Path, time: Time) -> None:
    async with at_home_in(folder, WIDE, time.clock) as person:
        await person.press("ctrl+q")
        await person.wait(lambda: person.app._exit, "still open")
    assert _log_outs(folder)[0] == "left"
