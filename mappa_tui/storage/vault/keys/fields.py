"""Takes values out of JSON that may be anything, each of the type and size that is asked for."""

import re
from typing import Any

_HEXADECIMAL = re.compile("(?:[0-9a-f]{2})*")


class Wrong(ValueError):
    """A value is not what it has to be."""


class Fields:
    """The values of one JSON object. Every method raises `Wrong` for what does not fit."""

    def __init__(self, found: Any, names: str = "") -> None:
        """Take the object `found`; with `names`, it has these and no others."""
        if not isinstance(found, dict) or (names and set(found) != set(names.split())):
            raise Wrong
        self._found = found

    def number(self, name: str, least: int, most: int) -> int:
        """Return a whole number from `least` to `most`; true and 1.0 are none."""
        value = self._found.get(name)
        if type(value) is not int or not least <= value <= most:
            raise Wrong
        return value

    def text(self, name: str, longest: int) -> str:
        """Return a text of at most `longest` characters."""
        value = self._found.get(name)
        if not isinstance(value, str) or len(value) > longest:
            raise Wrong
        return value

    def hexadecimal(self, name: str, size: int) -> bytes:
        """Return exactly `size` bytes, written in small hexadecimal digits."""
        digits = self.text(name, 2 * size)
        if len(digits) != 2 * size or not _HEXADECIMAL.fullmatch(digits):
            raise Wrong
        return bytes.fromhex(digits)

    def list(self, name: str, longest: int) -> list[Any]:
        """Return a list of at most `longest` values."""
        value = self._found.get(name)
        if not isinstance(value, list) or len(value) > longest:
            raise Wrong
        return value

    def fields(self, name: str, names: str) -> "Fields":
        """Return an object within this one that has exactly `names`."""
        return Fields(self._found.get(name), names)


def one_of_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a JSON object whose names are all different; readers differ in which they take.

    Raises:
        Wrong: a name is there twice.
    """
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Wrong
    return found
