"""The audit sheets as a document."""

import pytest

from mappa_tui.domain.audit_sheets import QUESTIONS
from mappa_tui.exports.audit_sheets import TO_COMPLETE, audit_sheets
from mappa_tui.exports.blocks import Heading, Table, for_audience
from mappa_tui.exports.minutes import draft_status
from mappa_tui.exports.word import write_word
from tests.records import empty, running, whole

from .house_checker import check
from .reading import text_of
from .test_minutes_kept_back import WITHHELD


def test_every_question_has_its_answer_its_place_and_room_for_the_auditor() -> None:
    document = audit_sheets(whole(), draft_status())
    sheets = [block for block in document.blocks if isinstance(block, Table)][:2]
    rows = [row.cells for table in sheets for row in table.rows]
    assert [cells[0].split("\n")[0] for cells in rows] == [each.text for each in QUESTIONS]
    assert {cells[3] for cells in rows} == {TO_COMPLETE}
    began = next(cells for cells in rows if cells[0].startswith("Did it begin on time?"))
    assert began[1].startswith("Yes.\nCalled for 10:00, began at 10:02")
    assert began[2] == "Item 1, Opening"
    heads = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert heads[:2] == ["Sheet K: Audit of the case", "Sheet L: Audit of the meeting"]


@pytest.mark.parametrize("make", [whole, running, empty])
def test_the_sheets_make_a_valid_word_file(make) -> None:  # type: ignore[no-untyped-def]
    document = for_audience(audit_sheets(make(), draft_status()), "standard")
    assert check(write_word(document), WITHHELD) == []


def test_nothing_restricted_is_quoted_for_any_audience() -> None:
    for audience in ("standard", "restricted"):
        text = text_of(for_audience(audit_sheets(whole(), draft_status()), audience))
        assert [word for word in WITHHELD if word in text] == []
        assert "(c)" not in text
        assert "Recipients considered: 3" in text


def test_minutes_and_words_stand_by_item() -> None:
    text = text_of(audit_sheets(running(), draft_status()))
    assert "14 Disclosure check | 6 | Not opened | 0" in text
    assert "5 Information by agency | 15 | 12 | 198" in text
