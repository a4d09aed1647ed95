"""Puts a small file in its place, whole and lasting, for its owner's eyes only."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from mappa_tui.storage.vault.disk import flush_names, system_error


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
        # The file is in place already, whatever becomes of this.
        with suppress(OSError):
            flush_names(path.parent)
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
