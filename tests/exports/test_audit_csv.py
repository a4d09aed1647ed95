"""The audit as CSV: what stands in it, and nothing that a spreadsheet would carry out."""

import csv
import datetime as dt
import io
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_tui.domain.audited import AuditLine
from mappa_tui.exports.audit_csv import HEADINGS, audit_csv
from mappa_tui.exports.csv_text import defused

RECORD = UUID(int=7)


def _line(**given: str) -> AuditLine:
    values = {"who": "L. Cross", "action": "alter", "recipient": "", "reason": "", "field": "Notes"}
    return AuditLine(
        sequence=12,
        at=dt.datetime(2025, 10, 14, 9, 42, tzinfo=dt.UTC),
        noun="ItemEntry",
        what="Item entry",
        record_id=RECORD,
        about="X482913/3",
        content="ab12",
        **values | given,
    )


def _read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_says_who_did_what_when_and_to_which_record() -> None:
    heads, row = _read(audit_csv([_line(reason="Said “no”, then\nyes")]))
    assert tuple(heads) == HEADINGS
    assert row[:7] == [
        "12",
        "2025-10-14 10:42:00",
        "2025-10-14T09:42:00+00:00",
        "L. Cross",
        "alter",
        "Item entry",
        "X482913/3",
    ]
    assert row[7:] == ["Notes", "", "Said “no”, then\nyes", str(RECORD), "ab12", ""]


def test_spreadsheets_read_it_as_utf_8() -> None:
    assert audit_csv([]).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("cell", ["=1+1", "+44 7700", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1"])
def test_a_cell_that_looks_like_a_formula_is_defused(cell: str) -> None:
    [_, row] = _read(audit_csv([_line(recipient=cell)]))
    assert row[8] == f"'{cell}"


@given(st.text())
def test_any_text_comes_back_and_never_as_a_formula(text: str) -> None:
    cell = defused(text)
    assert cell in (text, f"'{text}")
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@"))
