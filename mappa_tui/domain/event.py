"""What happens to an offender in a year that the annual report counts."""

import datetime as dt
from uuid import UUID

from mappa_tui.domain.dates import Year
from mappa_tui.domain.noun import Noun, ask

BREACHED_NOTIFICATION = "cautioned or convicted for breach of notification"
REVOKED = "lifetime notification revoked on application"
SHPO = "SHPO imposed"
SHPO_TRAVEL = "SHPO with foreign travel restriction imposed"
NOTIFICATION_ORDER = "notification order imposed"
BY_RISK_ORDER = "notification by breach of a sexual risk order"
BACK_FOR_LICENCE = "returned to custody for breach of licence"
BACK_FOR_ORDER = "sent to custody for breach of SOPO or SHPO"
EVENTS = (
    BREACHED_NOTIFICATION,
    REVOKED,
    SHPO,
    SHPO_TRAVEL,
    NOTIFICATION_ORDER,
    BY_RISK_ORDER,
    BACK_FOR_LICENCE,
    BACK_FOR_ORDER,
)


class Event(Noun):
    """One such event, on its day."""

    case_id: UUID
    what: str = ask("What", choices=EVENTS)
    on: dt.date | None = ask("Date", None, year=Year.LAST)
    note: str = ask("Note")
    in_error: bool = False
