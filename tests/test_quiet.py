"""Nothing that a process says of an error holds what it worked on."""

import ast
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from textwrap import dedent
from uuid import uuid4

import pytest
from pydantic import BaseModel, ValidationError

from mappa_tui.domain import change, views
from mappa_tui.domain.case import Case
from mappa_tui.exports import blocks
from mappa_tui.storage import tables

MARKER = "Kestrel Quarry Lane"
ROOT = Path(__file__).parent.parent
LOUD = {
    "TEXTUAL_LOG": "/nowhere/log",
    "TEXTUAL_SCREENSHOT": "1",
    "TEXTUAL": "debug,devtools",
    "RICH_TRACEBACK": "1",
    "PYTHONFAULTHANDLER": "1",
    "PYTHONASYNCIODEBUG": "1",
    "PYTHONWARNINGS": "always",
    "PYTHONINSPECT": "1",
}
FAILURES = {
    "an error that ends it": "fail()",
    "one caused by another": """
        try:
            fail()
        except ValueError as error:
            raise KeyError(MARKER) from error
    """,
    "one in a thread": """
        import threading
        thread = threading.Thread(target=fail, name=MARKER)
        thread.start()
        thread.join()
    """,
    "one that nobody can catch": """
        class Fails:
            def __del__(self):
                fail()
        Fails()
    """,
    "a warning": "import warnings; warnings.warn(MARKER, stacklevel=1)",
    "a log record": "import logging; logging.getLogger(MARKER).error('said %s', MARKER)",
    "a log record with its error": """
        import logging
        try:
            fail()
        except ValueError:
            logging.exception(MARKER)
    """,
    "a log record in a handler of somebody's own": """
        import logging
        logging.basicConfig(level=0, format="%(message)s %(args)s %(exc_text)s")
        try:
            fail()
        except ValueError:
            logging.info(MARKER, exc_info=True, stack_info=True)
    """,
    "a task that nobody waits for": """
        import asyncio
        async def task():
            fail()
        async def main():
            waiting = asyncio.create_task(task(), name=MARKER)
            await asyncio.wait([waiting])
        asyncio.run(main())
        import gc; gc.collect()
    """,
    "a callback of the loop": """
        import asyncio
        async def main():
            asyncio.get_running_loop().call_soon(fail, MARKER)
            await asyncio.sleep(0)
        asyncio.run(main())
    """,
}
SCRIPT = """
import sys
from mappa_tui.process import quiet
{quiet}
MARKER = sys.argv[1]

def fail(text=MARKER):
    note = MARKER
    raise ValueError(f"it says {{MARKER}}")

{code}
"""
QUIET = "quiet.begin(); quiet.guard()"


def _run(code: str, *, env: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code, MARKER],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
    )


def _failing(kind: str, *, quiet: str) -> "subprocess.CompletedProcess[str]":
    return _run(SCRIPT.format(code=dedent(FAILURES[kind]), quiet=quiet))


@pytest.mark.parametrize("kind", FAILURES)
def test_an_error_says_its_type_and_place_alone(kind: str) -> None:
    loud = _failing(kind, quiet="")
    assert MARKER in loud.stdout + loud.stderr, "it would not have shown by itself"
    done = _failing(kind, quiet=QUIET)
    assert MARKER not in done.stdout + done.stderr
    assert "mappa-tui" in done.stderr
    assert ":" in done.stderr
    assert "it says" not in done.stderr


def test_the_words_name_type_file_and_line() -> None:
    done = _failing("an error that ends it", quiet=QUIET)
    line = SCRIPT.format(code="", quiet=QUIET).splitlines().index("    note = MARKER") + 2
    assert done.returncode == 1
    assert done.stderr == (
        f"mappa-tui stopped on an error it did not expect (ValueError at <string>:{line}). "
        "Everything that was shown as saved is kept; start it again to go on.\n"
    )


def test_the_environment_holds_nothing_that_makes_a_program_talk() -> None:
    left = f"print(set(os.environ) & set({[*LOUD]}))"
    code = f"from mappa_tui.process import quiet; quiet.begin(); import os; {left}"
    assert _run(code, env=LOUD).stdout.strip() == "set()"


def test_files_are_the_owners_alone() -> None:
    code = "from mappa_tui.process import quiet; quiet.begin(); import os; print(oct(os.umask(0)))"
    assert _run(code).stdout.strip() == "0o77"


@pytest.mark.skipif(sys.platform != "linux", reason="/proc and prctl are Linux's")
def test_no_core_is_written_and_no_other_process_reads_the_memory() -> None:
    code = """
        import ctypes, faulthandler
        from mappa_tui.process import quiet
        quiet.begin(); quiet.guard()
        [limit] = [each for each in open("/proc/self/limits") if "core file" in each]
        print([*limit.split()[4:6], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)])
        print(faulthandler.is_enabled())
    """
    done = _run(dedent(code), env={"PYTHONFAULTHANDLER": "1"})
    assert done.stdout.splitlines() == ["['0', '0', 0]", "False"]


def test_the_launcher_waits_for_next_to_nothing() -> None:
    code = "import sys, mappa_tui.cli; print(sorted(sys.modules))"
    loaded = set(ast.literal_eval(_run(code).stdout))
    heavy = {"textual", "rich", "asyncio", "logging", "filelock", "argparse", "pathlib", "ctypes"}
    assert not loaded & (heavy | {"platformdirs", "tempfile", "pydantic", "zoneinfo"})
    ours = {name for name in loaded if name.startswith("mappa_tui.")}
    parts = ("", ".hold", ".launcher", ".quiet", ".tether", ".wipe")
    assert ours == {"mappa_tui.cli", *(f"mappa_tui.process{part}" for part in parts)}


def test_models_and_what_carries_text_say_none_of_it() -> None:
    ours = [kind for kind in _all(BaseModel) if kind.__module__.startswith("mappa_tui")]
    assert len(ours) > 30
    assert [kind for kind in ours if not kind.model_config.get("hide_input_in_errors")] == []
    case = Case(surname=MARKER, forenames=MARKER)
    assert repr(case) == str(case) == f"<Case {case.id}>"
    with pytest.raises(ValidationError) as refused:
        Case.model_validate({"surname": [MARKER]})
    assert MARKER not in str(refused.value)
    carriers = (
        change.Put(case),
        change.Edit("Case", uuid4(), "surname", MARKER),
        change.Set("Case", uuid4(), {"surname": MARKER}),
        change.Written([case]),
        views.CaseLine(uuid4(), MARKER, MARKER, "1", "2"),
        blocks.Paragraph(MARKER),
        tables.AuditRow(
            at=datetime(2025, 1, 1), who="x", action="a", noun="n", record_id=uuid4(), reason=MARKER
        ),
    )
    assert [type(each).__name__ for each in carriers if MARKER in f"{each!r}{each}"] == []


def _all(kind: type[BaseModel]) -> list[type[BaseModel]]:
    return [each for below in kind.__subclasses__() for each in (below, *_all(below))]
