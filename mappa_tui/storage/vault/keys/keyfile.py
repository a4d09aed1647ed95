"""Reads and writes the key file as a file. Needs nothing but the standard library."""

import stat
from pathlib import Path

from mappa_tui.storage.errors import KeyFileDamaged, KeyFileMissing
from mappa_tui.storage.vault.disk import system_error
from mappa_tui.storage.vault.keys.form import MOST_BYTES, from_bytes, to_bytes
from mappa_tui.storage.vault.keys.slots import Head, KeyFile, Slot
from mappa_tui.storage.vault.whole_file import replace_file

__all__ = ["Head", "KeyFile", "Slot", "read_key_file", "write_key_file"]


def read_key_file(path: Path) -> KeyFile:
    """Read the key file at `path`. Its MAC is not checked: that takes the data key.

    Raises:
        KeyFileMissing: there is none.
        KeyFileDamaged: it is none, or not as it was written.
        KeyFileNewer: a later release wrote it.
        StorageError: the system does not let it be read.
    """
    try:
        # Opening a pipe would wait for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise KeyFileDamaged
        with path.open("rb") as file:
            return from_bytes(file.read(MOST_BYTES + 1))
    except (FileNotFoundError, NotADirectoryError):
        raise KeyFileMissing from None
    except OSError as error:
        raise system_error(error) from None


def write_key_file(path: Path, key_file: KeyFile) -> None:
    """Write `key_file` to `path`: after a crash, the old one or the new one is there, whole.

    Raises:
        StorageError: it could not be written; what was there is as it was.
    """
    replace_file(path, to_bytes(key_file))
