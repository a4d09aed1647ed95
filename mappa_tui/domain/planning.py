"""Planning the next meeting of a case: what comes along from the last one."""

import datetime as dt
from collections.abc import Sequence

from mappa_tui.domain.area import Area
from mappa_tui.domain.case import Case
from mappa_tui.domain.meeting import ON_PAPER, Invitation, Meeting
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.risk import RiskAssessment


def plan_meeting(
    case: Case,
    area: Area,
    earlier: Sequence[Meeting],
    invited: Sequence[Invitation],
    assessment: RiskAssessment | None,
    by: dt.date | None = None,
) -> list[Noun]:
    """Return a new meeting of `case` with its invitations and the risk as last assessed.

    Args:
        case: the case it is about.
        area: the area's settings.
        earlier: the case's meetings so far, in order.
        invited: the last meeting's invitations; the area's usual agencies if there are none.
        assessment: the last assessment of serious harm, which comes along to be confirmed.
        by: the last day on which the first meeting after a referral is in time.
    """
    last = earlier[-1] if earlier else None
    meeting = Meeting(
        case_id=case.id,
        number=max((each.number for each in earlier), default=0) + 1,
        kind="review" if last else "initial",
        level=case.level if case.level in ("2", "3") else "2",
        category=case.category,
        date=by or (last.next_date if last else None),
        starts=last.next_time if last else None,
        planned_minutes=last.planned_minutes if last else 60,
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
        kind="review" if earlier else "initial",
        level=case.level if case.level in ("2", "3") else "2",
        date=held,
        state=ON_PAPER,
    )


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
