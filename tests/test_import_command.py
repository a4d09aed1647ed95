"""`import`: files into the vault from the command line, refused whole or taken as told."""

import csv
import io
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from mappa_tui.cli import main
from mappa_tui.domain.statistics.counted import Offender
from tests.faults.vaults import CHAIRS, Vault, new_vault

Command = Callable[..., tuple[int, str, str]]
HEAD = "CRN,Surname,Category,Level,Since\n"
GOOD = "X1,Brack,2,1,3 June 2015\nX2,Lister,1,2,1/9/15\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    return new_vault(tmp_path_factory.mktemp("made") / "vault")


@pytest.fixture
def vault(made: Vault, tmp_path: Path) -> Vault:
    return made.copied(tmp_path / "vault")


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Command:
    """Imports a file with this text; returns exit code, and what was said on either way."""

    def run(kind: str, text: str, *more: str) -> tuple[int, str, str]:
        file = tmp_path / f"{kind}.csv"
        file.write_text(text, encoding="utf-8")
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{CHAIRS}\n"))
        code = main(["import", kind, str(file), *more])
        return code, *capsys.readouterr()

    return run


def there(vault: Vault) -> dict[str, Offender]:
    with closing(vault.open()) as store:
        return {each.crn: each for each in store.offenders()}


def test_three_files_make_a_register_with_its_history(vault: Vault, command: Command) -> None:
    code, said, wrong = command("register", HEAD + GOOD)
    assert (code, wrong) == (0, "")
    assert "2 new offenders." in said
    assert "imported from" in said
    assert command("levels", "CRN,Since,Level\nX1,5 May 2016,3\n")[0] == 0
    assert command("events", "CRN,What,Date\nX2,SHPO,6 May 2016\n")[0] == 0
    found = there(vault)
    assert [step.level for step in found["X1"].steps] == ["1", "3"]
    assert found["X1"].level == "3"
    assert [event.what for event in found["X2"].events] == ["SHPO imposed"]
    assert vault.faults() == []


def test_a_file_with_faults_is_refused_whole_and_taken_in_part_when_told(
    vault: Vault, command: Command
) -> None:
    text = f"{HEAD}{GOOD}X3,Osei,3,1,\nX4,Webb,1,1,31/2/15\nX1,Again,1,1,\n"
    code, said, wrong = command("register", text)
    assert code == 1
    assert "2 new offenders." in said
    assert "3 lines with something wrong." in said
    lines = wrong.splitlines()
    assert lines[0].startswith("line 4: Level: Category 3 is never Level 1")
    assert lines[1] == "line 5: Since: There is no 31 February 2015."
    assert lines[2] == "line 6: X1 is the same as on line 2."
    assert "Nothing was imported. Mend the file, or add --in-part" in lines[3]
    assert not {"X1", "X2"} & set(there(vault))
    code, said, _ = command("register", text, "--in-part")
    assert code == 0
    assert "2 lines imported from " in said
    assert ", 3 lines with something wrong left out. The file is not encrypted" in said
    assert {"X1", "X2"} <= set(there(vault))
    assert not {"X3", "X4"} & set(there(vault))


def test_cases_that_are_there_are_left_or_updated_as_told(vault: Vault, command: Command) -> None:
    command("register", HEAD + GOOD)
    text = f"{HEAD}X1,Brack,2,3,5 May 2016\nX2,Lister,1,2,1/9/15\nX5,New,1,1,\n"
    code, said, wrong = command("register", text)
    assert code == 1
    assert "2 lines about cases that are in the register already; 1 would change someth" in said
    assert "line 2: X1 is there already: an update changes level and adds a step of 5 May" in said
    assert "add --existing leave, or --existing update." in wrong
    assert "X5" not in there(vault)
    assert command("register", text, "--existing", "leave")[0] == 0
    assert there(vault)["X1"].level == "1"
    assert "X5" in there(vault)
    assert command("register", text, "--existing", "update")[0] == 0
    found = there(vault)["X1"]
    assert (found.level, [step.level for step in found.steps]) == ("3", ["1", "3"])
    code, said, _ = command("register", text)
    assert (code, "There was nothing to import." in said) == (0, True)


def test_referrals_set_the_level_and_are_not_taken_twice(vault: Vault, command: Command) -> None:
    command("register", HEAD + GOOD)
    decided = "accepted to Level 3,5 May 2016,DI Nair,Media interest"
    text = (
        "CRN,Surname,Received,Level,Decision,Decided on,Decided by,Reason\n"
        f"X1,Brack,3 May 2016,3,{decided}\nX7,Webb,4 May 2016,2,,,,\n"
    )
    code, said, wrong = command("referrals", text)
    assert (code, wrong) == (0, "")
    assert "2 new referrals." in said
    assert "line 3: no case in the register has the CRN X7: one is begun." in said
    found = there(vault)
    assert (found["X1"].level, found["X7"].title, found["X7"].level) == ("3", "WEBB", "")
    assert vault.faults() == []
    code, said, _ = command("referrals", text)
    assert (code, "2 lines recorded already, left out." in said) == (0, True)
    assert "line 2: X1 has a referral received on 3 May 2016 already: left out." in said
    assert "There was nothing to import." in said


def test_a_check_stores_nothing(vault: Vault, command: Command) -> None:
    code, said, _ = command("register", HEAD + GOOD, "--check")
    assert (code, "this was a check" in said) == (0, True)
    assert "X1" not in there(vault)


NO_EVENTS = (
    "Nothing was imported. Columns are missing: What and Date. "
    "The file has: “CRN”, “Surname”, “Category”, “Level” and “Since”.\n"
)


def test_what_is_no_such_file_is_refused(
    vault: Vault, command: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, wrong = command("events", HEAD)
    assert (code, wrong) == (1, NO_EVENTS)
    assert main(["import", "register", str(tmp_path / "none.csv")]) == 1
    assert "was not read: No such file or directory." in capsys.readouterr().err


def test_an_empty_file_is_written_to_fill_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "new.csv"
    assert main(["import", "register", str(to), "--template"]) == 0
    [heading] = csv.reader(io.StringIO(to.read_text(encoding="utf-8-sig")))
    assert heading[:3] == ["CRN", "Surname", "Forenames"]
    assert main(["import", "register", str(to), "--template"]) == 1
    assert "is there already" in capsys.readouterr().err
