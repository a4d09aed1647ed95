"""The figures in Word and CSV say what the screen says."""

import csv
import io
from dataclasses import replace

from docx import Document as open_word

from mappa_tui.domain.area import default_area
from mappa_tui.domain.statistics.years import ReportingYear
from mappa_tui.exports.statistics import statistics_csv, statistics_document, statistics_word
from tests.domain.statistics.people import TODAY, counted, there
from tests.exports.house_checker import check

MARKING = "OFFICIAL-SENSITIVE"
REPORT = counted(
    *(there("1", "1") for _ in range(1102)),
    there("3", "2"),
    there("", "1"),
    settings=default_area().model_copy(update={"population": {"2016": 914_100}}),
)


def tables(data: bytes) -> dict[str, list[list[str]]]:
    """Return the tables of a Word file by the heading before each."""
    word = open_word(io.BytesIO(data))
    found: dict[str, list[list[str]]] = {}
    heading = ""
    for each in word.iter_inner_content():
        if hasattr(each, "rows"):
            found[heading] = [[cell.text for cell in row.cells] for row in each.rows]
        elif each.style is not None and each.style.name == "Heading 1":
            heading = each.text
    return found


def test_word_has_every_table_with_its_dashes() -> None:
    found = tables(statistics_word(REPORT, MARKING))
    first = found["MAPPA-eligible offenders on 31 March 2016"]
    assert first[0] == [
        "Counted",
        "Category 1",
        "Category 2",
        "Category 3",
        "Category not known",
        "Total",
    ]
    assert first[1] == ["Level 1", "1,102", "0", "–", "1", "1,103"]
    assert len([name for name in found if name]) == 12
    assert found["Indicators"][4] == ["Disclosure check on record", "0", "0", "–", "100 %"]
    rate = found["Registered sexual offenders per 100,000 residents aged 10 and over"]
    assert rate[-1] == ["Per 100,000", "121"]


def test_word_is_marked_and_says_what_is_not_known() -> None:
    text = "\n".join(
        each.text for each in open_word(io.BytesIO(statistics_word(REPORT, MARKING))).paragraphs
    )
    assert text.startswith(f"{MARKING}\nMAPPA statistics 2015/16\n")
    assert "1 April 2015 to 31 March 2016" in text
    assert "All areas" in text
    assert "1 case in MAPPA that day with no category or no level" in text


def test_word_passes_the_house_checker() -> None:
    assert check(statistics_word(REPORT, MARKING)) == []


def test_a_year_that_is_not_over_says_so() -> None:
    now = counted(there("1", "1"), year=ReportingYear.of(TODAY))
    assert statistics_document(now, MARKING).status.endswith("30 June 2016: the year is not over")


def test_csv_has_numbers_that_a_spreadsheet_counts_with() -> None:
    data = statistics_csv(REPORT, MARKING)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[:3] == [
        [MARKING],
        ["MAPPA statistics 2015/16", "all areas"],
        ["1 April 2015 to 31 March 2016"],
    ]
    assert ["Level 1", "1102", "0", "–", "1", "1103"] in rows
    assert ["Disclosure check on record", "0", "0", "–", "100 %"] in rows


def test_no_cell_of_the_csv_is_a_formula() -> None:
    named = replace(REPORT, area="=1+1")
    assert b"'=1+1" in statistics_csv(named, MARKING)


def test_the_same_figures_give_the_same_bytes() -> None:
    assert statistics_word(REPORT, MARKING) == statistics_word(REPORT, MARKING)
