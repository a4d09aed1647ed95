"""One program or command at a time works in a vault's folder."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mappa_tui.storage.disk import system_error
from mappa_tui.storage.errors import VaultBusy

LOCK = "vault.lock"


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the lock of a vault's folder; the system lets go of it however the process ends.

    Where nothing can be written there is nothing to hold: any number can read.

    Raises:
        VaultBusy: another process holds it.
        StorageError: the folder cannot be used.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK, mode=0o600, blocking=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise VaultBusy from None
    except OSError as error:
        if error.errno not in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise system_error(error) from None
    try:
        yield
    finally:
        lock.release()
