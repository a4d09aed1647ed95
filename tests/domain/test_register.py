import datetime as dt
from typing import Any
from uuid import uuid4

import pytest

from mappa_tui.domain.register import (
    BY_NAME,
    ORDERS,
    UNKNOWN,
    RegisterFilter,
    RegisterLine,
    by_name,
    listed,
)

TODAY = dt.date(2025, 10, 14)


def _line(surname: str, **given: Any) -> RegisterLine:
    values: dict[str, Any] = {
        "id": uuid4().hex,
        "surname": surname,
        "title": f"A. {surname.upper()}",
        "crn": "X1",
        "category": "1",
        "level": "2",
        "lead_agency": "Police",
        "area": "Derwent Vale",
        "last": None,
        "next": None,
        "is_planned": False,
        "open_actions": 0,
        "late_actions": 0,
        "minutes_due": None,
    }
    return RegisterLine(**values | given)


PELL = _line("Pell", crn="X498330", category="", level="", lead_agency="", area="")
BRACK = _line("Brack", level="3", category="2", open_actions=3, late_actions=1)
ELLERY = _line("ellery", next=dt.date(2025, 10, 13), minutes_due=dt.date(2025, 10, 14))
LISTER = _line("Lister", last=dt.date(2025, 1, 7), minutes_due=dt.date(2025, 10, 13))
ALL = by_name([PELL, LISTER, BRACK, ELLERY])


def _names(order: str = BY_NAME, **wanted: str) -> list[str]:
    return [line.surname for line in listed(ALL, RegisterFilter(**wanted), order, TODAY)]


def test_cases_stand_by_name_whatever_their_capitals() -> None:
    assert _names() == ["Brack", "ellery", "Lister", "Pell"]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({"category": "2"}, ["Brack"]),
        ({"category": UNKNOWN}, ["Pell"]),
        ({"level": "3"}, ["Brack"]),
        ({"level": UNKNOWN}, ["Pell"]),
        ({"lead_agency": "Police", "level": "2"}, ["ellery", "Lister"]),
        ({"area": UNKNOWN}, ["Pell"]),
        ({"overdue": "an action"}, ["Brack"]),
        ({"overdue": "minutes"}, ["Lister"]),
        ({"overdue": "the next meeting"}, ["ellery"]),
        ({"overdue": "anything"}, ["Brack", "ellery", "Lister"]),
        ({"words": "ELL a."}, ["ellery", "Pell"]),
        ({"words": "x4983"}, ["Pell"]),
        ({"words": "PÉLL’"}, ["Pell"]),
    ],
)
def test_each_filter_lets_through_what_it_asks_for(
    wanted: dict[str, str], names: list[str]
) -> None:
    assert _names(**wanted) == names


def test_what_is_not_known_stands_last_in_an_order() -> None:
    assert _names("level, the highest first")[0] == "Brack"
    assert _names("level, the highest first")[-1] == "Pell"
    assert _names("minutes due") == ["Lister", "ellery", "Brack", "Pell"]
    assert _names("last meeting, the longest ago first")[0] == "Lister"
    assert _names("overdue actions, the most first")[0] == "Brack"
    assert _names("lead agency")[-1] == "Pell"
    assert all(sorted(_names(order)) == sorted(_names()) for order in ORDERS)


def test_a_filter_says_itself_in_words() -> None:
    wanted = RegisterFilter(category="1", level=UNKNOWN, overdue="minutes", words="[/")
    assert wanted.says() == "Category 1, level not recorded, overdue: minutes, “[/”"
    assert RegisterFilter().says() == ""
