"""What a file is: the hash of its bytes, and what it says of itself."""

import hashlib
import re
import zlib
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

_MOST = 1_000_000
"""Bytes of a Word file's properties that are read: whoever made the file may mean ill."""
_IDENTITY = re.compile(rb"<dc:identifier>(urn:uuid:[0-9a-f-]{36})</dc:identifier>")
_NO_WORD_FILE = (BadZipFile, KeyError, OSError, ValueError, NotImplementedError, zlib.error)


def sha256(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes in hex."""
    return hashlib.sha256(data).hexdigest()


def look(path: Path) -> tuple[str, str]:
    """Return a file's SHA-256 in hex, and what it says that it is, or nothing.

    Raises OSError where it cannot be read.
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return digest, _identity(file)


def _identity(file: BinaryIO) -> str:
    with suppress(*_NO_WORD_FILE):
        with ZipFile(file) as package, package.open("docProps/core.xml") as core:
            found = _IDENTITY.search(core.read(_MOST))
        return found[1].decode() if found else ""
    return ""
