"""What a file holds: its columns are declared, each as a field of a noun."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from mappa_tui.domain.case import Case
from mappa_tui.domain.noun import Noun, asked

N = TypeVar("N", bound=Noun)


class Unusable(ValueError):
    """The file cannot be read at all; the message says why, and what is needed."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why one line cannot be taken."""

    line: int
    """Counted as editors and spreadsheets do: the headings are line 1."""
    reason: str
    column: str = ""

    @property
    def sentence(self) -> str:
        """The reason, after the column where it is that of one."""
        return f"{self.column}: {self.reason}" if self.column else self.reason


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field that it fills in."""

    heading: str
    noun: type[Noun]
    field: str
    needed: bool = False
    """Whether it has to be there, and each line has to have something in it."""
    also: tuple[str, ...] = ()
    """Other headings that it may have."""
    plain: Callable[[str], str] = str.strip
    """Turns what other systems write into what the field takes."""

    @property
    def takes(self) -> tuple[str, ...]:
        """The only values there are, where there are only some."""
        return asked(self.noun, self.field).choices


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One line that could be read."""

    number: int
    nouns: Mapping[type[Noun], Noun]
    given: frozenset[tuple[type[Noun], str]]
    """The fields that it has something for."""

    @property
    def crn(self) -> str:
        """Whom it is about."""
        return self.noun(Case).crn

    def noun(self, kind: type[N]) -> N:
        """Return the record of a kind that was read from it."""
        found = self.nouns[kind]
        assert isinstance(found, kind)
        return found


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of file."""

    key: str
    """Its name on the command line."""
    title: str
    what: str
    """What a line of it is."""
    columns: tuple[Column, ...]
    new: Callable[[], tuple[Noun, ...]]
    """Gives the empty records that a line fills in, a case with the CRN among them."""
    check: Callable[[Line], Iterable[Fault]] = lambda line: ()
    """Says what else is wrong with a line by itself."""
    same: Callable[[Line], tuple[object, ...]] = lambda line: (line.crn.casefold(),)
    """What two lines may not share."""
    brings: str = "new line"
    """What a line is called that the record has not yet."""
