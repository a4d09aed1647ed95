"""Referral forms as agencies send them: filled in, and changed in every way."""

from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx.oxml.ns import qn
from lxml import etree

from mappa_tui.domain.area import default_area
from mappa_tui.domain.case import Case
from mappa_tui.exports.blocks import UNDATED
from mappa_tui.exports.referral_form import referral_form
from mappa_tui.exports.word import write_word

MAIN = "word/document.xml"
FILLED = {
    "Case.surname": "Osei",
    "Case.forenames": "Daniel",
    "Case.born": "3 February 1979",
    "Case.crn": "X100200",
    "Case.status": "custody",
    "Referral.agency": "Police",
    "Referral.referrer": "DC Owen Marsh",
    "Referral.level": "2",
    "Referral.adds_value": "yes",
    "Referral.value": "Housing and police hold half each.\nNobody holds both.",
    "Referral.risk": "high",
}
"""What an agency answers, by tag."""


def blank(case: Case | None = None) -> bytes:
    return write_word(referral_form(default_area(), UNDATED, case)) if case else _blank()


@cache
def _blank() -> bytes:
    return write_word(referral_form(default_area(), UNDATED))


def filled(answers: Mapping[str, str] = FILLED, case: Case | None = None) -> bytes:
    """Return the form with these answers, as Word puts them in."""
    return changed(blank(case), lambda body: _fill(body, answers))


def changed(data: bytes, change: Callable[[etree._Element], None]) -> bytes:
    """Return a Word file whose body was changed."""
    with ZipFile(BytesIO(data)) as package:
        root = etree.fromstring(package.read(MAIN))
    body = root.find(qn("w:body"))
    assert body is not None
    change(body)
    return with_part(data, MAIN, etree.tostring(root, encoding="UTF-8", standalone=True))


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return a Word file with a part put in the place of what it was."""
    written = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(written, "w", ZIP_DEFLATED) as target:
        for member in source.namelist():
            if member != name:
                target.writestr(member, source.read(member))
        target.writestr(name, content)
    return written.getvalue()


def row_of(body: etree._Element, tag: str) -> etree._Element:
    """Return the row of the field with that tag."""
    for row in body.iter(qn("w:tr")):
        if any(each.get(qn("w:val")) == tag for each in row.iter(qn("w:tag"))):
            return row
    raise LookupError(tag)


def put(row: etree._Element, text: str) -> None:
    """Put a text into the control of a row: lines become breaks, and nothing prompts any more."""
    control = next(row.iter(qn("w:sdt")))
    for prompt in list(control.iter(qn("w:showingPlcHdr"))):
        prompt.getparent().remove(prompt)
    content = next(control.iter(qn("w:sdtContent")))
    for child in list(content):
        content.remove(child)
    run = etree.SubElement(content, qn("w:r"))
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, qn("w:br"))
        etree.SubElement(run, qn("w:t")).text = line


def without_controls(body: etree._Element) -> None:
    """Leave the texts alone in their cells, as programs do that know no controls."""
    for control in list(body.iter(qn("w:sdt"))):
        content = next(control.iter(qn("w:sdtContent")))
        place = control.getparent()
        at = place.index(control)
        for child in reversed(list(content)):
            place.insert(at, child)
        place.remove(control)


def _fill(body: etree._Element, answers: Mapping[str, str]) -> None:
    for tag, text in answers.items():
        put(row_of(body, tag), text)
