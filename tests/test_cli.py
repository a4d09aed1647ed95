import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from mappa_tui import __version__
from mappa_tui.cli import main
from mappa_tui.demo import whole_meeting
from mappa_tui.domain.change import Put
from mappa_tui.domain.clock import Clock
from mappa_tui.storage.store import Store
from tests.access import let_in
from tests.terminal import program


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store = Store(tmp_path / "vault", Clock(), let_in("x"))
    store.write([Put(noun) for noun in whole_meeting()])
    store.close()
    return tmp_path / "vault"


def test_help_and_version_say_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (["--help"], ["--version"], ["export", "--help"]):
        with pytest.raises(SystemExit) as ended:
            main(asked)
        assert ended.value.code == 0
    said = capsys.readouterr().out
    for words in ("run", "demo", "export", "F1", f"mappa-tui {__version__}", "X482913/3"):
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


@pytest.mark.parametrize("meeting", ["X482913/3", "x482913/3", " X482913 / 3 "])
def test_minutes_are_written_by_crn_and_number(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], meeting: str
) -> None:
    to = tmp_path / "minutes.docx"
    assert main(["export", meeting, "--to", str(to)]) == 0
    assert to.read_bytes()[:2] == b"PK"
    assert str(to) in capsys.readouterr().out


@pytest.mark.parametrize("meeting", ["X482913/9", "X1/3", "3", "X482913/", "X482913/three", ""])
def test_an_unknown_meeting_is_refused_with_how_to_name_one(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], meeting: str
) -> None:
    to = tmp_path / "minutes.docx"
    assert main(["export", meeting, "--to", str(to)]) == 1
    assert "There is no meeting" in capsys.readouterr().err
    assert not to.exists()


def test_an_existing_file_is_replaced_only_when_told_so(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "minutes.docx"
    to.write_text("mine", encoding="utf-8")
    assert main(["export", "X482913/3", "--to", str(to)]) == 1
    assert "is there already. Add --overwrite to replace it." in capsys.readouterr().err
    assert to.read_text(encoding="utf-8") == "mine"
    assert main(["export", "X482913/3", "--to", str(to), "--overwrite"]) == 0
    assert to.read_bytes()[:2] == b"PK"


def test_a_folder_that_is_not_there_or_cannot_be_written_says_so(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "X482913/3", "--to", str(tmp_path / "none" / "m.docx")]) == 1
    assert "was not written: No such file or directory." in capsys.readouterr().err
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["export", "X482913/3", "--to", str(tmp_path / "file" / "m.docx")]) == 1
    assert "was not written: Not a directory." in capsys.readouterr().err
    assert main(["export", "X482913/3", "--to", str(tmp_path)]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_while_the_program_is_open_export_says_so(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store(folder, Clock(), let_in("x"))
    try:
        assert main(["export", "X482913/3", "--to", str(tmp_path / "m.docx")]) == 1
    finally:
        store.close()
    assert "The vault is open in another window. Close it there" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pty module")
def test_a_second_program_says_that_the_vault_is_open_elsewhere(folder: Path) -> None:
    store = Store(folder, Clock(), let_in("x"))
    try:
        with program("-m", "mappa_tui") as terminal:
            terminal.see("The vault is open in another window.", "Press Enter to start it again")
            terminal.keys("q\r")
            assert terminal.ended() == 1
            assert "Traceback" not in terminal.drawn()
    finally:
        store.close()


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
