"""Actions: one task, one owner, one agency, one date; and what became of them.

An action's history is its outcomes, in order: those that meetings heard, and those between
meetings, which have no meeting.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from uuid import UUID

from mappa_tui.domain.dates import Year, long_date, plain_date
from mappa_tui.domain.noun import Noun, ask, handling

OPEN, DONE, CARRIED, CANCELLED = "open", "done", "carried forward", "cancelled"
CLOSING = (DONE, CANCELLED)
CHASED = "chased"
"""Somebody asked how it stands: it changes nothing of the action."""

_TWO_PEOPLE = re.compile(r"\s(?:and|with)\s|[&/;,+\n]", re.IGNORECASE)

_PAST = "That day is over: a date to come is needed."


def one_owner_fault(owner: str) -> str:
    """Return why `owner` is more than one person, or nothing (an area's practice)."""
    if _TWO_PEOPLE.search(owner.strip()):
        return "One owner answers for it; put the others under “With”."
    return ""


class Action(Noun):
    """A1, A2 …: numbered within the case, never deleted, chased until closed with evidence."""

    case_id: UUID
    meeting_id: UUID | None = None
    item: str = ""
    disclosure_id: UUID | None = None
    number: int = 0
    made_on: dt.date | None = None
    task: str = ask("Task", hint="one task")
    owner: str = ask("Owner", complete="attendee", hint="one person")
    agency: str = ask("Agency", complete="agency")
    helpers: str = ask("With", hint="who helps")
    due: dt.date | None = ask("Due", None, hint="a date, such as 17 Oct")
    status: str = ask("Status", OPEN, choices=(OPEN, DONE, CANCELLED))
    cancel_reason: str = ask("Why cancelled")
    handling: str = handling()
    in_error: bool = False

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do it."""
        return self.status == OPEN and not self.in_error

    def faults(self) -> Mapping[str, str]:
        """One owner; due no earlier than the meeting that set it."""
        found = {}
        if fault := one_owner_fault(self.owner):
            found["owner"] = fault
        if self.due and self.made_on and self.due < self.made_on:
            found["due"] = f"Due before the meeting of {plain_date(self.made_on)}."
        return found


class ActionOutcome(Noun):
    """What became of an action, as a meeting heard it or as it was entered between meetings."""

    case_id: UUID
    meeting_id: UUID | None = None
    action_id: UUID
    outcome: str = ask("Outcome", choices=(DONE, CARRIED, CANCELLED, CHASED))
    done_on: dt.date | None = ask("Done on", None, year=Year.LAST)
    evidence: str = ask("Evidence", lines=True, hint="what shows that it is done")
    was_due: dt.date | None = None
    heard_on: dt.date | None = None
    new_due: dt.date | None = ask("New date", None, hint="if carried forward")
    reason: str = ask("Reason", lines=True, hint="why carried forward or cancelled")
    chased_on: dt.date | None = ask("Chased on", None, year=Year.LAST)
    said: str = ask("What was said", lines=True, hint="by whom, and what to expect")

    def choices_of(self, name: str) -> tuple[str, ...]:
        """A meeting hears what became of an action; chasing happens between meetings."""
        choices = super().choices_of(name)
        if name == "outcome" and self.meeting_id is not None:
            return tuple(each for each in choices if each != CHASED)
        return choices

    def faults(self) -> Mapping[str, str]:
        """Done no later than heard; carried forward to a date that is still to come."""
        found = {}
        if self.done_on and self.heard_on and self.done_on > self.heard_on:
            found["done_on"] = f"{long_date(self.done_on)} is after the meeting that heard of it."
        if self.new_due and self.heard_on and self.new_due < self.heard_on:
            heard = plain_date(self.heard_on)
            found["new_due"] = f"Before the meeting of {heard}." if self.meeting_id else _PAST
        return found

    @property
    def is_complete(self) -> bool:
        """Whether it says what became of the action, with what that needs.

        Between meetings a new date needs its reason, too: no minutes give it.
        """
        moved = self.new_due and (self.reason or self.meeting_id)
        chased = self.chased_on and self.said
        needed = {DONE: self.evidence, CARRIED: moved, CANCELLED: self.reason, CHASED: chased}
        return bool(needed.get(self.outcome))

    @property
    def acts(self) -> bool:
        """Whether it closes or moves its action.

        Between meetings it does only once it is complete, since no sign-off asks for the rest.
        """
        if self.meeting_id is None and not self.is_complete:
            return False
        return self.outcome in (DONE, CANCELLED) or bool(self.outcome == CARRIED and self.new_due)


def history(outcomes: Iterable[ActionOutcome], action_id: UUID) -> list[ActionOutcome]:
    """Return the outcomes of an action in the order of their days, then as they were entered."""
    mine = [row for row in outcomes if row.action_id == action_id]
    return sorted(mine, key=lambda row: row.heard_on or dt.date.min)


def closed_by(rows: Iterable[ActionOutcome]) -> ActionOutcome | None:
    """Return the last of the outcomes of an action that acts, if it closes the action."""
    acting = [row for row in rows if row.acts][-1:]
    return next((row for row in acting if row.outcome in CLOSING), None)


def between_meetings(action: Action, today: dt.date) -> ActionOutcome:
    """Return an outcome that is yet to be filled in, and starts from how `action` stands."""
    return ActionOutcome(
        case_id=action.case_id, action_id=action.id, was_due=action.due, heard_on=today
    )
