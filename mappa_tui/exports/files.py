"""Saves an export as a file that is whole or not there, for its owner's eyes only."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path


def save_new(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write `data` to `path`; a file that is there already stays unless `overwrite`.

    Raises:
        FileExistsError: `path` exists and `overwrite` is false.
    """
    if not overwrite and os.path.lexists(path):
        raise _exists(path)
    written = _temporary(path.parent, data)
    try:
        if overwrite:
            os.replace(written, path)
        else:
            _move_to_free_name(written, path)
    finally:
        written.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _exists(path: Path) -> FileExistsError:
    return FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _temporary(folder: Path, data: bytes) -> Path:
    # mkstemp makes the file for its owner alone (0600) and never opens one that exists.
    handle, name = tempfile.mkstemp(prefix=".mappa-", suffix=".part", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _move_to_free_name(written: Path, path: Path) -> None:
    if os.name == "nt":
        # Windows itself refuses to rename onto a name that is taken.
        os.rename(written, path)
        return
    try:
        os.link(written, path)
    except FileExistsError:
        raise _exists(path) from None
    except OSError:
        # USB sticks (FAT, exFAT) and some network folders have no hard links.
        _claim_then_replace(written, path)


def _claim_then_replace(written: Path, path: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        os.replace(written, path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    """Have the file's name last as its content does, where the system can do that."""
    if os.name == "nt":
        return
    # The file was synced already; some folders cannot be opened or synced.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
