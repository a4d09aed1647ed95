"""The history of an action in words."""

import datetime as dt

from mappa_tui.domain.action import CARRIED, CHASED, DONE, ActionOutcome
from mappa_tui.domain.dates import short_date


def told(row: ActionOutcome) -> str:
    """Return one outcome on a line, such as `3 Nov 2025, between meetings: chased: he rang`.

    One that is not chosen yet says nothing.
    """
    if not row.outcome:
        return ""
    where = "in the meeting" if row.meeting_id else "between meetings"
    parts = [f"{_day(row.heard_on)}, {where}", _what(row)]
    text = {DONE: row.evidence, CHASED: row.said}.get(row.outcome, row.reason)
    return ": ".join(part for part in (*parts, text) if part)


def _what(row: ActionOutcome) -> str:
    if row.outcome == CARRIED:
        return f"moved from {_day(row.was_due)} to {_day(row.new_due)}"
    on = {DONE: row.done_on, CHASED: row.chased_on}.get(row.outcome)
    return f"{row.outcome} on {_day(on)}" if on and on != row.heard_on else row.outcome


def _day(day: dt.date | None) -> str:
    return short_date(day, year=True) if day else "no date"
