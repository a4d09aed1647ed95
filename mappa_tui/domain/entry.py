"""From what was typed to a value of the record, and back to what is shown."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any, TypeVar

from mappa_tui.domain.dates import DateError, Year, long_date, read_date, read_time
from mappa_tui.domain.noun import Asked, Noun, asked
from mappa_tui.domain.text import clean, one_line

AnyNoun = TypeVar("AnyNoun", bound=Noun)


class EntryError(ValueError):
    """What was typed cannot stand in the record yet; the message is for who typed it."""


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """What the entry of a field may refer to."""

    today: dt.date
    """The meeting's day where there is one: dates without a year are seen from it."""
    labels: dict[str, frozenset[str]] = field(default_factory=dict)
    """What can be pointed at: `risk` to R1, R2 …; `victim` to V1, C1 …."""
    now: dt.date | None = None
    """The present day, where it is not the meeting's."""

    def seen_from(self, how: Asked) -> dt.date:
        """Return the day from which a date without a year is seen."""
        return self.now or self.today if how.later else self.today

    @property
    def latest(self) -> dt.date:
        """The last day of which anything can be known."""
        return max(self.now or self.today, self.today)


def enter(record: AnyNoun, name: str, text: str, known: Known) -> AnyNoun:
    """Return a copy of `record` with `text` entered in its field `name`.

    Raises EntryError with a sentence if the text is no value of that field, or if it
    would break a rule of the noun that held before.
    """
    how = asked(type(record), name)
    value = _read(record, how, text, known)
    changed = record.model_copy(update={name: value})
    before = record.faults()
    for at, sentence in changed.faults().items():
        if at == name or before.get(at) != sentence:
            raise EntryError(sentence)
    return changed


def read_day(record: Noun, name: str, text: str, known: Known) -> dt.date:
    """Read the date in a field; raises DateError, too, where it says what has not been yet."""
    how, year = asked(type(record), name), record.year_meant(name)
    found = read_date(text, known.seen_from(how), year)
    if year is Year.LAST and found > known.latest:
        raise DateError(f"{long_date(found)} is still to come.")
    return found


def show(record: Noun, name: str) -> str:
    """Return the field's value as it reads in the field; `enter` reads it back."""
    return shown(getattr(record, name))


def shown(value: Any) -> str:
    """Return any value of a field as people read it."""
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return long_date(value)
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    return str(value)


def _read(record: Noun, how: Asked, text: str, known: Known) -> Any:
    typed = clean(text) if how.kind == "lines" else one_line(text)
    if not typed.strip():
        return how.empty if how.kind in ("choice", "number") else ("" if how.empty == "" else None)
    try:
        if how.kind == "date":
            return read_day(record, how.name, typed, known)
        if how.kind == "time":
            return read_time(typed)
    except DateError as error:
        raise EntryError(str(error)) from None
    if how.kind == "number":
        return _number(typed)
    if how.kind == "choice":
        return _choice(typed, record.choices_of(how.name))
    if how.kind == "refs":
        return _refs(typed, known.labels.get(how.refs, frozenset()), how.refs)
    return _dated(record, how.name, typed, known) if how.dated else typed


def _dated(record: Noun, name: str, typed: str, known: Known) -> str:
    """Return words that are a date with their year: later nobody knows which one was meant."""
    try:
        return long_date(read_day(record, name, typed, known))
    except DateError:
        return typed


def _number(typed: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", typed.strip()):
        raise EntryError("A whole number is needed, such as 60.")
    return int(typed)


def _choice(typed: str, choices: tuple[str, ...]) -> str:
    wanted = typed.strip().lower()
    for choice in choices:
        if choice.lower() == wanted:
            return choice
    raise EntryError(f"One of these is needed: {', '.join(choices)}.")


def _refs(typed: str, known: frozenset[str], what: str) -> str:
    by_case = {label.lower(): label for label in known}
    found: list[str] = []
    for word in re.split(r"[\s,;]+", typed.strip()):
        label = by_case.get(word.lower())
        if label is None:
            there = ", ".join(sorted(known)) or "none yet"
            raise EntryError(f"{word} is no {what} of this case. There are: {there}.")
        if label not in found:
            found.append(label)
    return " ".join(found)
