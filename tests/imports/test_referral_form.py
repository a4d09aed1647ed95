"""Referral forms read back: every answer, and a sentence for whatever is none."""

import copy
import io
from contextlib import suppress
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from mappa_tui.domain.case import Case
from mappa_tui.domain.referral_form import FIELDS
from mappa_tui.domain.text import clean
from mappa_tui.imports import word_file
from mappa_tui.imports.referral_form import (
    LONGEST,
    MOST_ROWS,
    NO_FORM,
    OUTSIDE,
    TOO_LONG,
    TWICE,
    UNKNOWN,
    Filled,
    read_form,
)
from mappa_tui.imports.sheet import Unusable
from tests.imports.forms import (
    FILLED,
    MAIN,
    blank,
    changed,
    filled,
    put,
    row_of,
    with_part,
    without_controls,
)


def said(found: Filled) -> dict[str, str]:
    return {field.tag: text for field, text in found.answers.items()}


def unread(found: Filled) -> list[tuple[str, str, str]]:
    return [(each.label, each.stood, each.why) for each in found.unread]


def paragraph(text: str) -> etree._Element:
    element = etree.Element(qn("w:p"))
    run = etree.SubElement(element, qn("w:r"))
    etree.SubElement(run, qn("w:t")).text = text
    return element


def test_every_answer_is_read_and_what_was_left_is_none() -> None:
    found = read_form(filled())
    assert (said(found), found.missing, unread(found)) == (FILLED, [], [])
    assert said(read_form(blank())) == {}


def test_a_form_begun_from_a_case_says_whom_it_is_about() -> None:
    case = Case(surname="Ellery", crn="X482913", address="1 High St\nRipford", category="1")
    found = read_form(blank(case))
    assert said(found) == {
        "Case.surname": "Ellery",
        "Case.crn": "X482913",
        "Case.address": "1 High St\nRipford",
        "Case.category": "1",
    }


def test_a_copy_without_tags_or_without_controls_is_read_by_its_labels() -> None:
    """As LibreOffice saves it, which keeps the controls, and programs that know none."""

    def untagged(body: etree._Element) -> None:
        for name in ("w:tag", "w:lock", "w:showingPlcHdr"):
            for each in list(body.iter(qn(name))):
                each.getparent().remove(each)

    for change in (untagged, without_controls):
        found = read_form(changed(filled(), change))
        assert (said(found), found.missing, unread(found)) == (FILLED, [], [])


def test_a_label_that_was_changed_is_still_its_field() -> None:
    def change(body: etree._Element) -> None:
        next(row_of(body, "Case.crn").iter(qn("w:t"))).text = "Number"

    assert said(read_form(changed(filled(), change))) == FILLED


def test_text_beside_the_prompt_is_the_answer() -> None:
    def change(body: etree._Element) -> None:
        cell = list(row_of(body, "Case.pnc").iter(qn("w:tc")))[1]
        cell.append(paragraph("79/1234X"))

    assert said(read_form(changed(blank(), change))) == {"Case.pnc": "79/1234X"}


def test_whatever_is_no_answer_is_told_with_what_stood_there() -> None:
    def change(body: etree._Element) -> None:
        again = copy.deepcopy(row_of(body, "Case.crn"))
        put(again, "X999999")
        row_of(body, "Case.crn").addnext(again)
        other = copy.deepcopy(row_of(body, "Case.pnc"))
        for tag in list(other.iter(qn("w:tag"))):
            tag.getparent().remove(tag)
        next(other.iter(qn("w:t"))).text = "Shoe size"
        put(other, "9")
        row_of(body, "Case.pnc").addnext(other)
        gone = row_of(body, "Referral.senior")
        gone.getparent().remove(gone)
        put(row_of(body, "Case.address"), "x" * (LONGEST + 1))
        body.insert(4, paragraph("He was seen near the school."))

    found = read_form(changed(filled(), change))
    assert unread(found) == [
        ("", "He was seen near the school.", OUTSIDE),
        ("Shoe size", "9", UNKNOWN),
        ("nDelius CRN", "X100200 / X999999", TWICE),
        ("Address", "x" * (LONGEST + 1), TOO_LONG),
    ]
    assert [field.tag for field in found.missing] == ["Referral.senior"]
    assert said(found) == {tag: text for tag, text in FILLED.items() if tag != "Case.crn"}


def test_tracked_deletions_are_gone_and_insertions_are_there() -> None:
    def change(body: etree._Element) -> None:
        run = next(next(row_of(body, "Case.surname").iter(qn("w:sdtContent"))).iter(qn("w:r")))
        inserted = etree.Element(qn("w:ins"))
        etree.SubElement(etree.SubElement(inserted, qn("w:r")), qn("w:t")).text = "Brack"
        run.addprevious(inserted)
        deleted = etree.Element(qn("w:del"))
        run.addprevious(deleted)
        next(run.iter(qn("w:t"))).tag = qn("w:delText")
        deleted.append(run)

    assert said(read_form(changed(filled(), change)))["Case.surname"] == "Brack"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "It is damaged, or no Word document"),
        (b"Dear all", "It is damaged, or no Word document"),
        (b"PK\x03\x04 and then nothing", "It is damaged, or no Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "It is an older Word document, or has a password"),
        (b"%PDF-1.7", "It is a PDF"),
        (b"{\\rtf1", "It is rich text"),
        (b"PK" + b"x" * word_file.LARGEST, "It is too large"),
    ],
    ids=["empty", "text", "zip", "doc", "pdf", "rtf", "large"],
)
def test_what_is_no_word_document_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(Unusable, match=says):
        read_form(data)


def test_other_packages_are_refused() -> None:
    odt = io.BytesIO()
    with ZipFile(odt, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    types = (
        b"<Types><Override ContentType='application/vnd.ms-word.document.macroEnabled'/></Types>"
    )
    doctype = b"<!DOCTYPE a [<!ENTITY b 'bbbb'>]><a>&b;</a>"
    cases = [
        (odt.getvalue(), "It is an OpenDocument text"),
        (with_part(filled(), "[Content_Types].xml", types), "It holds macros"),
        (with_part(filled(), MAIN, doctype), "It is damaged"),
        (with_part(filled(), MAIN, b"<a>"), "It is damaged"),
        (with_part(filled(), MAIN, b"<a/>"), "It is damaged"),
        (with_part(filled(), "_rels/.rels", b"<Relationships/>"), "It is damaged"),
        (changed(filled(), lambda body: body.clear()), NO_FORM),
    ]
    for data, says in cases:
        with pytest.raises(Unusable, match=says):
            read_form(data)


def test_a_bomb_is_refused_before_it_is_unpacked_whole() -> None:
    bomb = with_part(filled(), MAIN, b" " * (word_file.UNPACKED + 1))
    assert len(bomb) < 100_000
    with pytest.raises(Unusable, match="It is too large"):
        read_form(bomb)
    many = io.BytesIO()
    with ZipFile(many, "w") as package:
        for number in range(word_file.MOST_PARTS + 1):
            package.writestr(str(number), b"")
    with pytest.raises(Unusable, match="It is too large"):
        read_form(many.getvalue())


def test_no_table_without_end_is_read() -> None:
    def change(body: etree._Element) -> None:
        row = row_of(body, "Case.pnc")
        for _ in range(MOST_ROWS):
            row.addnext(copy.deepcopy(row))

    with pytest.raises(Unusable, match="more than 1,000 rows"):
        read_form(changed(blank(), change))


def test_controls_within_controls_take_no_longer_than_they_are_many() -> None:
    def change(body: etree._Element) -> None:
        within = next(row_of(body, "Case.pnc").iter(qn("w:sdtContent")))
        for _ in range(100):
            control = etree.SubElement(within, qn("w:sdt"))
            etree.SubElement(etree.SubElement(control, qn("w:sdtPr")), qn("w:showingPlcHdr"))
            within = etree.SubElement(control, qn("w:sdtContent"))
        within.append(paragraph("79/1234X"))

    assert said(read_form(changed(blank(), change)))["Case.pnc"].endswith("79/1234X")


@given(at=st.integers(0, 20_000), byte=st.integers(0, 255))
def test_a_damaged_file_is_read_or_refused(at: int, byte: int) -> None:
    data = bytearray(_WHOLE)
    data[at % len(data)] = byte
    with suppress(Unusable):
        found = read_form(bytes(data))
        assert len(found.answers) + len(found.missing) + len(found.unread) > 0


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    found = read_form(filled({"Referral.value": text}))
    wanted = clean(text).strip()
    prompts = {field.prompt for field in FIELDS}
    if wanted not in prompts and any(letter.isalnum() for letter in wanted):
        assert said(found) == {"Referral.value": wanted}


_WHOLE = filled()
