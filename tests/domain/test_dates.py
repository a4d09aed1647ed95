"""Dates and times as people type them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_tui.domain.dates import (
    MONTHS,
    DateError,
    Year,
    distance,
    has_year,
    long_date,
    near_date,
    plain_date,
    read_date,
    read_time,
    short_date,
)

TODAY = date(2025, 10, 14)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "17/10/2025",
        "17/10/25",
        "17/10",
        "17.10.2025",
        "17-10-2025",
        "17 - 10 - 2025",
        "2025-10-17",
        "17 Oct 2025",
        "17 Oct",
        "17oct",
        "17th October",
        "17 October, 2025",
        "17 Oct. 25",
        "Fri 17 Oct",
        "Friday 17 October 2025",
        "fri. 17/10",
        "Friday, 17 October",
        "  17   october  ",
    ],
)
def test_one_day_in_many_forms(typed: str) -> None:
    assert read_date(typed, TODAY) == date(2025, 10, 17)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        ("Tomorrow", date(2025, 10, 15)),
        ("yesterday", date(2025, 10, 13)),
        ("14 Oct", TODAY),
        ("13 Oct", date(2026, 10, 13)),
        ("8 jan", date(2026, 1, 8)),
        ("1 sept", date(2026, 9, 1)),
        ("29 Feb", date(2028, 2, 29)),
        ("3/2/79", date(1979, 2, 3)),
        ("10/6/31", date(2031, 6, 10)),
        ("1/1/45", date(2045, 1, 1)),
        ("1/1/46", date(1946, 1, 1)),
    ],
)
def test_what_is_left_out_is_understood(typed: str, day: date) -> None:
    assert read_date(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["ASAP", "asap please", "ongoing", "On-going", "TBC", "a.s.a.p."])
def test_a_date_that_nobody_can_chase_is_refused(typed: str) -> None:
    with pytest.raises(DateError, match=f"nobody can chase “{typed}”"):
        read_date(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 Nov", "There is no 31 November 2025."),
        ("29/2/2027", "There is no 29 February 2027."),
        ("10/17/2025", "day first"),
        ("0/1/2025", "day first"),
        ("Mon 17 Oct 2025", "17 Oct 2025 is a Friday, not a Monday."),
        ("1 1 1", "A date is needed"),
        ("3 ma", "A date is needed"),
        ("3 j", "A date is needed"),
        ("1/1/1899", "1900 or later"),
        ("1899-12-31", "1900 or later"),
        ("next week", "A date is needed"),
        ("", "A date is needed"),
        ("17 Oct 2025 please", "A date is needed"),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(DateError, match=sentence.replace(".", r"\.")):
        read_date(typed, TODAY)


@given(DAYS, DAYS)
def test_a_date_as_shown_reads_back(day: date, today: date) -> None:
    assert read_date(long_date(day), today) == day
    assert read_date(plain_date(day), today) == day
    assert read_date(short_date(day, year=True), today) == day
    assert read_date(day.isoformat(), today) == day


@given(DAYS, st.dates(min_value=date(1950, 1, 1), max_value=date(2060, 1, 1)))
def test_a_date_without_a_year_is_the_next_to_come(day: date, today: date) -> None:
    found = read_date(short_date(day), today)
    assert found >= today
    assert (found.day, found.month) == (day.day, day.month)
    assert (found - today).days < 366 * (8 if (day.day, day.month) == (29, 2) else 1)


@given(DAYS, st.dates(min_value=date(1950, 1, 1), max_value=date(2060, 1, 1)))
def test_a_date_without_a_year_is_the_last_that_was_where_it_can_only_be_past(
    day: date, today: date
) -> None:
    found = read_date(short_date(day), today, Year.LAST)
    assert found <= today
    assert (found.day, found.month) == (day.day, day.month)
    assert (today - found).days < 366 * (8 if (day.day, day.month) == (29, 2) else 1)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12 Aug", date(2025, 8, 12)),
        ("14 Oct", TODAY),
        ("15 Oct", date(2024, 10, 15)),
        ("11/6/31", date(1931, 6, 11)),
        ("11/6/25", date(2025, 6, 11)),
        ("Friday", date(2025, 10, 10)),
        ("last Tue", date(2025, 10, 7)),
    ],
)
def test_what_is_left_out_of_a_date_that_was(typed: str, day: date) -> None:
    assert read_date(typed, TODAY, Year.LAST) == day


@pytest.mark.parametrize(
    ("typed", "day"), [("1 Sep", date(2025, 9, 1)), ("8 Jan", date(2026, 1, 8))]
)
def test_a_date_that_may_lie_either_way_is_the_nearest(typed: str, day: date) -> None:
    assert read_date(typed, TODAY, Year.NEAREST) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Friday", date(2025, 10, 17)),
        ("by Friday", date(2025, 10, 17)),
        ("Fri.", date(2025, 10, 17)),
        ("on mon", date(2025, 10, 20)),
        ("next Tue", date(2025, 10, 21)),
        ("tuesday", date(2025, 10, 21)),
    ],
)
def test_a_weekday_alone_is_the_coming_one_and_never_today(typed: str, day: date) -> None:
    assert read_date(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "year"), [("last Tue", Year.NEXT), ("next Tue", Year.LAST), ("Fridays", Year.NEXT)]
)
def test_a_weekday_the_wrong_way_is_no_date(typed: str, year: Year) -> None:
    with pytest.raises(DateError, match="A date is needed"):
        read_date(typed, TODAY, year)


def test_it_is_known_whether_a_year_was_typed() -> None:
    for typed in ("17/10/25", "Fri 17 Oct 2025", "2025-10-17", "by 17.10.2025"):
        assert has_year(typed)
    for typed in ("17/10", "17 Oct", "Friday", "tomorrow"):
        assert not has_year(typed)


def test_lists_name_the_year_where_it_is_another() -> None:
    assert near_date(date(2025, 8, 19), TODAY) == "19 Aug"
    assert near_date(date(2024, 8, 19), TODAY) == "19 Aug 2024"
    assert near_date(date(2025, 8, 19), None) == "19 Aug 2025"


def test_the_next_29_february_may_lie_years_ahead() -> None:
    assert read_date("29 Feb", date(2028, 3, 1)) == date(2032, 2, 29)
    assert read_date("29 Feb", date(2096, 3, 1)) == date(2104, 2, 29)


@given(st.text(), DAYS)
def test_any_text_is_a_date_or_a_sentence(typed: str, today: date) -> None:
    try:
        found = read_date(typed, today)
    except DateError as error:
        sentence = str(error)
    else:
        sentence = f"{long_date(found)}."
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("10:02", time(10, 2)),
        ("1002", time(10, 2)),
        ("10.02", time(10, 2)),
        ("9", time(9)),
        ("9am", time(9)),
        ("2pm", time(14)),
        ("2:30 PM", time(14, 30)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("23h59", time(23, 59)),
    ],
)
def test_times_in_many_forms(typed: str, moment: time) -> None:
    assert read_time(typed) == moment


@pytest.mark.parametrize("typed", ["24:00", "10:60", "13pm", "0am", "noon", ""])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(DateError, match="A time is needed"):
        read_time(typed)


@given(st.times())
def test_any_time_as_shown_reads_back(moment: time) -> None:
    assert read_time(f"{moment:%H:%M}") == time(moment.hour, moment.minute)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (3, "in 3 days"),
        (-2, "2 days ago"),
    ],
)
def test_distances_in_words(days: int, words: str) -> None:
    assert distance(date.fromordinal(TODAY.toordinal() + days), TODAY) == words


def test_months_have_their_whole_names() -> None:
    assert (MONTHS[0], MONTHS[-1], len(MONTHS)) == ("January", "December", 12)
