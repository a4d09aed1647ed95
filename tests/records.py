"""Records of the demonstration's case, put together as storage would."""

from collections.abc import Iterable
from datetime import date
from uuid import uuid4

from mappa_tui.demo import demonstration, whole_meeting
from mappa_tui.domain.agenda import standard_agenda
from mappa_tui.domain.area import default_area
from mappa_tui.domain.before import known_before, left_by
from mappa_tui.domain.case import Case
from mappa_tui.domain.meeting import Meeting
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.record import LISTS, MeetingRecord


def record_of(nouns: Iterable[Noun]) -> MeetingRecord:
    """Return the record of the last of the meetings among `nouns`."""
    rows = list(nouns)
    case = next(row for row in rows if isinstance(row, Case))
    meetings = sorted((row for row in rows if isinstance(row, Meeting)), key=lambda m: m.number)
    record = MeetingRecord(
        area=default_area().model_copy(update={"name": "Derwent Vale"}),
        case=case,
        agenda=standard_agenda(),
        meeting=meetings[-1],
        last_meeting=meetings[-2] if len(meetings) > 1 else None,
    )
    for row in rows:
        record.put(row)
    return record


def running() -> MeetingRecord:
    """Return the demonstration's meeting at 10:42."""
    return record_of(demonstration())


def whole() -> MeetingRecord:
    """Return the demonstration's meeting, closed and ready to be signed."""
    return record_of(whole_meeting())


def empty() -> MeetingRecord:
    """Return a meeting of which nothing is known yet."""
    case = Case(surname="Nobody")
    return record_of([case, Meeting(case_id=case.id)])


def next_review() -> MeetingRecord:
    """Return the review after the demonstration's meeting, just begun."""
    last = whole()
    assert last.last_meeting is not None
    last.before = known_before(last, last.last_meeting)
    meeting = Meeting(
        case_id=last.case.id, number=4, kind="review", level="2", date=date(2025, 11, 25)
    )
    assessment = last.assessment
    assert assessment is not None
    again = {"id": uuid4(), "meeting_id": meeting.id}
    mine: dict[str, list[Noun]] = {
        name: [] for noun, name in LISTS.items() if name in MeetingRecord.__annotations__
    }
    return last.model_copy(
        update={
            **mine,
            "meeting": meeting,
            "meetings": [*last.meetings, meeting],
            "assessments": [*last.assessments, assessment.model_copy(update=again)],
            "last_meeting": last.meeting,
            "before": left_by(last),
            "pending": list(last.considered),
        },
    )
