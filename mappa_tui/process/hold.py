"""One at a time: who works in a vault's folder holds its lock from beginning to end."""

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from filelock import FileLock

LOCK = "vault.lock"
OPEN_ELSEWHERE = "The vault is open in another window. Close it there, then try again."
CANNOT_WRITE = (errno.EACCES, errno.EPERM, errno.EROFS)


class OpenElsewhere(Exception):
    """Another process holds the vault."""

    def __init__(self) -> None:
        super().__init__(OPEN_ELSEWHERE)


class Hold:
    """The lock of one folder; the system lets go of it when the process ends in any way."""

    def __init__(self, folder: "Path") -> None:
        self._folder = folder
        self._lock: FileLock | None = None

    @property
    def held(self) -> bool:
        """Whether this process holds the vault."""
        return self._lock is not None

    def take(self) -> bool:
        """Take the lock; return whether it is held.

        It is not in a folder that cannot be written: there, the vault opens for reading, and
        any number can read. Raises OpenElsewhere, and OSError where the folder is unusable.
        """
        # Here and not above: the program is started before, and loads while this does.
        from filelock import FileLock, Timeout

        lock = FileLock(self._folder / LOCK, mode=0o600, blocking=False)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock.acquire()
        except Timeout:
            raise OpenElsewhere from None
        except OSError as error:
            if error.errno in CANNOT_WRITE:
                return False
            raise
        self._lock = lock
        return True

    def let_go(self) -> None:
        """Let go of it."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None


@contextmanager
def held(folder: "Path") -> "Iterator[Hold]":
    """Hold a vault while a command works in it; raises as `Hold.take` does."""
    hold = Hold(folder)
    hold.take()
    try:
        yield hold
    finally:
        hold.let_go()
