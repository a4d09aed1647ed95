"""Puts a small file in its place, whole and lasting, for its owner's eyes only."""

import errno
import os
import tempfile
from contextlib import suppress
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
    """Return the vault's words for a fault of the system."""
    return _FAULTS.get(error.errno or 0, StorageError)()


def replace_file(path: Path, data: bytes) -> None:
    """Make `data` the content of `path`: after a crash, it is the old or the new, whole.

    A crash may leave a file `.….part` in the same folder.

    Raises:
        StorageError: it could not be written; what was there is as it was.
    """
    try:
        written = _beside(path, data)
        try:
            os.replace(written, path)
        except BaseException:
            written.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise system_error(error) from None


def _beside(path: Path, data: bytes) -> Path:
    # mkstemp makes the file for its owner alone (0600).
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _sync_folder(folder: Path) -> None:
    """Have the file's new name last as its content does, where the system can do that."""
    if os.name == "nt":
        return
    # The file is in place already; some network folders cannot be synced.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
