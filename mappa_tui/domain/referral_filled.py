"""A filled-in referral form against the record: its case, what is wrong, what would be stored."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Change, Edit, Put
from mappa_tui.domain.dates import has_year, plain_date
from mappa_tui.domain.entry import AnyNoun, show
from mappa_tui.domain.finding import same_name
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.record import CaseRecord, live
from mappa_tui.domain.referral import Referral
from mappa_tui.domain.referral_form import FIELDS, FormField
from mappa_tui.domain.referred import entered, same_person, there_already
from mappa_tui.domain.views import CaseName

NO_YEAR = "The year is needed, too."
NO_CRN = (
    "The form says no CRN, so nobody knows whose referral it is. Open the case and read it in "
    "there, under Referrals."
)
READ_IN_THERE = "If they are one, open the case and read the form in there, under Referrals."


@dataclass(frozen=True, slots=True, repr=False)
class Taken:
    """What a form comes to."""

    case: Case
    """Whom it is about: the case that is there, or a new one."""
    is_new: bool
    referral: Referral
    faults: Mapping[FormField, str]
    """Why an answer cannot stand in its field, in a sentence."""
    stops: Sequence[str]
    """Why nothing can be stored, in sentences."""
    differs: Mapping[FormField, str]
    """What the case says otherwise than the form, and goes on saying."""
    fills: Sequence[FormField] = ()
    """What the case says nothing of yet, and gets from the form."""

    def changes(self, answers: Mapping[FormField, str], received: dt.date) -> list[Change]:
        """Return what is stored once somebody agrees.

        What cannot stand in its field yet waits there, as if it had been typed, unless the
        case that is there says something; what is none of the values to choose from is left out.
        """
        found: list[Change] = [Put(self.case)] if self.is_new else []
        found.append(Put(self.referral.model_copy(update={"received": received})))
        waiting = [field for field in self.faults if field.how.kind != "choice"]
        for field in (*self.fills, *waiting):
            own: Noun = self.case if field.noun is Case else self.referral
            is_open = self.is_new or field.noun is not Case or not show(own, field.name)
            if is_open:
                found.append(Edit(field.noun.__name__, own.id, field.name, answers[field]))
        return found


def taken(
    answers: Mapping[FormField, str],
    today: dt.date,
    there: CaseRecord | None,
    *,
    chosen: bool,
    names: Iterable[CaseName] = (),
) -> Taken:
    """Return what the answers of a form come to.

    Args:
        answers: what stands in its fields.
        today: the present day.
        there: the case that it is about, if there is one.
        chosen: whether somebody said that it is about that case, or the CRN alone does.
        names: every case, so that nobody gets a second one.
    """
    case, case_faults = _entered(Case(), answers, today)
    owner = there.case if there else case
    referral, faults = _entered(Referral(case_id=owner.id), answers, today)
    if there is None:
        stops = [] if case.crn else [NO_CRN]
        stops += [] if case.surname else ["The form says no surname, which a new case needs."]
        if twin := same_person(case, names):
            stops.append(f"{there_already(twin)}. {READ_IN_THERE}")
        return Taken(case, True, referral, {**case_faults, **faults}, stops, {})
    stops = list(_stops(there, case, referral, chosen=chosen))
    empty = {f: text for f, text in answers.items() if f.noun is Case and not show(owner, f.name)}
    # What cannot stand beside what the case says already is a fault of the form, too.
    case_faults |= _entered(owner, empty, today)[1]
    differs = {
        field: show(owner, field.name)
        for field in answers
        if field.noun is Case
        and field not in empty
        and field not in case_faults
        and _plain(show(case, field.name)) != _plain(show(owner, field.name))
    }
    fills = [field for field in empty if field not in case_faults]
    return Taken(owner, False, referral, {**case_faults, **faults}, stops, differs, fills)


def _entered(
    noun: AnyNoun, answers: Mapping[FormField, str], today: dt.date
) -> tuple[AnyNoun, dict[FormField, str]]:
    mine = {field.name: field for field in answers if field.noun is type(noun)}
    undated = {
        name: NO_YEAR
        for name, field in mine.items()
        if field.how.kind == "date" and not has_year(answers[field])
    }
    values = {name: answers[field] for name, field in mine.items() if name not in undated}
    read, faults = entered(noun, values, today)
    # A date that cannot be read at all says so itself.
    for name in undated:
        faults[name] = entered(noun, {name: answers[mine[name]]}, today)[1].get(name, NO_YEAR)
    return read, {mine[name]: sentence for name, sentence in faults.items() if name in mine}


def _stops(there: CaseRecord, case: Case, referral: Referral, *, chosen: bool) -> Iterator[str]:
    owner = there.case
    name = owner.full_name
    if case.crn and owner.crn and _plain(case.crn) != _plain(owner.crn):
        yield f"The form is about {case.crn}; this case is {owner.crn}, {name}."
    if case.surname and not same_name(case.surname, owner.surname):
        calls = f"The form calls the person {case.surname}"
        if not chosen:
            yield f"{calls}; {owner.crn} is {name}. {READ_IN_THERE}"
        elif not (case.crn and owner.crn) and _plain(case.surname) not in _plain(owner.aliases):
            yield (
                f"{calls}; this case is {name}. If they are one, put that name under Also known "
                "as in the case first."
            )
    for row in live(there.referrals):
        if all(getattr(row, each) == getattr(referral, each) for each in _OWN):
            came = f", received on {plain_date(row.received)}" if row.received else ""
            yield f"This referral is in the case already{came}."


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


_OWN = [field.name for field in FIELDS if field.noun is Referral]
