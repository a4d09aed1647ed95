"""Planning the next meeting of a case: what comes along from the last one."""

import datetime as dt
from collections.abc import Sequence

from mappa_tui.domain.area import Area
from mappa_tui.domain.area_settings import AreaSettings
from mappa_tui.domain.case import Case
from mappa_tui.domain.meeting import (
    CANCELLED,
    LONGEST,
    ON_PAPER,
    POSTPONED,
    SHORTEST,
    Invitation,
    Meeting,
)
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.risk import RiskAssessment


def plan_meeting(
    case: Case,
    settings: AreaSettings,
    earlier: Sequence[Meeting],
    invited: Sequence[Invitation],
    assessment: RiskAssessment | None,
    by: dt.date | None = None,
) -> list[Noun]:
    """Return a new meeting of `case` with its invitations and the risk as last assessed.

    Args:
        case: the case it is about.
        settings: the area's; the items of its agenda say how long the meeting is planned.
        earlier: the case's meetings so far, in order.
        invited: the last meeting's invitations; the area's usual agencies if there are none.
        assessment: the last assessment of serious harm, which comes along to be confirmed.
        by: the last day on which the first meeting after a referral is in time.
    """
    area, last = settings.area, earlier[-1] if earlier else None
    level = case.level if case.level in ("2", "3") else "2"
    meeting = Meeting(
        case_id=case.id,
        number=max((each.number for each in earlier), default=0) + 1,
        kind=_kind(earlier),
        level=level,
        category=case.category,
        date=by or (last.next_date if last else None),
        starts=last.next_time if last else None,
        planned_minutes=min(max(settings.agenda.minutes_at(level), SHORTEST), LONGEST),
        area=area.name or (last.area if last else ""),
        place=last.place if last else "",
        chair=last.chair if last else "",
        minute_taker=last.minute_taker if last else "",
        lead_agency=case.lead_agency,
    )
    return [meeting, *_invitations(meeting, area, invited), *_assessment(meeting, assessment)]


def paper_meeting(case: Case, earlier: Sequence[Meeting], held: dt.date | None) -> Meeting:
    """Return an earlier meeting that was on paper, to be filled in from its minutes."""
    return Meeting(
        case_id=case.id,
        number=max((each.number for each in earlier), default=0) + 1,
        kind=_kind(earlier),
        level=case.level if case.level in ("2", "3") else "2",
        date=held,
        state=ON_PAPER,
    )


def _kind(earlier: Sequence[Meeting]) -> str:
    """Return what comes after these: a review, unless every one of them was called off."""
    called_off = all(row.state in (CANCELLED, POSTPONED) for row in earlier)
    return "initial" if called_off else "review"


def _invitations(meeting: Meeting, area: Area, invited: Sequence[Invitation]) -> list[Noun]:
    kept = ("agency", "name", "role", "core", "part")
    rows = [{name: getattr(row, name) for name in kept} for row in invited]
    rows = rows or [{"agency": agency} for agency in area.invite]
    return [
        Invitation(meeting_id=meeting.id, position=position, **row)
        for position, row in enumerate(rows, 1)
    ]


def _assessment(meeting: Meeting, last: RiskAssessment | None) -> list[Noun]:
    fresh = RiskAssessment(case_id=meeting.case_id, meeting_id=meeting.id)
    if last is None:
        return [fresh]
    carried = last.model_dump(exclude={"id", "meeting_id", "assessed", "assessor"})
    return [fresh.model_copy(update=carried)]
