import csv
import datetime as dt
import io
from uuid import UUID

from mappa_tui.domain.register import RegisterLine
from mappa_tui.exports.register_csv import HEADINGS, register_csv

LINE = RegisterLine(
    id=UUID(int=7).hex,
    surname="Ellery",
    title="=M. ELLERY",
    crn="X482913",
    category="1",
    level="2",
    lead_agency="Health, mental health trust",
    area="Derwent Vale",
    last=dt.date(2025, 10, 14),
    next=dt.date(2025, 11, 25),
    is_planned=False,
    open_actions=8,
    late_actions=1,
    minutes_due=None,
)


def test_a_case_is_a_row_that_no_spreadsheet_carries_out() -> None:
    data = register_csv([LINE])
    head, row = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert tuple(head) == HEADINGS
    assert row == [
        "X482913",
        "'=M. ELLERY",
        "1",
        "2",
        "Health, mental health trust",
        "Derwent Vale",
        "2025-10-14",
        "2025-11-25",
        "no",
        "8",
        "1",
        "",
    ]
