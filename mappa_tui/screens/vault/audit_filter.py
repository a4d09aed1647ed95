"""Which entries of the audit to show: the questions, and what the answers mean."""

import datetime as dt
from collections.abc import Callable, Sequence

from mappa_tui.domain.audited import AuditFilter
from mappa_tui.domain.dates import DateError, Year, read_date
from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.screens.vault.audit_rows import MEANS
from mappa_tui.widgets.questions import Answers

HINT = "a case’s number, a field, to whom"


def ask_filter(now: AuditFilter, people: Sequence[str], today: dt.date) -> AskScreen:
    """Return the form that asks for a filter.

    Args:
        now: the present one, whose answers stand there already.
        people: who is in the audit.
        today: what dates without a year are read from.
    """
    check = _check(today)
    return AskScreen(
        "Which entries?",
        "What is left empty lets everything through; backspace empties a choice.",
        [
            Question("who", "Person", now.who, choices=tuple(people)),
            Question("action", "Did", now.action, choices=tuple(MEANS)),
            Question("first", "From", _day(now.first), whole=True, hint="1 Oct 2025", check=check),
            Question("last", "To", _day(now.last), whole=True, hint="today", check=check),
            Question("words", "Words", now.words, hint=HINT),
        ],
        does="Show",
    )


def read_filter(answers: Answers, today: dt.date) -> AuditFilter:
    """Return the filter that was asked for."""
    return AuditFilter(
        who=answers["who"],
        action=answers["action"],
        first=_read(answers["first"], today),
        last=_read(answers["last"], today),
        words=answers["words"].strip(),
    )


def _read(text: str, today: dt.date) -> dt.date | None:
    return read_date(text, today, Year.LAST) if text.strip() else None


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
