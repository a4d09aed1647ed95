"""The Word writer: valid files, nothing lost of any text, and checkers that find faults."""

import re
import runpy
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from docx import Document as open_word
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from mappa_tui.domain.text import clean, one_line
from mappa_tui.exports.blocks import (
    Document,
    Fields,
    Heading,
    Paragraph,
    Row,
    Table,
    for_audience,
)
from mappa_tui.exports.word import write_word
from mappa_tui.exports.written import NOTHING

from .house_checker import check

ROOT = Path(__file__).parents[2]
STAMP = "Audit entry 1234, 9f0c2b7a11d24e08"
SECRET = "14 Hidden Lane, where the victim lives."
AWKWARD = (
    "[/",
    "{{ x }}",
    "<w:t>",
    "A & B <script>",
    "\u201csmart\u201d \u2018quotes\u2019 \u2013 \u2026",
    "\N{GRINNING FACE} \N{REGIONAL INDICATOR SYMBOL LETTER G}\N{COMBINING ACUTE ACCENT}",
    "a\x00b\x0bc\x1bd\x9be\ud800f\ufffeg\uffffh\x7f",
    "\ttabs\t\tand  spaces \n\n blank lines\n\t\nlast\n",
    "one\r\ntwo\rthree\x85four\u2028five\u2029six",
    "\x01",
    " ",
    "x" * 20_000,
    "word " * 4_000,
)
texts = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.text(st.sampled_from("a \t\n\r\v\x00\x85\u2028\ud800\uffff<&[/{}")),
    st.sampled_from(AWKWARD),
)


def document(status: str = "DRAFT, not signed") -> Document:
    """Return minutes with every kind of block, two tables in a row, and a table at the end."""
    person = Row(("Jo O\u2019Neill", "Probation", "Present"))
    hidden = Row(("C1", SECRET, "Known"), "restricted", "One row is left out of standard minutes.")
    who = ("Name", "Agency", "Attendance")
    blocks = (
        Paragraph("Not to be copied\nwithout the chair.", role="statement"),
        Heading("Attendance"),
        Table("Attendance", who, (person, replace(person, cells=("Li", "Police", ""))), (3, 4, 2)),
        Table("Victims", ("No.", "Address", "Known to him"), (person, hidden), (1, 5, 2)),
        Heading("Information"),
        Heading("Police", 2),
        Paragraph("He moved.\n\n\tOn 22 July."),
        Paragraph(SECRET, handling="restricted", instead="A paragraph is left out."),
        Heading("Since release", 3),
        Table("Risks", ("Who", "What"), (), (1, 1), "No risk was named."),
        Fields("Nothing", ()),
        Heading("Approval"),
        Fields("Approval", (("Signed by", "DI Nair"), ("Signed on", ""))),
    )
    subject = "MAPPA/26/0001, meeting of 22 November 2026"
    title = "MAPPA Level 2 meeting minutes"
    stamp = "" if status.startswith("DRAFT") else STAMP
    day = date(2026, 11, 22)
    return Document(title, subject, "OFFICIAL-SENSITIVE", status, day, blocks, stamp)


def audited(data: bytes, folder: Path) -> list[str]:
    """Return what openxml-audit finds."""
    path = folder / "minutes.docx"
    path.write_bytes(data)
    return [error.description for error in OpenXmlValidator().validate(path).errors]


@pytest.mark.parametrize("status", ["DRAFT, not signed", "Version 2, signed 1 December 2026", ""])
def test_both_checkers_find_nothing(status: str, tmp_path: Path) -> None:
    """Drafts and signed versions are valid and keep the house rules."""
    data = write_word(document(status))
    assert check(data) == []
    assert audited(data, tmp_path) == []


def test_every_page_of_signed_minutes_names_the_audit_and_none_of_a_draft() -> None:
    for status, is_there in (("DRAFT, not signed", False), ("Version 2, signed", True)):
        with ZipFile(BytesIO(write_word(document(status)))) as package:
            footers = [package.read(f"word/footer{number}.xml").decode() for number in (1, 2, 3)]
        assert [STAMP in footer for footer in footers] == [is_there] * 3


def test_bare_document(tmp_path: Path) -> None:
    """A document without blocks is one of marking and title."""
    data = write_word(replace(document(), blocks=(), subject="", status=""))
    assert check(data) == []
    assert audited(data, tmp_path) == []
    assert len(open_word(BytesIO(data)).paragraphs) == 2


def test_same_document_gives_the_same_bytes() -> None:
    """Nothing of the clock or of the order in memory is in the file."""
    assert write_word(document()) == write_word(document())


def test_order_and_styles() -> None:
    """Marking, title, status, subject; then the blocks, each in its style."""
    word = open_word(BytesIO(write_word(document())))
    shown = [(p.style.name if p.style else "", p.text) for p in word.paragraphs]
    assert shown[:6] == [
        ("Protective Marking", "OFFICIAL-SENSITIVE"),
        ("Title", "MAPPA Level 2 meeting minutes"),
        ("Status", "DRAFT, not signed"),
        ("Subtitle", "MAPPA/26/0001, meeting of 22 November 2026"),
        ("Statement", "Not to be copied"),
        ("Statement", "without the chair."),
    ]
    assert ("Caption", "Victims") in shown
    assert ("Normal", "No risk was named.") in shown
    assert ("Normal", "None recorded.") in shown
    assert shown[-1] == ("Note", "End of document.")
    assert word.tables[0].rows[2].cells[2].text == NOTHING
    assert {table.style.name for table in word.tables if table.style} == {"Minutes Table"}


def test_draft_is_in_each_header_until_signed() -> None:
    """DRAFT stands beside the marking on default, first and even pages."""
    for status, expected in (
        ("DRAFT", "OFFICIAL-SENSITIVE \xb7 DRAFT"),
        ("v1", "OFFICIAL-SENSITIVE"),
    ):
        section = open_word(BytesIO(write_word(document(status)))).sections[0]
        headers = (section.header, section.first_page_header, section.even_page_header)
        assert [header.paragraphs[0].text for header in headers] == [expected] * 3


def test_properties() -> None:
    """The file names the program, the language and the meeting's date."""
    core = open_word(BytesIO(write_word(document()))).core_properties
    assert (core.author, core.last_modified_by) == ("mappa-tui", "mappa-tui")
    assert (core.language, core.title) == ("en-GB", "MAPPA Level 2 meeting minutes")
    assert core.subject == "MAPPA/26/0001, meeting of 22 November 2026"
    assert core.created == core.modified == datetime(2026, 11, 22, tzinfo=UTC)


@given(texts, texts)
@settings(max_examples=150, deadline=None)
def test_any_text_reads_back_the_same(text: str, other: str) -> None:
    """Stored equals Word, in every block; what is blank says so or is left out."""
    blocks = (
        Paragraph(text, role="body"),
        Paragraph(other, role="statement"),
        Paragraph(text, role="note"),
        Table(text, (text, other), (Row((other, text)), Row((text, "x"))), (1, 2)),
        Heading(text),
        Fields(other, ((text, other),)),
        Heading(other),
        Table("Empty", ("A",), (), (1,), empty=text),
    )
    data = write_word(replace(document(), subject=text, blocks=blocks))
    assert check(data) == []
    word = open_word(BytesIO(data))

    def read(style: str) -> str:
        return "\n".join(p.text for p in word.paragraphs if p.style and p.style.name == style)

    shown, beside = (clean(one) if clean(one).strip() else NOTHING for one in (text, other))
    body = [clean(text)] if clean(text).strip() else []
    assert read("Normal") == "\n".join([*body, *(body or ["None recorded."])])
    assert read("Statement") == (clean(other) if clean(other).strip() else "")
    assert read("Note") == "".join(body)
    assert read("Heading 1") == f"{shown}\n{beside}"
    assert read("Subtitle") == (one_line(text) if body else "")
    rows = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    assert rows == [
        [shown, beside],
        [beside, shown],
        [shown, "x"],
        ["Item", "Details"],
        [shown, beside],
    ]


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_is_valid(text: str, tmp_path: Path) -> None:
    """What people paste never makes a file that Word would have to mend."""
    row = Table(text, (text,), (Row((text,)),), (1,))
    data = write_word(replace(document(), title=f"M {text}", blocks=(Paragraph(text), row)))
    assert check(data) == []
    assert audited(data, tmp_path) == []


def test_a_document_without_marking_or_title_is_refused() -> None:
    """Minutes without a marking never leave the program."""
    for bare in (replace(document(), marking=" \x00"), replace(document(), title="")):
        with pytest.raises(ValueError, match="marking and a title"):
            write_word(bare)


def test_a_row_short_of_a_cell_is_refused() -> None:
    """A table that is no full grid is a mistake of the caller."""
    short = Table("T", ("A", "B"), (Row(("a",)),), (1, 1))
    with pytest.raises(ValueError, match="a row of 1 cells in a table of 2 columns"):
        write_word(replace(document(), blocks=(short,)))


def test_standard_minutes_hold_nothing_restricted() -> None:
    """What was left out is in no part of the file, and the file says that it was."""
    data = write_word(for_audience(document(), "standard"))
    assert check(data, [SECRET]) == []
    assert check(write_word(document()), [SECRET]) == [
        "withheld string 1 stands in word/document.xml"
    ]
    assert "A paragraph is left out." in [p.text for p in open_word(BytesIO(data)).paragraphs]


def test_template_is_what_its_script_makes() -> None:
    """The packaged template has no hand edits, and two runs give the same bytes."""
    packed = runpy.run_path(str(ROOT / "tools" / "make_template.py"))["packed"]
    packaged = files("mappa_tui.exports").joinpath("template", "minutes.docx").read_bytes()
    assert packed() == packed() == packaged


def test_libreoffice_prints_every_line(tmp_path: Path) -> None:
    """LibreOffice opens the file, and a row longer than a page loses nothing."""
    soffice, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if soffice is None or reader is None:
        pytest.skip("LibreOffice or pdftotext is not installed")
    long = Table("Long", ("No.", "Text"), (Row(("1", "Q" * 20_000)),), (1, 9))
    source = tmp_path / "minutes.docx"
    source.write_bytes(write_word(replace(document(), blocks=(*document().blocks, long))))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    read = subprocess.run(
        [reader, tmp_path / "minutes.pdf", "-"], check=True, capture_output=True, timeout=60
    )
    text = read.stdout.decode()
    assert text.count("Q") == 20_000
    assert "Page 1 of" in text
    assert "Signed by" in text


def edited(data: bytes, name: str, edit: Callable[[str], str]) -> bytes:
    """Return the package with one member changed, and nothing else."""
    memory = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(memory, "w", ZIP_DEFLATED) as target:
        for member in source.namelist():
            text = source.read(member).decode()
            if member == name:
                changed = edit(text)
                assert changed != text, "the fault was not put in"
                text = changed
            target.writestr(ZipInfo(member), text)
    return memory.getvalue()


BODY, CORE, STYLES = "word/document.xml", "docProps/core.xml", "word/styles.xml"
RELS = "word/_rels/document.xml.rels"
TRACKED = '<w:ins w:id="1" w:author="A"><w:r><w:t>He moved.</w:t></w:r></w:ins>'
OUTSIDE = '<Relationship Id="x" Type="urn:x" Target="file://s/x" TargetMode="External"/>'
FAULTS = {
    "a row one cell short": (
        BODY,
        r"(?s)<w:tc>(?:(?!</w:tc>).)*Present.*?</w:tc>",
        "",
        "cells on a",
    ),
    "no header row": (BODY, "<w:tblHeader/>", "", "not a header row"),
    "a row that splits": (BODY, "<w:cantSplit/>", "", "may split"),
    "no caption": (BODY, "<w:tblCaption [^>]*>", "", "no w:tblCaption"),
    "no description": (BODY, "<w:tblDescription [^>]*>", "", "no w:tblDescription"),
    "columns too narrow": (
        BODY,
        r'<w:gridCol w:w="\d+"/>',
        '<w:gridCol w:w="9"/>',
        "fill the page",
    ),
    "merged cells": (BODY, r"(<w:tcW[^>]*/>)", r'\1<w:gridSpan w:val="2"/>', "w:gridSpan"),
    "an empty cell": (BODY, ">None recorded<", "><", "an empty cell"),
    "a heading level left out": (BODY, '"Heading2"', '"Heading3"', "heading of level 3"),
    "a line end in w:t": (BODY, "He moved", "He\nmoved", "line end or tab"),
    "spaces lost": (BODY, ' xml:space="preserve">He moved.', "> He moved.", "not preserved"),
    "an empty paragraph": (BODY, "<w:sectPr", "<w:p/><w:sectPr", "empty paragraph"),
    "a tracked insertion": (BODY, "<w:r><w:t [^>]*>He moved.*?</w:r>", TRACKED, "w:ins"),
    "hidden text": (BODY, "<w:r><w:t", "<w:r><w:rPr><w:vanish/></w:rPr><w:t", "w:vanish"),
    "no first line": (BODY, '"ProtectiveMarking"', '"Normal"', "first body line"),
    "no title line": (BODY, 'pStyle w:val="Title"', 'pStyle w:val="Normal"', "not the title"),
    "no first header": (BODY, '<w:headerReference w:type="first"[^>]*>', "", "of first pages"),
    "tables that touch": (
        BODY,
        "(?s)<w:p><w:pPr><w:pStyle w:val=.Caption.*?</w:p>",
        "",
        "no paragraph",
    ),
    "an unknown style": (BODY, '"TableText"', '"Tabletext"', "is not defined"),
    "no marking on even pages": (
        "word/footer3.xml",
        "OFFICIAL-SENSITIVE",
        "-",
        "lacks the marking",
    ),
    "no DRAFT": ("word/header2.xml", "DRAFT", "-", "does not say DRAFT"),
    "no page number": ("word/footer1.xml", " PAGE ", " DATE ", "lacks the field PAGE"),
    "no page count": ("word/footer1.xml", "NUMPAGES", "NUMWORDS", "lacks the field NUMPAGES"),
    "an open field": ("word/footer1.xml", 'Type="end"', 'Type="separate"', "does not end"),
    "another language": (STYLES, "en-GB", "en-US", "language is not en-GB"),
    "no language": (CORE, "<dc:language>.*?</dc:language>", "", "file's language"),
    "no file title": (CORE, "<dc:title>.*?</dc:title>", "", "no title"),
    "another author": (CORE, "<dc:creator>mappa-tui", "<dc:creator>python-docx", "author"),
    "a link out": (RELS, "</Relationships>", f"{OUTSIDE}</Relationships>", "out of the package"),
    "a split secret": (
        BODY,
        "On 22 July",
        "14 Hid</w:t></w:r><w:r><w:t>den Lane",
        "withheld string",
    ),
    "a secret caption": (
        BODY,
        'tblCaption w:val="[^"]*',
        'tblCaption w:val="14 hidden lane',
        "withheld",
    ),
    "broken XML": (BODY, "</w:body>", "", "not XML"),
}
FOR_THE_SCHEMA = {
    "a cell without a paragraph": (r"(?s)(<w:tc><w:tcPr>.*?</w:tcPr>)<w:p>.*?</w:p>", r"\1"),
    "properties out of order": (r"<w:tblLook [^>]*>(<w:tblCaption [^>]*>)", r"\1<w:tblLook/>"),
    "an element that is not Word's": ("<w:sectPr>", "<w:marking/><w:sectPr>"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_house_checker_finds(name: str) -> None:
    """Each fault put in on purpose is named in words."""
    member, pattern, instead, said = FAULTS[name]
    data = write_word(for_audience(document(), "standard"))
    faulty = edited(data, member, lambda text: re.sub(pattern, instead, text, count=1))
    found = check(faulty, ["14 Hidden Lane"])
    assert any(said in finding for finding in found), found


@pytest.mark.parametrize("name", FOR_THE_SCHEMA)
def test_openxml_audit_finds(name: str, tmp_path: Path) -> None:
    """What only a schema knows is found by openxml-audit."""
    pattern, instead = FOR_THE_SCHEMA[name]
    data = write_word(document())
    faulty = edited(data, BODY, lambda text: re.sub(pattern, instead, text, count=1))
    assert audited(faulty, tmp_path)


def test_house_checker_finds_faults_of_the_package() -> None:
    """Parts that are too many or missing, the clock's dates, and no package at all."""
    data = write_word(document())
    memory = BytesIO(data)
    with ZipFile(memory, "a") as package:
        package.writestr("word/comments.xml", "<comments>A secret</comments>")
    found = check(memory.getvalue(), ["a SECRET"])
    assert "part not allowed: word/comments.xml" in found
    assert "withheld string 1 stands in word/comments.xml" in found
    assert "the package's dates are not fixed" in found
    assert check(data[:100])[0].startswith("not a package")
    memory = BytesIO()
    with ZipFile(memory, "w") as package:
        package.writestr(ZipInfo("_rels/.rels"), "<Relationships/>")
    assert "part missing: word/document.xml" in check(memory.getvalue())
