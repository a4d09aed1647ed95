"""The referral form as it goes out: right in form, with a named control for each field."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as open_word
from docx.oxml.ns import qn

from mappa_tui.domain.area import default_area
from mappa_tui.domain.case import Case
from mappa_tui.domain.referral_form import FIELDS
from mappa_tui.exports.blocks import UNDATED
from mappa_tui.exports.referral_form import referral_form
from mappa_tui.exports.word import write_word
from tests.records import whole

from .documents import faults


@pytest.mark.parametrize("case", [None, whole().case, Case(surname="[/b] & <i>")])
def test_the_form_is_right_in_form(case: Case | None, tmp_path: Path) -> None:
    assert faults(referral_form(default_area(), UNDATED, case), tmp_path) == []


def test_each_field_has_its_own_control_with_the_choices_of_the_screen() -> None:
    word = open_word(BytesIO(write_word(referral_form(default_area(), UNDATED))))
    controls = list(word.element.body.iter(qn("w:sdt")))
    assert [next(each.iter(qn("w:tag"))).get(qn("w:val")) for each in controls] == [
        field.tag for field in FIELDS
    ]
    for control, field in zip(controls, FIELDS, strict=True):
        offered = [each.get(qn("w:value")) for each in control.iter(qn("w:listItem"))]
        assert offered == list(field.how.choices)
        is_date = next(control.iter(qn("w:date")), None) is not None
        assert is_date == (field.how.kind == "date")
        # LibreOffice shows the prompt of a control of plain text as if it were an answer.
        assert next(control.iter(qn("w:text")), None) is None
        assert next(control.iter(qn("w:showingPlcHdr")), None) is not None


def test_what_the_area_decides_itself_is_not_asked() -> None:
    assert not {"decision", "decided_on", "decided_by", "reason"} & {each.name for each in FIELDS}
