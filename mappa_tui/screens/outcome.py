"""What became of an action between meetings: asked over any list, and kept in its history."""

import datetime as dt
from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from textual.app import App

from mappa_tui.domain.action import CHASED, DONE, OPEN, Action, ActionOutcome, between_meetings
from mappa_tui.domain.change import Put
from mappa_tui.domain.dates import long_date
from mappa_tui.domain.entry import EntryError, Known, enter
from mappa_tui.domain.noun import asked
from mappa_tui.domain.text import named
from mappa_tui.domain.told import told
from mappa_tui.screens.ask import AskScreen, Question, needed
from mappa_tui.screens.disclosure_outcome import report_disclosure
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.host import Host
from mappa_tui.widgets.questions import Answers
from mappa_tui.widgets.shapes import SHAPES

FIELDS = {**SHAPES[ActionOutcome].follows, CHASED: ("chased_on", "said")}
"""What each outcome asks."""
_NEEDED = {
    "done_on": "On which day was it done?",
    "evidence": "What shows that it is done?",
    "new_due": "By when is it to be done now?",
    "reason": "A reason is needed.",
    "chased_on": "On which day was it chased?",
    "said": "What was said?",
}
_HINTS = {"new_due": "a date to come, such as 17 Oct", "reason": "why it is moved or cancelled"}
_SHOWN = 4
"""Lines of the history that the form repeats."""


async def enter_outcome(app: App[Any], action_id: UUID) -> None:
    """Ask what became of an action, and keep it; then of the disclosure that it made."""
    store, today = cast(Host, app).store, cast(Host, app).clock.today()
    try:
        action, rows = await store.call(lambda s: s.all_actions.one(action_id))
    except StorageError as error:
        app.notify(error.sentence, title=error.title, severity="error", markup=False)
        return
    blank = between_meetings(action, today)

    async def keep(answers: Answers) -> None:
        outcome = _filled(blank, answers, today)
        await store.call(lambda s: s.write([Put(outcome)], case_id=action.case_id))
        app.notify(f"A{action.number}: {told(outcome)}", markup=False)

    words = [_about(action), *[told(row) for row in rows][-_SHOWN:]]
    screen = AskScreen(
        f"What became of A{action.number}?",
        "\n".join(word for word in words if word),
        _questions(blank, today),
        does="Keep",
        act=keep,
    )
    answers = await app.push_screen_wait(screen)
    if answers and answers["outcome"] == DONE and action.disclosure_id:
        await report_disclosure(app, action.disclosure_id)


def _about(action: Action) -> str:
    who = named(action.owner, action.agency, action.helpers) or "nobody named"
    due = f"due {long_date(action.due)}" if action.due else "no date"
    closed = "" if action.status == OPEN else f"\nIt is {action.status}; a new date opens it again."
    return f"{who}: {action.task}, {due}{closed}"


def _questions(blank: ActionOutcome, today: dt.date) -> list[Question]:
    names = dict.fromkeys(name for fields in FIELDS.values() for name in fields)
    first = Question(
        "outcome",
        "Outcome",
        choices=blank.choices_of("outcome"),
        check=needed("Done, carried forward, cancelled or chased?"),
    )
    return [first, *(_question(blank, name, today) for name in names)]


def _question(blank: ActionOutcome, name: str, today: dt.date) -> Question:
    how = asked(ActionOutcome, name)
    return Question(
        name,
        how.label,
        f"{today:%d/%m/%Y}" if name in ("done_on", "chased_on") else "",
        hint=_HINTS.get(name, how.hint),
        check=_check(blank, name, today),
        asked=lambda answers: name in FIELDS.get(answers["outcome"], ()),
    )


def _check(blank: ActionOutcome, name: str, today: dt.date) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not text.strip():
            return _NEEDED.get(name, "")
        try:
            enter(blank, name, text, Known(today))
        except EntryError as error:
            return str(error)
        return ""

    return check


def _filled(blank: ActionOutcome, answers: Answers, today: dt.date) -> ActionOutcome:
    outcome = enter(blank, "outcome", answers["outcome"], Known(today))
    for name in FIELDS[outcome.outcome]:
        outcome = enter(outcome, name, answers[name], Known(today))
    return outcome
