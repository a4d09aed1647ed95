"""How an action of any case reads in the list, and which ones are asked for."""

import datetime as dt
from collections.abc import Callable

from textual.content import Content

from mappa_tui.domain.dates import DateError, near_date, read_date
from mappa_tui.domain.listed_actions import STATES, ActionFilter, ListedAction
from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.widgets.questions import Answers
from mappa_tui.widgets.rows import Column, Row
from mappa_tui.widgets.say import ATTENTION, MUTED, said

WIDE = (
    Column("Due", width=11),
    Column("Case", width=14),
    Column("", width=4, style=MUTED),
    Column("Task"),
    Column("Owner, agency", width=24),
    Column("State", width=12),
)
NARROW = (
    Column("Due", width=11),
    Column("Case", width=12),
    Column("Task"),
    Column("State", width=12),
)


def row(line: ListedAction, today: dt.date, *, narrow: bool) -> Row:
    """Return an action as a row; late as seen from `today`."""
    late = line.is_late(today)
    due = near_date(line.due, today) if line.due else "no date"
    state, number = line.state(today), f"A{line.number}"
    task = line.task or "what is to be done?"
    who = ", ".join(text for text in (line.owner, line.agency) if text) or "who?"
    cells: tuple[str, ...]
    below: list[str | Content] = []
    if narrow:
        cells = (due, line.case_title, f"{number} {task}", state)
        below.append(who)
    else:
        case = f"{line.case_title} {line.crn}".strip()
        cells = (due, case, number, task, who, state)
    if line.chased:
        below.append(f"chased {near_date(line.chased, today)}: {line.said}")
    if line.done or line.evidence:
        on = f"done {near_date(line.done, today)}" if line.done else "done"
        below.append(f"{on}: {line.evidence}" if line.evidence else on)
    if line.cancel_reason:
        below.append(line.cancel_reason)
    if line.asks:
        below.append(said((f"! the disclosure: {', '.join(line.asks_for)}? (u)", ATTENTION)))
    return Row(str(line.id), cells, "!" if late else "", below=tuple(below))


def ask_which(now: ActionFilter, today: dt.date) -> AskScreen:
    """Return the form that asks for a filter; the answers of the present one stand there."""
    check = _check(today)
    return AskScreen(
        "Which actions?",
        "What is left empty lets everything through; backspace empties a choice.",
        [
            Question("state", "State", now.state, choices=STATES),
            Question("agency", "Agency", now.agency, hint="a part of its name"),
            Question("owner", "Owner", now.owner, hint="a part of the name"),
            Question("first", "Due from", _day(now.first), hint="1 Oct 2025", check=check),
            Question("last", "Due to", _day(now.last), hint="Friday", check=check),
            Question("words", "Words", now.words, hint="of the task, a name, a CRN"),
        ],
        does="Show",
    )


def read_which(answers: Answers, today: dt.date) -> ActionFilter:
    """Return the filter that was asked for."""
    return ActionFilter(
        agency=answers["agency"].strip(),
        owner=answers["owner"].strip(),
        state=answers["state"],
        first=_read(answers["first"], today),
        last=_read(answers["last"], today),
        words=answers["words"].strip(),
    )


def _read(text: str, today: dt.date) -> dt.date | None:
    return read_date(text, today) if text.strip() else None


def _check(today: dt.date) -> Callable[[str], str]:
    def check(text: str) -> str:
        try:
            _read(text, today)
        except DateError as error:
            return str(error)
        return ""

    return check


def _day(day: dt.date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
