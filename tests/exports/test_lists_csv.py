"""The lists over all cases as CSV: every cell, and none that a spreadsheet would carry out."""

import csv
import io
from datetime import date
from uuid import uuid4

from mappa_tui.domain.due import ACTION, Due, Goal
from mappa_tui.domain.listed_actions import ListedAction
from mappa_tui.exports.actions_csv import actions_csv, meeting_actions_csv
from mappa_tui.exports.due_csv import due_csv
from tests.records import whole

TODAY = date(2025, 10, 16)


def cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_an_action_in_a_row() -> None:
    line = ListedAction(
        id=uuid4(),
        case_id=uuid4(),
        case_title="M. ELLERY",
        crn="X482913",
        number=5,
        task="=1+1",
        owner="Joanne Feld",
        agency="Probation",
        helpers="",
        due=date(2025, 10, 15),
        status="open",
        cancel_reason="",
        done=date(2025, 10, 14),
        evidence="+Report",
        handling="third party",
        moved=2,
        chased=TODAY,
        said="Tomorrow",
        asks=None,
    )
    head, row = cells(actions_csv([line], TODAY))
    assert dict(zip(head, row, strict=True)) == {
        "CRN": "X482913",
        "Case": "M. ELLERY",
        "Action": "A5",
        "Task": "'=1+1",
        "Agency": "Probation",
        "Owner": "Joanne Feld",
        "With": "",
        "Due": "2025-10-15",
        "State": "late",
        "Times moved": "2",
        "Why cancelled": "",
        "Done on": "2025-10-14",
        "Evidence": "'+Report",
        "Last chased": "2025-10-16",
        "What was said": "Tomorrow",
        "Handling": "third party",
    }


def test_a_deadline_in_a_row() -> None:
    goal = Goal(uuid4())
    known = Due(ACTION, TODAY, "M. ELLERY", "X482913", "@A5", "Jo", "as entered", goal)
    unknown = Due(ACTION, None, "M. ELLERY", "X482913", "A6", "Jo", "as entered", goal)
    head, *rows = cells(due_csv([known, unknown], TODAY))
    assert head[:3] == ["Date", "Weekday", "How far"]
    assert rows[0][:3] == ["2025-10-16", "Thursday", "today"]
    assert rows[0][3:] == ["X482913", "M. ELLERY", "action", "'@A5", "Jo", "as entered", ""]
    assert rows[1][:3] == ["unknown", "", ""]


def test_a_meeting_lists_all_that_it_heard_of_and_made() -> None:
    head, *rows = cells(meeting_actions_csv(whole()))
    assert [row[2] for row in rows] == [f"A{number}" for number in range(1, 12)]
    moved = dict(zip(head, rows[2], strict=True))
    assert (moved["Due"], moved["State"], moved["Times moved"]) == ("2025-10-28", "open", "1")
    assert (moved["Done on"], moved["Evidence"]) == ("", "")
    done = dict(zip(head, rows[0], strict=True))
    [heard] = [row for row in whole().outcomes if row.done_on == date(2025, 8, 12)]
    assert (done["Done on"], done["Evidence"]) == ("2025-08-12", heard.evidence)


def test_a_meeting_keeps_restricted_actions_for_its_restricted_readers() -> None:
    record = whole()
    record.actions = [
        row.model_copy(update={"handling": "restricted", "task": "=1+1"})
        if row.number == 9
        else row
        for row in record.actions
    ]
    assert "A9" not in [row[2] for row in cells(meeting_actions_csv(record))]
    [own] = [row for row in cells(meeting_actions_csv(record, "restricted")) if row[2] == "A9"]
    assert own[3] == "'=1+1"
