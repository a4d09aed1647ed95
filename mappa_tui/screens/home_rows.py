"""What home lists, as rows: the meetings by what is to be done, the open actions, the cases."""

import datetime as dt
from typing import TYPE_CHECKING

from mappa_tui.domain.dates import WEEKDAYS, near_date
from mappa_tui.widgets.rows import Row
from mappa_tui.widgets.say import ATTENTION, MUTED, said

if TYPE_CHECKING:
    from mappa_tui.domain.views import ActionLine, CaseLine, Home, MeetingLine

BEGIN = """Nothing is stored yet.

Press c to begin with a case: a name, a reference, category and level;
or f with a referral, whose decision sets the level.
From the case, plan its meeting; on the day, begin it here with Enter.

mappa-tui demo shows a whole meeting with invented people."""
STEPS = {
    "planned": "Enter opens; F12 there begins it",
    "in progress": "in progress: Enter goes on",
    "closed": "closed, waiting for signature",
    "signed off": "signed, to be issued",
    "issued": "issued; the next is not planned",
}

SHOWN = 100
"""Lines of each kind that the store reads for home."""
OF_A_GROUP = 8
"""Meetings of a group that home shows; of those of today, it shows all."""
GROUPS = {
    "now": "",
    "closed": "Waiting for signature",
    "signed off": "To be issued",
    "soon": "Until the end of next week",
    "planned": "Later",
    "issued": "The next is not planned",
}
"""What stands over meetings of a kind; nothing over those of today."""
EVERY_CASE = "r lists all, / finds"


def day_rows(home: "Home", today: dt.date, *, narrow: bool) -> list[Row]:
    """Return the meetings and the open actions; where it is narrow, the cases below them."""
    if not (home.cases or home.meetings):
        return [Row("", (line,)) for line in BEGIN.splitlines()]
    rows = _meeting_rows(home, today)
    late = f"{home.late_count:,} late" if home.late_count else ""
    rows += [Row("", ("",)), _heading("Open actions", home.action_count, late)]
    rows += [_action_row(line, today) for line in home.actions]
    rows += _more(home.action_count, "F10 lists all")
    if not home.actions:
        rows.append(Row("", (said(("None open.", MUTED)),)))
    if narrow:
        rows += [Row("", ("",)), _heading("Cases", home.case_count)]
        rows += [
            Row(f"case {case.id}", (case.crn, case.title, _standing(case), ""))
            for case in home.cases
        ]
        rows += _more(home.case_count, EVERY_CASE)
    return rows


def case_rows(home: "Home") -> list[Row]:
    """Return the cases as they stand beside the day."""
    rows = [
        Row(f"case {case.id}", (case.title, case.crn, _standing(case, short=True)))
        for case in home.cases
    ]
    return rows + _more(home.case_count, EVERY_CASE)


def _meeting_rows(home: "Home", today: dt.date) -> list[Row]:
    """Return the meetings: today's first, then by what is to be done about them."""
    rows = [_heading("Meetings", home.meeting_count)]
    if not home.meetings:
        rows.append(Row("", (said(("None to come. n plans one for a case.", MUTED)),)))
    groups: dict[str, list[MeetingLine]] = {title: [] for title in GROUPS.values()}
    for line in home.meetings:
        groups[_group(line, today)].append(line)
    listed = 0
    for title, lines in groups.items():
        if lines and title:
            rows += [Row("", ("",))] if rows[-1].key else []
            rows.append(_heading(title, len(lines)))
        shown = lines if title == GROUPS["now"] else lines[:OF_A_GROUP]
        rows += [_meeting_row(line, today) for line in shown]
        listed += len(shown)
    return rows + _more(home.meeting_count, "r lists all cases", listed)


def _group(line: "MeetingLine", today: dt.date) -> str:
    is_now = line.date is not None and line.date <= today
    if line.state == "in progress" or (line.state == "planned" and is_now):
        return GROUPS["now"]
    if line.state == "planned" and line.date and line.date <= _end_of_next_week(today):
        return GROUPS["soon"]
    return GROUPS.get(line.state, "")


def _meeting_row(line: "MeetingLine", today: dt.date) -> Row:
    mark = "●" if line.state == "in progress" else ""
    if line.state == "planned" and line.date is not None and line.date < today:
        mark = "!"
    step = STEPS.get(line.state, line.state)
    if line.state == "issued" and line.next_date:
        step = f"next {near_date(line.next_date, today)}: n plans it"
    cells = (_day(line.date, today), line.case_title, line.title, step)
    return Row(f"meeting {line.id}", cells, mark=mark)


def _action_row(line: "ActionLine", today: dt.date) -> Row:
    late = line.due is not None and line.due < today
    who = ", ".join(text for text in (line.agency, line.owner) if text)
    what = f"A{line.number} {line.task or 'what is to be done?'}"
    cells = (_day(line.due, today), line.case_title, what, f"late · {who}" if late else who)
    return Row(f"action {line.id}", cells, mark="!" if late else "")


def _more(count: int, where: str, shown: int = SHOWN) -> list[Row]:
    if count <= shown:
        return []
    return [Row("", (said((f"and {count - shown:,} more: {where}", MUTED)),))]


def _end_of_next_week(today: dt.date) -> dt.date:
    return today + dt.timedelta(days=13 - today.weekday())


def _day(day: dt.date | None, today: dt.date) -> str:
    """Return the day with its weekday; one of another year with its year instead."""
    if day is None:
        return "no date"
    near = near_date(day, today)
    return near if day.year != today.year else f"{WEEKDAYS[day.weekday()][:3]} {near}"


def _heading(title: str, count: int, more: str = "") -> Row:
    return Row("", (said((title, "bold"), (f"   {count:,}", MUTED), (f"   {more}", ATTENTION)),))


def _standing(case: "CaseLine", *, short: bool = False) -> str:
    level = f"Level {case.level}" if case.level else "no level"
    return level if short else f"Category {case.category or '?'}, {level}"
