"""What a case, its meetings and what belongs to them owe: one rule a function."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from mappa_tui.domain.action import Action, ActionOutcome
from mappa_tui.domain.area import Area
from mappa_tui.domain.case import Case, Condition, RelevantDate
from mappa_tui.domain.dates import short_date
from mappa_tui.domain.deadlines import (
    draft_due,
    first_meeting_due,
    latest_review,
    level_due,
    minutes_due,
)
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.domain.due import (
    ACTION,
    DATE,
    DEFERRED,
    DRAFT,
    ENDING,
    FIRST,
    MINUTES,
    RELEASE,
    REVIEW,
    Due,
    Goal,
    planned_words,
)
from mappa_tui.domain.meeting import (
    CLOSED,
    IN_PROGRESS,
    ISSUED,
    LEAVES,
    ON_PAPER,
    PLANNED,
    SIGNED,
    Meeting,
)
from mappa_tui.domain.referral import Referral
from mappa_tui.domain.text import counted, named

HELD = (IN_PROGRESS, CLOSED, SIGNED, ISSUED, ON_PAPER)
_FORMAL = ("2", "3")
_SETTING = "area setting"


def of_meetings(
    case: Case, meetings: Sequence[Meeting], referrals: Sequence[Referral], area: Area
) -> Iterator[Due]:
    """Yield the next review, or the first meeting, that a case at Level 2 or 3 is owed."""
    held = sorted((row for row in meetings if row.state in HELD), key=lambda row: row.number)
    planned = [row for row in meetings if row.state == PLANNED]
    accepted = [row for row in referrals if row.accepted]
    waiting = [row for row in accepted if not _was_met(row, held)][-1:]
    if waiting:
        yield _first(case, waiting[0], planned, area)
    elif held:
        yield from _review(case, held[-1], planned, area)
    elif case.level in _FORMAL:
        what = f"Level {case.level}, but no meeting was held: {planned_words(_days(planned), None)}"
        yield _due(
            case, FIRST, None, what, case.lead_agency, "no referral", _to_plan(case, planned)
        )


def _was_met(referral: Referral, held: Sequence[Meeting]) -> bool:
    since = referral.received
    return any(since is None or row.date is None or row.date >= since for row in held)


def _first(case: Case, referral: Referral, planned: Sequence[Meeting], area: Area) -> Due:
    level = referral.accepted
    days = area.referral_working_days.get(level)
    by = first_meeting_due(referral.received, level, area) if referral.received else None
    what = f"First meeting at Level {level}: {planned_words(_days(planned), by)}"
    if referral.received is None:
        what += "; the day of the referral is unknown"
    interval = "no interval" if days is None else counted(days, "working day")
    source = f"{_SETTING}: {interval} from the referral"
    return _due(case, FIRST, by, what, case.lead_agency, source, _to_plan(case, planned))


def _review(case: Case, last: Meeting, planned: Sequence[Meeting], area: Area) -> Iterator[Due]:
    unsigned = last.state in (IN_PROGRESS, CLOSED)
    level = (unsigned and last.level_after) or case.level
    if level not in _FORMAL or last.next_step == LEAVES:
        return
    if last.date is None:
        what = f"{last.title} has no date, so that its review cannot be reckoned"
        yield _due(case, REVIEW, None, what, case.lead_agency, _SETTING, _to_meeting(case, last))
        return
    by = latest_review(last.date, level, area)
    what = f"Review at the latest: {planned_words(_days(planned), by)}"
    weeks = area.review_weeks.get(level, 12)
    source = f"{_SETTING}: {counted(weeks, 'week')} after {_short(last.date)}, Level {level}"
    yield _due(case, REVIEW, by, what, case.lead_agency, source, _to_plan(case, planned))


def of_minutes(case: Case, meeting: Meeting, area: Area, *, signed: bool) -> Iterator[Due]:
    """Yield the draft and the minutes that a meeting owes until they are issued.

    Args:
        case: whose meeting it is.
        meeting: held, and never issued.
        area: its settings.
        signed: whether a version was signed already: the chair has seen that.
    """
    goal = Goal(case.id, meeting.id)
    if meeting.date is None:
        what = f"Minutes of {meeting.title}, which has no date"
        yield _due(case, MINUTES, None, what, meeting.minute_taker, _SETTING, goal)
        return
    of = f"{meeting.title}, {_short(meeting.date)}"
    if not signed:
        days = area.draft_working_days.get(meeting.level, 5)
        yield _due(
            case,
            DRAFT,
            draft_due(meeting.date, meeting.level, area),
            f"Draft to the chair: {of}",
            meeting.minute_taker,
            f"{_SETTING}: {counted(days, 'working day')}",
            goal,
        )
    days = area.minutes_working_days.get(meeting.level, 10)
    yield _due(
        case,
        MINUTES,
        minutes_due(meeting.date, meeting.level, area),
        f"Minutes to be {'issued' if signed else 'signed and issued'}: {of}",
        meeting.chair,
        f"{_SETTING}: {counted(days, 'working day')}",
        goal,
    )


def of_action(case: Case, action: Action, moved: ActionOutcome | None = None) -> Due:
    """Return that an open action is owed.

    Args:
        case: whose action it is.
        action: open.
        moved: the last outcome that gave it another date, if one did.
    """
    what = f"A{action.number} {action.task or 'what is to be done?'}"
    who = named(action.owner, action.agency)
    goal = Goal(case.id, at="actions", record_id=action.id, field="due")
    made = _set_by(action, moved)
    return _due(case, ACTION, action.due, what, who, made, goal, action.handling)


def _set_by(action: Action, moved: ActionOutcome | None) -> str:
    """Return who or what gave an action the date that it has."""
    if moved is None and action.made_on:
        return f"set by the meeting of {_short(action.made_on)}"
    if moved is None or moved.heard_on is None or moved.new_due != action.due:
        return "as entered"  # a date typed since over the one that an outcome set
    by = "by the meeting of" if moved.meeting_id else "on"
    return f"moved {by} {_short(moved.heard_on)}"


def of_ending(case: Case, row: Condition) -> Due:
    """Return that a licence condition or order ends."""
    what = f"Ends: {row.text or 'condition'}"
    goal = Goal(case.id, at="conditions", record_id=row.id, field="ends")
    kind = "condition" if row.kind in ("", "other") else row.kind
    return _due(case, ENDING, row.ends, what, case.lead_agency, f"the {kind}", goal, row.handling)


def of_date(case: Case, row: RelevantDate) -> Due:
    """Return a relevant date."""
    what = ": ".join(text for text in (row.what or "Relevant date", row.note) if text)
    goal = Goal(case.id, at="dates", record_id=row.id, field="on")
    return _due(case, DATE, row.on, what, case.lead_agency, "relevant dates", goal)


def of_release(case: Case, row: RelevantDate, area: Area) -> Due | None:
    """Return that the level is to be set before a release, where the case has none."""
    if case.level or row.on is None or not re.search(r"\brelease\b", row.what, re.IGNORECASE):
        return None
    source = f"{_SETTING}: {counted(area.release_months, 'month')} before release"
    goal = Goal(case.id, at="category", record_id=case.id, field="level")
    what = f"Level to be set: {row.what.lower()} {_short(row.on)}"
    return _due(case, RELEASE, level_due(row.on, area), what, case.lead_agency, source, goal)


def of_deferred(case: Case, row: Disclosure) -> Due:
    """Return that a disclosure was deferred, and nobody has decided it anew."""
    made = f"deferred on {_short(row.made_on)}" if row.made_on else "deferred"
    what = f"Decide disclosure {row.letter} anew: {row.recipient or 'who is told?'}"
    goal = Goal(case.id, row.meeting_id, "disclosure", row.id, "defer_to")
    return _due(case, DEFERRED, row.defer_to, what, row.defer_who, made, goal, row.handling)


def _due(
    case: Case,
    kind: str,
    on: dt.date | None,
    what: str,
    who: str,
    source: str,
    goal: Goal,
    handling: str = "",
) -> Due:
    return Due(kind, on, case.title, case.crn, what, who, source, goal, handling)


def _to_plan(case: Case, planned: Sequence[Meeting]) -> Goal:
    """Return where the next meeting is planned: its date, or the meetings of the case."""
    if not planned:
        return Goal(case.id, at="meetings")
    return Goal(case.id, planned[0].id, "when", planned[0].id, "date")


def _to_meeting(case: Case, meeting: Meeting) -> Goal:
    if meeting.state == ON_PAPER:
        return Goal(case.id, at="meetings", record_id=meeting.id, field="date")
    return Goal(case.id, meeting.id)


def _days(planned: Sequence[Meeting]) -> list[dt.date | None]:
    return [row.date for row in planned]


def _short(day: dt.date) -> str:
    return short_date(day, year=True)
