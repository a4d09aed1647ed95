"""Reading the settings of an area from a file that somebody names."""

from pathlib import Path

from mappa_tui.domain.area_file import AreaFileError, read_area_file
from mappa_tui.domain.area_settings import AreaSettings

MOST_BYTES = 1_000_000
"""No file of settings is larger."""


def read_area(path: Path, now: AreaSettings) -> AreaSettings:
    """Return what the file makes of the settings `now`; raises AreaFileError with the reasons."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        why = error.strerror or "the system gives no reason"
        raise AreaFileError([f"It cannot be read: {why}."]) from None
    if len(data) > MOST_BYTES:
        raise AreaFileError(["It is too large to be the settings of an area."])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AreaFileError(["It is not UTF-8 text."]) from None
    return read_area_file(text, now)
