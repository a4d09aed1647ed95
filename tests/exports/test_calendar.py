"""The next meeting in a calendar: the right time, one entry that moves, and no name."""

import datetime as dt
from typing import Any

import icalendar
import pytest

from mappa_tui.domain.meeting import LEAVES, PLANNED, Meeting
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.calendar import calendar_name, next_meeting
from tests.records import empty, record_of, whole


def review(**values: Any) -> MeetingRecord:
    record = whole()
    given = {"next_date": dt.date(2026, 1, 6), "next_time": dt.time(10), "next_step": "review"}
    record.meeting = record.meeting.model_copy(update={**given, **values})
    return record


def event(record: MeetingRecord) -> Any:
    data = next_meeting(record)
    assert data is not None
    [found] = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return found


def test_it_is_the_next_review_at_londons_time() -> None:
    found = event(review())
    assert found["SUMMARY"] == "MAPP meeting, Level 2 review"
    assert found.start == dt.datetime(2026, 1, 6, 10, tzinfo=dt.UTC)
    assert found.end == dt.datetime(2026, 1, 6, 11, 15, tzinfo=dt.UTC)
    assert found["LOCATION"] == "Ripford Police Station, Room 2"
    assert found["CLASS"] == "PRIVATE"
    summer = event(review(next_date=dt.date(2026, 6, 2)))
    assert summer.start == dt.datetime(2026, 6, 2, 9, tzinfo=dt.UTC)


def test_it_names_nobody_and_no_case() -> None:
    record = review()
    data = next_meeting(record)
    assert data is not None
    text = data.decode().replace("\r\n ", "")
    for name in ("Ellery", "Martin", record.case.crn, record.case.pnc, record.case.address):
        assert name
        assert name.casefold() not in text.casefold()
    assert data == next_meeting(review())
    assert calendar_name(record) == "MAPP meeting 2026-01-06.ics"


def test_the_meeting_that_was_planned_for_it_moves_the_same_entry() -> None:
    before = review()
    planned = Meeting(
        case_id=before.case.id,
        number=4,
        level="3",
        date=dt.date(2026, 1, 7),
        starts=dt.time(14),
        state=PLANNED,
    )
    record = record_of([before.case, before.meeting, planned])
    first, then = event(before), event(record)
    assert first["UID"] == then["UID"]
    assert first["SEQUENCE"] < then["SEQUENCE"]
    assert then["SUMMARY"] == "MAPP meeting, Level 3 review"
    assert then.start == dt.datetime(2026, 1, 7, 14, tzinfo=dt.UTC)
    # Stamped with a day that is over, with no meeting before it, too.
    alone = event(record_of([before.case, planned]))
    assert then["DTSTAMP"].dt.date() == before.meeting.date
    assert alone["DTSTAMP"].dt.date() < dt.date(2025, 1, 1)


def test_without_a_time_it_takes_the_day() -> None:
    assert event(review(next_time=None)).start == dt.date(2026, 1, 6)


@pytest.mark.parametrize(
    "values", [{"next_date": None}, {"next_step": LEAVES}, {"level_after": "left MAPPA"}]
)
def test_there_is_none_without_a_date_or_after_the_exit(values: dict[str, Any]) -> None:
    assert next_meeting(review(**values)) is None
    assert next_meeting(empty()) is None
