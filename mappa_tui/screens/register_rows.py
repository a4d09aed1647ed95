"""How a case reads as a row of the register, and which cases are asked for."""

import datetime as dt
from collections.abc import Iterable

from mappa_tui.domain.case import CATEGORIES, LEVELS
from mappa_tui.domain.dates import near_date
from mappa_tui.domain.register import OVERDUE, UNKNOWN, RegisterFilter, RegisterLine
from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.widgets.questions import Answers
from mappa_tui.widgets.rows import Column, Row
from mappa_tui.widgets.say import ATTENTION, MUTED, said

WIDE = (
    Column("Case"),
    Column("CRN", width=9, style=MUTED),
    Column("Cat", width=3),
    Column("Level", width=5),
    Column("Lead agency", width=16),
    Column("Last", width=11, style=MUTED),
    Column("Next", width=14),
    Column("Actions", width=11),
    Column("Minutes", width=11),
)
NARROW = (
    Column("Case"),
    Column("CRN", width=9, style=MUTED),
    Column("C/L", width=3),
    Column("Next", width=14),
    Column("Actions", width=11),
    Column("Minutes", width=11),
)


def row(line: RegisterLine, today: dt.date, *, narrow: bool) -> Row:
    """Return a case as a row; what is late is said in words, and marked."""
    late = line.is_overdue("anything", today)
    cells = (line.title or "unnamed", line.crn)
    actions = str(line.open_actions) if line.open_actions else ""
    if line.late_actions:
        actions = f"{actions}, {line.late_actions} late"
    minutes = near_date(line.minutes_due, today) if line.minutes_due else ""
    ends = (
        said((_next(line, today), ATTENTION if line.is_overdue("the next meeting", today) else "")),
        said((actions, ATTENTION if line.late_actions else "")),
        said((minutes, ATTENTION if line.is_overdue("minutes", today) else "")),
    )
    if narrow:
        both = f"{line.category or '?'}/{line.level or '–'}"
        return Row(line.id, (*cells, both, *ends), "!" if late else "")
    last = near_date(line.last, today) if line.last else ""
    standing = (line.category or "?", line.level or "–", line.lead_agency, last)
    return Row(line.id, (*cells, *standing, *ends), "!" if late else "")


def _next(line: RegisterLine, today: dt.date) -> str:
    if line.next is None and line.is_undated:
        return "planned, no date"
    if line.next is None:
        return "not set" if line.level in ("2", "3") else ""
    day = near_date(line.next, today)
    return day if line.is_planned else f"by {day}"


def ask_which(now: RegisterFilter, lines: Iterable[RegisterLine]) -> AskScreen:
    """Return the form that asks which cases to show.

    Args:
        now: the present filter, whose answers stand there already.
        lines: all cases, which say what agencies and areas there are.
    """
    agencies = sorted({line.lead_agency for line in lines if line.lead_agency})
    areas = sorted({line.area for line in lines if line.area})
    return AskScreen(
        "Which cases?",
        "What is left empty lets everything through; backspace empties a choice.",
        [
            Question("category", "Category", now.category, choices=(*CATEGORIES, UNKNOWN)),
            Question("level", "Level", now.level, choices=(*LEVELS, UNKNOWN)),
            Question("lead_agency", "Lead agency", now.lead_agency, choices=(*agencies, UNKNOWN)),
            Question("area", "Area", now.area, choices=(*areas, UNKNOWN)),
            Question("overdue", "Overdue", now.overdue, choices=OVERDUE),
            Question("words", "Name or CRN", now.words, hint="a part of it"),
        ],
        does="Show",
    )


def read_which(answers: Answers) -> RegisterFilter:
    """Return the filter that was asked for."""
    return RegisterFilter(**{name: answer.strip() for name, answer in answers.items()})
