"""Any document as one HTML file: whole, escaped, accessible, and always the same bytes."""

import itertools
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_tui.domain.text import clean
from mappa_tui.exports.audit_sheets import audit_sheets
from mappa_tui.exports.blocks import (
    Document,
    Fields,
    Heading,
    Paragraph,
    Row,
    Table,
    for_audience,
)
from mappa_tui.exports.html import write_html
from mappa_tui.exports.minutes import draft_status, minutes
from tests.records import empty, running, whole

from .test_minutes_kept_back import WITHHELD

VOID = {"meta", "col", "br"}
KNOWN = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "p", "div"),
    *("h1", "h2", "h3", "h4", "table", "caption", "colgroup", "col", "thead", "tbody"),
    *("tr", "th", "td"),
}


class Read(HTMLParser):
    """An HTML file as its reader gets it: elements with their attributes and texts."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(data.decode("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def text(self, tag: str) -> list[str]:
        return [text for name, text in self.texts if name == tag]

    def heads(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.tags if tag in ("h1", "h2", "h3", "h4")]


def document(*blocks: Heading | Paragraph | Table | Fields, **values: str) -> Document:
    said = {"title": "Title", "subject": "Subject", "marking": "OFFICIAL", "status": "Version 1"}
    day = date(2025, 10, 14)
    return Document(**{**said, **values}, dated=day, blocks=blocks)  # type: ignore[arg-type]


@pytest.mark.parametrize("make", [whole, running, empty])
@pytest.mark.parametrize("build", [minutes, audit_sheets])
def test_documents_of_every_state_are_accessible(make, build) -> None:  # type: ignore[no-untyped-def]
    data = write_html(for_audience(build(make(), draft_status()), "standard"))
    read = Read(data)
    assert ("html", {"lang": "en-GB"}) in read.tags
    assert {tag for tag, _ in read.tags} <= KNOWN
    heads = read.heads()
    assert heads[0] == 1
    assert heads.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(heads))
    tables = [tag for tag, _ in read.tags if tag == "table"]
    assert len(read.text("caption")) == len(tables) > 0
    scopes = [attributes.get("scope") for tag, attributes in read.tags if tag == "th"]
    assert set(scopes) == {"col", "row"}
    assert [word for word in WITHHELD if word in data.decode()] == []


def test_the_file_needs_and_runs_nothing_else() -> None:
    data = write_html(for_audience(minutes(whole(), draft_status()), "restricted")).decode()
    assert "default-src 'none'" in data
    for outside in (
        "<script",
        "<link",
        "<img",
        "<a ",
        "url(",
        "@import",
        "http:",
        "https:",
        "src=",
    ):
        assert outside not in data


def test_the_marking_stands_at_head_and_foot_and_a_draft_says_so() -> None:
    draft = Read(write_html(document(Paragraph("x"), status="DRAFT, not signed")))
    assert [text for text in draft.text("p") if "OFFICIAL" in text] == [
        "OFFICIAL · DRAFT",
        "OFFICIAL",
    ]
    signed = Read(write_html(document(Paragraph("x"), stamp="Audit entry 7, abc")))
    assert "Audit entry 7, abc" in signed.text("p")
    assert "OFFICIAL · DRAFT" not in signed.text("p")


def test_headings_are_numbered_and_skip_no_level() -> None:
    blocks = (Heading("a", 2), Heading("b"), Heading("c", 3), Heading("d", 2), Heading("e"))
    read = Read(write_html(document(*blocks)))
    assert [*read.text("h2"), *read.text("h3")] == ["1 a", "2 b", "3 e", "2.1 c", "2.2 d"]


def test_an_empty_cell_says_so_and_a_table_without_rows_has_its_sentence() -> None:
    table = Table("Risks", ("Ref", "Risk"), (Row(("R1", " ")),), (1, 2))
    read = Read(write_html(document(table, replace(table, rows=(), empty="No risks."))))
    assert read.text("td") == ["R1", "None recorded"]
    assert "No risks." in read.text("p")


@pytest.mark.parametrize("blank", ["marking", "title"])
def test_without_marking_or_title_nothing_is_written(blank: str) -> None:
    with pytest.raises(ValueError, match="protective marking and a title"):
        write_html(document(**{blank: " "}))


def test_a_row_that_does_not_fit_its_table_is_refused() -> None:
    with pytest.raises(ValueError, match="2 columns"):
        write_html(document(Table("t", ("a", "b"), (Row(("only one",)),), (1, 1))))


TEXTS = st.text(max_size=60) | st.sampled_from(
    [
        "</td><script>alert(1)</script>",
        "<!--",
        "&lt;",
        '" onload="x',
        "]]>",
        "</style>",
        "a\n\n b\t",
    ]
)


@given(TEXTS, TEXTS, TEXTS)
def test_whatever_was_typed_is_text_and_reads_back_as_it_was(
    one: str, two: str, three: str
) -> None:
    blocks = (
        Heading(one),
        Paragraph(f"«{two}»"),
        Table(three, (one, "b"), (Row((f"«{three}»", "y")),), (1, 1)),
        Fields(two, ((f"«{one}»", "z"),)),
    )
    written = document(*blocks, title=f"t{one}", subject=two, status=three)
    data = write_html(written)
    assert write_html(written) == data
    read = Read(data)
    assert {tag for tag, _ in read.tags} <= KNOWN
    assert not [name for _, found in read.tags for name in found if name.startswith("on")]
    shown = "\n".join(text for tag, text in read.texts if tag in ("p", "td", "th"))
    for text in (one, two, three):
        assert f"«{clean(text)}»" in shown
