"""Set mappa-tui up in a checkout and run it there.

python dev.py demo [ARGUMENTS]   run the demonstration
python dev.py test [ARGUMENTS]   run every check; with arguments, pytest alone with them
python dev.py faults             kill the program at work 200 times instead of 50: some minutes
python dev.py setup              only set up

The first run makes .venv beside this file and installs the pinned, hashed
requirements into it; later runs start at once.
"""

# Kept readable to Pythons that are too old, so that they can say so.
from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"
PYTHONS = ((3, 13), (3, 12), (3, 11))
WINDOWS = os.name == "nt"
COMMANDS = ("demo", "test", "faults", "setup")


def main(arguments: list[str]) -> int:
    """Do what the command line says and return the exit code."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command not in COMMANDS or (rest and command in ("setup", "faults")):
        print(__doc__)
        return 0 if command in ("-h", "--help") else 2
    if sys.version_info[:2] not in PYTHONS:
        return use_another_python(arguments)
    os.chdir(ROOT)
    try:
        set_up(RUNTIME if command == "demo" else DEVELOPMENT)
        if command == "demo":
            return hand_over([str(venv_python()), "-m", "mappa_tui", "demo", *rest])
        if command == "faults":
            os.environ["FAULT_ROUNDS"] = "200"
            return run_checks(["tests/faults"])
        return run_checks(rest) if command == "test" else 0
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return 130


def use_another_python(arguments: list[str]) -> int:
    """Run this file again with a Python that suits, or say which would."""
    for major, minor in PYTHONS:
        version = f"{major}.{minor}"
        python = ["py", f"-{version}"] if WINDOWS else [f"python{version}"]
        if is_python(python, (major, minor)):
            return hand_over([*python, str(Path(__file__).resolve()), *arguments])
    print(refusal(sys.version_info[:2]), file=sys.stderr)
    return 1


def is_python(python: list[str], version: tuple[int, int]) -> bool:
    """Tell whether `python` runs and is of `version`; a name alone may be an empty shim."""
    probe = f"import sys; sys.exit(sys.version_info[:2] != {version})"
    try:
        return subprocess.run([*python, "-c", probe], capture_output=True).returncode == 0
    except OSError:
        return False


def refusal(version: tuple[int, int]) -> str:
    """Say that `version` of Python does not suit, and what to do."""
    return (
        f"mappa-tui needs Python 3.11, 3.12 or 3.13. This is Python {version[0]}.{version[1]}, "
        "and none of those was found: install one, then run this again."
    )


def hand_over(command: list[str]) -> int:
    """Become `command`, so that it owns the terminal and its signals."""
    sys.stdout.flush()
    if WINDOWS:  # exec there returns to the shell at once, and both read the keyboard
        return subprocess.run(command).returncode
    os.execvp(command[0], command)


def venv_python() -> Path:
    """Return the Python of the checkout's own environment."""
    return VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")


def digest(requirements: str) -> str:
    """Return what the stamp holds for `requirements`, as installed by this Python version."""
    content = (ROOT / requirements).read_bytes()
    return hashlib.sha256(f"{sys.version_info[:2]}".encode() + content).hexdigest()


def stamp() -> Path:
    """Return the file that says what was installed; it is written last."""
    return VENV / "installed"


def is_ready(requirements: str) -> bool:
    """Tell whether the environment is whole and holds `requirements` as they are now."""
    try:
        installed = stamp().read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return False
    return digest(requirements) in installed and venv_python().exists()


def set_up(requirements: str) -> None:
    """Make the environment anew unless it is ready; half an environment has no stamp."""
    if is_ready(requirements):
        return
    print("Setting up, once: about a minute…", flush=True)
    stamp().unlink(missing_ok=True)
    quietly(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        "Could not make .venv. On Debian or Ubuntu, install the package python3-venv; "
        "elsewhere, close what runs from .venv. Then run this again.",
    )
    pip = [str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check"]
    quietly(
        # Wheels alone: building from source would fetch build tools that carry no hash.
        [*pip, "--only-binary=:all:", "--require-hashes", "-r", requirements],
        "Could not install the requirements (see above). Then run this again.",
    )
    # The development set holds the runtime set, so it serves the demonstration too.
    installed = dict.fromkeys((RUNTIME, requirements))
    stamp().write_text("\n".join(map(digest, installed)), encoding="ascii")
    print("Ready.", flush=True)


def quietly(command: list[str], sentence: str) -> None:
    """Run `command`; if it fails, show what it printed and leave with `sentence`."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        sys.stderr.write(done.stdout.decode(errors="replace"))
        sys.exit(sentence)


def run_checks(arguments: list[str]) -> int:
    """Run the checks in order, stop at the first that fails and return its exit code."""
    # The tests start the program some hundred times: compiled once, it is there the sooner.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for name, command in checks(arguments):
        print(f"-- {name}", flush=True)
        code = subprocess.run([str(venv_python()), *command]).returncode
        if code:
            print(f"-- {name} failed", file=sys.stderr)
            return code
    return 0


def checks(arguments: list[str]) -> list[tuple[str, list[str]]]:
    """Return each check's name and command; `arguments` are pytest's and leave it alone."""
    # Two more than there are cores: tests wait for other processes, and for time to pass.
    workers = str(min(4, (os.cpu_count() or 1) + 2))
    pytest = ("pytest", ["-m", "pytest", "-n", workers, *arguments])
    if arguments:
        return [pytest]
    # As a script, lint-imports would carry the path that the checkout had at set-up.
    lint_imports = "from importlinter.cli import lint_imports_command as run; run()"
    return [
        ("ruff check", ["-m", "ruff", "check"]),
        ("ruff format", ["-m", "ruff", "format", "--check"]),
        ("mypy", ["-m", "mypy"]),
        ("lint-imports", ["-c", lint_imports]),
        pytest,
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
