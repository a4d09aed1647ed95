import datetime as dt
from typing import Any
from uuid import UUID

from mappa_tui.domain.area import default_area
from mappa_tui.domain.statistics.counted import Held, Offender, Present, Task, Work
from mappa_tui.domain.statistics.indicators import Indicator
from tests.domain.statistics.people import counted, offender, there

AREA = default_area().model_copy(update={"kpi_targets": {"reviews": 90, "actions": 50}})


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def held(case: Offender, on: str, number: int = 1, **values: Any) -> Held:
    given: dict[str, Any] = {
        "level": "2",
        "level_after": "2",
        "on_paper": False,
        "exits": False,
        "disclosure": True,
        "issued": None,
        "is_issued": False,
    }
    return Held(case.id, number, f"Level 2 review {number}", day(on), **given | values)


def indicators(
    people: list[Offender], meetings: tuple[Held, ...] = (), actions: tuple[Task, ...] = ()
) -> dict[str, Indicator]:
    found = counted(*people, settings=AREA, work=Work(meetings, actions)).indicators
    return {each.label: each for each in found}


def shown(indicator: Indicator) -> tuple[str, int, int]:
    return indicator.percent, indicator.done, indicator.of


def test_an_agency_counts_once_a_meeting_and_came_if_anybody_of_it_did() -> None:
    case = there("1", "2")
    twice = (Present("Police", False), Present("Police", True), Present("Health", False))
    found = indicators([case], (held(case, "2015-05-01", invited=twice),))
    assert shown(found["Police"]) == ("100.0 %", 1, 1)
    assert shown(found["Health"]) == ("0.0 %", 0, 1)
    whole = found["Invited agencies that came"]
    assert shown(whole) == ("50.0 %", 1, 2)
    assert [each.what for each in whole.missed] == ["Health: Level 2 review 1, 1 May 2015"]
    assert (whole.target, whole.is_reached) == (None, None)


def test_a_review_is_in_time_within_the_interval_of_its_level() -> None:
    on_day, late, never = there("1", "2"), there("1", "2"), there("1", "2")
    first = "2015-05-01"  # twelve weeks on: 24 July 2015
    found = indicators(
        [on_day, late, never],
        (
            held(on_day, first),
            held(on_day, "2015-07-24", 2, exits=True),
            held(late, first),
            held(late, "2015-07-25", 2, exits=True),
            held(never, first),
        ),
    )["Reviews held in time"]
    assert shown(found) == ("33.3 %", 1, 3)
    assert {each.case_id for each in found.missed} == {late.id, never.id}
    assert found.is_reached is False


def test_no_review_is_owed_after_an_exit_or_once_the_case_left_the_level() -> None:
    left = offender(("2015-01-01", "1", "2", "community"), ("2015-06-01", "1", "1", ""))
    gone = offender(("2015-01-01", "3", "2", "community"), ("2015-06-01", "3", "left MAPPA", ""))
    exits, down = there("1", "2"), there("1", "2")
    meetings = (
        held(left, "2015-05-01"),
        held(gone, "2015-05-01"),
        held(exits, "2015-05-01", exits=True),
        held(down, "2015-05-01", level_after="1"),
    )
    found = indicators([left, gone, exits, down], meetings)["Reviews held in time"]
    assert shown(found) == ("–", 0, 0)


def test_the_review_counts_in_the_year_in_which_it_is_due() -> None:
    case = there("1", "2")
    before = held(case, "2015-01-01")  # due on 26 March 2015
    after = held(there("1", "2"), "2016-01-15")  # due on 8 April 2016
    assert indicators([case], (before, after))["Reviews held in time"].of == 0


def test_minutes_are_in_time_within_the_working_days_of_their_level() -> None:
    case = there("1", "2")
    days = {"2015-05-18": True, "2015-05-19": False, None: False}  # ten working days, a holiday
    meetings = tuple(
        held(case, "2015-05-01", at, issued=day(on) if on else None, is_issued=True, exits=True)
        for at, on in enumerate(days, 1)
    )
    found = indicators([case], meetings)["Minutes issued in time"]
    assert shown(found) == ("33.3 %", 1, 3)
    assert [each.what for each in found.missed] == [
        "Level 2 review 2, due 18 May 2015",
        "Level 2 review 3, due 18 May 2015",
    ]


def test_disclosure_is_asked_of_each_meeting_but_those_on_paper() -> None:
    case = there("1", "2")
    meetings = (
        held(case, "2015-05-01"),
        held(case, "2015-06-01", 2, disclosure=False),
        held(case, "2015-07-01", 3, disclosure=False, on_paper=True),
    )
    assert shown(indicators([case], meetings)["Disclosure check on record"]) == ("50.0 %", 1, 2)


def test_an_action_is_in_time_by_the_first_date_that_it_had() -> None:
    case = there("1", "2")

    def task(due: str, done: str | None, *, is_done: bool = True) -> Task:
        return Task(case.id, "A1", day(due), is_done, day(done) if done else None)

    found = indicators(
        [case],
        actions=(
            task("2015-05-01", "2015-05-01"),
            task("2015-05-01", "2015-05-02"),
            task("2015-05-01", None),
            task("2015-05-01", None, is_done=False),
            task("2015-03-31", "2015-03-01"),
            task("2016-04-01", "2016-03-01"),
            Task(UUID(int=1), "A1", day("2015-05-01"), True, None),
        ),
    )["Actions done by their date"]
    assert shown(found) == ("25.0 %", 1, 4)
    assert found.is_reached is False


def test_what_is_not_due_yet_is_not_asked() -> None:
    case = there("1", "2")
    today = dt.date(2015, 6, 30)
    work = Work((held(case, "2015-06-29"),), (Task(case.id, "A1", today, False, None),))
    found = counted(case, settings=AREA, work=work, today=today).indicators
    by_key = {each.key: each.of for each in found}
    assert (by_key["minutes"], by_key["actions"], by_key["reviews"]) == (0, 0, 0)
