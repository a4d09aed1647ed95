"""`export`, `backup`, `restore` and `verify`: unlocked by a passphrase that is piped in."""

import hashlib
import io
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from mappa_tui.cli import main
from mappa_tui.domain.area import Area
from mappa_tui.domain.change import Set
from mappa_tui.exports.word_template import read_template
from mappa_tui.process.hold import held
from mappa_tui.storage.vault.backup import BACKUPS
from tests.exports.templates import with_crest
from tests.faults.vaults import CHAIR, CHAIRS, NEW, TAKER, TAKERS, Vault, add_case, new_vault
from tests.terminal import program

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    return new_vault(tmp_path_factory.mktemp("made") / "vault")


@pytest.fixture
def vault(made: Vault, tmp_path: Path) -> Vault:
    return made.copied(tmp_path / "vault")


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command of the program; returns its exit code, and what it said on either way."""

    def run(*arguments: str | Path, typed: str = f"{CHAIRS}\n") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main([str(each) for each in arguments])
        return code, *capsys.readouterr()

    return run


def numbers(vault: Vault) -> int:
    return len(vault.crns())


def openings(vault: Vault) -> list[tuple[str, str]]:
    with closing(vault.open()) as store, store._reading() as connection:
        query = "SELECT who, reason FROM audit WHERE action = 'log in' ORDER BY sequence"
        return [tuple(row) for row in connection.exec_driver_sql(query)]


@pytest.mark.parametrize("meeting", ["X482913/3", "x482913/3", " X482913 / 3 "])
def test_minutes_are_written_by_crn_and_number(
    vault: Vault, tmp_path: Path, command: Command, meeting: str
) -> None:
    to = tmp_path / "minutes.docx"
    code, out, _ = command("export", meeting, "--to", to)
    assert code == 0
    assert to.read_bytes()[:2] == b"PK"
    assert str(to) in out
    with closing(vault.open()) as store, store._reading() as connection:
        query = "SELECT who, action, recipient FROM audit ORDER BY sequence DESC LIMIT 1"
        assert tuple(connection.exec_driver_sql(query).one()) == (CHAIR, "export", str(to))


@pytest.mark.parametrize("meeting", ["X482913/9", "X1/3", "3", "X482913/", "X482913/three", ""])
def test_an_unknown_meeting_is_refused_with_how_to_name_one(
    vault: Vault, tmp_path: Path, command: Command, meeting: str
) -> None:
    to = tmp_path / "minutes.docx"
    code, _, said = command("export", meeting, "--to", to)
    assert code == 1
    assert "There is no meeting" in said
    assert not to.exists()


def test_an_existing_file_is_replaced_only_when_told_so_and_never_what_is_not_ours(
    vault: Vault, tmp_path: Path, command: Command
) -> None:
    to = tmp_path / "minutes.docx"
    assert command("export", "X482913/3", "--to", to)[0] == 0
    code, _, said = command("export", "X482913/3", "--to", to)
    assert code == 1
    assert "is there already. Add --overwrite to replace it." in said
    assert command("export", "X482913/3", "--to", to, "--overwrite")[0] == 0
    to.write_text("mine", encoding="utf-8")
    code, _, said = command("export", "X482913/3", "--to", to, "--overwrite")
    assert code == 1
    assert "not as this program wrote it: it is not replaced. Give another name." in said
    assert to.read_text(encoding="utf-8") == "mine"


def test_each_document_is_written_by_its_key_and_copy_and_is_known_again(
    vault: Vault, tmp_path: Path, command: Command
) -> None:
    code, _, said = command("export", "X482913/3", "--to", tmp_path, "--what", "slipz")
    assert code == 2
    assert "There is no document slipz. There are:\n  minutes      Minutes\n" in said
    asked = ("export", "X482913/3", "--to", tmp_path, "--what", "restricted")
    code, _, said = command(*asked)
    assert code == 1
    assert "There is no copy of it: no reader is named under Restricted for" in said
    with closing(vault.open()) as store:
        meeting = store.find_meeting("X482913/3")
        assert meeting is not None
        readers = {"restricted_to": "DI Priya Nair\nDC Owen Marsh"}
        store.write([Set("Meeting", meeting, readers)], meeting)
    code, _, said = command(*asked)
    assert code == 2
    assert "Say for whom with --copy NAME, or its number:\n  1   DI Priya Nair" in said
    code, out, _ = command(*asked, "--copy", "dc owen marsh")
    assert code == 0
    assert "Restricted minutes for DC Owen Marsh: written to" in out
    [there] = tmp_path.glob("*.docx")
    assert there.name == "X482913-3 minutes RESTRICTED 2025-10-14 DRAFT copy 2.docx"
    code, out, _ = command("verify", there)
    assert code == 0
    assert "Unchanged since it was written: Restricted minutes for DC Owen Marsh, DRAFT" in out
    assert f"SHA-256 {hashlib.sha256(there.read_bytes()).hexdigest()}\n" in out
    there.write_bytes(there.read_bytes() + b" ")
    code, out, _ = command("verify", there)
    assert code == 3
    assert out.startswith("! Changed by hand since it was written: Restricted minutes")
    (tmp_path / "other.docx").write_bytes(b"other")
    code, out, _ = command("verify", tmp_path / "other.docx")
    assert (code, out[:10]) == (3, "! Unknown:")
    code, _, said = command("verify", tmp_path / "none.docx")
    assert (code, said) == (
        1,
        f"{tmp_path / 'none.docx'} cannot be read: No such file or directory.\n",
    )


def test_a_name_without_an_ending_gets_the_documents_own(
    vault: Vault, tmp_path: Path, command: Command
) -> None:
    assert command("export", "X482913/3", "--to", tmp_path / "mine")[0] == 0
    more = ("--what", "record")
    assert command("export", "X482913/3", "--to", tmp_path / "14.10", *more)[0] == 0
    assert command("export", "X482913/3", "--to", tmp_path / "m.DOC", *more)[0] == 0
    assert {path.name for path in tmp_path.glob("m*.*")} == {"mine.docx", "m.DOC"}
    assert (tmp_path / "14.10.json").exists()


def test_a_folder_that_is_not_there_or_cannot_be_written_says_so(
    vault: Vault, tmp_path: Path, command: Command
) -> None:
    code, _, said = command("export", "X482913/3", "--to", tmp_path / "none" / "m.docx")
    assert code == 1
    assert f"was not written: there is no folder {tmp_path / 'none'}." in said
    code, _, said = command("export", "X482913/3", "--to", f"{tmp_path / 'none'}/")
    assert code == 1
    assert f"was not written: there is no folder {tmp_path / 'none'}." in said
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, _, said = command("export", "X482913/3", "--to", tmp_path / "file" / "m.docx")
    assert code == 1
    assert "was not written: Not a directory." in said


@pytest.mark.parametrize(
    "asked", [["export", "X482913/3", "--to", "m.docx"], ["backup"], ["verify"], ["restore", "."]]
)
def test_while_the_program_is_open_each_says_so(
    vault: Vault, command: Command, asked: list[str]
) -> None:
    before = vault.file.read_bytes()
    with held(vault.folder):
        code, out, said = command(*asked)
    assert (code, out) == (1, "")
    assert said == "The vault is open in another window. Close it there, then try again.\n"
    assert vault.file.read_bytes() == before


@pytest.mark.parametrize("name", ["export", "backup", "verify"])
def test_where_there_is_no_vault_each_says_so(command: Command, name: str, tmp_path: Path) -> None:
    more = ["X1/1", "--to", str(tmp_path / "m.docx")] if name == "export" else []
    code, _, said = command(name, *more)
    assert code == 1
    assert "There is no vault in" in said
    assert not (tmp_path / "vault").exists()


def test_each_command_that_unlocks_the_vault_is_noted_as_an_opening(
    vault: Vault, tmp_path: Path, command: Command
) -> None:
    (tmp_path / "other.docx").write_bytes(b"other")
    (tmp_path / "none.csv").write_bytes(b"")
    for asked in (
        ("verify",),
        ("verify", tmp_path / "other.docx"),
        ("export", "X482913/9", "--to", tmp_path),
        ("import", "register", tmp_path / "none.csv"),
        ("area", "template"),
        ("backup",),
    ):
        command(*asked)
    command("backup", typed="wrong\n")
    assert openings(vault) == [
        (CHAIR, f"command {each}")
        for each in ("verify", "verify", "export", "import", "area", "backup")
    ]


def test_a_wrong_command_is_told_those_that_people_use(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["openn"])
    said = capsys.readouterr().err
    assert "verify" in said
    assert "within" not in said


def test_a_vault_that_can_only_be_read_is_read_and_nothing_is_noted(
    vault: Vault, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mappa_tui.storage.opened.is_read_only", lambda folder: True)
    assert command("area", "template")[0] == 0
    monkeypatch.undo()
    assert openings(vault) == []


def test_a_wrong_passphrase_and_none_are_refused(vault: Vault, command: Command) -> None:
    for typed in ("otter mild plazas\n", "", "\n"):
        code, _, said = command("verify", typed=typed)
        assert code == 1
        assert "not your passphrase" in said


def test_one_says_who_one_is_if_nobody_is_remembered(vault: Vault, command: Command) -> None:
    assert vault.key_file().last == CHAIR
    assert command("backup", "--as", TAKER, typed=TAKERS)[0] == 0
    assert vault.key_file().last == TAKER
    assert command("verify", typed=f"{TAKERS}\r\n")[0] == 0
    code, _, said = command("verify", "--as", "Nobody")
    assert code == 2
    assert said == f"Say who you are with --as NAME: {CHAIR}, {TAKER}.\n"


def test_a_backup_is_put_where_it_is_asked_for(
    vault: Vault, tmp_path: Path, command: Command
) -> None:
    code, out, _ = command("backup", tmp_path / "share")
    assert code == 0
    [made] = (tmp_path / "share").iterdir()
    assert str(made) in out
    assert Vault(made).faults() == []
    assert command("backup")[0] == 0
    [beside] = (vault.folder / BACKUPS).iterdir()
    assert Vault(beside).faults() == []


def test_a_backup_folder_that_cannot_be_used_says_so(
    vault: Vault, tmp_path: Path, command: Command
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, out, said = command("backup", tmp_path / "file")
    assert (code, out) == (1, "")
    assert said == "No backup was made: its folder cannot be used. Choose another.\n"


def test_verifying_says_what_it_found(vault: Vault, command: Command) -> None:
    command("backup")
    code, out, _ = command("verify")
    assert code == 0
    assert "!" not in out
    for words in ("key file belongs", "vault's file is whole", "audit is whole", "newest backup"):
        assert words in out
    with closing(vault.open()) as store, store._writing() as writing:
        writing.connection.exec_driver_sql("UPDATE audit SET who = 'x' WHERE sequence = 5")
    code, out, _ = command("verify")
    assert code == 3
    assert "! Entry 5 of the audit was changed." in out


def test_verifying_a_vault_whose_key_file_is_gone_finds_that(
    vault: Vault, command: Command
) -> None:
    vault.keys.unlink()
    code, out, _ = command("verify")
    assert code == 3
    assert out.startswith("! The key file beside the vault is gone")


def test_verifying_a_damaged_vault_finds_that(vault: Vault, command: Command) -> None:
    content = bytearray(vault.file.read_bytes())
    content[10] ^= 1
    vault.file.write_bytes(bytes(content))
    code, out, _ = command("verify")
    assert code == 3
    assert "! " in out
    assert "damaged" in out


def test_restoring_keeps_what_was_there_and_says_where(
    vault: Vault, tmp_path: Path, command: Command
) -> None:
    command("backup", tmp_path / "share")
    [backup] = (tmp_path / "share").iterdir()
    with closing(vault.open()) as store:
        add_case(store, 1)
    assert numbers(vault) == 3
    code, _, said = command("restore", backup)
    assert code == 2
    assert "Add --yes" in said
    assert numbers(vault) == 3
    code, out, _ = command("restore", backup, "--yes")
    assert code == 0
    [kept] = vault.folder.glob("before-restore *")
    assert str(kept) in out
    assert numbers(vault) == 2
    assert numbers(Vault(kept)) == 3


def test_restoring_works_where_no_vault_is_left(
    vault: Vault, tmp_path: Path, command: Command
) -> None:
    command("backup", tmp_path / "share")
    [backup] = (tmp_path / "share").iterdir()
    shutil.rmtree(vault.folder)
    code, out, _ = command("restore", backup, "--yes")
    assert code == 0
    assert "kept" not in out
    assert numbers(vault) == 2


def test_restoring_what_is_no_backup_is_refused(
    vault: Vault, tmp_path: Path, command: Command
) -> None:
    (tmp_path / "empty").mkdir()
    command("backup", tmp_path / "share")
    [backup] = (tmp_path / "share").iterdir()
    before = vault.file.read_bytes()
    for folder, words in (
        (tmp_path / "nowhere", "There is no folder"),
        (tmp_path / "empty", "is no backup, and holds none"),
        (tmp_path / "share", f"These are in it, the newest last:\n  {backup}\n"),
    ):
        code, _, said = command("restore", folder, "--yes")
        assert code == 1
        assert words in said
    assert vault.file.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pty module")
def test_at_a_terminal_the_passphrase_is_asked_without_echo_and_restoring_is_confirmed(
    vault: Vault, tmp_path: Path, command: Command
) -> None:
    command("backup", tmp_path / "share")
    [backup] = (tmp_path / "share").iterdir()
    with closing(vault.open()) as store:
        store.people.change_passphrase(CHAIRS, NEW)
    with program("-m", "mappa_tui", "restore", str(backup)) as terminal:
        terminal.see("Passphrase of L. Cross:")
        terminal.keys(CHAIRS + "\n")
        terminal.see("passphrases of its day", "Type yes:")
        terminal.keys("no\n")
        assert terminal.ended() == 1
        assert "Nothing was changed." in terminal.drawn()
        assert CHAIRS not in terminal.drawn()
    assert vault.unlock(CHAIR, NEW)
    with program("-m", "mappa_tui", "restore", str(backup)) as terminal:
        terminal.see("Passphrase of L. Cross:")
        terminal.keys(CHAIRS + "\n")
        terminal.see("Type yes:")
        terminal.keys("yes\n")
        assert terminal.ended() == 0
    assert vault.unlock(CHAIR, CHAIRS)


def test_settings_of_an_area_go_from_one_laptop_to_another(
    vault: Vault, tmp_path: Path, command: Command
) -> None:
    to = tmp_path / "area.toml"
    code, out, _ = command("area", "export", to)
    assert (code, out) == (0, f"The settings are in {to}\n")
    assert command("area", "export", to)[0] == 1
    assert command("area", "export", to, "--overwrite")[0] == 0
    text = to.read_text(encoding="utf-8").replace('name = ""', 'name = "Derwent Vale"', 1)
    to.write_text(text, encoding="utf-8")
    code, out, said = command("area", "import", to)
    assert (code, out) == (2, "Name: Derwent Vale\n")
    assert said == "Add --yes to import without being asked.\n"
    assert _area(vault).name == ""
    code, out, _ = command("area", "import", to, "--yes")
    assert code == 0
    assert out.startswith("Name: Derwent Vale\nThe settings are taken in.")
    assert _area(vault).name == "Derwent Vale"
    assert command("area", "import", to, "--yes")[1] == "The file says what is set already.\n"
    with closing(vault.open()) as store:
        lines = [each for each in store.entries.page() if each.noun == "area"]
    assert [(each.action, each.recipient, each.reason) for each in lines] == [
        ("administer", "", "Name, from a file"),
        ("export", str(to), ""),
        ("export", str(to), ""),
    ]


def test_a_word_template_is_shown_taken_and_taken_out(
    vault: Vault, tmp_path: Path, command: Command
) -> None:
    file = tmp_path / "force.docx"
    file.write_bytes(b"Dear all,")
    code, _, said = command("area", "template", file, "--yes")
    assert (code, said.count("\n")) == (1, 1)
    assert "force.docx is not taken. It is no Word file, or a damaged one." in said
    file.write_bytes(with_crest())
    code, out, said = command("area", "template", file)
    assert (code, said) == (2, "Add --yes to take it without being asked.\n")
    assert "Found: Header of page 1: picture “Crest of Derwent Vale Police”" in out
    assert "Added: Status, Statement" in out
    assert "Left behind: Author, dates" in out
    assert "program’s own" in command("area", "template")[1]
    assert command("area", "template", file, "--yes")[0] == 0
    kept = read_template(file.name, with_crest()).template
    assert command("area", "template")[1] == f"The Word template is {kept.words}.\n"
    assert command("area", "template", "--remove")[0] == 2
    assert command("area", "template", "--remove", file)[0] == 2
    assert command("area", "template", "--remove", "--yes")[0] == 0
    assert "own already" in command("area", "template", "--remove", "--yes")[1]


def test_a_wrong_file_of_settings_is_refused_whole_with_its_lines(
    vault: Vault, tmp_path: Path, command: Command
) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('[area]\nname = "X"\nmarking = ""\nrelease_months = 0\n', encoding="utf-8")
    code, out, said = command("area", "import", wrong, "--yes")
    assert (code, out) == (1, "")
    assert said.splitlines() == [
        f"{wrong} is not taken in.",
        "Line 3: marking: It cannot be empty.",
        "Line 4: release_months: A whole number of months is needed, from 1 to 60.",
    ]
    wrong.write_bytes(b"\xff\xfe")
    assert "It is not UTF-8 text." in command("area", "import", wrong, "--yes")[2]
    missing = command("area", "import", tmp_path / "none.toml", "--yes")[2]
    assert "It cannot be read: No such file or directory." in missing
    assert _area(vault).name == ""


def _area(vault: Vault) -> Area:
    with closing(vault.open()) as store:
        return store.area_settings.area
