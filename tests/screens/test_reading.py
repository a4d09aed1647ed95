"""A document as it is read on the screen: nothing lost, nothing too wide, nothing parsed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from mappa_tui.exports.blocks import Document, Fields, Heading, Paragraph, Row, Table
from mappa_tui.exports.catalogue import PAPERS, Paper, Source
from mappa_tui.widgets.reading import page, plain_page
from tests.exports.reading import strings
from tests.records import whole

WIDTHS = (40, 74, 100)
words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), max_size=12)


def text_of(lines: list[Content]) -> str:
    return "\n".join(line.plain for line in lines)


def document(*blocks: object) -> Document:
    day = dt.date(2025, 10, 14)
    return Document("Minutes", "X1", "OFFICIAL", "Version 1", day, blocks)  # type: ignore[arg-type]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("paper", PAPERS, ids=lambda each: each.key)
def test_every_word_of_a_document_is_on_the_screen(paper: Paper, width: int) -> None:
    source = Source(whole())
    built = paper.build(source, paper.copies(source.record)[0])
    if isinstance(built, bytes):
        lines = plain_page(built.decode(), width)
        on_screen = "".join(text_of(lines).split())
        assert on_screen == "".join(built.decode().split())
        return
    lines = page(built, width)
    assert max(line.cell_length for line in lines) <= width
    shown = set(text_of(lines).split())
    captions = {block.caption for block in built.blocks if isinstance(block, Fields)}
    texts = [text for block in built.blocks for text in strings(block) if text not in captions]
    lost = {word for text in texts for word in text.replace(" | ", " ").split()} - shown
    assert {word for word in lost if len(word) <= 12 and word.rstrip(":") not in shown} == set()


@given(st.lists(st.lists(words, min_size=3, max_size=3), max_size=4), words)
def test_any_text_is_shown_as_it_is(rows: list[list[str]], text: str) -> None:
    body = tuple(Row(tuple(row)) for row in rows)
    table = Table("Risks", ("Ref", "Text", "Who"), body, (1, 9, 4))
    built = document(Heading(text), Paragraph(text), Fields("F", ((text, text),)), table)
    shown = "".join(text_of(page(built, 74)).split())
    assert all("".join(cell.split()) in shown for cell in (text, *(c for row in rows for c in row)))


def test_a_table_that_does_not_fit_is_stacked_by_its_headings() -> None:
    header = tuple(f"Heading {letter}" for letter in "abcdef")
    row = Row(tuple(f"accommodation{letter}" for letter in "abcdef"))
    table = Table("Wide", header, (row,), (1,) * 6)
    assert "accommodationa  accommodationb" in text_of(page(document(table), 100))
    assert "Heading b      accommodationb" in text_of(page(document(table), 40))


def test_markup_and_data_are_read_as_they_are() -> None:
    assert "[/bold] [x] done" in text_of(page(document(Paragraph("[/bold] [x] done")), 74))
    assert text_of(plain_page('{\n  "a": [1]\n}', 40)) == '{\n  "a": [1]\n}'


def test_headings_are_numbered_as_in_the_file() -> None:
    built = document(Heading("One"), Heading("In it", 2), Heading("Two"), Heading("In two", 2))
    shown = text_of(page(built, 74))
    assert all(each in shown for each in ("1  One", "1.1  In it", "2  Two", "2.1  In two"))
