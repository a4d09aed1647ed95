import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Put
from mappa_tui.domain.clock import Clock
from mappa_tui.storage.errors import Missing, VaultUnreadable
from mappa_tui.storage.store import Store
from mappa_tui.storage.thread import StorageThread
from tests.access import let_in


async def test_calls_run_one_after_another_on_one_thread(tmp_path: Path, clock: Clock) -> None:
    storage = StorageThread(tmp_path, clock, let_in("me"))
    done: list[tuple[int, int]] = []

    def note(number: int, _: Store) -> None:
        done.append((number, threading.get_ident()))

    await asyncio.gather(*(storage.call(partial(note, number)) for number in range(20)))
    assert [number for number, _ in done] == list(range(20))
    [thread] = {ident for _, ident in done}
    assert thread != threading.get_ident()
    storage.close()


async def test_closing_finishes_what_was_posted(tmp_path: Path, clock: Clock) -> None:
    storage = StorageThread(tmp_path, clock, let_in("me"))

    def save(case: Case, store: Store) -> None:
        store.write([Put(case)])

    cases = [Case(surname=f"Case {number}") for number in range(20)]
    calls = [asyncio.ensure_future(storage.call(partial(save, case))) for case in cases]
    await calls[0]
    storage.close()
    store = Store(tmp_path, clock, let_in("me"))
    assert len(store.home().cases) == 20
    store.close()
    await asyncio.gather(*calls)


async def test_what_was_posted_is_done_though_nobody_waits_any_more(
    tmp_path: Path, clock: Clock
) -> None:
    storage = StorageThread(tmp_path, clock, let_in("me"))
    go_on = threading.Event()
    blocking = asyncio.ensure_future(storage.call(lambda _: go_on.wait()))
    saving = asyncio.ensure_future(
        storage.call(lambda store: store.write([Put(Case(surname="Ellery"))]))
    )
    await asyncio.sleep(0)
    saving.cancel()
    go_on.set()
    await blocking
    assert len(storage.call_now(lambda store: store.home()).cases) == 1
    storage.close()


async def test_errors_come_back_to_who_asked(tmp_path: Path, clock: Clock) -> None:
    storage = StorageThread(tmp_path, clock, let_in("me"))
    missing = Case(surname="Nobody").id
    with pytest.raises(Missing):
        await storage.call(lambda store: store.meeting(missing))
    with pytest.raises(Missing):
        storage.call_now(lambda store: store.case(missing))
    storage.close()


async def test_a_vault_that_could_not_be_opened_is_tried_again(
    tmp_path: Path, clock: Clock
) -> None:
    (tmp_path / "vault.db").write_bytes(b"")
    storage = StorageThread(tmp_path, clock, let_in("me"))
    with pytest.raises(VaultUnreadable):
        await storage.call(lambda store: store.home())
    (tmp_path / "vault.db").unlink()
    assert (await storage.call(lambda store: store.home())).cases == ()
    storage.close()
    storage.close()


@pytest.mark.parametrize("module", ["thread", "errors", "vault.location"])
def test_what_the_first_frame_needs_brings_in_no_database(module: str) -> None:
    program = (
        f"import sys, mappa_tui.storage.{module}\n"
        "heavy = {'sqlmodel', 'sqlalchemy', 'pydantic', 'alembic'} & sys.modules.keys()\n"
        "sys.exit(bool(heavy))"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0


def test_the_time_is_that_of_the_clock_handed_in(tmp_path: Path, clock: Clock) -> None:
    storage = StorageThread(tmp_path, clock, let_in("me"))
    written = storage.call_now(lambda store: store.write([Put(Case(surname="Ellery"))]))
    assert len(written.records) == 1
    assert Clock.now(clock).hour == 9
    storage.close()


async def test_a_long_job_gives_way_to_whoever_waits(tmp_path: Path, clock: Clock) -> None:
    storage = StorageThread(tmp_path, clock, let_in("me"))
    order: list[str] = []
    begun = threading.Event()

    def job(_: Store, somebody_waits: Callable[[], bool]) -> Iterator[str | None]:
        order.append("first slice")
        begun.set()
        while not somebody_waits():  # it would never end by itself
            pass
        order.append("gives way")
        yield None
        order.append("goes on")
        yield "found"

    running = asyncio.ensure_future(storage.slowly(job))
    await asyncio.to_thread(begun.wait)
    await storage.call(lambda _: order.append("saved"))
    assert await running == ["found"]
    assert order == ["first slice", "gives way", "saved", "goes on"]
    storage.close()


async def test_closing_ends_a_long_job(tmp_path: Path, clock: Clock) -> None:
    storage = StorageThread(tmp_path, clock, let_in("me"))
    begun, ended = threading.Event(), threading.Event()

    def job(_: Store, somebody_waits: Callable[[], bool]) -> Iterator[int | None]:
        try:
            yield 1
            begun.set()
            while True:
                yield None
        finally:
            ended.set()

    running = asyncio.ensure_future(storage.slowly(job))
    await asyncio.to_thread(begun.wait)
    storage.close()
    assert ended.is_set()
    assert await running == [1]
