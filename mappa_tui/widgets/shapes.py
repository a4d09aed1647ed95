"""How each noun is entered: the fields of its form, in groups. One line for a new noun."""

from dataclasses import dataclass

from mappa_tui.domain.action import Action, ActionOutcome
from mappa_tui.domain.case import Case, Condition, LevelChange, RelevantDate
from mappa_tui.domain.meeting import (
    CheckAnswer,
    Confirmation,
    Contribution,
    Decision,
    Invitation,
    Meeting,
)
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import Contingency, Measure
from mappa_tui.domain.risk import Risk, RiskAssessment, Tool

_PLAN = ("owner", "agency", "helpers")


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of a noun."""

    title: str
    """`New {title}`, and the heading of an old one."""
    groups: tuple[tuple[str, ...], ...]
    essential: tuple[str, ...] = ()
    """Enter goes through these before it keeps the record."""
    letter: str = ""
    """What its number follows: `A5`."""

    def name(self, record: Noun) -> str:
        """Return its number as people say it, or nothing."""
        number = getattr(record, "number", 0)
        return f"{self.letter}{number}" if self.letter and number else ""


SHAPES: dict[type[Noun], Shape] = {
    Action: Shape(
        "action",
        (("task", *_PLAN, "due"), ("status", "cancel_reason", "handling")),
        ("task", "owner", "agency", "due"),
        "A",
    ),
    ActionOutcome: Shape(
        "outcome", (("outcome", "done_on", "evidence", "new_due", "reason"),), ("outcome",)
    ),
    Decision: Shape(
        "decision", (("text", "rationale", "dissent"), ("handling",)), ("text", "rationale"), "D"
    ),
    Contribution: Shape(
        "contribution",
        (("agency", "contributor", "kind", "handling"), ("text",)),
        ("agency", "text"),
    ),
    Invitation: Shape(
        "invitation",
        (
            ("agency", "name", "role"),
            ("status", "mode", "report", "deputy_for"),
            ("core", "part"),
        ),
        ("agency",),
    ),
    Measure: Shape(
        "measure",
        (("what", *_PLAN, "when"), ("risks", "victims"), ("status", "status_reason", "handling")),
        ("what", "agency", "when", "risks"),
        "M",
    ),
    Contingency: Shape(
        "contingency",
        (("trigger", "response", *_PLAN), ("risks", "victims"), ("status", "handling")),
        ("trigger", "response", "agency"),
        "K",
    ),
    Risk: Shape("risk", (("text",), ("unanswered_reason", "status", "handling")), ("text",), "R"),
    Tool: Shape("tool", (("tool", "score", "on", "assessor", "agency"),), ("tool", "score")),
    Person: Shape(
        "person",
        (
            ("label", "part", "name", "aliases", "address", "relation"),
            ("contact_scheme", "vlo", "views", "conditions", "marac"),
            ("unprotected_reason", "handling"),
        ),
        ("label", "part", "relation"),
    ),
    RelevantDate: Shape("date", (("what", "on", "note"),), ("what", "on")),
    Condition: Shape(
        "condition or order", (("kind", "text", "ends", "until"), ("handling",)), ("kind", "text")
    ),
    LevelChange: Shape(
        "level change", (("on", "category", "level", "reason"),), ("on", "category", "level")
    ),
    CheckAnswer: Shape("check", (("answer", "note"),), ("answer",)),
    Confirmation: Shape("what changed", (("note",),), ()),
    Meeting: Shape(
        "meeting",
        (("number", "date", "level", "kind"), ("chair", "minute_taker", "place", "area")),
        ("date", "level", "chair"),
    ),
    RiskAssessment: Shape(
        "risk of serious harm",
        (
            ("children_community", "children_custody", "public_community", "public_custody"),
            ("known_adult_community", "known_adult_custody", "staff_community", "staff_custody"),
            ("prisoners_custody", "overall", "assessed", "assessor"),
        ),
    ),
    Case: Shape("case", (("surname", "forenames"),), ("surname",)),
}
"""The form of each noun that is entered line by line."""
