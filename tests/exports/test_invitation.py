"""The invitation: when and where, what is asked for, the agenda with its times, the statements."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from mappa_tui.domain.deadlines import reports_due
from mappa_tui.domain.meeting import Invitation
from mappa_tui.domain.noun import RESTRICTED
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.invitation import invitation, invited, recipient
from tests.records import empty, next_review, running, whole

from .documents import faults
from .reading import text_of


def read(record: MeetingRecord, name: str) -> str:
    row = next(each for each in invited(record) if recipient(each).startswith(name))
    return text_of(invitation(record, row))


def test_a_member_is_told_all_that_is_needed_to_come_prepared() -> None:
    record = whole()
    text = read(record, "Police")
    assert "Date: Tuesday 14 October 2025" in text
    assert "For: Police, DI Priya Nair, chair" in text
    assert "Time: 10:00 to 11:15, 75 minutes" in text
    assert "Managed at: Category 1, Level 2" in text
    assert "Place, or how to join: Ripford Police Station, Room 2" in text
    assert "Name: Martin ELLERY" in text
    assert "Case reference: X482913" in text
    # Five working days before.
    assert "By Tuesday 7 October 2025, a short report in writing, to Leanne Cross:" in text
    assert "knows of the person since 22 July 2025" in text
    assert record.area.confidentiality_statement in text
    assert record.area.diversity_statement in text


def test_the_agenda_has_the_time_of_each_item() -> None:
    record = whole()
    text = read(record, "Police")
    passed = 0
    for number, item in enumerate(record.agenda.items, 1):
        at = dt.datetime(2025, 10, 14, 10) + dt.timedelta(minutes=passed)
        assert f"{number} | {item.title} | {at:%H:%M} | {item.minutes_at('2')}" in text
        passed += item.minutes_at("2")


def test_a_first_meeting_looks_back_on_none() -> None:
    record = whole()
    before = read(record, "Police")
    record.last_meeting = None
    record.meeting = record.meeting.model_copy(update={"kind": "initial"})
    text = read(record, "Police")
    for words in ("• What became of your agency’s actions", "3 | Last meeting", "open actions of"):
        assert words in before
        assert words not in text
    assert text.startswith("Invitation and agenda: Level 2 initial meeting 3")
    assert "• Facts and opinions told apart" in text
    assert "4 | Case summary | 10:0" in text


def test_an_observer_learns_no_name_and_is_asked_for_nothing(tmp_path: Path) -> None:
    record = whole()
    watcher = Invitation(meeting_id=record.meeting.id, agency="Lay adviser", part="observer")
    record.put(watcher)
    text = text_of(invitation(record, watcher))
    assert "ELLERY" not in text
    assert "a short report" not in text
    assert "Case reference: X482913" in text
    assert "You are invited as an observer" in text
    assert faults(invitation(record, watcher), tmp_path, ("Ellery", "Martin", "Marty")) == []


def test_what_is_restricted_stays_out() -> None:
    record = whole()
    own = [row for row in record.open_actions if row.agency == "Police"]
    hidden = [row for row in own if row.handling == RESTRICTED]
    assert own
    own[0].handling, own[0].task = RESTRICTED, "Watch the back door"
    text = read(record, "Police")
    assert "back door" not in text
    assert "Restricted actions are left out." in text
    assert len(hidden) < len(own)


def test_what_is_not_set_yet_is_said() -> None:
    record = empty()
    row = Invitation(meeting_id=record.meeting.id)
    record.put(row)
    text = text_of(invitation(record, row))
    for label in ("Date", "Time", "Place, or how to join", "Chair"):
        assert f"{label}: Not yet set" in text
    assert "Before the meeting, a short report in writing, to the MAPPA unit:" in text
    assert recipient(row) == "Not named"
    record.area.report_working_days.clear()
    assert reports_due(dt.date(2025, 10, 14), "2", record.area) is None


def test_reports_are_asked_for_working_days_before() -> None:
    area = whole().area
    # Christmas and Boxing Day are none.
    assert reports_due(dt.date(2025, 12, 30), "2", area) == dt.date(2025, 12, 19)
    assert reports_due(dt.date(2025, 12, 30), "3", area) == dt.date(2025, 12, 24)


@pytest.mark.parametrize("make", [whole, running, next_review])
def test_every_invitation_is_right_in_form(make: Any, tmp_path: Path) -> None:
    record = make()
    record.put(Invitation(meeting_id=record.meeting.id, part="observer"))
    rows = invited(record)
    for row in (rows[0], rows[-1]):
        assert faults(invitation(record, row), tmp_path) == []
