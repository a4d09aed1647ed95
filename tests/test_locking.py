"""Locking and hiding as a person at a terminal has them: the process ends, the screen is blank."""

import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal
from tests.test_launcher import MARKER, PASSPHRASE, Place, after_the_clear, inside, runs

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc and the pty module")

CTRL_L, CTRL_O, CTRL_Q, ENTER, LEFT = "\x0c", "\x0f", "\x11", "\r", "\x1b[D"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_ctrl_l_ends_the_process_and_unlocking_leads_back_into_the_sentence(place: Place) -> None:
    with place.typed() as terminal:
        first = inside(terminal)
        terminal.keys(LEFT * 4 + CTRL_L)
        terminal.read_until(lambda: not runs(first))
        terminal.see("Locked.")
        said = after_the_clear(terminal)
        assert "Locked." in Terminal.plain(said)
        assert MARKER not in Terminal.plain(said)
        assert place.holding(MARKER) == []
        terminal.forget()
        terminal.keys(PASSPHRASE + ENTER)
        terminal.see("Victim safety", MARKER)
        terminal.wait(1.0)
        terminal.keys("X")
        terminal.see("Quarry X")
        terminal.keys(CTRL_Q)
        assert terminal.ended() == 0
    assert place.notes().endswith(MARKER[:-4] + "X" + MARKER[-4:])


def test_ctrl_o_draws_over_every_row_and_any_key_brings_it_back(place: Place) -> None:
    with place.typed() as terminal:
        terminal.see_pattern(r"saved \d\d:")
        terminal.keys(CTRL_O)
        terminal.see("Hidden. Any key brings it back.", "It locks in 60 seconds.")
        terminal.wait(2.5)  # in which all of it is drawn anew, with the seconds that are left
        hidden = terminal.drawn().partition("Hidden.")[2]
        for text in (MARKER, "Victim", "ELLERY", "OFFICIAL", "Prior"):
            assert text not in hidden
        rows = [row for row in hidden.splitlines() if len(row) >= 120]
        assert len(rows) >= 40, "each row is drawn over, from its beginning to its end"
        terminal.forget()
        terminal.keys("x")
        terminal.see("Victim safety", "OFFICIAL-SENSITIVE", MARKER)
        terminal.keys(CTRL_Q)
        assert terminal.ended() == 0
    assert place.notes().endswith(MARKER), "the key was not typed"


def test_the_demonstration_is_hidden_and_not_locked(place: Place) -> None:
    with place.program("-m", "mappa_tui", "demo") as terminal:
        terminal.see("Victim safety", "spends with Ms", "Prior")
        first = inside(terminal)
        terminal.forget()
        terminal.keys(CTRL_L)
        terminal.see("Hidden. Any key brings it back.", "there is no passphrase to unlock it with")
        terminal.keys("x")
        terminal.see("Victim safety")
        assert inside(terminal) == first
        terminal.keys(CTRL_Q)
        assert terminal.ended() == 0
