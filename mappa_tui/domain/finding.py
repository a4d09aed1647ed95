"""Finding what people wrote: the words of a text, however they are typed.

Capitals, accents and apostrophes do not matter: `O’Neill`, `oneill` and `Ó NEILL` meet.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from unicodedata import normalize

from mappa_tui.domain.case import Case
from mappa_tui.domain.noun import Noun, asked

NAMES = ("surname", "forenames", "aliases", "crn", "visor", "pnc", "cro", "nomis")
"""Fields of a case that say who it is; what else is written of it is text."""

BESIDES = ("aliases", "visor", "pnc", "cro", "nomis")
"""Those of them that a line about the case does not show."""

MOST_WORDS = 32
"""Words that are looked for at once; a pasted page finds by its first ones."""

SHORTEST = 2
"""Letters of the shortest word that is looked for in texts: one letter stands everywhere."""

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f]|['’ʼ](?=[^\W_]))*")
_PLAIN_WORD = re.compile("[a-z0-9]+")
_REFERENCE = re.compile(r"\b[a-z]{1,3}([0-9]{3,}[a-z0-9]*)")
"""What a reference such as X482913 has after its letters: it is often said without them."""
_OWNER = re.compile(r"['’ʼ][sS]$")
_APOSTROPHE = re.compile(r"['’ʼ]")
_ACCENT = re.compile(r"[\u0300-\u036f]")
_UNDIVIDED = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d"}
    | {"þ": "th", "Þ": "th", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i"}
)
"""Letters whose stroke or fusion Unicode does not take apart."""


@cache
def texts_of(noun: type[Noun]) -> tuple[str, ...]:
    """Return the fields of a noun in which people write words of their own."""
    return tuple(
        name
        for name, info in noun.model_fields.items()
        if info.title and info.annotation is str and asked(noun, name).kind in ("line", "lines")
    )


def words_of(texts: Iterable[str]) -> str:
    """Return the words of texts as they are looked for, each once, parted by blanks."""
    return " ".join(dict.fromkeys(word for text in texts for word in _all(text)))


def sought(typed: str) -> tuple[str, ...]:
    """Return the words to look for, each the beginning of a word; none twice."""
    words = (_OWNER.sub("", word) for word in _WORD.findall(typed))
    found = dict.fromkeys(filter(None, map(folded, words)))
    longer = [each for each in found if not any(o != each and o.startswith(each) for o in found)]
    return tuple(longer[:MOST_WORDS])


def stands_in(texts: Iterable[str], typed: str) -> bool:
    """Whether each word that was typed is a part of a word of these texts."""
    shown = "\n".join(map(flat, texts))
    return all(each in shown for each in sought(typed))


def folded(word: str) -> str:
    """Return a word as it is compared; a whole name or reference as if it were one word."""
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = normalize("NFKD", word.translate(_UNDIVIDED)).casefold()
    return "".join(character for character in plain if character.isalnum())


def flat(text: str) -> str:
    """Return a text without capitals, accents and apostrophes: words looked for are parts of it."""
    if text.isascii():
        return text.replace("'", "").lower()
    plain = normalize("NFKD", _APOSTROPHE.sub("", text).translate(_UNDIVIDED))
    return _ACCENT.sub("", plain.casefold())


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, however capitals, accents and signs in them are typed."""
    return folded(one) == folded(other)


def marks(text: str, looked_for: Sequence[str]) -> list[tuple[int, int]]:
    """Return where in a text the words stand that were found, as begin and end."""
    return [
        match.span()
        for match in _WORD.finditer(text)
        if any(form.startswith(tuple(looked_for)) for form in _forms(match.group()))
    ]


def holds(texts: Iterable[str], looked_for: Iterable[str]) -> set[str]:
    """Return those of the words looked for that begin a word of these texts."""
    there = [word for text in texts for word in _all(text)]
    return {each for each in looked_for if any(word.startswith(each) for word in there)}


def best_text(noun: Noun, looked_for: Sequence[str]) -> str:
    """Return the field of a record that holds most of the words; the first of several."""
    names = texts_of(type(noun))
    if isinstance(noun, Case):
        names = tuple(name for name in names if name not in NAMES) + NAMES
    return max(names, key=lambda name: len(holds([getattr(noun, name)], looked_for)))


def excerpt(text: str, looked_for: Sequence[str], room: int) -> str:
    """Return a text on one line from shortly before the first word that was found.

    Args:
        text: what was written.
        looked_for: the words.
        room: characters at most.
    """
    line = " ".join(text.split())
    found = marks(line, looked_for)
    start = found[0][0] if found else 0
    if len(line) <= room or start < room // 3:
        start = 0
    elif start:
        start = line.rfind(" ", 0, max(start - room // 4, 0)) + 1
    shown = line[start:]
    if len(shown) > room:
        shown = shown[: room - 1].rstrip() + "…"
    return f"…{shown}" if start else shown


def _all(text: str) -> Iterable[str]:
    if text.isascii() and "'" not in text:  # most texts, in a fraction of the time
        plain = text.lower()
        return chain(_PLAIN_WORD.findall(plain), _REFERENCE.findall(plain))
    return chain.from_iterable(map(_forms, _WORD.findall(text)))


def _forms(word: str) -> list[str]:
    """Return how a word can be looked for: whole, and by what follows letters or an apostrophe."""
    whole = folded(word)
    parts = (folded(part) for part in _APOSTROPHE.split(word)[1:])
    forms = (whole, *_REFERENCE.findall(whole), *(part for part in parts if len(part) > SHORTEST))
    return [form for form in forms if form]
