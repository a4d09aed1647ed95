"""However the program ends, the screen is clear, the text is saved, and it lies nowhere else."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from mappa_tui.demo import demonstration
from mappa_tui.domain.change import Put
from mappa_tui.domain.clock import LONDON, Clock
from mappa_tui.process.hold import LOCK, OPEN_ELSEWHERE, Hold, OpenElsewhere
from mappa_tui.process.wipe import CLEAR
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.keys.cost import LOWEST
from mappa_tui.storage.vault.make import make_vault
from mappa_tui.storage.vault.settings import RECOVERY_CONFIRMED
from tests.terminal import PATIENCE, ROOT, Terminal, program

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc and the pty module")

MARKER = "Kestrel Quarry Lane"
PASSPHRASE = "four geese over Selby"
ENTER, CTRL_Q, ALT_T, F2 = "\r", "\x11", "\x1bt", "\x1bOQ"
SENTENCE = "mappa-tui stopped on an error it did not expect (ValueError at failing.py:"
NO_PLACE = "mappa-tui stopped on an error it did not expect (Error)."

FAILING = """
import sys
from mappa_tui.app import MappaApp

def action_switch_theme(self):
    note = {marker!r}
    {how}

async def fail(note):
    raise ValueError(f"it says {{note}}")

MappaApp.action_switch_theme = action_switch_theme
from mappa_tui.cli import main
sys.exit(main())
"""
ENTRY = """
import sys
from mappa_tui.process import launcher
launcher._program = lambda: [sys.executable, {failing!r}, "within"]
from mappa_tui.cli import main
sys.exit(main())
"""
FAILURES = {
    "an action": 'raise ValueError(f"it says {note}")',
    "a worker": "self.run_worker(fail(note))",
    "a callback": "self.call_later(fail, note)",
    "a renderable": "self.panic(note)",
}


class Place:
    """The folders that a run of the program can write to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vault = folder / "vault"
        for name in ("temporary", "working", "person"):
            (folder / name).mkdir()
        clock = Clock(lambda: datetime(2025, 10, 14, 10, 42, tzinfo=LONDON))
        made = make_vault(self.vault, clock, "L. Cross", "minute-taker", PASSPHRASE, LOWEST)
        self._store = partial(Store, self.vault, clock, made[0])
        with closing(self._store()) as store:
            store.set_setting(RECOVERY_CONFIRMED, "yes")
            store.write([Put(noun) for noun in demonstration()])

    def notes(self) -> str:
        """Return the stored notes of item 12."""
        with closing(self._store()) as store:
            found = store.find_meeting("X482913/3")
            assert found is not None
            entry = store.meeting(found).entry("victim_safety")
            assert entry is not None
            return entry.notes

    def holding(self, text: str) -> list[str]:
        """Return the files that hold a text in clear, or are named by it."""
        data = text.encode()
        return [
            path.name
            for path in self.folder.rglob("*")
            if path.is_file() and (data in path.read_bytes() or text in path.name)
        ]

    @contextmanager
    def program(self, *arguments: str) -> Iterator[Terminal]:
        """Start the launcher, in a working folder of its own."""
        env = {"TMPDIR": str(self.folder / "temporary"), "PYTHONPATH": str(ROOT)}
        given = arguments or ("-m", "mappa_tui")
        with program(*given, env=env, cwd=self.folder / "working") as terminal:
            yield terminal

    @contextmanager
    def typed(self, *arguments: str) -> Iterator[Terminal]:
        """Start the launcher, and type the marker into the notes of item 12."""
        with self.program(*arguments) as terminal:
            unlock(terminal)
            terminal.keys(ENTER)
            terminal.see("Victim safety", "spends with Ms", "Prior")
            terminal.keys(f" {MARKER}")
            terminal.see(MARKER)
            yield terminal


def unlock(terminal: Terminal) -> None:
    """Type the passphrase, and see home."""
    terminal.see("Passphrase")
    terminal.keys(PASSPHRASE + ENTER)
    terminal.see("Open actions", "in progress")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def inside(terminal: Terminal) -> int:
    """Return the id of the program's own process."""
    return one_child(terminal.process.pid)


def one_child(pid: int) -> int:
    [child] = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(child)


def wait_until(condition: Callable[[], bool], otherwise: str) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, otherwise
        time.sleep(0.02)  # between looks at another process, which tells nobody


def runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    except FileNotFoundError:
        return False


def after_the_clear(terminal: Terminal) -> str:
    """Return what was drawn after the last time that screen and scrollback were cleared."""
    before, clear, after = terminal.sent().rpartition(CLEAR)
    assert clear, "never cleared"
    assert MARKER in terminal.drawn()
    modes = dict(re.findall(r"\x1b\[\?(\d+)([hl])", before))
    on = {mode for mode, state in modes.items() if state == "h"}
    assert on == {"7", "25"}, "all is off but wrapping and the cursor"
    return after


def is_clean(terminal: Terminal, place: Place) -> str:
    """Hold that the marker is neither on the screen nor on the disk; return what is said."""
    said = after_the_clear(terminal)
    for text in (MARKER, "Kestrel", "Victim", "Prior"):
        assert text not in said
    assert place.holding(MARKER) == []
    assert place.notes().endswith(MARKER)
    return said


def test_the_search_of_the_disk_finds_what_is_there(place: Place) -> None:
    (place.folder / "working" / "core.1").write_bytes(b"\x00" + MARKER.encode() + b"\x00")
    assert place.holding(MARKER) == ["core.1"]


def test_leaving_clears_the_screen_and_the_scrollback(place: Place) -> None:
    with place.typed() as terminal:
        terminal.keys(CTRL_Q)
        assert terminal.ended() == 0
        assert is_clean(terminal, place) == ""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_to_the_launcher_saves_clears_and_leaves(place: Place, name: str) -> None:
    with place.typed() as terminal:
        terminal.send(getattr(signal, name))
        assert terminal.ended() == 0
        assert is_clean(terminal, place) == ""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_to_the_program_saves_clears_and_leaves(place: Place, name: str) -> None:
    with place.typed() as terminal:
        os.kill(inside(terminal), getattr(signal, name))
        assert terminal.ended() == 0
        assert is_clean(terminal, place) == ""


def test_to_suspend_it_locks_it_and_it_is_started_again(place: Place) -> None:
    with place.typed() as terminal:
        first = inside(terminal)
        terminal.send(signal.SIGTSTP)
        terminal.read_until(lambda: not runs(first))
        terminal.see("Locked when it was to be suspended.")
        second = inside(terminal)
        assert second != first
        command = Path(f"/proc/{second}/cmdline").read_text().split("\0")
        assert command[command.index("--locked") + 1] == "suspended"

        def said() -> str:
            return Terminal.plain(terminal.sent().rpartition(CLEAR)[2])

        terminal.read_until(lambda: "Passphrase" in said())
        assert MARKER not in said()
        terminal.keys(CTRL_Q)
        assert terminal.ended() == 0
        assert is_clean(terminal, place) == ""


@pytest.mark.parametrize("name", ["SIGKILL", "SIGSEGV", "SIGQUIT"])
def test_a_program_that_is_killed_is_cleared_up_after(place: Place, name: str) -> None:
    with place.typed() as terminal:
        terminal.keys(F2)  # leaving the item writes it
        terminal.see("If the plan fails")
        os.kill(inside(terminal), getattr(signal, name))
        terminal.see("Press Enter to start it again")
        said = after_the_clear(terminal)
        assert f"ended from outside, or stopped on an error ({name})" in said
        terminal.keys("q" + ENTER)
        assert terminal.ended() == 128 + getattr(signal, name)
        is_clean(terminal, place)


def failing_by(place: Place, how: str) -> str:
    """Return a script that launches a program in which alt+t does something else."""
    failing, entry = place.folder / "failing.py", place.folder / "entry.py"
    failing.write_text(FAILING.format(marker="Hidden Words", how=how), encoding="utf-8")
    entry.write_text(ENTRY.format(failing=str(failing)), encoding="utf-8")
    return str(entry)


@pytest.mark.parametrize("kind", FAILURES)
def test_an_error_is_told_by_type_and_place_and_it_starts_again(place: Place, kind: str) -> None:
    with place.typed(failing_by(place, FAILURES[kind])) as terminal:
        terminal.keys(ALT_T)
        terminal.see("Press Enter to start it again")
        said = after_the_clear(terminal)
        assert (NO_PLACE if kind == "a renderable" else SENTENCE) in said
        assert "Hidden Words" not in terminal.sent()
        terminal.keys(ENTER)
        terminal.see("It stopped on an error.")
        terminal.keys(CTRL_Q)
        assert terminal.ended() == 0
        is_clean(terminal, place)


def test_the_program_saves_clears_and_ends_when_its_launcher_is_killed(place: Place) -> None:
    with place.typed() as terminal:
        within = inside(terminal)
        terminal.send(signal.SIGKILL)
        assert terminal.ended() == -signal.SIGKILL
        terminal.read_until(lambda: not runs(within))
        assert is_clean(terminal, place) == ""


def test_the_program_saves_and_ends_when_the_terminal_is_taken_away(place: Place) -> None:
    with place.typed() as terminal:
        within = inside(terminal)
        terminal.hang_up()
        wait_until(lambda: not runs(within), "still there")
        assert terminal.process.wait(PATIENCE) == 0
    assert place.holding(MARKER) == []
    assert place.notes().endswith(MARKER)


def test_no_process_can_leave_a_core(place: Place) -> None:
    with place.program() as terminal:
        unlock(terminal)
        for pid in (terminal.process.pid, inside(terminal)):
            limits = Path(f"/proc/{pid}/limits").read_text()
            assert re.search(r"Max core file size\s+0\s+0\s", limits)
        terminal.keys(CTRL_Q)
        assert terminal.ended() == 0


def test_nobody_may_read_the_memory_of_the_program(place: Place) -> None:
    say = "self.exit(return_code=9, message=f'dumpable is {CDLL(None).prctl(3, 0, 0, 0, 0)}')"
    entry = failing_by(place, f"from ctypes import CDLL; {say}")
    with place.program(entry) as terminal:
        unlock(terminal)
        terminal.keys(ALT_T)
        terminal.see("dumpable is 0", "Press Enter")
        terminal.keys("q" + ENTER)
        assert terminal.ended() == 9


def test_a_second_start_touches_nothing_and_says_so(place: Place) -> None:
    with place.typed() as terminal:
        with place.program() as second:
            assert second.ended() == 1
            assert second.sent() == f"{OPEN_ELSEWHERE}\r\n"
        terminal.keys(CTRL_Q)
        assert terminal.ended() == 0
        assert is_clean(terminal, place) == ""
    assert (place.vault / LOCK).stat().st_mode & 0o077 == 0


def test_without_somebody_to_answer_it_ends_with_the_code(place: Place) -> None:
    entry = place.folder / "entry.py"
    entry.write_text(
        "import sys\nfrom mappa_tui.process import launcher\n"
        "launcher._program = lambda: [sys.executable, '-c', 'raise SystemExit(9)']\n"
        "from mappa_tui.cli import main\nsys.exit(main())\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(entry)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stdout) == (9, "")
    assert "(exit code 9)" in done.stderr
    assert "\x1b" not in done.stderr


def test_a_killed_demonstration_leaves_nothing_behind(place: Place) -> None:
    temporary = place.folder / "temporary"
    with place.program("-m", "mappa_tui", "demo") as terminal:
        terminal.see("DEMONSTRATION", "Victim safety")
        assert len([*temporary.iterdir()]) == 1
        os.kill(inside(terminal), signal.SIGKILL)
        terminal.see("Press Enter to start it again")
        assert list(temporary.iterdir()) == []
        terminal.keys("q" + ENTER)
        terminal.ended()
    with place.program("-m", "mappa_tui", "demo") as terminal:
        terminal.see("DEMONSTRATION", "Victim safety")
        within = inside(terminal)
        terminal.send(signal.SIGKILL)
        terminal.read_until(lambda: not runs(within))
    assert list(temporary.iterdir()) == []


def test_one_at_a_time_and_again_when_it_is_let_go(tmp_path: Path) -> None:
    first, second = Hold(tmp_path / "new"), Hold(tmp_path / "new")
    assert first.take()
    with pytest.raises(OpenElsewhere, match=re.escape(OPEN_ELSEWHERE)):
        second.take()
    assert not second.held
    first.let_go()
    assert second.take()
    second.let_go()
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("error", [PermissionError(13, "no"), OSError(30, "read-only")])
def test_in_a_folder_that_cannot_be_written_nothing_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)
    hold = Hold(tmp_path)
    assert not hold.take()
    assert not hold.held
