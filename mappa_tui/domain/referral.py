"""The referral: who asks for multi-agency management, why, and what is decided about it."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from mappa_tui.domain.dates import Year, plain_date
from mappa_tui.domain.noun import YES_NO, YES_NO_UNKNOWN, Noun, ask, handling
from mappa_tui.domain.risk import ROSH_LEVELS

LEVEL_2, LEVEL_3, DECLINED = "accepted to Level 2", "accepted to Level 3", "declined"


class Referral(Noun):
    """One request to manage a case at Level 2 or 3, measured against the tests of the levels."""

    case_id: UUID
    received: dt.date | None = ask("Received", None, year=Year.LAST)
    agency: str = ask("Referred by", complete="agency")
    referrer: str = ask("Referrer", hint="a person")
    level: str = ask("Level asked for", choices=("2", "3"))
    adds_value: str = ask(
        "Meetings add value", choices=YES_NO, hint="more than one agency can do alone"
    )
    value: str = ask("In what way", lines=True)
    risk: str = ask("Overall RoSH", choices=ROSH_LEVELS)
    coordination: str = ask(
        "Co-ordination", choices=YES_NO, hint="needed although the risk is lower"
    )
    stepping_down: str = ask("Steps down from 3", choices=YES_NO)
    senior: str = ask("Senior people", choices=YES_NO_UNKNOWN)
    senior_why: str = ask(
        "Why senior", lines=True, hint="resources at short notice, public interest"
    )
    decision: str = ask("Decision", choices=(LEVEL_2, LEVEL_3, DECLINED))
    decided_on: dt.date | None = ask("Decided on", None, year=Year.LAST)
    decided_by: str = ask("Decided by")
    reason: str = ask("Reason", lines=True)
    handling: str = handling()
    in_error: bool = False
    level_change_id: UUID | None = None
    """The step of the level history that it made when it was accepted."""
    was_level: str = ""
    """The case's level until then, to go back to if the decision is taken back."""

    def faults(self) -> Mapping[str, str]:
        """Decided no earlier than received."""
        if self.received and self.decided_on and self.decided_on < self.received:
            return {"decided_on": f"Before it was received on {plain_date(self.received)}."}
        return {}

    @property
    def holds(self) -> bool:
        """Whether it is decided, with what every decision needs: a reason, who and when."""
        told = self.decision and self.decided_on and self.decided_by.strip() and self.reason.strip()
        return bool(told) and not self.in_error

    @property
    def accepted(self) -> str:
        """The level to which it is accepted, once the decision holds; else nothing."""
        return {LEVEL_2: "2", LEVEL_3: "3"}.get(self.decision, "") if self.holds else ""
