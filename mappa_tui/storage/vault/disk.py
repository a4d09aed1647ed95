"""The disk: its faults in the vault's words, and having things on it for certain."""

import errno
import os
from pathlib import Path

from mappa_tui.storage.errors import DiskFull, StorageError, VaultNoAccess, VaultReadOnly

_FAULTS: dict[int, type[StorageError]] = {
    errno.EACCES: VaultNoAccess,
    errno.EPERM: VaultNoAccess,
    errno.EROFS: VaultReadOnly,
    errno.ENOSPC: DiskFull,
    getattr(errno, "EDQUOT", errno.ENOSPC): DiskFull,
}


def system_error(error: OSError) -> StorageError:
    """Return the vault's error for one of the system's."""
    return _FAULTS.get(error.errno or 0, StorageError)()


def flush(file: Path) -> None:
    """Have a file's content on the disk for certain; raises OSError."""
    _sync(file, os.O_RDONLY if os.name == "posix" else os.O_RDWR)


def flush_names(folder: Path) -> None:
    """Have a folder's list of names on the disk, where the system can do that.

    Windows writes it by itself and opens no folder; some network folders refuse.
    """
    if os.name == "posix":
        try:
            _sync(folder, os.O_RDONLY)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):
                raise


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
