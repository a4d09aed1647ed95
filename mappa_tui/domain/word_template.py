"""The Word template of an area: what every document is printed over."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class Template:
    """A template as it was taken: checked, scrubbed, with the styles of the minutes."""

    name: str
    """What the file was called that it was made from."""
    data: bytes
    """The Word file without a text."""

    @property
    def sha256(self) -> str:
        """What tells it from every other: of the template as it is kept, not of the file chosen."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def words(self) -> str:
        """Name and the beginning of the hash, in a line."""
        return f"{self.name}, SHA-256 {self.sha256[:16]}"
