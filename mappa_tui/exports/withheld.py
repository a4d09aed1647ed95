"""The withheld strings of a meeting: what must not leave with a document not meant to have it.

They are the names, aliases and addresses of the people of the case, and each sentence of a
restricted entry (guidance on handling). Which nouns and fields those are is read off their
declarations, so that a new noun with a handling is covered by itself.
"""

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize
from uuid import UUID

from pydantic import BaseModel

from mappa_tui.domain.finding import texts_of
from mappa_tui.domain.noun import Noun, asked
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import RESTRICTED
from mappa_tui.exports.minutes.parts import handled

_NAME, _ALIASES, _ADDRESS = "name", "aliases", "address"
_NOT_SAID = ("agency", "attendee", "tool")
"""What such a field is completed from names those at the table, which is no secret."""
_SHORTEST = 3
"""Words of the shortest sentence that tells anything, letters of the shortest part of a name."""
_MOST_NAMES = 4
"""Words of the longest name of a person; what is longer describes somebody."""
_TITLES = frozenset({"mrs", "miss", "the", "van", "von", "della"})
_BETWEEN_ALIASES = re.compile(r"[,;/\n]| or ")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_QUOTES = str.maketrans("’‘ʼ`“”", "''''\"\"")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


class Withheld:
    """What is withheld, made ready to be looked for in texts."""

    def __init__(
        self, people: Iterable[Noun], sentences: Iterable[str] = (), known: Iterable[str] = ()
    ) -> None:
        """Take in what is withheld.

        Args:
            people: the records whose names, aliases and addresses are withheld.
            sentences: sentences of restricted entries.
            known: names whose words everybody may know, such as the offender's own.
        """
        rows = list(people)
        named = dict.fromkeys(_names(rows))
        self.names = tuple(dict.fromkeys((*named, *_addresses(rows))))
        self.sentences = tuple(dict.fromkeys(sentences))
        open_words = {word for name in known for word in plain(name).split()}
        parts = dict.fromkeys(part for name in named for part in _telling(name))
        self._parts = [part for part in parts if plain(part) not in open_words]
        self._sought = {each: plain(each) for each in (*self.strings, *self._parts)}

    @property
    def strings(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.names, *self.sentences)

    def names_in(self, text: str) -> list[str]:
        """Return the names, addresses and telling parts of names that stand in a text."""
        found = self._standing(self.names, text)
        whole = plain(" ".join(found))
        # A surname may be a common word: it is meant where it has its capital.
        parts = [part for part in self._standing(self._parts, text) if _is_meant(part, text)]
        return found + [part for part in parts if plain(part) not in whole]

    def sentences_in(self, text: str) -> list[str]:
        """Return the sentences of restricted entries that stand in a text."""
        return self._standing(self.sentences, text)

    def standing_in(self, text: str) -> list[str]:
        """Return all that is withheld and stands in a text, as it was registered or written."""
        return [*self.names_in(text), *self.sentences_in(text)]

    def _standing(self, strings: Iterable[str], text: str) -> list[str]:
        hay = plain(text)
        return [each for each in strings if _stands(self._sought[each], hay)]


def withheld(record: MeetingRecord) -> Withheld:
    """Return what is withheld from whoever asks for the minutes."""
    known = (record.case.full_name, record.case.aliases)
    return Withheld(_entries(record), kept_back(record), known)


def kept_back(record: MeetingRecord) -> Iterator[str]:
    """Yield each sentence of a restricted entry."""
    for noun in _restricted(record):
        for field in texts_of(type(noun)):
            if asked(type(noun), field).complete not in _NOT_SAID:
                yield from sentences(getattr(noun, field))


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text that say something, without the sign at their end."""
    for sentence in _BETWEEN_SENTENCES.split(text):
        bare = sentence.strip().rstrip(".!?;:")
        if len(bare.split()) >= _SHORTEST:
            yield bare


def plain(text: str) -> str:
    """Return a text as it is compared: on one line, without capitals or what nobody sees."""
    seen = _UNSEEN.sub("", normalize("NFKC", text)).translate(_QUOTES)
    return " ".join(seen.casefold().split())


def _entries(record: MeetingRecord) -> list[Noun]:
    """Return everything in the record that has a handling, as it is and as it was."""
    return [noun for noun in _nouns(record) if "handling" in type(noun).model_fields]


def _nouns(holder: BaseModel) -> Iterator[Noun]:
    for name in type(holder).model_fields:
        value = getattr(holder, name)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, Noun):
                yield each
            elif isinstance(each, BaseModel):
                yield from _nouns(each)


def _restricted(record: MeetingRecord) -> list[Noun]:
    """Return the restricted entries and what belongs to one: an action to its disclosure."""
    nouns = list(_nouns(record))
    found = {id(noun): noun for noun in nouns if _is_restricted(noun)}
    more = True
    while more:
        ids = {noun.id for noun in found.values()}
        new = {id(noun): noun for noun in nouns if not ids.isdisjoint(_owners(noun))}
        more = not new.keys() <= found.keys()
        found |= new
    return list(found.values())


def _is_restricted(noun: Noun) -> bool:
    handling = getattr(noun, "handling", "standard")
    return handled(handling) == RESTRICTED


def _owners(noun: Noun) -> Iterator[UUID]:
    for name in type(noun).model_fields:
        if name.endswith("_id") and isinstance(owner := getattr(noun, name), UUID):
            yield owner


def _names(nouns: Iterable[Noun]) -> Iterator[str]:
    for noun in nouns:
        for field in texts_of(type(noun)):
            text: str = getattr(noun, field)
            if field == _ALIASES:
                yield from _said(_BETWEEN_ALIASES.split(text))
            elif field == _NAME or asked(type(noun), field).complete == "person":
                yield from _said([text])


def _addresses(nouns: Iterable[Noun]) -> Iterator[str]:
    """Yield addresses and what finds them: the first part, and each with a number; no town."""
    for noun in nouns:
        text: str = getattr(noun, _ADDRESS, "")
        first, *rest = re.split(r"[,\n]", text)
        numbered = (part for part in rest if any(sign.isdigit() for sign in part))
        yield from _said([text, first, *numbered])


def _said(texts: Iterable[str]) -> Iterator[str]:
    return (text.strip() for text in texts if text.strip())


def _telling(name: str) -> Iterator[str]:
    """Yield the parts of a name that give somebody away by themselves.

    Of `Dawn Prior` each word; of `Manager of Ripford Leisure Centre` the name within it.
    """
    words = _WORD.findall(name)
    if len(words) <= _MOST_NAMES and all(word[0].isupper() for word in words):
        for word in words:
            if len(word) >= _SHORTEST and word.casefold() not in _TITLES:
                yield word
        return
    run: list[str] = []
    for word in (*words, ""):
        if word[:1].isupper():
            run.append(word)
            continue
        if len(run) > 1:
            yield " ".join(run)
        run = []


def _is_meant(part: str, text: str) -> bool:
    seen = _UNSEEN.sub("", normalize("NFKC", text))
    return any(
        word[0].isupper() and plain(word).removesuffix("'s") == plain(part.split()[0])
        for word in _WORD.findall(seen)
    )


def _stands(needle: str, hay: str) -> bool:
    """Whether one plain text stands in another as whole words."""
    at = hay.find(needle) if needle else -1
    while at >= 0:
        around = hay[at - 1 : at] + hay[at + len(needle) : at + len(needle) + 1]
        if not any(sign.isalnum() for sign in around):
            return True
        at = hay.find(needle, at + 1)
    return False
