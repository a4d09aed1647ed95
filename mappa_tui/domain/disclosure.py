"""The mandatory disclosure check: each recipient considered, decided and answered for.

Criminal Justice Act 2003 s.327A holds the presumption to disclose and what is kept on
record; practice extends the question to other serious offenders.
"""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from mappa_tui.domain.action import one_owner_fault
from mappa_tui.domain.dates import Year, plain_date
from mappa_tui.domain.noun import THIRD_PARTY, YES_NO, Noun, ask, handling

DISCLOSE, NOT_DISCLOSE = "disclose", "do not disclose"
DEFER, REVIEWED = "defer", "already disclosed, review"
DECISIONS = (DISCLOSE, NOT_DISCLOSE, DEFER, REVIEWED)
OUTSIDE, PROFESSIONAL, INSIDE = (
    "member of the public",
    "professional outside MAPPA",
    "MAPPA body: this is sharing",
)
RECORDED = ("updated", "not yet")
ROUTES = (
    "section 327A",
    "risk management plan",
    "Child Sex Offender Disclosure Scheme",
    "Domestic Violence Disclosure Scheme",
)


OUTCOME = {
    "done_on": "when",
    "done_by": "by whom",
    "response": "what response",
    "recorded": "ViSOR or MAPPS",
}
"""Fields that are filled in when a disclosure was made, and what is asked of each."""


class Disclosure(Noun):
    """One considered recipient; third party from the start, since it names somebody else."""

    case_id: UUID
    meeting_id: UUID
    number: int = 0
    made_on: dt.date | None = None
    follows: UUID | None = None
    """The disclosure of an earlier meeting that is decided anew with this one."""
    recipient_kind: str = ask("Kind", choices=(OUTSIDE, PROFESSIONAL, INSIDE))
    recipient: str = ask("Who is told", complete="person")
    relation: str = ask("Relation")
    address: str = ask("Address", lines=True)
    protects: str = ask("Protects", hint="who, and from what")
    test_harm: str = ask("(a) child at risk", choices=YES_NO)
    test_necessary: str = ask("(b) telling needed", choices=YES_NO)
    decision: str = ask("Decision", choices=DECISIONS)
    reasons: str = ask("Reasons", lines=True, hint="for every outcome")
    rebuttal: str = ask(
        "Against presumption", lines=True, hint="why not, although both tests are met"
    )
    defer_to: dt.date | None = ask("Deferred to", None)
    defer_who: str = ask("Who decides then", complete="attendee")
    what: str = ask("What", lines=True)
    lead: str = ask("By whom", complete="attendee", hint="one lead")
    lead_agency: str = ask("Agency", complete="agency")
    helpers: str = ask("With", hint="who goes along")
    how: str = ask("How")
    when: dt.date | None = ask("When", None, hint="by this date")
    self_told: str = ask("Tell it himself", lines=True, hint="may he or she, until when")
    offender_told: str = ask("Offender is told", hint="that it will be done, or why not")
    lawful: str = ask("Lawful", lines=True)
    necessary: str = ask("Necessary", lines=True)
    proportionate: str = ask("Proportionate", lines=True)
    conditions: str = ask("Conditions", lines=True, hint="on passing it on")
    understands: str = ask("Understands", hint="does the recipient understand them")
    risks_made: str = ask("Risks made", lines=True, hint="to offender, family, recipient")
    risks_met: str = ask("How met", lines=True)
    route: str = ask("Route", choices=ROUTES)
    dissent: str = ask("Dissent", lines=True, hint="none, or who and how settled")
    done_on: dt.date | None = ask("Done on", None, year=Year.LAST, later=True)
    done_by: str = ask("Done by")
    response: str = ask("Response", lines=True)
    recorded: str = ask("ViSOR or MAPPS", choices=RECORDED)
    handling: str = handling(THIRD_PARTY)
    in_error: bool = False

    @property
    def letter(self) -> str:
        """Its letter within the meeting: `(a)`, `(b)` …, `(aa)` after 26."""
        number, letters = max(self.number, 1), ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("a") + rest) + letters
        return f"({letters})"

    @property
    def presumed(self) -> bool:
        """Whether both tests of s.327A are met, so that telling is presumed."""
        return self.test_harm == self.test_necessary == "yes"

    @property
    def is_reported(self) -> bool:
        """Whether it is known what came of it: when, by whom, how the recipient took it."""
        return not self.unreported

    @property
    def unreported(self) -> tuple[str, ...]:
        """What is not known of how it went, in words."""
        return tuple(words for name, words in OUTCOME.items() if not getattr(self, name))

    def faults(self) -> Mapping[str, str]:
        """One lead; dates no earlier than the meeting."""
        found = {}
        if fault := one_owner_fault(self.lead):
            found["lead"] = fault
        for name in ("when", "defer_to"):
            day = getattr(self, name)
            if day and self.made_on and day < self.made_on:
                found[name] = f"Before the meeting of {plain_date(self.made_on)}."
        return found
