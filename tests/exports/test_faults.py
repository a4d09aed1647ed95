"""Faults put into Word files on purpose: each is found, and it is known by which checker.

Word itself and LibreOffice mend most of them in silence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mappa_tui.exports.blocks import for_audience
from mappa_tui.exports.word import write_word
from tests.exports.house_checker import check
from tests.exports.templates import DOCUMENT, OFFICE, RELS, TYPES, repacked
from tests.exports.test_word import audited, document

STYLES, LISTS = "word/styles.xml", "word/numbering.xml"
DELETED = '<w:del w:id="9" w:author="A"><w:r><w:delText>He moved.</w:delText></w:r></w:del>'
COMMENT = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:comment w:id="0" w:author="A"><w:p><w:r><w:t>Is that so?</w:t></w:r></w:p></w:comment>'
    "</w:comments>"
)
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
OUT = (
    f'<Relationship Id="out" Type="{OFFICE}/hyperlink" Target="file://s/x" TargetMode="External"/>'
)
IN = f'<Relationship Id="remarks" Type="{OFFICE}/comments" Target="comments.xml"/>'


@dataclass(frozen=True)
class Fault:
    """One fault: how it is put in, and who finds it."""

    edits: dict[str, Callable[[str], str]]
    house: str
    """What the house checker says; nothing if it does not find it."""
    schema: bool
    """Whether openxml-audit finds it."""


def swap(pattern: str, new: str) -> Callable[[str], str]:
    """Return an edit that changes the first place where `pattern` fits."""

    def edit(text: str) -> str:
        changed = re.sub(pattern, lambda found: found.expand(new), text, count=1, flags=re.S)
        assert changed != text, "the fault was not put in"
        return changed

    return edit


FAULTS = {
    "a row one cell short": Fault(
        {DOCUMENT: swap(r"<w:tc>(?:(?!</w:tc>).)*Present.*?</w:tc>", "")},
        "2 cells on a grid",
        False,
    ),
    "a line end in the text": Fault({DOCUMENT: swap("He moved", "He\\nmoved")}, "line end", False),
    "no marking on the first page's footer": Fault(
        {"word/footer2.xml": swap("OFFICIAL-SENSITIVE", "-")}, "footer of first pages lacks", False
    ),
    "no mark of the header row": Fault(
        {DOCUMENT: swap("<w:tblHeader/>", "")}, "not a header row", False
    ),
    "a merged cell": Fault(
        {DOCUMENT: swap("(<w:tcW[^>]*/>)", r'\1<w:gridSpan w:val="2"/>')}, "w:gridSpan", False
    ),
    "hidden text": Fault(
        {DOCUMENT: swap("<w:r><w:t", "<w:r><w:rPr><w:vanish/></w:rPr><w:t")}, "w:vanish", False
    ),
    "a tracked deletion": Fault(
        {DOCUMENT: swap("<w:r><w:t [^>]*>He moved.*?</w:r>", DELETED)}, "w:del in", False
    ),
    "comments": Fault(
        {
            "word/comments.xml": lambda text: COMMENT,
            RELS: swap("</Relationships>", f"{IN}</Relationships>"),
            TYPES: swap(
                "</Types>",
                f'<Override PartName="/word/comments.xml" ContentType="{KIND}"/></Types>',
            ),
        },
        "part not allowed: word/comments.xml",
        False,
    ),
    "no language": Fault({STYLES: swap("<w:lang [^>]*>", "")}, "language is not en-GB", False),
    "a heading level left out": Fault(
        {DOCUMENT: swap('"Heading2"', '"Heading3"')}, "heading of level 3 follows", False
    ),
    "a link out of the file": Fault(
        {RELS: swap("</Relationships>", f"{OUT}</Relationships>")}, "a link out", False
    ),
    "a reference to nothing": Fault(
        {DOCUMENT: swap('r:id="header1"', 'r:id="header9"')}, "reference to nothing", True
    ),
    "a header that is a footer": Fault(
        {DOCUMENT: swap('r:id="header1"', 'r:id="footer1"')}, "a header that is none", True
    ),
    "a style twice": Fault({STYLES: swap('"Note"', '"Status"')}, "id twice", True),
    "an element in the wrong place": Fault(
        {DOCUMENT: swap("(<w:tblW [^>]*>)(<w:tblLayout [^>]*>)", r"\2\1")}, "", True
    ),
    "a cell without a paragraph": Fault(
        {DOCUMENT: swap("(<w:tc><w:tcPr>.*?</w:tcPr>)<w:p>.*?</w:p>", r"\1")}, "an empty cell", True
    ),
    "a number that is none": Fault(
        {DOCUMENT: swap('w:gridCol w:w="\\d+"', 'w:gridCol w:w="wide"')}, "do not fill", True
    ),
    "a part of another kind": Fault(
        {TYPES: swap("wordprocessingml.numbering[+]xml", "wordprocessingml.endnotes+xml")}, "", True
    ),
}
"""Ten and some more."""


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_by_the_checkers_that_are_known_to(name: str, tmp_path: Path) -> None:
    fault = FAULTS[name]
    whole = write_word(for_audience(document(), "standard"))
    faulty = repacked(whole, fault.edits)
    found = check(faulty)
    assert any(fault.house in each for each in found) if fault.house else not found, found
    assert bool(audited(faulty, tmp_path)) == fault.schema
