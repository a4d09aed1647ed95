"""What one change brings with it: the write path stores both together.

A disclosure decided makes its action; an outcome heard closes or moves its action; the review
of a measure ends it or leaves it in force, and a measure that ends by itself was reviewed so;
what ends remembers in which meeting; a referral accepted sets the level.
"""

import datetime as dt
from collections.abc import Sequence

from mappa_tui.domain.action import (
    CANCELLED,
    CARRIED,
    DONE,
    OPEN,
    Action,
    ActionOutcome,
    history,
    one_owner_fault,
)
from mappa_tui.domain.case import Case, LevelChange
from mappa_tui.domain.disclosure import DISCLOSE, INSIDE, Disclosure
from mappa_tui.domain.levels import level_fault
from mappa_tui.domain.meeting import CLOSED, IN_PROGRESS, PLANNED
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.plan import DONE as MEASURE_DONE
from mappa_tui.domain.plan import IN_FORCE, WITHDRAWN, Contingency, Measure, MeasureReview
from mappa_tui.domain.record import CaseRecord, MeetingRecord, live
from mappa_tui.domain.referral import Referral
from mappa_tui.domain.risk import Risk


def consequences(record: CaseRecord, changed: Noun, before: Noun | None = None) -> list[Noun]:
    """Return what else changes in `record` because `changed` was put into it.

    Args:
        record: with `changed` in it.
        changed: what was stored.
        before: the same as it was; None if it is new.
    """
    if isinstance(changed, Disclosure) and isinstance(record, MeetingRecord):
        return _of_disclosure(record, changed)
    if isinstance(changed, ActionOutcome):
        return [*_of_outcome(record, changed, before), *_of_day(changed)]
    if isinstance(changed, Case):
        return _of_category(record, changed)
    if isinstance(changed, Referral):
        return _of_referral(record, changed)
    if not isinstance(record, MeetingRecord):
        return []
    if isinstance(changed, MeasureReview):
        return _of_review(record, changed)
    if isinstance(changed, Measure):
        return [*_of_ending(record, changed), *_of_measure(record, changed)]
    if isinstance(changed, Contingency | Risk):
        return _of_ending(record, changed)
    return []


def _of_disclosure(record: MeetingRecord, row: Disclosure) -> list[Noun]:
    if row.meeting_id != record.meeting.id:
        return []  # an outcome was heard of it: the action goes its own way by now
    made = next((each for each in record.actions if each.disclosure_id == row.id), None)
    decided = row.decision == DISCLOSE and row.recipient_kind != INSIDE and not row.in_error
    if not decided:
        if made is None or not made.is_open:
            return []
        reason = f"Disclosure {row.letter}{_why_not(row)}."
        return [made.model_copy(update={"status": CANCELLED, "cancel_reason": reason})]
    action = made or Action(
        case_id=row.case_id,
        meeting_id=record.meeting.id,
        disclosure_id=row.id,
        made_on=row.made_on,
        item=record.agenda.key_of("disclosure"),
    )
    if action.status == DONE:
        return []
    told = row.recipient or "the recipient"
    update = {
        "task": f"Disclosure {row.letter}: tell {told}" + (f", {row.how}" if row.how else ""),
        "owner": "" if one_owner_fault(row.lead) else row.lead,
        "agency": row.lead_agency,
        "helpers": row.helpers,
        "due": row.when,
        "status": OPEN,
        "cancel_reason": "",
        "handling": row.handling,
    }
    return [action.model_copy(update=update)]


def _why_not(row: Disclosure) -> str:
    if row.in_error:
        return " was entered in error"
    if row.recipient_kind == INSIDE:
        return ": the recipient is now a MAPPA body, which is sharing"
    return f": the decision is now: {row.decision or 'not yet decided'}"


def called_off(record: CaseRecord, written: Sequence[Noun]) -> list[Action]:
    """Return actions, still open in `record`, that a disclosure cancelled in what was written."""
    if not any(isinstance(noun, Disclosure) for noun in written):
        return []
    still_open = {action.id for action in record.actions if action.is_open}
    return [
        noun
        for noun in written
        if isinstance(noun, Action) and noun.id in still_open and noun.status == CANCELLED
    ]


def _of_outcome(record: CaseRecord, row: ActionOutcome, before: Noun | None) -> list[Noun]:
    """Let the last outcome that acts say how the action stands; without one, as it was."""
    found = record.find("Action", row.action_id)
    acted = isinstance(before, ActionOutcome) and before.acts
    if not isinstance(found, Action) or not (row.acts or acted):
        return []
    rows = history(record.outcomes, row.action_id)
    acting = next((each for each in reversed(rows) if each.acts), None)
    if acting is None:
        return [_standing(found, OPEN, row.was_due)]
    if acting.outcome == CARRIED:
        return [_standing(found, OPEN, acting.new_due)]
    reason = acting.reason if acting.outcome == CANCELLED else ""
    return [_standing(found, acting.outcome, acting.was_due, reason)]


def _of_day(row: ActionOutcome) -> list[Noun]:
    """Give what was done the day on which that was heard, where its evidence names no other."""
    if row.outcome != DONE or not row.is_complete or row.done_on or row.heard_on is None:
        return []
    return [row.model_copy(update={"done_on": row.heard_on})]


def _standing(action: Action, status: str, due: dt.date | None, reason: str = "") -> Action:
    return action.model_copy(update={"status": status, "due": due, "cancel_reason": reason})


def _of_ending(record: MeetingRecord, row: Measure | Contingency | Risk) -> list[Noun]:
    in_force = row.status in (IN_FORCE, "live")
    ended_in = None if in_force else row.ended_in or record.meeting.id
    return [] if ended_in == row.ended_in else [row.model_copy(update={"ended_in": ended_in})]


def _of_review(record: MeetingRecord, row: MeasureReview) -> list[Noun]:
    found = record.find("Measure", row.measure_id)
    if not isinstance(found, Measure):
        return []
    ended = row.mark in (MEASURE_DONE, WITHDRAWN)
    update = {
        "status": row.mark if ended else IN_FORCE,
        "status_reason": row.reason if ended else "",
    }
    return [found.model_copy(update=update)]


def _of_measure(record: MeetingRecord, row: Measure) -> list[Noun]:
    """Return the review of a measure that came along and was ended, or not, in its own form."""
    if row.meeting_id == record.meeting.id:
        return []
    review = record.review(row)
    if row.status != IN_FORCE:
        made = review or MeasureReview(
            case_id=row.case_id, meeting_id=record.meeting.id, measure_id=row.id
        )
        return [made.model_copy(update={"mark": row.status, "reason": row.status_reason})]
    if review and review.mark in (MEASURE_DONE, WITHDRAWN):
        return [review.model_copy(update={"mark": ""})]
    return []


def _of_category(record: CaseRecord, case: Case) -> list[Noun]:
    return [
        meeting.model_copy(update={"category": case.category})
        for meeting in record.meetings
        if meeting.state in (PLANNED, IN_PROGRESS, CLOSED) and meeting.category != case.category
    ]


def _of_referral(record: CaseRecord, row: Referral) -> list[Noun]:
    made = record.find("LevelChange", row.level_change_id) if row.level_change_id else None
    step = made if isinstance(made, LevelChange) else None
    if not row.accepted:
        if step is None or step.in_error:
            return []
        taken_back = step.model_copy(update={"in_error": True})
        return [taken_back, *_level_of(record, step, row.was_level, only_if=step.level)]
    before = None if step is None or step.in_error else step.level
    if before is None and row.accepted == record.case.level == _newest_level(record):
        return []
    update = {
        "on": row.decided_on,
        "category": record.case.category,
        "level": row.accepted,
        "status": record.case.status,
        "reason": row.reason,
        "in_error": False,
    }
    now = (step or LevelChange(case_id=row.case_id)).model_copy(update=update)
    followed = [now, *_level_of(record, now, now.level, only_if=before)]
    if before is None:
        # Last, since it is judged anew with it: the step has to be there by then.
        since = {"level_change_id": now.id, "was_level": record.case.level}
        followed.append(row.model_copy(update=since))
    return followed


def _newest_level(record: CaseRecord) -> str:
    """Return the level that the history says last: one typed in the case has no step there."""
    steps = [row for row in live(record.level_changes) if row.level]
    return max(steps, key=lambda row: row.on or dt.date.min).level if steps else ""


def _level_of(
    record: CaseRecord, step: LevelChange, level: str, *, only_if: str | None = None
) -> list[Noun]:
    """Return the case at `level`, unless its history went on after `step`.

    Args:
        record: the case.
        step: the step that sets the level, or that is taken back.
        level: which level.
        only_if: the level that the case must still have, or somebody has set it since.
    """
    case = record.case
    others = [each.on for each in live(record.level_changes) if each.id != step.id]
    went_on = any(on and step.on and on > step.on for on in others)
    if went_on or (only_if is not None and case.level != only_if):
        return []
    return [case.model_copy(update={"level": "" if level_fault(case.category, level) else level})]


def of_signing(record: MeetingRecord) -> list[Noun]:
    """Return what the case takes over from a meeting that is signed for the first time."""
    case, meeting = record.case, record.meeting
    left = meeting.level_after == "left MAPPA"
    update = {
        "level": "" if left else meeting.level_after,
        "lead_agency": meeting.lead_agency,
    }
    changed: list[Noun] = [case.model_copy(update=update)]
    if meeting.level_after != case.level:
        changed.append(
            LevelChange(
                case_id=case.id,
                on=meeting.date,
                category=case.category,
                level=meeting.level_after,
                reason=meeting.level_reason,
            )
        )
    return changed
