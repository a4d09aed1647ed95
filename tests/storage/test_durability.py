import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from mappa_tui.domain.clock import Clock
from mappa_tui.storage.store import Store
from tests.access import let_in
from tests.storage.steps import new_case

PROGRAM = """
import sys
from pathlib import Path
from uuid import UUID
from mappa_tui.domain.change import Edit
from mappa_tui.domain.clock import Clock
from mappa_tui.storage.store import Store
from tests.access import let_in

store = Store(Path(sys.argv[1]), Clock(), let_in("me"))
for number in range(1_000_000):
    store.write([Edit("Case", UUID(sys.argv[2]), "cro", str(number))])
    print(number, flush=True)
"""


def write_and_kill(folder: Path, case_id: UUID, after: int) -> int:
    """Kill a process that writes, once it has said that so many writes returned."""
    arguments = [sys.executable, "-c", PROGRAM, str(folder), str(case_id)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if int(line) >= after:
                break
        process.kill()
        said = [line, *process.stdout]
    whole = [line for line in said if line.endswith("\n")]
    return int(whole[-1])


def test_a_killed_process_loses_nothing_that_it_was_told_is_written(
    open_store: Callable[[], Store], tmp_path: Path, clock: Clock
) -> None:
    store = open_store()
    case = new_case(store)
    store.close()
    for after in (0, 7, 40):
        said = write_and_kill(tmp_path / "vault", case.id, after)
        store = Store(tmp_path / "vault", clock, let_in("me"))
        # One more may have been written and not yet said.
        assert int(store.case(case.id).case.cro) in (said, said + 1)
        store.close()
