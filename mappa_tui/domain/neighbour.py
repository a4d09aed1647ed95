"""Arrangements beside MAPPA that may run for the offender or a victim."""

import datetime as dt
from uuid import UUID

from mappa_tui.domain.dates import Year
from mappa_tui.domain.noun import YES_NO_UNKNOWN, Noun, ask, handling

ARRANGEMENTS = (
    "MARAC",
    "Prevent or Channel",
    "Child Sex Offender Disclosure Scheme",
    "Domestic Violence Disclosure Scheme",
    "Child protection",
    "Adult safeguarding",
    "Integrated offender management",
)


class Neighbour(Noun):
    """Whether one of them runs, when it last met, and what of its work matters here."""

    case_id: UUID
    arrangement: str = ask("Arrangement", choices=ARRANGEMENTS)
    about: str = ask("For whom", hint="the offender, or a label such as V1")
    runs: str = ask("Runs", choices=YES_NO_UNKNOWN)
    last: dt.date | None = ask("Last met", None, year=Year.LAST)
    contact: str = ask("Contact", hint="a person there")
    matters: str = ask("What matters here", lines=True, hint="its actions that touch this plan")
    handling: str = handling()
    in_error: bool = False
