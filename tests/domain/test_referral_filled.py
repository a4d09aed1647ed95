"""A filled-in form against the record: whose it is, what cannot stand, what is stored."""

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest

from mappa_tui.domain.area import default_area
from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Edit, Put
from mappa_tui.domain.record import CaseRecord
from mappa_tui.domain.referral import Referral
from mappa_tui.domain.referral_filled import NO_CRN, NO_YEAR, Taken, taken
from mappa_tui.domain.referral_form import FIELDS, FormField
from mappa_tui.domain.views import CaseName

TODAY = dt.date(2025, 10, 14)
BY_TAG = {field.tag: field for field in FIELDS}
GOOD = {
    "Case.surname": "Osei",
    "Case.crn": "X100200",
    "Case.born": "3 February 1979",
    "Referral.agency": "Police",
    "Referral.level": "2",
}


def answers(**more: str) -> dict[FormField, str]:
    given = {**GOOD, **{tag.replace("_", ".", 1): text for tag, text in more.items()}}
    return {BY_TAG[tag]: text for tag, text in given.items() if text}


def record(**values: str) -> CaseRecord:
    case = Case(**{"surname": "Osei", "crn": "x100200", **values})  # type: ignore[arg-type]
    return CaseRecord(area=default_area(), case=case)


def take(there: CaseRecord | None = None, *, chosen: bool = False, **more: str) -> Taken:
    return taken(answers(**more), TODAY, there, chosen=chosen)


def test_labels_and_tags_are_each_there_once() -> None:
    assert len({field.tag for field in FIELDS}) == len(FIELDS)
    assert len({field.label for field in FIELDS}) == len(FIELDS)


def test_somebody_new_is_a_new_case_with_the_referral() -> None:
    found = take()
    assert (found.is_new, found.faults, found.stops) == (True, {}, [])
    case, referral = (
        each.record for each in found.changes(answers(), TODAY) if isinstance(each, Put)
    )
    assert isinstance(case, Case)
    assert isinstance(referral, Referral)
    assert (case.surname, case.born) == ("Osei", dt.date(1979, 2, 3))
    assert (referral.case_id, referral.agency, referral.received) == (case.id, "Police", TODAY)


def test_nobody_gets_a_second_case_for_another_crn() -> None:
    born = dt.date(1979, 2, 3)
    there = CaseName(uuid4(), "Daniel ŌSEI", "X999", born, "2")
    given = answers(Case_forenames="daniel")
    [stop] = taken(given, TODAY, None, chosen=False, names=[there]).stops
    assert stop.startswith("There is already Daniel ŌSEI, X999, born on 3 February 1979.")
    younger = replace(there, born=dt.date(1980, 2, 3))
    assert taken(given, TODAY, None, chosen=False, names=[younger]).stops == []


def test_a_case_that_is_there_stays_as_it_is() -> None:
    there = record(forenames="Daniel")
    found = take(there, Case_forenames="Dan")
    assert (found.is_new, found.stops) == (False, [])
    assert {field.name: says for field, says in found.differs.items()} == {"forenames": "Daniel"}
    change, *edits = found.changes(answers(), TODAY)
    assert isinstance(change, Put)
    assert isinstance(change.record, Referral)
    assert change.record.case_id == there.case.id
    assert edits == [Edit("Case", there.case.id, "born", GOOD["Case.born"])]


def test_what_the_case_says_nothing_of_comes_from_the_form_by_the_rules_of_the_case() -> None:
    there = record(level="1", address="Ripford")
    more = {"Case_category": "3", "Case_offence": "Wounding", "Case_address": "Derwent"}
    given = answers(**more)
    found = taken(given, TODAY, there, chosen=False)
    assert [field.name for field in found.fills] == ["born", "offence"]
    assert [(field.name, says[:10]) for field, says in found.faults.items()] == [
        ("category", "Category 3")
    ]
    assert [field.name for field in found.differs] == ["address"]
    edits = [each for each in found.changes(given, TODAY) if isinstance(each, Edit)]
    assert [(each.field, each.text) for each in edits] == [
        ("born", GOOD["Case.born"]),
        ("offence", "Wounding"),
    ]


@pytest.mark.parametrize(
    ("tag", "text", "says"),
    [
        ("Case_born", "soon", "A date is needed"),
        ("Case_born", "3 February", NO_YEAR),
        ("Case_born", "31/2/1979", "There is no 31 February 1979."),
        ("Case_born", "1/1/2030", "is still to come"),
        ("Case_category", "5", "One of these is needed: 1, 2, 3, 4."),
        ("Referral_level", "1", "One of these is needed: 2, 3."),
        ("Referral_risk", "dire", "One of these is needed: low"),
    ],
)
def test_answers_are_checked_as_if_they_had_been_typed(tag: str, text: str, says: str) -> None:
    given = answers(**{tag: text})
    found = taken(given, TODAY, None, chosen=False)
    [(field, sentence)] = found.faults.items()
    assert field.tag == tag.replace("_", ".", 1)
    assert says in sentence
    edits = [each for each in found.changes(given, TODAY) if isinstance(each, Edit)]
    # A choice cannot wait with what is none of its values.
    waiting = [] if field.how.choices else [(field.name, text)]
    assert [(each.field, each.text) for each in edits] == waiting


def test_what_nobody_knows_whose_it_is_stops_it() -> None:
    assert list(take(Case_crn="").stops) == [NO_CRN]
    assert list(take(Case_surname="").stops) == [
        "The form says no surname, which a new case needs."
    ]


def test_a_crn_that_is_somebody_elses_stops_it_unless_the_case_was_chosen() -> None:
    [sentence] = take(record(surname="Brack")).stops
    assert sentence.startswith("The form calls the person Osei; x100200 is BRACK.")
    assert list(take(record(surname="Brack"), chosen=True).stops) == []
    [sentence] = take(record(crn="X1"), chosen=True).stops
    assert sentence == "The form is about X100200; this case is X1, OSEI."
    assert list(take(record(), chosen=True, Case_crn="").stops) == []
    brack = record(surname="Brack", aliases="Danny, Daniel Osei")
    assert list(take(brack, chosen=True, Case_crn="").stops) == []
    [sentence] = take(record(surname="Brack"), chosen=True, Case_crn="").stops
    assert sentence.startswith("The form calls the person Osei; this case is BRACK.")


def test_the_same_form_is_not_taken_in_twice() -> None:
    there = record()
    change = take(there).changes(answers(), TODAY)[0]
    assert isinstance(change, Put)
    there.put(change.record)
    assert list(take(there).stops) == [
        "This referral is in the case already, received on 14 October 2025."
    ]
    assert list(take(there, Referral_level="3").stops) == []
    there.referrals[0].in_error = True
    assert list(take(there).stops) == []
