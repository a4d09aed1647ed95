"""How something that is owed reads in the list of deadlines."""

import datetime as dt

from mappa_tui.domain.dates import WEEKDAYS, plain_date, short_date
from mappa_tui.domain.due import AHEAD, LATER, OVERDUE, SOON, UNKNOWN, Due, how_far
from mappa_tui.widgets.rows import Column, Row
from mappa_tui.widgets.say import MUTED, said

WIDE = (
    Column("By", width=15),
    Column("Case", width=20),
    Column("What"),
    Column("Who", width=26, style=MUTED),
)
NARROW = (
    Column("By", width=15),
    Column("Case", width=12),
    Column("What"),
)


def heading(group: str, count: int, shown: int, today: dt.date) -> Row:
    """Return the heading of a group, which says how far the last one reaches."""
    about = {
        LATER: f"up to {plain_date(today + AHEAD)}",
        SOON: "weekends and bank holidays left out",
        UNKNOWN: "not known, so not reckoned",
    }.get(group, "")
    if shown < count:
        about = f"the first {shown}: / narrows them down, x writes all"
    return Row("", (said((group, "bold"), (f"   {count:,}   {about}", MUTED)),))


def row(key: str, due: Due, group: str, today: dt.date, *, narrow: bool) -> Row:
    """Return something that is owed as a row."""
    mark = "!" if group == OVERDUE else ""
    by, far = _day(due.on), how_far(due.on, today)
    if narrow:
        below = " · ".join(text for text in (far, due.who, due.source) if text)
        return Row(key, (by, due.case_title, due.what), mark, below=(below,))
    case = f"{due.case_title} {due.crn}".strip()
    below = " · ".join(text for text in (far, due.source) if text)
    return Row(key, (by, case, due.what, due.who), mark, below=(below,))


def _day(day: dt.date | None) -> str:
    return f"{WEEKDAYS[day.weekday()][:3]} {short_date(day, year=True)}" if day else "unknown"
