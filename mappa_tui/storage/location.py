"""Where the vault lives."""

import os
from pathlib import Path

import platformdirs


def home_folder() -> Path:
    """Return the folder of the vault: `MAPPA_TUI_HOME`, or the platform's own for user data."""
    if chosen := os.environ.get("MAPPA_TUI_HOME"):
        return Path(chosen).expanduser()
    return platformdirs.user_data_path("mappa-tui", appauthor=False)


def is_unencrypted(path: Path) -> bool:
    """Whether a vault's file is that of a release which did not encrypt yet."""
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"
