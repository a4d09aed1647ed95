"""Restricted copies: marked in place, one a reader, each with its number."""

import pytest

from mappa_tui.domain.noun import RESTRICTED
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import Measure
from mappa_tui.exports.blocks import for_audience
from mappa_tui.exports.minutes import draft_status, minutes, restricted_copies
from mappa_tui.exports.word import write_word
from tests.records import empty, whole

from .house_checker import check
from .reading import printed, text_of


def test_each_named_reader_has_a_copy_that_says_whose_it_is() -> None:
    record = whole()
    copies = restricted_copies(record)
    assert [copy.says for copy in copies] == [
        "Copy 1 of 3, for DI Priya Nair",
        "Copy 2 of 3, for DC Owen Marsh",
        "Copy 3 of 3, for Karen Whitlock",
    ]
    mine = for_audience(minutes(record, draft_status(), "Audit entry 9", copies[1]), "restricted")
    assert mine.title == "MAPP meeting minutes, restricted copy: Level 2 review 3"
    assert mine.stamp == "Copy 2 of 3, for DC Owen Marsh · Audit entry 9"
    readers = "DI Priya Nair, DC Owen Marsh and Karen Whitlock"
    front = f"Copy 2 of 3, for DC Owen Marsh. Restricted copy for: {readers}."
    assert front in text_of(mine)
    assert check(write_word(mine)) == []


@pytest.mark.parametrize(
    ("typed", "readers"),
    [
        ("DC Owen Marsh, Karen Whitlock", ["DC Owen Marsh", "Karen Whitlock"]),
        ("dc owen marsh and Karen Whitlock\nDC Owen Marsh", ["dc owen marsh", "Karen Whitlock"]),
        ("DC Owen Marsh, Police", ["DC Owen Marsh, Police"]),
        ("A. Sandy, Karen Whitlock", ["A. Sandy, Karen Whitlock"]),
    ],
)
def test_two_who_were_invited_have_a_copy_each(typed: str, readers: list[str]) -> None:
    record = whole()
    record.meeting = record.meeting.model_copy(update={"restricted_to": typed})
    assert [copy.reader for copy in restricted_copies(record)] == readers


def test_where_nobody_is_named_there_is_no_copy() -> None:
    assert restricted_copies(empty()) == ()
    assert "no reader is named yet" in printed(empty(), "restricted")


def test_what_is_restricted_is_marked_where_it_stands_and_nothing_else_is() -> None:
    record = whole()
    case = record.case.id
    record.put(Person(case_id=case, part="victim", label="V9", handling=RESTRICTED))
    record.put(
        Measure(case_id=case, number=90, pillar="supervision", what="Visits", victims="V9 V1")
    )
    text = printed(record, "restricted")
    for words in (
        "[Restricted] Intelligence, DC Owen Marsh: A neighbour in Harrow Park",
        "[Restricted] (c) the manager of Ripford Leisure Centre",
        "Disclosure (c)\n[Restricted]: Standard minutes leave this table out.",
        "V9\nvictim | None recorded | ",
        "V9, V1\n[Restricted in part]",
    ):
        assert words in text
    marked = [line for line in text.split("\n") if "[Restricted]" in line]
    open_words = ("Dawn Prior", "Weekly contact kept", "Twice-weekly reporting")
    assert not [line for line in marked if any(words in line for words in open_words)]
    assert "[Restricted" not in printed(record)
