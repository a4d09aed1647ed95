"""The referral: who asks for multi-agency management, why, and what is decided about it."""

import datetime as dt
from uuid import UUID

from mappa_tui.domain.dates import Year
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
        "Active co-ordination", choices=YES_NO, hint="needed although the risk is lower"
    )
    stepping_down: str = ask("Stepping down from 3", choices=YES_NO)
    senior: str = ask("Senior people needed", choices=YES_NO_UNKNOWN)
    senior_why: str = ask(
        "Why senior", lines=True, hint="resources at short notice, public interest"
    )
    decision: str = ask("Decision", choices=(LEVEL_2, LEVEL_3, DECLINED))
    decided_on: dt.date | None = ask("Decided on", None, year=Year.LAST)
    decided_by: str = ask("Decided by")
    reason: str = ask("Reason", lines=True)
    handling: str = handling()
    in_error: bool = False
