"""A file that is there and is to be read, as people type or drag it in."""

from pathlib import Path


def path_of(text: str) -> Path:
    """Return the path that was typed; files dragged into a terminal come in quotation marks."""
    return Path(text.strip().strip("'\"")).expanduser()


def file_fault(text: str) -> str:
    """Return why no file can be read there, or nothing."""
    if not text.strip():
        return "A file is needed."
    path = path_of(text)
    try:
        if path.is_file():
            return ""
        return "That is a folder." if path.is_dir() else "There is no such file."
    except OSError as error:
        return f"It cannot be read: {error.strerror}."
