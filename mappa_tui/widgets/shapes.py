"""How each noun is entered: the fields of its form, in groups. One line for a new noun."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mappa_tui.domain.action import CANCELLED, CARRIED, DONE, Action, ActionOutcome
from mappa_tui.domain.case import Case, Condition, LevelChange, RelevantDate
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.domain.event import Event
from mappa_tui.domain.judged import Judged
from mappa_tui.domain.meeting import (
    CheckAnswer,
    Confirmation,
    Contribution,
    Decision,
    Invitation,
    Meeting,
)
from mappa_tui.domain.neighbour import Neighbour
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import Contingency, Measure, MeasureReview
from mappa_tui.domain.record import CaseRecord
from mappa_tui.domain.referral import Referral
from mappa_tui.domain.referral_rules import judged
from mappa_tui.domain.risk import Risk, RiskAssessment, Tool
from mappa_tui.domain.summary import Summary
from mappa_tui.exports import executive_summary

_PLAN = ("owner", "agency", "helpers")


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of a noun."""

    title: str
    """`New {title}`, and the heading of an old one."""
    groups: tuple[tuple[str, ...], ...]
    needed: tuple[str, ...] = ()
    """Captured, Enter asks for each of these that is empty, and keeps the record after them."""
    offered: tuple[str, ...] = ()
    """Captured, Enter passes through these once; they may stay empty."""
    follows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What Enter goes on to, by the answer in the first field; else to all that is empty."""
    later: tuple[str, ...] = ()
    """Fields that a new record need not show yet."""
    letter: str = ""
    """What its number follows: `A5`."""
    judge: Callable[[CaseRecord, Any], Judged] | None = None
    """What the rules say of the record in its form while it is typed."""

    def asked(self, *, is_new: bool) -> tuple[tuple[str, ...], ...]:
        """Return the groups of the form, shorter for a record that is captured."""
        hidden = self.later if is_new else ()
        return tuple(tuple(name for name in group if name not in hidden) for group in self.groups)

    def name(self, record: Noun) -> str:
        """Return its number as people say it, or nothing."""
        number = getattr(record, "number", 0)
        return f"{self.letter}{number}" if self.letter and number else ""


SHAPES: dict[type[Noun], Shape] = {
    Action: Shape(
        "action",
        (("task", *_PLAN, "due"), ("status", "cancel_reason", "handling")),
        needed=("task", "owner", "agency", "due"),
        later=("status", "cancel_reason"),
        letter="A",
    ),
    ActionOutcome: Shape(
        "outcome",
        (("outcome", "done_on", "evidence", "new_due", "reason"),),
        follows={
            DONE: ("done_on", "evidence"),
            CARRIED: ("new_due", "reason"),
            CANCELLED: ("reason",),
        },
    ),
    # What becomes of one; item 14 asks the rest in its own pane.
    Disclosure: Shape("disclosure", (("done_on", "done_by", "response", "recorded"),)),
    Decision: Shape(
        "decision",
        (("text", "rationale", "dissent"), ("handling",)),
        needed=("text", "rationale"),
        letter="D",
    ),
    Contribution: Shape(
        "contribution",
        (("agency", "contributor", "kind", "handling"), ("text",)),
        needed=("agency", "text"),
        offered=("contributor",),
    ),
    Invitation: Shape(
        "invitation",
        (
            ("agency", "name", "role"),
            ("status", "mode", "report", "deputy_for"),
            ("core", "part"),
        ),
    ),
    Measure: Shape(
        "measure",
        (("what", *_PLAN, "when"), ("risks", "victims"), ("status", "status_reason", "handling")),
        later=("status", "status_reason"),
        letter="M",
    ),
    Contingency: Shape(
        "contingency",
        (("trigger", "response", *_PLAN), ("risks", "victims"), ("status", "handling")),
        later=("status",),
        letter="K",
    ),
    Risk: Shape(
        "risk",
        (("text",), ("unanswered_reason", "status", "handling")),
        later=("unanswered_reason", "status"),
        letter="R",
    ),
    Tool: Shape(
        "tool",
        (("tool", "score", "on", "assessor", "agency"),),
    ),
    Person: Shape(
        "person",
        (
            ("label", "part", "name", "aliases", "address", "relation"),
            ("contact_scheme", "vlo", "views", "conditions", "marac"),
            ("unprotected_reason", "handling"),
        ),
    ),
    RelevantDate: Shape("date", (("what", "on", "note"),)),
    Condition: Shape(
        "condition or order",
        (("kind", "text", "ends", "until"), ("handling",)),
    ),
    LevelChange: Shape(
        "level change",
        (("on", "category", "level", "status", "reason"),),
    ),
    Event: Shape("event", (("what", "on", "note"),)),
    MeasureReview: Shape("review", (("mark", "reason"),)),
    Neighbour: Shape(
        "neighbouring arrangement",
        (("arrangement", "about", "runs", "last", "contact"), ("matters", "handling")),
    ),
    Referral: Shape(
        "referral",
        (
            ("received", "agency", "referrer", "level"),
            ("adds_value", "value", "risk", "coordination", "stepping_down"),
            ("senior", "senior_why"),
            ("decision", "decided_on", "decided_by", "reason", "handling"),
        ),
        judge=judged,
    ),
    Summary: Shape("executive summary", (("text",),), judge=executive_summary.judged),
    CheckAnswer: Shape("check", (("answer", "note"),)),
    Confirmation: Shape("what changed", (("note", "handling"),)),
    Meeting: Shape(
        "meeting",
        (("number", "date", "level", "kind"), ("chair", "minute_taker", "place", "area")),
    ),
    RiskAssessment: Shape(
        "risk of serious harm",
        (
            ("children_community", "children_custody", "public_community", "public_custody"),
            ("known_adult_community", "known_adult_custody", "staff_community", "staff_custody"),
            ("prisoners_custody", "overall", "assessed", "assessor"),
        ),
    ),
    Case: Shape("case", (("surname", "forenames"),)),
}
"""The form of each noun that is entered line by line."""
