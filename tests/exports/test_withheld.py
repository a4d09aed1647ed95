"""Nothing that is withheld leaves: every document, every audience, every part of its file."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import Document, for_audience
from mappa_tui.exports.disclosure_record import disclosure_record, recipients
from mappa_tui.exports.executive_summary import executive_summary
from mappa_tui.exports.minutes import draft_status, minutes
from mappa_tui.exports.withheld import withheld
from mappa_tui.exports.word import write_word

from .house_checker import check
from .made import HANDLED, Made, made, quoted

Build = Callable[[MeetingRecord], Document]
Kept = Callable[[Made], list[str]]
Records = Callable[[], SearchStrategy[Made]]


def standard_minutes(record: MeetingRecord) -> Document:
    return for_audience(minutes(record, draft_status()), "standard")


def last_disclosure(record: MeetingRecord) -> Document:
    return disclosure_record(record, recipients(record)[-1], draft_status())


def other_recipients(found: Made) -> list[str]:
    *others, mine = recipients(found.record)
    names = [text for row in others for text in (row.recipient, row.address) if text]
    return [name for name in names if name not in (mine.recipient, mine.address)]


def summary(record: MeetingRecord) -> Document:
    return executive_summary(record, [])


def all_that_is_withheld(found: Made) -> list[str]:
    return [*found.personal, *found.restricted]


def what_is_restricted(found: Made) -> list[str]:
    return found.restricted


DOCUMENTS: list[tuple[str, Build, Records, Kept]] = [
    ("standard minutes", standard_minutes, made, what_is_restricted),
    ("executive summary", summary, quoted, all_that_is_withheld),
    ("disclosure record", last_disclosure, quoted, other_recipients),
]
"""Each document, of which records, and what it may not hold; a new one is one line."""


@pytest.mark.parametrize(("name", "build", "records", "kept"), DOCUMENTS)
@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_nothing_withheld_stands_in_any_part_of_the_file(
    name: str, build: Build, records: Records, kept: Kept, data: st.DataObject
) -> None:
    found = data.draw(records())
    assert check(write_word(build(found.record)), kept(found)) == [], name


@settings(max_examples=2, deadline=None)
@given(found=made())
def test_the_search_finds_what_a_restricted_copy_has(found: Made) -> None:
    whole_minutes = for_audience(minutes(found.record, draft_status()), "restricted")
    problems = check(write_word(whole_minutes), found.restricted)
    assert len(problems) > len(HANDLED)
    assert all(problem.endswith("stands in word/document.xml") for problem in problems)


@settings(max_examples=6, deadline=None)
@given(found=made())
def test_names_and_restricted_sentences_are_withheld_by_what_nouns_declare(found: Made) -> None:
    strings = withheld(found.record)
    texts = (*found.personal, *found.sentences)
    assert [text for text in texts if not strings.standing_in(text)] == []
