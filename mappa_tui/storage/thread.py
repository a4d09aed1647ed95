"""The one thread that owns the vault's connection: screens post to it and get records back."""

import asyncio
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from mappa_tui.domain.clock import Clock
from mappa_tui.storage.vault.keys.access import Access
from mappa_tui.storage.vault.keys.cost import STANDARD, Cost

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store

T = TypeVar("T")


class StorageThread:
    """Runs functions of the store one after another; the first one opens it."""

    def __init__(
        self, folder: Path, clock: Clock, access: Access | None = None, cost: Cost = STANDARD
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._access = access
        self._cost = cost
        self._store: Store | None = None
        self._closed = False
        self._jobs: list[Iterator[Any]] = []
        self._posted = 0
        self._taken = 0
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="storage")

    def load(self, *modules: str) -> None:
        """Bring in there what the store needs, and `modules`, while somebody types.

        One after the other: Python modules that are imported in two threads at a time can
        see each other half done.
        """
        self._executor.submit(_load)
        for module in modules:
            self._executor.submit(import_module, module)

    @property
    def is_let_in(self) -> bool:
        """Whether somebody was let in."""
        return self._access is not None

    def let_in(self, access: Access) -> None:
        """Take what opens the vault; raises ValueError if it is open already."""
        if self._store is not None:
            raise ValueError("The vault is open.")
        self._access = access

    async def turn_away(self) -> None:
        """Close the vault again, where something went wrong on the way in."""
        self._access = None
        await self.aside(self._close)

    async def aside(self, function: "Callable[[], T]") -> T:
        """Run there what takes long and needs no open vault, and return what it returns."""
        return await asyncio.shield(asyncio.wrap_future(self._executor.submit(function)))

    async def call(self, function: "Callable[[Store], T]") -> T:
        """Run `function` there and return what it returns.

        Who waits may be cancelled, a screen that closes for one; what was posted is not.
        """
        return await asyncio.shield(asyncio.wrap_future(self._post(function)))

    def call_now(self, function: "Callable[[Store], T]") -> T:
        """Run `function` there and block until it is done: for signals and for leaving."""
        return self._post(function).result()

    async def slowly(
        self, begin: "Callable[[Store, Callable[[], bool]], Iterator[T | None]]"
    ) -> list[T]:
        """Take a long job there a slice at a time, each behind all that was posted before it.

        Args:
            begin: gives the job as an iterator; None among what it yields is a mere pause. It
                is given a function that says, from within a slice, whether somebody waits.

        Returns:
            what it yielded, as far as it came before the store was closed.
        """
        found: list[T] = []
        slices = await self.call(lambda store: begin(store, self._somebody_waits))

        def go_on(_: "Store") -> bool:
            for got in slices:
                if got is not None:
                    found.append(got)
                return True
            return False

        self._jobs.append(slices)
        while not self._closed and await self.call(go_on):
            pass
        return found

    def close(self) -> None:
        """Finish what was posted, then close the store."""
        if not self._closed:
            self._closed = True
            self._posted += 1
            closing = self._executor.submit(self._close)
            self._executor.shutdown(wait=True)
            closing.result()

    def _close(self) -> None:
        # On that thread, since a connection is closed only by the one that opened it.
        for slices in self._jobs:
            if isinstance(slices, Generator):
                slices.close()
        if self._store is not None:
            self._store.leave()
            self._store = None

    def _post(self, function: "Callable[[Store], T]") -> "Future[T]":
        self._posted += 1
        return self._executor.submit(self._run, function)

    def _somebody_waits(self) -> bool:
        return self._posted > self._taken

    def _run(self, function: "Callable[[Store], T]") -> T:
        self._taken += 1
        if self._store is None:
            if self._access is None:
                raise ValueError("Nobody is let in yet.")
            self._store = _load()(self._folder, self._clock, self._access, self._cost)
        return function(self._store)


def _load() -> "type[Store]":
    # Here and not above, since it brings in SQLModel, which the first frame spares.
    from mappa_tui.storage.store import Store

    return Store
