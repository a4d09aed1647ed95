"""Nothing that is withheld leaves: every document, every audience, every part of its file."""

import html
import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import for_audience
from mappa_tui.exports.catalogue import PAPERS, Copy, Source, paper
from mappa_tui.exports.disclosure_record import recipients
from mappa_tui.exports.minutes import draft_status, minutes
from mappa_tui.exports.withheld import withheld
from mappa_tui.exports.word import write_word

from .house_checker import check
from .made import HANDLED, Made, made, quoted

Which = Callable[[MeetingRecord, Copy], bool]
Kept = Callable[[Made], list[str]]
Records = Callable[[], SearchStrategy[Made]]


def every(record: MeetingRecord, copy: Copy) -> bool:
    return True


def for_agencies(record: MeetingRecord, copy: Copy) -> bool:
    return "restricted, for" not in copy.name


def last(record: MeetingRecord, copy: Copy) -> bool:
    return copy.number == len(recipients(record))


def other_recipients(found: Made) -> list[str]:
    *others, mine = recipients(found.record)
    names = [text for row in others for text in (row.recipient, row.address) if text]
    return [name for name in names if name not in (mine.recipient, mine.address)]


def all_that_is_withheld(found: Made) -> list[str]:
    return [*found.personal, *found.restricted]


def what_is_restricted(found: Made) -> list[str]:
    return found.restricted


DOCUMENTS: dict[str, tuple[Which, Records, Kept]] = {
    "minutes": (every, made, what_is_restricted),
    "slips": (for_agencies, made, what_is_restricted),
    "actions": (every, made, what_is_restricted),
    "disclosure": (last, quoted, other_recipients),
    "calendar": (every, made, all_that_is_withheld),
    "invitation": (every, made, what_is_restricted),
    "summary": (every, quoted, all_that_is_withheld),
    "audit-sheets": (every, made, what_is_restricted),
    "html": (every, made, what_is_restricted),
    "record": (every, made, what_is_restricted),
    "actions-csv": (every, made, what_is_restricted),
}
"""Each document: which copies of it, of which records, and what they may not hold."""


def test_every_document_but_the_restricted_minutes_is_searched() -> None:
    assert {each.key for each in PAPERS} - set(DOCUMENTS) == {"restricted"}


@pytest.mark.parametrize("key", DOCUMENTS)
@settings(max_examples=4, deadline=None)
@given(data=st.data())
def test_nothing_withheld_stands_in_any_part_of_the_file(key: str, data: st.DataObject) -> None:
    which, records, kept = DOCUMENTS[key]
    found = data.draw(records())
    source = Source(found.record)
    for copy in paper(key).copies(found.record):
        if which(found.record, copy):
            assert list(problems(paper(key).content(source, copy), kept(found))) == []


def problems(data: bytes, kept: list[str]) -> Iterator[str]:
    """Yield what is wrong with a Word file, or which string stands in a file of text."""
    if data.startswith(b"PK"):
        yield from check(data, kept)
        return
    text = plain(html.unescape(re.sub("<[^>]*>", " ", data.decode())).replace("\\n", " "))
    yield from (string for string in kept if plain(string) and plain(string) in text)


def plain(text: str) -> str:
    return " ".join(text.replace('"', "").split()).casefold()


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
