"""What the bar over a meeting says: whose it is, the time, and how the record stands."""

from mappa_tui.domain.clock import Clock
from mappa_tui.domain.meeting import CLOSED, IN_PROGRESS
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.screens.meeting.timing import elapsed_minutes
from mappa_tui.widgets.say import DANGER, MUTED
from mappa_tui.widgets.session import Session

Words = list[tuple[str, str]]
"""Texts with their styles."""


def top_words(
    record: MeetingRecord, session: Session, *, narrow: bool
) -> tuple[Words, Words, float | None, str]:
    """Return the left end, the right end, the used share of the time, and what the rule says."""
    elapsed = elapsed_minutes(record, session.clock)
    share = None if elapsed is None else elapsed / max(record.meeting.planned_minutes, 1)
    right = [
        (f"{session.clock.local():%H:%M}", "bold"),
        (_state(record, session.clock), ""),
        _saved(session, narrow=narrow),
    ]
    return _whose(record, narrow=narrow), right, share, _standing(session)


def _whose(record: MeetingRecord, *, narrow: bool) -> Words:
    case, meeting = record.case, record.meeting
    if narrow:
        name = case.surname.upper()
        return [(name, "bold"), (case.crn, ""), (f"Level {meeting.level}", MUTED)]
    return [
        (case.title, "bold"),
        (case.crn, ""),
        (f"Cat {case.category or '?'}", MUTED),
        (f"Level {meeting.level}", MUTED),
        (f"{meeting.kind} {meeting.number}", MUTED),
    ]


def _state(record: MeetingRecord, clock: Clock) -> str:
    meeting = record.meeting
    if meeting.state == IN_PROGRESS:
        return f"{elapsed_minutes(record, clock) or 0} of {meeting.planned_minutes} min"
    if meeting.state == CLOSED and meeting.closed:
        return f"closed {meeting.closed:%H:%M}"
    return meeting.state


def _saved(session: Session, *, narrow: bool) -> tuple[str, str]:
    status = session.status
    if narrow and status.startswith("saved "):
        status = status[:-3]
    return status, DANGER if status.startswith("!") else MUTED


def _standing(session: Session) -> str:
    if session.stopped:
        return "DAMAGED: nothing more is saved; leave with ctrl+q"
    if session.locked and not session.read_only:
        return "SIGNED: nothing changes; F12 issues or amends"
    return session.amending or session.banner
