from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from mappa_tui.domain.clock import LONDON, Clock
from mappa_tui.storage.store import Store
from tests.access import let_in


@pytest.fixture
def clock() -> Clock:
    return Clock(lambda: datetime(2025, 10, 14, 10, 42, tzinfo=LONDON))


@pytest.fixture
def open_store(tmp_path: Path, clock: Clock) -> Iterator[Callable[[], Store]]:
    stores: list[Store] = []

    def opened() -> Store:
        for store in stores:
            store.close()
        stores.append(Store(tmp_path / "vault", clock, let_in()))
        return stores[-1]

    yield opened
    for store in stores:
        store.close()


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Store:
    return open_store()
