"""TOML as text: what the standard library reads back unchanged, and where its keys stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
_ESCAPED = re.compile('[\x00-\x08\x0b-\x1f\x7f"\\\\]')
_SHORT = {'"': '\\"', "\\": "\\\\"}
_WIDTH = 96
"""A list that is longer than this has a line for each entry."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r'\s*((?:[A-Za-z0-9_-]+|"[^"]*")(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"))*)\s*=')
_LONG = re.compile('"""|' + "'''")

Path = tuple[str | int, ...]
"""Where a value stands: `("agenda", "item", 3, "minutes")`."""


def toml_text(data: Mapping[str, Any]) -> str:
    """Return `data` as TOML.

    Args:
        data: texts, whole numbers, truth values, lists of those, tables, lists of tables.
    """
    return "\n".join(_table(data, ())).strip() + "\n"


def toml_lines(text: str) -> dict[Path, int]:
    """Return the line, counted from 1, on which each table and each key of a TOML text begins."""
    found: dict[Path, int] = {}
    arrays: dict[tuple[str, ...], int] = {}
    here: Path = ()
    inside = ""
    for number, line in enumerate(text.split("\n"), 1):
        if inside:
            inside = "" if inside in line else inside
            continue
        if header := _HEADER.match(line):
            names = tuple(_names(header[2]))
            if header[1] == "[[":
                arrays = {k: n for k, n in arrays.items() if k[: len(names)] != names or k == names}
                arrays[names] = arrays.get(names, -1) + 1
            here = tuple(_placed(names, arrays))
            found.setdefault(here, number)
        elif key := _KEY.match(line):
            found.setdefault((*here, *_names(key[1])), number)
        if (opened := _LONG.search(line)) and line.count(opened[0]) % 2:
            inside = opened[0]
    return found


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """Return the line of `path`, or of what it stands in; 0 if neither is known."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 0)


def _table(data: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    for name, value in data.items():
        if not _has_header(value):
            yield f"{_key(name)} = {_value(value)}"
    for name, value in data.items():
        if _has_header(value):
            inner = (*path, name)
            title = ".".join(_key(part) for part in inner)
            for each in [value] if isinstance(value, Mapping) else value:
                yield ""
                yield f"[{title}]" if isinstance(value, Mapping) else f"[[{title}]]"
                yield from _table(each, inner)


def _has_header(value: Any) -> bool:
    if isinstance(value, Mapping):
        return True
    is_list = isinstance(value, Sequence) and not isinstance(value, str)
    return is_list and bool(value) and all(isinstance(each, Mapping) for each in value)


def _key(name: str) -> str:
    return name if _BARE.match(name) else _text(name)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _long(value) if "\n" in value else _text(value)
    if isinstance(value, Sequence):
        parts = [_text(each) if isinstance(each, str) else _value(each) for each in value]
        line = f"[{', '.join(parts)}]"
        if len(line) <= _WIDTH:
            return line
        return "\n".join(["[", *(f"  {part}," for part in parts), "]"])
    raise TypeError(f"TOML has no {type(value).__name__} here.")


def _text(text: str) -> str:
    return '"' + _escaped(text).replace("\n", "\\n") + '"'


def _long(text: str) -> str:
    return f'"""\n{_escaped(text)}"""'


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: _SHORT.get(found[0], f"\\u{ord(found[0]):04x}"), text)


def _names(dotted: str) -> list[str]:
    return [part.strip('"') for part in re.findall(r'"[^"]*"|[A-Za-z0-9_-]+', dotted)]


def _placed(names: tuple[str, ...], arrays: Mapping[tuple[str, ...], int]) -> Iterator[str | int]:
    for at, name in enumerate(names, 1):
        yield name
        if names[:at] in arrays:
            yield arrays[names[:at]]
