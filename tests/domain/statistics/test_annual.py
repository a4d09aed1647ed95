import datetime as dt

import pytest

from mappa_tui.domain.area import default_area
from mappa_tui.domain.event import (
    BACK_FOR_LICENCE,
    BACK_FOR_ORDER,
    BREACHED_NOTIFICATION,
    BY_RISK_ORDER,
    EVENTS,
    NOTIFICATION_ORDER,
    REVOKED,
    SHPO,
    SHPO_TRAVEL,
)
from mappa_tui.domain.statistics.years import ReportingYear
from tests.domain.statistics.people import counted, happened, notes, offender, table, there

NEW = ReportingYear(2023)


def test_the_snapshot_is_taken_at_the_end_of_31_march() -> None:
    came = offender(("2016-03-31", "1", "1", "community"))
    late = offender(("2016-04-01", "1", "1", "community"))
    went = offender(("2015-05-01", "2", "1", "community"), ("2016-03-31", "2", "left MAPPA", ""))
    found = table(1, came, late, went)
    assert found.title == "MAPPA-eligible offenders on 31 March 2016"
    assert found.shown("Level 1") == ["1", "0", "–", "1"]
    assert found.shown("Total") == ["1", "0", "0", "1"]
    assert found.line("Level 1").cells[0].cases == (came.id,)


def test_a_year_that_is_not_over_is_counted_as_it_stands() -> None:
    found = counted(there("1", "1"), year=ReportingYear(2017), today=dt.date(2016, 6, 30))
    assert not found.is_whole
    assert found.tables[0].title == "MAPPA-eligible offenders on 30 June 2016"


def test_a_dash_is_where_nobody_can_be_and_a_0_where_there_is_none() -> None:
    found = table(1, there("3", "2"))
    assert found.shown("Level 1") == ["0", "0", "–", "0"]
    assert found.shown("Level 2") == ["0", "0", "1", "1"]
    assert found.shown("Total") == ["0", "0", "1", "1"]
    orders = table(8, there("2", "2"))
    assert orders.shown("Level 2") == orders.shown("Total") == ["0", "–", "–", "0"]


def test_category_4_is_a_column_from_the_year_in_which_it_was_added() -> None:
    assert table(1, there("4", "1"), year=NEW).columns == (
        "Cat 1",
        "Cat 2",
        "Cat 3",
        "Cat 4",
        "Total",
    )
    assert table(1, there("4", "1"), year=NEW).shown("Level 1") == ["0", "0", "–", "1", "1"]
    early = table(1, there("4", "1"))
    assert early.columns == ("Cat 1", "Cat 2", "Cat 3", "Cat ?", "Total")
    assert early.shown("Level 1") == ["0", "0", "–", "1", "1"]
    assert "1 case in a category that cannot be at that level or in that year" in "".join(
        notes(there("4", "1"))
    )


def test_what_is_not_known_is_counted_as_not_known() -> None:
    found = table(1, there("", "1"), there("2", ""), there("3", "1"))
    assert found.columns == ("Cat 1", "Cat 2", "Cat 3", "Cat ?", "Total")
    assert found.shown("Level 1") == ["0", "0", "–", "2", "2"]
    assert found.shown("Level ?") == ["0", "1", "0", "0", "1"]
    assert found.shown("Total") == ["0", "1", "0", "2", "3"]


def test_the_snapshot_counts_everybody_and_says_where_they_are() -> None:
    people = [there("1", "1"), there("1", "2", "custody"), there("2", "1", "hospital")]
    found = table(1, *people, there("2", "1", ""), there("1", "1", "unknown"))
    assert found.shown("Total")[-1] == "5"
    assert found.notes == (
        "Of these 1 in the community, 1 in custody, 1 in hospital, 2 where is not known.",
    )


def test_levels_2_and_3_count_who_was_there_in_the_community_on_any_day() -> None:
    one_day = offender(("2015-06-01", "1", "2", "community"), ("2015-06-02", "1", "1", ""))
    to_the_last = offender(("2016-03-31", "2", "3", "community"))
    before = offender(("2014-06-01", "1", "2", "community"), ("2015-04-01", "1", "1", ""))
    after = offender(("2016-04-01", "1", "2", "community"))
    inside = offender(("2015-06-01", "1", "3", "custody"))
    found = table(2, one_day, to_the_last, before, after, inside)
    assert found.shown("Level 2") == ["1", "0", "0", "1"]
    assert found.shown("Level 3") == ["0", "1", "0", "1"]
    assert found.line("Total").cells[-1].cases == (one_day.id, to_the_last.id)


def test_who_was_at_two_levels_counts_once_at_the_highest() -> None:
    down = offender(("2015-05-01", "1", "3", "community"), ("2015-09-01", "1", "2", ""))
    found = table(2, down)
    assert (found.shown("Level 2")[-1], found.shown("Level 3")[-1]) == ("0", "1")


def test_the_highest_level_is_the_one_held_in_the_community() -> None:
    out = offender(("2015-05-01", "1", "3", "custody"), ("2015-09-01", "1", "2", "community"))
    found = table(2, out)
    assert (found.shown("Level 2")[-1], found.shown("Level 3")[-1]) == ("1", "0")


def test_the_category_is_the_one_held_last_at_that_level() -> None:
    moved = offender(("2015-05-01", "3", "2", "community"), ("2015-09-01", "1", "2", ""))
    assert table(2, moved).shown("Level 2") == ["1", "0", "0", "1"]


def test_who_is_perhaps_in_the_community_stands_apart_and_in_no_sum() -> None:
    found = table(2, there("1", "2", ""), there("2", "2"))
    assert found.shown("not known whether in the community") == ["1", "0", "0", "1"]
    assert found.shown("Total") == ["0", "1", "0", "1"]
    found = table(2, there("", "2", ""))
    assert found.columns[-2:] == ("Cat ?", "Total")
    assert found.shown("not known whether in the community") == ["0", "0", "0", "1", "1"]
    assert found.shown("Total") == ["0", "0", "0", "0", "0"]


@pytest.mark.parametrize(("number", "what"), [(3, BREACHED_NOTIFICATION), (4, REVOKED)])
def test_people_count_once_however_often_it_happened_in_the_year(number: int, what: str) -> None:
    days = ("2015-04-01", "2016-03-31", "2015-03-31", "2016-04-01")
    often = there("1", "1", "community", *(happened(what, day) for day in days))
    never = there("1", "1", "community", *(happened(what, day) for day in days[2:]))
    first, last = (there("1", "1", "", happened(what, day)) for day in days[:2])
    [line] = table(number, often, never, first, last).lines
    assert line.cells[0].cases == (often.id, first.id, last.id)


def test_orders_count_each_even_those_of_one_person() -> None:
    both = [happened(SHPO, "2015-05-01"), happened(SHPO, "2015-06-01")]
    other = [happened(SHPO_TRAVEL, "2015-07-01"), happened(NOTIFICATION_ORDER, "2015-08-01")]
    person = there("1", "1", "community", *both, *other)
    found = table(5, person)
    shown = [line.cells[0].text for line in found.lines]
    assert shown == ["2", "1", "1"]
    assert found.line("SHPO").cells[0].cases == (person.id, person.id)


def test_notification_by_breach_of_a_sexual_risk_order_counts_people() -> None:
    assert (
        table(6, there("1", "1", "", happened(BY_RISK_ORDER, "2015-05-01"))).lines[0].cells[0].text
        == "1"
    )


def test_a_return_to_custody_counts_at_the_level_of_that_day() -> None:
    recall = happened(BACK_FOR_LICENCE, "2015-09-01")
    moved_up = offender(
        ("2015-05-01", "2", "2", "community"), ("2015-12-01", "2", "3", ""), events=(recall,)
    )
    assert table(7, moved_up).shown("Level 2") == ["0", "1", "0", "1"]
    ordinary = there("1", "1", "community", recall)
    assert table(7, ordinary).shown("Total") == ["0", "0", "0", "0"]


@pytest.mark.parametrize("level", ["1", "left MAPPA"])
def test_a_return_that_ends_the_management_that_day_still_counts(level: str) -> None:
    recall = happened(BACK_FOR_LICENCE, "2015-09-01")
    steps = (("2015-05-01", "2", "2", "community"), ("2015-09-01", "2", level, "custody"))
    assert table(7, offender(*steps, events=(recall,))).shown("Level 2")[-1] == "1"


def test_who_returned_twice_counts_once_at_the_highest_level() -> None:
    events = (happened(BACK_FOR_LICENCE, "2015-06-01"), happened(BACK_FOR_LICENCE, "2016-01-01"))
    steps = (("2015-05-01", "1", "3", "community"), ("2015-09-01", "1", "2", "community"))
    found = table(7, offender(*steps, events=events))
    assert (found.shown("Level 2")[-1], found.shown("Level 3")[-1]) == ("0", "1")


def test_only_category_1_can_be_in_custody_for_breach_of_a_sexual_order() -> None:
    breach = happened(BACK_FOR_ORDER, "2015-09-01")
    found = table(8, there("1", "2", "community", breach), there("2", "3", "community", breach))
    assert found.columns == ("Cat 1", "Cat 2", "Cat 3", "Cat ?", "Total")
    assert found.shown("Level 2") == ["1", "–", "–", "0", "1"]
    assert found.shown("Level 3") == ["0", "–", "–", "1", "1"]
    found = table(8, there("1", "", "community", breach))
    assert found.shown("Level ?") == ["1", "–", "–", "1"]


def test_the_rate_is_rounded_half_up_and_not_known_without_the_residents() -> None:
    people = [there("1", "1") for _ in range(3)]
    settings = default_area().model_copy(update={"population": {"2016": 200_000}})
    rate = counted(*people, settings=settings).tables[8]
    assert rate.shown("Residents aged 10 and over") == ["200,000"]
    assert rate.shown("Per 100,000") == ["2"]  # 1.5
    assert table(9, *people).shown("Per 100,000") == ["not known"]


def test_the_residents_of_one_area_are_not_those_of_another() -> None:
    named = {"population": {"2016": 200_000}, "name": "Derwent Vale"}
    settings = default_area().model_copy(update=named)
    here = offender(("2010-01-01", "1", "1", ""), area="Derwent Vale")
    there_ = offender(("2010-01-01", "1", "1", ""), area="Elsewhere")

    def rate(area: str) -> str:
        found = counted(here, there_, settings=settings, area=area)
        return found.tables[8].shown("Per 100,000")[0]

    assert rate("Derwent Vale") == "1"
    assert rate("Elsewhere") == rate("all areas") == "not known"


def test_growth_is_in_percent_of_the_year_before_and_a_dash_after_none() -> None:
    people = [offender((f"{year}-06-01", "1", "1", "")) for year in (2012, 2013, 2014, 2014, 2015)]
    growth, changes = counted(*people).growth
    assert [line.cells[0].text for line in growth.lines] == ["5", "4", "2", "1", "0"]
    assert [line.cells[1].text for line in growth.lines] == [
        "25.0 %",
        "100.0 %",
        "100.0 %",
        "–",
        "–",
    ]
    assert changes.columns == ("2015/16", "2014/15", "Change", "2010/11", "Change")
    assert changes.shown("Cat 1") == ["5", "4", "25.0 %", "0", "–"]
    assert changes.shown("All") == ["5", "4", "25.0 %", "0", "–"]


def test_category_4_has_no_count_before_there_was_one() -> None:
    _, changes = counted(there("4", "1"), year=NEW, today=dt.date(2024, 1, 1)).growth
    assert changes.shown("Cat 4") == ["1", "–", "–", "–", "–"]
    assert changes.shown("Cat ?") == ["0", "1", "-100.0 %", "1", "-100.0 %"]


def test_growth_counts_a_case_without_a_category_in_a_row_of_its_own_so_that_all_adds_up() -> None:
    people = [there("1", "1"), there("", "2"), offender(category="2", level="2")]
    just_begun = offender()
    _, changes = counted(*people, just_begun).growth
    assert changes.shown("Cat ?") == ["2", "1", "100.0 %", "1", "100.0 %"]
    assert changes.shown("All") == ["4", "3", "33.3 %", "3", "33.3 %"]
    _, changes = counted(there("1", "1")).growth
    assert "Cat ?" not in [line.label for line in changes.lines]


def test_an_area_counts_its_own_and_says_who_has_none() -> None:
    people = [
        offender(("2010-01-01", "1", "1", ""), area=" Derwent  Vale"),
        offender(("2010-01-01", "1", "1", ""), area="Elsewhere"),
        offender(("2010-01-01", "1", "1", "")),
    ]
    found = counted(*people, area="Derwent Vale")
    assert found.tables[0].shown("Total")[-1] == "1"
    assert [note.text for note in found.notes] == ["1 case without an area, not counted here."]
    assert counted(*people, area="no area given").tables[0].shown("Total")[-1] == "1"
    assert counted(*people).tables[0].shown("Total")[-1] == "3"


def test_notes_say_what_the_figures_cannot_tell() -> None:
    undated = offender(category="1", level="1", events=(happened(EVENTS[0], ""),))
    odd = offender(("2010-01-01", "1", "1", ""), ("", "1", "2", ""), category="1", level="3")
    said = "\n".join(notes(undated, odd, there("", "1")))
    assert "1 case without a dated level history" in said
    assert "1 case in MAPPA that day with no category or no level" in said
    assert "1 case whose case says otherwise than the end of its level history" in said
    assert "1 case with a step of the level history without a date" in said
    assert "1 case with an event without a date" in said
    assert notes(there("1", "1")) == []
    moved = offender(("2010-01-01", "1", "1", "custody"), status="community")
    assert "says otherwise than the end" in "".join(notes(moved))
    silent = offender(("2010-01-01", "1", "2", ""), status="community")
    assert "1 case at Level 2 or 3 whose history never says where" in "".join(notes(silent))
    assert notes(offender(("2010-01-01", "1", "1", ""), status="community")) == []
