import os
import re
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from mappa_tui import __version__
from mappa_tui.cli import main
from mappa_tui.demo import whole_meeting
from mappa_tui.domain.change import Put
from mappa_tui.domain.clock import Clock
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.keys.access import Access
from mappa_tui.storage.vault.keys.cost import LOWEST
from mappa_tui.storage.vault.make import make_vault
from tests.terminal import program

PASSPHRASE = "four geese over Selby"


@pytest.fixture
def access(tmp_path: Path) -> Access:
    clock, folder = Clock(), tmp_path / "vault"
    access, _ = make_vault(folder, clock, "L. Cross", "minute-taker", PASSPHRASE, LOWEST)
    with closing(Store(folder, clock, access)) as store:
        store.write([Put(noun) for noun in whole_meeting()])
    return access


@pytest.fixture
def folder(access: Access, tmp_path: Path) -> Path:
    return tmp_path / "vault"


def test_help_and_version_say_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (["--help"], ["--version"], ["export", "--help"], ["restore", "--help"]):
        with pytest.raises(SystemExit) as ended:
            main(asked)
        assert ended.value.code == 0
    said = capsys.readouterr().out
    for words in (
        "run",
        "demo",
        "export",
        "backup",
        "restore",
        "verify",
        "F1",
        f"mappa-tui {__version__}",
        "X482913/3",
    ):
        assert words in said


def test_python_dash_m_is_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mappa_tui", "--version"], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout.strip()) == (0, f"mappa-tui {__version__}")


def test_an_unknown_command_is_refused_with_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["exprot"])
    assert ended.value.code == 2
    assert "usage: mappa-tui" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pty module")
def test_a_program_past_the_lock_finds_the_vault_open_elsewhere(
    folder: Path, access: Access
) -> None:
    with closing(Store(folder, Clock(), access)), program("-m", "mappa_tui") as terminal:
        terminal.see("Passphrase")
        terminal.keys(f"{PASSPHRASE}\r")
        terminal.see("another")
        terminal.keys("\x11")
        assert terminal.ended() == 0
        assert "Traceback" not in terminal.drawn()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pty module")
def test_the_demonstration_opens_at_item_12_and_leaves_nothing_behind(tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with program("-m", "mappa_tui", "demo", env={"TMPDIR": str(temporary)}) as terminal:
        terminal.see("DEMONSTRATION: invented people", "10:42", "Victim safety", "spends with Ms")
        assert re.search(r"●\s*12", terminal.drawn())
        assert [each.name for each in temporary.iterdir() if each.name.startswith("mappa-demo-")]
        terminal.keys("\x11")
        assert terminal.ended() == 0
    assert list(temporary.iterdir()) == []
    assert not Path(os.environ["MAPPA_TUI_HOME"]).exists()
    assert tempfile.gettempdir() != str(temporary)
