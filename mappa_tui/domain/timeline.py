"""The thread of a case: all that happened and is to come, from referral to exit, in order."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mappa_tui.domain.case import Condition, LevelChange
from mappa_tui.domain.dates import plain_date
from mappa_tui.domain.disclosure import DEFER, DISCLOSE, INSIDE, Disclosure
from mappa_tui.domain.meeting import (
    CANCELLED,
    CLOSED,
    IN_PROGRESS,
    ISSUED,
    LEAVES,
    ON_PAPER,
    PLANNED,
    POSTPONED,
    SIGNED,
    Meeting,
)
from mappa_tui.domain.noun import RESTRICTED, Noun
from mappa_tui.domain.record import CaseRecord, live
from mappa_tui.domain.referral import Referral

SOON = dt.timedelta(weeks=8)
"""What ends within this time is marked (an area's practice)."""
NO_REASON = "no reason recorded"
STATES = {
    PLANNED: "planned",
    IN_PROGRESS: "in progress",
    CLOSED: "held, not signed off yet",
    SIGNED: "held, signed off",
    ISSUED: "held, minutes issued",
    POSTPONED: "postponed",
    CANCELLED: "cancelled",
    ON_PAPER: "held, on paper",
}
"""How each state of a meeting reads."""


@dataclass(frozen=True, slots=True, repr=False)
class Moment:
    """One thing of the case that has a day, or could have one."""

    on: dt.date | None
    kind: str
    text: str
    about: Noun
    """What it is about, and what is opened."""
    detail: str = ""
    expected: bool = False
    """Whether it is expected on that day, and did not happen by being entered."""
    part: str = ""
    """Which of several moments of the same record it is."""

    @property
    def key(self) -> str:
        """What it is known by as long as the record is there, whatever else changes."""
        return f"{self.about.id} {self.part}"

    @property
    def is_restricted(self) -> bool:
        """Whether standard minutes leave it out."""
        return getattr(self.about, "handling", "") == RESTRICTED

    def is_soon(self, today: dt.date) -> bool:
        """Whether it is expected within the next weeks."""
        return self.expected and self.on is not None and today <= self.on <= today + SOON

    def is_to_come(self, today: dt.date) -> bool:
        """Whether it is still to come; what is expected today, or on no day yet, is."""
        if self.on is None or self.on == today:
            return self.expected
        return self.on > today


@dataclass(frozen=True, slots=True, repr=False)
class Timeline:
    """The moments of a case, seen from a day."""

    to_come: tuple[Moment, ...]
    """The soonest first; at the end what has no day yet."""
    past: tuple[Moment, ...]
    """The newest first."""
    undated: tuple[Moment, ...]
    """What has no day, and none to come."""


def timeline(record: CaseRecord, today: dt.date) -> Timeline:
    """Return the time line of a case as seen from `today`."""
    moments = [
        *_referrals(live(record.referrals)),
        *_meetings(record.meetings, today),
        *_levels(live(record.level_changes)),
        *_disclosures(record, today),
        *_conditions(live(record.conditions), today),
        *(
            Moment(row.on, "Date", row.what or "what?", row, row.note, True)
            for row in live(record.dates)
        ),
        *(
            Moment(row.on, "Event", row.what or "what?", row, row.note)
            for row in live(record.events)
        ),
    ]
    moments.sort(key=_day)
    to_come = [each for each in moments if each.is_to_come(today)]
    others = [each for each in moments if not each.is_to_come(today)]
    return Timeline(
        tuple(to_come),
        tuple(each for each in reversed(others) if each.on),
        tuple(each for each in others if each.on is None),
    )


def _day(moment: Moment) -> dt.date:
    return moment.on or dt.date.max


def _referrals(rows: Iterable[Referral]) -> Iterator[Moment]:
    for row in rows:
        who = ", ".join(name for name in (row.referrer, row.agency) if name) or "who?"
        asked = f"Level {row.level}" if row.level else "which level is not known"
        decided = row.decision or "not decided yet"
        if row.decision and row.decided_on:
            decided += f" on {plain_date(row.decided_on)}"
        reason = row.reason or (NO_REASON if row.decision else "")
        yield Moment(row.received, "Referral", f"from {who}, for {asked}: {decided}", row, reason)


def _meetings(rows: Iterable[Meeting], today: dt.date) -> Iterator[Moment]:
    counted = [row for row in rows if row.state not in (CANCELLED, POSTPONED)]
    for row in rows:
        text = f"{row.title}, {STATES.get(row.state, row.state)}"
        yield Moment(row.date, "Meeting", text, row, _came_of(row), row.state == PLANNED)
    held = [row for row in counted if row.state != PLANNED]
    last = max(held, key=lambda row: row.number, default=None)
    if last and last.next_date and last.next_date >= today and len(held) == len(counted):
        text = "next review, not planned yet"
        yield Moment(last.next_date, "Meeting", text, last, expected=True, part="next")


def _came_of(row: Meeting) -> str:
    """Return what a meeting led to, or why there was none."""
    if row.state in (POSTPONED, CANCELLED):
        return row.state_reason or NO_REASON
    if row.next_step == LEAVES:
        return f"exit: {row.exit_follows}" if row.exit_follows else "exit"
    return ""


def _levels(rows: Iterable[LevelChange]) -> Iterator[Moment]:
    before = ""
    for row in sorted(rows, key=lambda each: each.on or dt.date.min):
        level = f"Level {row.level}" if row.level.isdigit() else row.level or "level not known"
        now = f"Category {row.category or 'not known'}, {level}"
        now += f", {row.status}" if row.status else ""
        was = f" (before: {before})" if before and before != now else ""
        yield Moment(row.on, "Level", now + was, row, row.reason or NO_REASON)
        before = now


def _disclosures(record: CaseRecord, today: dt.date) -> Iterator[Moment]:
    days = {meeting.id: meeting.date for meeting in record.meetings}
    for row in live(record.disclosures):
        on = row.made_on or days.get(row.meeting_id)
        who = f"{row.letter} {row.recipient or 'who?'}"
        decision = "sharing" if row.recipient_kind == INSIDE else row.decision or "not decided yet"
        yield Moment(on, "Disclosure", f"{who}: {decision}", row, _outcome(row))
        if row.done_on:
            by = f" by {row.done_by}" if row.done_by else ""
            yield Moment(
                row.done_on, "Disclosure", f"{who}: told{by}", row, row.response, part="told"
            )
        elif row.decision == DISCLOSE and row.when and row.when >= today:
            yield Moment(
                row.when, "Disclosure", f"{who}: to be told by then", row, expected=True, part="due"
            )
        elif row.decision == DEFER and row.defer_to and row.defer_to >= today:
            by = f" by {row.defer_who}" if row.defer_who else ""
            text = f"{who}: to be decided{by}"
            yield Moment(row.defer_to, "Disclosure", text, row, expected=True, part="due")


def _outcome(row: Disclosure) -> str:
    """Return what became of a disclosure, else why it was decided so."""
    if row.done_on:
        return f"told on {plain_date(row.done_on)}"
    if row.decision == DISCLOSE and row.recipient_kind != INSIDE:
        by = f", to be told by {plain_date(row.when)}" if row.when else ""
        return f"no outcome recorded yet{by}"
    if row.decision == DEFER:
        to = f"deferred to {plain_date(row.defer_to)}" if row.defer_to else "deferred, no day set"
        return f"{to}: {row.reasons}" if row.reasons else to
    return row.reasons or (NO_REASON if row.decision else "")


def _conditions(rows: Iterable[Condition], today: dt.date) -> Iterator[Moment]:
    for row in rows:
        kind = "Condition" if row.kind == "licence condition" else row.kind.capitalize() or "Order"
        text = row.text or "which?"
        if row.ends:
            verb = "ends" if row.ends >= today else "ended"
            yield Moment(row.ends, kind, f"{verb}: {text}", row, expected=True)
        else:
            yield Moment(None, kind, f"{row.until or 'end not known'}: {text}", row)
