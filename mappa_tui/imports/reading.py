"""Reads a file line by line: each is a record, or a list of what is wrong with it."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from mappa_tui.domain.dates import has_year
from mappa_tui.domain.entry import EntryError, Known, enter
from mappa_tui.domain.noun import Noun, asked
from mappa_tui.domain.text import listed
from mappa_tui.imports.sheet import Column, Fault, Line, Sheet, Unusable
from mappa_tui.imports.text import rows

_SHOWN, _LONGEST = 12, 30
"""Headings of a file that are named, and characters of each."""


def reading(sheet: Sheet, text: str, today: dt.date) -> Iterator[Line | list[Fault]]:
    """Yield each line of `text` as a record, or as its faults.

    Args:
        sheet: what kind of file it is.
        text: all of it.
        today: the last day that something can have happened on.

    Raises:
        Unusable: it is not that kind of file; raised before the first line is given.
    """
    lines = rows(text)
    _, headings = next(lines, (1, []))
    found = _columns(sheet, headings)
    unknown = [
        Fault(1, f"The column “{heading.strip()}” is none of this file’s: it would be left out.")
        for heading, column in zip(headings, found, strict=True)
        if column is None and heading.strip()
    ]
    if unknown:
        yield unknown
    known = Known(today=today)
    first: dict[tuple[object, ...], int] = {}
    for number, cells in lines:
        read = _line(sheet, found, number, cells, known)
        if isinstance(read, Line):
            before = first.setdefault(sheet.same(read), number)
            if before != number:
                yield [Fault(number, f"{read.crn} is the same as on line {before}.")]
                continue
        yield read


def _there(headings: Sequence[str]) -> str:
    """Say which columns a file has: a line of names, or what may be no such line at all."""
    named = [f"“{_cut(each)}”" for each in map(str.strip, headings) if each]
    if not named:
        return "It names none."
    more = [f"{len(named) - _SHOWN} more"] if len(named) > _SHOWN else []
    return f"The file has: {listed([*named[:_SHOWN], *more])}."


def _cut(heading: str) -> str:
    return heading if len(heading) <= _LONGEST else f"{heading[: _LONGEST - 1]}…"


def _columns(sheet: Sheet, headings: Sequence[str]) -> list[Column | None]:
    by_name = {
        _plain(name): column for column in sheet.columns for name in (column.heading, *column.also)
    }
    found = [by_name.get(_plain(heading)) for heading in headings]
    there = [column for column in found if column is not None]
    if not there:
        names = listed([column.heading for column in sheet.columns])
        raise Unusable(
            f"The first line names none of the columns. There can be: {names}. {_there(headings)}"
        )
    missing = [each.heading for each in sheet.columns if each.needed and each not in there]
    if missing:
        what = "Columns are" if len(missing) > 1 else "A column is"
        raise Unusable(f"{what} missing: {listed(missing)}. {_there(headings)}")
    twice = sorted({each.heading for each in there if there.count(each) > 1})
    if twice:
        raise Unusable(f"There twice: {listed(twice)}. Take one of them out.")
    return found


def _plain(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", heading.lower()).strip()


def _line(
    sheet: Sheet,
    columns: Sequence[Column | None],
    number: int,
    cells: Sequence[str],
    known: Known,
) -> Line | list[Fault]:
    faults: list[Fault] = []
    if any(cell.strip() for cell in cells[len(columns) :]):
        faults.append(Fault(number, f"It has {len(cells)} cells under {len(columns)} headings."))
    nouns: dict[type[Noun], Noun] = {type(noun): noun for noun in sheet.new()}
    given = set()
    for column, cell in zip(columns, cells, strict=False):
        if column is None or not cell.strip():
            continue
        place = (column.noun, column.field)
        try:
            nouns[column.noun] = _entered(nouns[column.noun], column, cell, known)
        except EntryError as error:
            faults.append(Fault(number, str(error), column.heading))
            given.add(place)
        else:  # what is empty once it is cleaned is empty
            given |= {place} if getattr(nouns[column.noun], column.field) else set()
    faults += [
        Fault(number, "nothing is in it, but it is needed.", column.heading)
        for column in sheet.columns
        if column.needed and (column.noun, column.field) not in given
    ]
    if faults:
        return faults
    line = Line(number, nouns, frozenset(given))
    return list(sheet.check(line)) or line


def _entered(noun: Noun, column: Column, cell: str, known: Known) -> Noun:
    text = column.plain(cell)
    if asked(column.noun, column.field).kind == "date" and not has_year(text):
        # A date that cannot be read at all says so itself.
        enter(noun, column.field, text, known)
        raise EntryError(f"The year is needed, too: {text} of which year?")
    return enter(noun, column.field, text, known)
