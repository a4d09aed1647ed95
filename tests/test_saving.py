"""Nothing typed is lost, whichever way the program is left: real processes, really killed."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from mappa_tui.demo import demonstration
from mappa_tui.domain.change import Put
from mappa_tui.domain.clock import LONDON, Clock
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.storage.store import Store
from tests.access import let_in
from tests.terminal import Terminal, program

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="a terminal of its own needs POSIX (Windows has no pty module)"
)
MORE_THAN_TWO_SECONDS = 2.6
SHIFT_TAB, ENTER, CTRL_Q, F3, ESC = "\x1b[Z", "\r", "\x11", "\x1bOR", "\x1b"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with _store(tmp_path / "vault") as store:
        store.write([Put(noun) for noun in demonstration()])
    return tmp_path / "vault"


@contextmanager
def _store(folder: Path) -> Iterator[Store]:
    store = Store(folder, Clock(lambda: datetime(2025, 10, 14, 10, 42, tzinfo=LONDON)), let_in("x"))
    try:
        yield store
    finally:
        store.close()


def _stored(folder: Path) -> MeetingRecord:
    with _store(folder) as store:
        found = store.find_meeting("X482913/3")
        assert found is not None
        return store.meeting(found)


def _notes(folder: Path) -> str:
    entry = _stored(folder).entry("victim_safety")
    assert entry is not None
    return entry.notes


@contextmanager
def _in_the_notes() -> Iterator[Terminal]:
    """Open the running meeting; the cursor is at the end of the notes of item 12.

    It is the program's own process that is killed, so there is no launcher around it.
    """
    with program("-m", "tests.within") as terminal:
        terminal.see("Open actions", "in progress")
        terminal.keys(ENTER)
        terminal.see("Victim safety", "spends with Ms", "Prior")
        terminal.forget()
        yield terminal


def test_it_says_when_it_is_saved_and_then_it_is_there_after_sigkill(folder: Path) -> None:
    with _in_the_notes() as terminal:
        terminal.wait(1.0)
        terminal.keys(" and then")
        terminal.see(" and then")
        terminal.forget()
        terminal.see_pattern(r"saved \d\d:\d\d:\d\d")
        terminal.send(signal.SIGKILL)
        assert terminal.ended() == -signal.SIGKILL
    assert _notes(folder).endswith("with Ms Prior and then")


def test_steady_typing_is_saved_within_two_seconds_of_the_first_letter(folder: Path) -> None:
    with _in_the_notes() as terminal:
        for word in range(14):
            terminal.keys(f" w{word}")
            terminal.wait(0.2)
        terminal.send(signal.SIGKILL)
        terminal.ended()
    assert "with Ms Prior w0 w1 w2" in _notes(folder)


def test_what_is_not_valid_yet_survives_sigkill_in_its_field(folder: Path) -> None:
    with _in_the_notes() as terminal:
        terminal.keys(F3)
        terminal.see("New action")
        terminal.keys("Chase the report\t\t\t\tASAP")
        terminal.see("nobody can")
        terminal.wait(MORE_THAN_TWO_SECONDS)
        terminal.send(signal.SIGKILL)
        terminal.ended()
    record = _stored(folder)
    [action] = [row for row in record.actions if row.number == 6]
    assert (action.task, action.due) == ("Chase the report", None)
    assert [(draft.field, draft.text) for draft in record.drafts] == [("due", "ASAP")]


@pytest.mark.parametrize("way", ["ctrl+q", "SIGTERM", "SIGHUP"])
def test_leaving_right_after_the_last_letter_saves_it(folder: Path, way: str) -> None:
    with _in_the_notes() as terminal:
        terminal.keys(" the last words")
        terminal.see("the last words")
        if way == "ctrl+q":
            terminal.keys(CTRL_Q)
        else:
            terminal.send(getattr(signal, way))
        assert terminal.ended() == 0
    assert _notes(folder).endswith("with Ms Prior the last words")


def test_ctrl_q_sent_with_the_text_itself_saves_it_too(folder: Path) -> None:
    with _in_the_notes() as terminal:
        terminal.keys(" in one go" + CTRL_Q)
        assert terminal.ended() == 0
    assert _notes(folder).endswith("with Ms Prior in one go")


def test_an_action_begun_over_the_notes_is_saved_by_a_signal(folder: Path) -> None:
    with _in_the_notes() as terminal:
        terminal.keys(F3)
        terminal.see("New action")
        terminal.keys("Half a tas")
        terminal.see("Half a tas")
        terminal.send(signal.SIGTERM)
        assert terminal.ended() == 0
    assert [row.task for row in _stored(folder).actions if row.number == 6] == ["Half a tas"]


def test_what_was_typed_is_on_the_screen_when_it_is_opened_again(folder: Path) -> None:
    with _in_the_notes() as terminal:
        terminal.keys(" £5 [x] é")
        terminal.wait(MORE_THAN_TWO_SECONDS)
        terminal.send(signal.SIGKILL)
        terminal.ended()
    with _in_the_notes_again() as terminal:
        terminal.see("£5 [x] é")
        terminal.keys(CTRL_Q)
        assert terminal.ended() == 0


@contextmanager
def _in_the_notes_again() -> Iterator[Terminal]:
    with program("-m", "tests.within") as terminal:
        terminal.see("Open actions")
        terminal.keys(ENTER)
        yield terminal
