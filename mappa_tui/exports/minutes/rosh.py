"""Levels of the risk of serious harm, and what they were before."""

from mappa_tui.domain.noun import RESTRICTED
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.risk import RiskAssessment
from mappa_tui.exports.minutes.parts import capital


def last_assessment(record: MeetingRecord) -> RiskAssessment | None:
    """Return the last meeting's assessment, unless it is restricted."""
    last = record.last_meeting.id if record.last_meeting else None
    found = (row for row in record.assessments if row.meeting_id == last)
    return next((row for row in found if row.handling != RESTRICTED), None)


def level_of(now: RiskAssessment, before: RiskAssessment | None, name: str) -> str:
    """Return a level, and what it was if it changed: `Very high (was high)`."""
    if name not in RiskAssessment.model_fields:
        return "Not applicable"
    value: str = getattr(now, name)
    was: str = getattr(before, name) if before else ""
    changed = f" (was {was})" if was and value and was != value else ""
    return (capital(value) or "Not assessed") + changed
