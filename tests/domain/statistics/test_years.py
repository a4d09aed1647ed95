import datetime as dt

import pytest

from mappa_tui.domain.statistics.years import ReportingYear, YearError


@pytest.mark.parametrize(
    ("day", "name"),
    [("2015-03-31", "2014/15"), ("2015-04-01", "2015/16"), ("2016-03-31", "2015/16")],
)
def test_a_day_lies_in_the_year_from_april_to_march(day: str, name: str) -> None:
    assert ReportingYear.of(dt.date.fromisoformat(day)).name == name


def test_a_year_is_named_by_the_year_in_which_it_ends() -> None:
    year = ReportingYear(2016)
    assert (year.name, year.first, year.last) == (
        "2015/16",
        dt.date(2015, 4, 1),
        dt.date(2016, 3, 31),
    )
    assert (year.back().name, year.back(-1).name) == ("2014/15", "2016/17")
    assert ReportingYear(2000).name == "1999/00"


@pytest.mark.parametrize("typed", ["2015/16", " 2015-16 ", "2015/2016", "2016", "2015–16"])
def test_a_year_is_read_as_people_write_it(typed: str) -> None:
    assert ReportingYear.read(typed) == ReportingYear(2016)


@pytest.mark.parametrize("typed", ["", "last", "15/16", "2015/17", "2015/2015", "1066", "9999"])
def test_what_is_no_year_is_refused(typed: str) -> None:
    with pytest.raises(YearError, match="reporting year"):
        ReportingYear.read(typed)


def test_there_is_a_category_4_from_the_year_in_which_it_was_added() -> None:
    assert ReportingYear(2022).categories == ("1", "2", "3")
    assert ReportingYear(2023).categories == ("1", "2", "3", "4")
