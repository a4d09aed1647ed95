import datetime as dt

from mappa_tui.domain.statistics.standing import History, Standing
from mappa_tui.domain.statistics.years import ReportingYear
from tests.domain.statistics.people import offender


def at(history: History, day: str) -> Standing | None:
    return history.on(dt.date.fromisoformat(day))


def test_a_step_counts_from_its_day_on_and_nobody_is_there_before_the_first() -> None:
    history = History(
        offender(("2015-05-01", "1", "1", "community"), ("2015-09-01", "1", "2", "community"))
    )
    assert at(history, "2015-04-30") is None
    assert at(history, "2015-05-01") == Standing("1", "1", "community")
    assert at(history, "2015-08-31") == Standing("1", "1", "community")
    assert at(history, "2015-09-01") == Standing("1", "2", "community")


def test_what_a_step_does_not_say_stays_as_it_was() -> None:
    history = History(offender(("2015-05-01", "1", "2", "custody"), ("2015-09-01", "", "3", "")))
    assert at(history, "2015-09-01") == Standing("1", "3", "custody")


def test_what_no_step_says_is_as_the_case_has_it_and_else_unknown_until_it_is_said() -> None:
    steps = (("2015-05-01", "1", "2", ""), ("2015-09-01", "", "1", "community"))
    history = History(offender(*steps, status="custody"))
    assert at(history, "2015-05-01") == Standing("1", "2", "")
    history = History(offender(steps[0], status="custody"))
    assert at(history, "2015-05-01") == Standing("1", "2", "custody")


def test_who_left_is_gone_until_a_later_step() -> None:
    history = History(
        offender(
            ("2015-05-01", "3", "2", "community"),
            ("2015-06-01", "", "left MAPPA", ""),
            ("2015-12-01", "1", "1", ""),
        )
    )
    assert at(history, "2015-06-01") is None
    assert at(history, "2015-12-01") == Standing("1", "1", "community")


def test_the_order_in_which_steps_were_entered_does_not_matter_but_on_one_day() -> None:
    history = History(
        offender(
            ("2015-09-01", "1", "2", "community"),
            ("2015-05-01", "1", "1", "community"),
            ("2015-09-01", "1", "3", "community"),
        )
    )
    assert at(history, "2015-06-01") == Standing("1", "1", "community")
    assert at(history, "2015-09-01") == Standing("1", "3", "community")


def test_without_a_dated_step_the_case_stands_as_it_says_on_every_day() -> None:
    history = History(offender(("", "1", "3", ""), category="2", level="1", status="community"))
    assert not history.is_dated
    assert at(history, "1999-01-01") == at(history, "2025-01-01") == Standing("2", "1", "community")


def test_between_two_days_each_standing_that_a_day_ended_with_is_held() -> None:
    history = History(
        offender(
            ("2015-03-01", "1", "3", "community"),
            ("2015-04-01", "1", "2", "community"),
            ("2015-04-02", "1", "left MAPPA", ""),
            ("2016-04-01", "1", "3", "community"),
        )
    )
    year = ReportingYear(2016)
    held = list(history.between(year.first, year.last))
    assert held == [Standing("1", "2", "community")]


def test_what_cannot_be_is_of_no_known_category() -> None:
    old, new = ReportingYear(2016), ReportingYear(2023)
    assert Standing("3", "1", "").placed(old) == Standing("", "1", "")
    assert Standing("4", "2", "").placed(old) == Standing("", "2", "")
    assert Standing("4", "2", "").placed(new) == Standing("4", "2", "")
    assert Standing("3", "2", "").placed(old) == Standing("3", "2", "")
