"""Where the vault lives."""

import errno
import os
import tempfile
from pathlib import Path

import platformdirs

from mappa_tui.storage.vault.install import VAULT


def home_folder() -> Path:
    """Return the folder of the vault: `MAPPA_TUI_HOME`, or the platform's own for user data."""
    if chosen := os.environ.get("MAPPA_TUI_HOME"):
        return Path(chosen).expanduser()
    return platformdirs.user_data_path("mappa-tui", appauthor=False)


def is_unencrypted(path: Path) -> bool:
    """Whether a vault's file is that of a release which did not encrypt yet."""
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def is_read_only(folder: Path) -> bool:
    """Whether a vault is there that cannot be written."""
    if not (folder / VAULT).exists():
        return False
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
        with (folder / VAULT).open("r+b"):
            pass
    except OSError as error:
        return error.errno in (errno.EROFS, errno.EACCES, errno.EPERM)
    return False
