"""A referral with its case, from the values of a form or of one line of a file."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from mappa_tui.domain.case import Case
from mappa_tui.domain.dates import plain_date
from mappa_tui.domain.entry import AnyNoun, EntryError, Known, enter
from mappa_tui.domain.finding import same_name
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.referral import Referral
from mappa_tui.domain.views import CaseName

_NEEDED = {"decided_on": "when", "decided_by": "who decided", "reason": "why"}


@dataclass(frozen=True, slots=True, repr=False)
class Referred:
    """What the values come to."""

    nouns: tuple[Noun, ...]
    """What is to be stored, a new case first; nothing where anything is wrong."""
    faults: Mapping[str, str]
    """A sentence for each field with something wrong."""


def referred(
    case: Mapping[str, str],
    referral: Mapping[str, str],
    today: dt.date,
    there: UUID | None = None,
) -> Referred:
    """Return the case and the referral that the values describe, and what is wrong with them.

    Args:
        case: the case's values as text, by the name of the field.
        referral: the referral's, likewise.
        today: the present day.
        there: the case with that CRN, if there is one: the referral is put to it, and it stays
            as it is.
    """
    person, faults = entered(Case(), case, today)
    row, wrong = entered(Referral(case_id=there or person.id), referral, today)
    faults = {**lacking(person, row), **faults, **wrong}
    if there is not None:
        faults.pop("surname", None)
    nouns = () if faults else (row,) if there is not None else (person, row)
    return Referred(nouns, faults)


def same_person(case: Case, names: Iterable[CaseName]) -> CaseName | None:
    """Return the case that has this one's name and date of birth already, however typed."""
    if case.born is None:
        return None
    alike = (each for each in names if each.born == case.born)
    return next((each for each in alike if same_name(each.name, case.full_name)), None)


def there_already(found: CaseName) -> str:
    """Say that somebody of that name and date of birth has a case."""
    assert found.born is not None
    reference = f", {found.crn}" if found.crn else ""
    return f"There is already {found.name}{reference}, born on {plain_date(found.born)}"


def entered(
    noun: AnyNoun, values: Mapping[str, str], today: dt.date
) -> tuple[AnyNoun, dict[str, str]]:
    """Return `noun` with the values entered, and a sentence for each that cannot be."""
    faults: dict[str, str] = {}
    for name, text in values.items():
        try:
            noun = enter(noun, name, text, Known(today=today))
        except EntryError as error:
            faults[name] = str(error)
    return noun, {**noun.faults(), **faults}


def lacking(case: Case, referral: Referral) -> dict[str, str]:
    """Return a sentence for each field that a line lacks: nobody is asked for it later."""
    found = {}
    if not case.crn:
        found["crn"] = "Without a CRN, nobody knows whose referral it is."
    if not referral.received:
        found["received"] = "The day it was received is needed."
    if referral.decision:
        for name, what in _NEEDED.items():
            if not getattr(referral, name):
                found[name] = f"A decision needs {what}."
    return found
