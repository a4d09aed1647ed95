"""The one rule for text that people type or paste, held by every field."""

import re

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_DROPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_UNSTORABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile("[ \t]*\n[ \t\n]*")


def clean(text: str) -> str:
    """Return `text` as it is stored, shown and printed.

    Tabs and line feeds stay; other line ends become line feeds; other control
    characters go; what no file can hold becomes U+FFFD. Cleaning twice changes nothing.
    """
    return _UNSTORABLE.sub("\ufffd", _DROPPED.sub("", _LINE_ENDS.sub("\n", text)))


def one_line(text: str) -> str:
    """Return cleaned `text` on one line: each run of line ends becomes a space."""
    return _BLANKS.sub(" ", clean(text))


def words(text: str) -> int:
    """Count the words in `text`, as the length shown over a field."""
    return len(text.split())


def listed(names: list[str]) -> str:
    """Join names as people say them: `a`, `a and b`, `a, b and c`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def named(owner: str, agency: str, helpers: str = "") -> str:
    """Return who does something: `DC Owen Marsh (Police), with Probation`."""
    who = f"{owner} ({agency})" if owner and agency else owner or agency
    return ", ".join(part for part in (who, f"with {helpers}" if helpers else "") if part)


def counted(number: int, noun: str) -> str:
    """Return `1 action`, `2 actions`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
