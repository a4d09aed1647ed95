"""Arrangements beside MAPPA that may run for the offender or a victim."""

import datetime as dt
from collections.abc import Iterator, Sequence
from uuid import UUID

from mappa_tui.domain.dates import Year
from mappa_tui.domain.noun import Noun, ask, handling

ARRANGEMENTS = (
    "MARAC",
    "Prevent or Channel",
    "Child Sex Offender Disclosure Scheme",
    "Domestic Violence Disclosure Scheme",
    "Child protection",
    "Adult safeguarding",
    "Integrated offender management",
)
RUNS = ("yes", "no", "not applicable", "unknown")


class Neighbour(Noun):
    """Whether one of them runs, when it last met, and what of its work matters here."""

    case_id: UUID
    arrangement: str = ask("Arrangement", choices=ARRANGEMENTS)
    about: str = ask("For whom", hint="the offender, or a label such as V1")
    runs: str = ask("Runs", choices=RUNS)
    last: dt.date | None = ask("Last met", None, year=Year.LAST)
    contact: str = ask("Contact", hint="a person there")
    matters: str = ask("What matters here", lines=True, hint="its actions that touch this plan")
    handling: str = handling()
    in_error: bool = False


def by_arrangement(rows: Sequence[Neighbour]) -> Iterator[tuple[str, list[Neighbour]]]:
    """Yield every arrangement with its rows, those that nobody asked about too.

    Rows of which it is not said yet what they are about come last.
    """
    for arrangement in ARRANGEMENTS:
        yield arrangement, [row for row in rows if row.arrangement == arrangement]
    if others := [row for row in rows if row.arrangement not in ARRANGEMENTS]:
        yield "", others
