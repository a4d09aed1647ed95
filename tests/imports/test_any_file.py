"""Whatever a file holds, it is read, refused with a sentence, or faulted line by line."""

import csv
import io
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from mappa_tui.imports.sheet import Sheet, Unusable
from mappa_tui.imports.sheets import SHEETS
from tests.imports.files import read

SHEET = st.sampled_from(list(SHEETS.values()))
CELL = st.one_of(
    st.sampled_from(["X1", "X2", "1", "3", "left", "SHPO", "recall", "3/6/2015", "3 June", "["]),
    st.text(max_size=12),
)


def _read(data: bytes, sheet: Sheet) -> None:
    with suppress(Unusable):
        lines, faults = read(data, sheet)
        assert all(line.crn.strip() for line in lines)
        assert all(len(fault) > 5 for fault in faults)


@given(data=st.binary(max_size=300), sheet=SHEET)
def test_any_bytes(data: bytes, sheet: Sheet) -> None:
    _read(data, sheet)


@given(rows=st.lists(st.lists(CELL, max_size=8), max_size=6), sheet=SHEET)
def test_any_cells_under_the_right_headings(rows: list[list[str]], sheet: Sheet) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.heading for column in sheet.columns])
    writer.writerows(rows)
    _read(text.getvalue().encode("utf-8", "replace"), sheet)
