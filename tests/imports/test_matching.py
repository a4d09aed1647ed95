import datetime as dt
from typing import Any
from uuid import uuid4

from mappa_tui.domain.case import Case, LevelChange
from mappa_tui.domain.change import Change, Put, Set
from mappa_tui.domain.event import SHPO, Event
from mappa_tui.domain.known_case import KnownCase
from mappa_tui.domain.referral import Referral
from mappa_tui.domain.statistics.counted import Happened, Step
from mappa_tui.imports.matching import Matched, matching
from mappa_tui.imports.sheet import Sheet
from mappa_tui.imports.sheets import EVENTS, LEVELS, REFERRALS, REGISTER
from tests.imports.files import HEAD, read

JUNE, MAY = dt.date(2015, 6, 3), dt.date(2015, 5, 3)


def known(surname: str = "Ellery", born: dt.date | None = None, **more: Any) -> KnownCase:
    case = Case(crn="X1", surname=surname, born=born, category="1", level="1", status="community")
    return KnownCase(case.id, case.model_dump(), **more)


def matched(text: str, *there: KnownCase, sheet: Sheet = REGISTER) -> Matched:
    lines, faults = read(text, sheet)
    assert faults == []
    found = Matched()
    for _ in matching(found, sheet.key, lines, {"x1": there[0]} if there else {}):
        pass
    return found


def put(changes: list[Change], noun: type) -> Any:
    return next(
        each.record for each in changes if isinstance(each, Put) and type(each.record) is noun
    )


def values(changes: list[Change]) -> dict[str, Any]:
    return next((dict(each.values) for each in changes if isinstance(each, Set)), {})


def test_a_new_offender_stands_as_the_line_says_since_its_day() -> None:
    found = matched(f"{HEAD}\nX1,Ellery,,,1,2,custody,3 June 2015\n")
    case, step = put(found.fresh, Case), put(found.fresh, LevelChange)
    assert (case.category, case.level, case.status) == ("1", "2", "custody")
    assert (step.case_id, step.on, step.level) == (case.id, JUNE, "2")
    assert (found.new, found.there, found.updates) == (1, 0, [])


def test_without_a_day_there_is_no_history_and_who_left_has_no_level() -> None:
    found = matched(f"{HEAD}\nX1,Ellery,,,1,2,,\nX2,Brack,,,3,left MAPPA,,3/6/2015\n")
    kinds = [type(each.record).__name__ for each in found.fresh if isinstance(each, Put)]
    assert kinds == ["Case", "Case", "LevelChange"]
    levels = [getattr(each.record, "level", "") for each in found.fresh if isinstance(each, Put)]
    assert levels == ["2", "", "left MAPPA"]


def test_a_case_that_is_there_is_changed_only_by_the_updates() -> None:
    there = known(steps=[Step(MAY, "1", "1", "community")])
    found = matched(f"{HEAD}\nx1,Ellery,Martin,,1,2,,3 June 2015\n", there)
    assert (found.fresh, found.new, found.there, found.differing) == ([], 0, 1, 1)
    assert values(found.updates) == {"forenames": "Martin", "level": "2"}
    assert put(found.updates, LevelChange).case_id == there.id
    assert [remark.sentence for remark in found.remarks] == [
        "x1 is there already: an update changes forenames and level and adds a step of 3 June 2015."
    ]


def test_a_line_about_somebody_else_of_that_crn_is_refused() -> None:
    there = known(born=dt.date(1979, 2, 3))
    found = matched(f"{HEAD}\nX1,Else,,1/1/1980,1,2,,\n", there)
    assert (found.updates, found.there) == ([], 0)
    assert [fault.sentence for fault in found.faults] == [
        "Surname: X1 is Ellery, born on 3 February 1979: is this line about somebody else?"
    ]


def test_an_update_of_who_it_is_shows_what_the_case_says() -> None:
    there = known(born=dt.date(1979, 2, 3))
    found = matched(f"{HEAD}\nX1,Ellery,,1/1/1980,1,1,,\n", there)
    assert [remark.sentence for remark in found.remarks] == [
        "X1 is there already: an update changes date of birth from 3 February 1979 to "
        "1 January 1980."
    ]


def test_a_referral_is_known_by_the_surname_however_it_is_typed() -> None:
    text = "CRN,Surname,Received,Level\nX1,ELLERY-LUKASZ,3/6/15,2\n"
    found = matched(text, known("Ellery-Łukasz"), sheet=REFERRALS)
    assert (found.new, found.faults) == (1, [])


def test_what_says_nothing_new_changes_nothing() -> None:
    there = known(steps=[Step(JUNE, "1", "1", "community")])
    found = matched(f"{HEAD}\nX1,Ellery,,,1,1,,3 June 2015\n", there)
    assert (found.updates, found.differing, found.repeated) == ([], 0, 1)


def test_an_older_step_goes_into_the_history_and_not_into_the_case() -> None:
    there = known(steps=[Step(JUNE, "1", "1", "community")])
    found = matched(f"{HEAD}\nX1,Ellery,,,1,3,,3 May 2015\n", there)
    assert values(found.updates) == {}
    assert put(found.updates, LevelChange).on == MAY


def test_later_steps_move_the_case_with_the_newest_of_them() -> None:
    there = known(steps=[Step(MAY, "1", "1", "community")])
    text = "CRN,Since,Level,Status\nX1,1/9/2015,3,\nX1,1/8/2015,2,custody\n"
    found = matched(text, there, sheet=LEVELS)
    assert (found.new, values(found.fresh)) == (2, {"level": "3"})


def test_who_leaves_has_no_level_any_more() -> None:
    there = known(steps=[Step(MAY, "1", "1", "community")])
    found = matched("CRN,Since,Level\nX1,1/9/2015,left\n", there, sheet=LEVELS)
    assert values(found.fresh) == {"level": ""}


def test_a_step_that_is_there_is_left_out_and_another_of_that_day_refused() -> None:
    there = known(steps=[Step(MAY, "1", "1", "community"), Step(JUNE, "1", "2", "")])
    text = "CRN,Since,Level\nX1,3/5/2015,1\nX1,3/6/2015,3\n"
    found = matched(text, there, sheet=LEVELS)
    assert (found.repeated, found.new) == (1, 0)
    assert [fault.sentence for fault in found.faults] == [
        "Since: the record has another step of that day."
    ]


def test_an_event_that_is_there_is_left_out() -> None:
    there = known(events=[Happened(SHPO, JUNE)])
    found = matched("CRN,What,Date\nX1,SHPO,3/6/15\nX1,SHPO,4/6/15\n", there, sheet=EVENTS)
    assert (found.repeated, found.new) == (1, 1)
    assert put(found.fresh, Event).case_id == there.id


def test_a_referral_goes_to_its_case_and_begins_one_where_there_is_none() -> None:
    there = known()
    text = (
        "CRN,Surname,Received,Level\n"
        "x1,ellery,3/6/15,2\nX2,Osei,3/6/15,3\nX2,,4/6/15,2\nX3,,4/6/15,2\nX1,Brack,4/6/15,2\n"
    )
    found = matched(text, there, sheet=REFERRALS)
    rows = [each.record for each in found.fresh if isinstance(each, Put)]
    [case] = [row for row in rows if isinstance(row, Case)]
    referrals = [row for row in rows if isinstance(row, Referral)]
    assert (case.crn, case.surname, rows.index(case)) == ("X2", "Osei", 1)
    assert [row.case_id for row in referrals] == [there.id, case.id, case.id]
    assert found.new == 3
    assert [fault.sentence for fault in found.faults] == [
        "Surname: needed, since no case in the register has the CRN X3.",
        "Surname: X1 is Ellery: is it somebody else’s referral?",
    ]
    assert [remark.sentence for remark in found.remarks] == [
        "no case in the register has the CRN X2: one is begun."
    ]


def test_a_referral_of_a_day_that_has_one_is_left_out() -> None:
    found = matched("CRN,Received\nX1,3/6/15\nX1,4/6/15\n", known(referred=[JUNE]), sheet=REFERRALS)
    assert (found.repeated, found.new) == (1, 1)
    assert [remark.sentence for remark in found.remarks] == [
        "X1 has a referral received on 3 June 2015 already: left out."
    ]


def test_nobody_and_more_than_one_are_no_case_to_write_to() -> None:
    for sheet, text in (
        (LEVELS, "CRN,Since,Level\nX1,3/5/15,1"),
        (EVENTS, "CRN,What,Date\nX1,SHPO,3/6/15"),
    ):
        found = matched(text, sheet=sheet)
        assert found.faults[0].sentence == "CRN: no case in the register has the CRN X1."
    twice = KnownCase(uuid4(), {}, is_alone=False)
    found = matched(f"{HEAD}\nX1,Ellery,,,1,1,,\n", twice)
    assert (found.fresh, found.there) == ([], 0)
    assert "more than one case in the register has the CRN X1" in found.faults[0].sentence
