import re
import stat
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

import dev

REQUIREMENTS = (dev.RUNTIME, dev.DEVELOPMENT)


def pins(name: str) -> dict[NormalizedName, Requirement]:
    """Return the pinned requirements of a file by name, each known to carry a hash."""
    joined = (dev.ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    found: dict[NormalizedName, Requirement] = {}
    for line in joined.splitlines():
        requirement, *hashes = line.split(" --hash=")
        assert hashes, line
        assert all(re.fullmatch("sha256:[0-9a-f]{64} *", each) for each in hashes), line
        pin = Requirement(requirement)
        found[canonicalize_name(pin.name)] = pin
    assert found
    return found


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point dev.py at a checkout that is set up with the runtime set."""
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    for name in REQUIREMENTS:
        (tmp_path / name).write_text(f"# {name}\n", encoding="utf-8")
    dev.venv_python().parent.mkdir(parents=True)
    dev.venv_python().touch()
    dev.stamp().write_text(dev.digest(dev.RUNTIME), encoding="ascii")
    return tmp_path


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Collect what set-up would run, instead of running it."""
    ran: list[list[str]] = []
    monkeypatch.setattr(dev, "quietly", lambda command, sentence: ran.append(command))
    return ran


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_name_no_host_and_no_option(name: str) -> None:
    text = (dev.ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search("^ *-(?!-hash=)", text, re.MULTILINE)


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_is_pinned_exactly(name: str) -> None:
    for pin in pins(name).values():
        assert [each.operator for each in pin.specifier] == ["=="], pin


def test_pins_satisfy_the_project() -> None:
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tools = project["optional-dependencies"]["dev"]
    wanted = {dev.RUNTIME: project["dependencies"], dev.DEVELOPMENT: tools}
    for name, requirements in wanted.items():
        pinned = pins(name)
        for requirement in map(Requirement, requirements):
            (exact,) = pinned[canonicalize_name(requirement.name)].specifier
            assert exact.version in requirement.specifier, requirement


def test_development_set_holds_the_runtime_set() -> None:
    runtime, development = map(pins, REQUIREMENTS)
    assert runtime.items() <= development.items()


def test_windows_needs_of_pytest_are_pinned_for_windows_only() -> None:
    assert (
        str(pins(dev.DEVELOPMENT)[canonicalize_name("colorama")].marker)
        == 'sys_platform == "win32"'
    )


def test_makefile_targets_are_one_line_around_dev_py() -> None:
    text = (dev.ROOT / "Makefile").read_text(encoding="utf-8")
    rules = re.findall(r"^(\w+):\n((?:\t.*\n)+)", text, re.MULTILINE)
    assert {target for target, _ in rules} == {"demo", "test", "faults", "setup"}
    for target, recipe in rules:
        assert recipe == f"\t@$(PYTHON) dev.py {target}\n"


@pytest.mark.skipif(dev.WINDOWS, reason="Windows keeps no executable bit")
def test_ci_run_is_executable() -> None:
    assert (dev.ROOT / ".ci/run").stat().st_mode & stat.S_IXUSR


@pytest.mark.parametrize("version", [(3, 10), (3, 14)])
def test_unsuited_python_is_refused_with_a_sentence(
    version: tuple[int, int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (*version, 0))
    monkeypatch.setattr(dev, "is_python", lambda python, version: False)
    assert dev.main(["demo"]) == 1
    said = capsys.readouterr().err
    assert "needs Python 3.11, 3.12 or 3.13" in said
    assert f"This is Python {version[0]}.{version[1]}" in said


def test_unsuited_python_hands_over_to_the_newest_that_suits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handed: list[list[str]] = []
    monkeypatch.setattr(sys, "version_info", (3, 10, 0))
    monkeypatch.setattr(dev, "is_python", lambda python, version: version != (3, 13))
    monkeypatch.setattr(dev, "hand_over", handed.append)
    dev.main(["test", "-x"])
    assert "3.12" in " ".join(handed[0])
    assert handed[0][-2:] == ["test", "-x"]


def test_a_python_is_known_by_running_it() -> None:
    assert dev.is_python([sys.executable], sys.version_info[:2])
    assert not dev.is_python([sys.executable], (2, 7))
    assert not dev.is_python(["no-such-python"], (3, 11))


def test_unknown_words_get_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["dance"]) == 2
    assert dev.main([]) == 2
    assert "python dev.py demo" in capsys.readouterr().out


@pytest.mark.usefixtures("checkout")
def test_second_run_installs_nothing(commands: list[list[str]]) -> None:
    dev.set_up(dev.RUNTIME)
    assert commands == []


def test_changed_requirements_are_installed(checkout: Path, commands: list[list[str]]) -> None:
    (checkout / dev.RUNTIME).write_text("# other\n", encoding="utf-8")
    assert not dev.is_ready(dev.RUNTIME)
    dev.set_up(dev.RUNTIME)
    assert "venv" in commands[0]
    assert commands[1][-3:] == ["--require-hashes", "-r", dev.RUNTIME]
    assert dev.is_ready(dev.RUNTIME)


@pytest.mark.usefixtures("checkout", "commands")
def test_development_set_serves_the_demonstration_but_not_the_reverse() -> None:
    assert not dev.is_ready(dev.DEVELOPMENT)
    dev.set_up(dev.DEVELOPMENT)
    assert dev.is_ready(dev.DEVELOPMENT)
    assert dev.is_ready(dev.RUNTIME)


@pytest.mark.usefixtures("checkout")
def test_lost_python_is_not_ready() -> None:
    dev.venv_python().unlink()
    assert not dev.is_ready(dev.RUNTIME)


@pytest.mark.usefixtures("checkout")
def test_interrupted_set_up_is_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(command: list[str], sentence: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(dev, "quietly", interrupt)
    with pytest.raises(KeyboardInterrupt):
        dev.set_up(dev.DEVELOPMENT)
    assert not dev.is_ready(dev.DEVELOPMENT)
    assert not dev.is_ready(dev.RUNTIME)


def test_failing_tool_is_shown_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="Try again"):
        dev.quietly([sys.executable, "-c", "print('no space'); raise SystemExit(3)"], "Try again.")
    assert "no space" in capsys.readouterr().err


def test_checks_run_in_order_and_arguments_reach_pytest_alone() -> None:
    names = [name for name, _ in dev.checks([])]
    assert names == ["ruff check", "ruff format", "mypy", "lint-imports", "pytest"]
    ((name, command),) = dev.checks(["-k", "word"])
    assert name == "pytest"
    assert command[-2:] == ["-k", "word"]


@pytest.mark.usefixtures("checkout")
def test_first_failing_check_gives_the_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = [("one", ["-c", ""]), ("two", ["-c", "raise SystemExit(7)"]), ("three", ["-c", ""])]
    monkeypatch.setattr(dev, "checks", lambda arguments: steps)
    monkeypatch.setattr(dev, "venv_python", lambda: Path(sys.executable))
    assert dev.run_checks([]) == 7
    assert capsys.readouterr().out.splitlines() == ["-- one", "-- two"]
