"""What came of a disclosure that was made: when, by whom, how the recipient took it."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from textual.app import App

from mappa_tui.domain.change import Set
from mappa_tui.domain.disclosure import OUTCOME, Disclosure
from mappa_tui.domain.entry import EntryError, Known, enter, show
from mappa_tui.domain.noun import asked
from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.host import Host
from mappa_tui.widgets.questions import Answers

_HINTS = {"done_by": "who told the recipient", "response": "how the recipient took it"}


async def report_disclosure(app: App[Any], disclosure_id: UUID) -> None:
    """Ask what came of a disclosure, and keep what is known; the rest may follow later."""
    store, today = cast(Host, app).store, cast(Host, app).clock.today()
    try:
        row = await store.call(lambda s: s.all_actions.disclosure(disclosure_id))
    except StorageError as error:
        app.notify(error.sentence, title=error.title, severity="error", markup=False)
        return
    known = Known(row.made_on or today, now=today)

    async def keep(answers: Answers) -> None:
        values = {name: getattr(enter(row, name, answers[name], known), name) for name in OUTCOME}
        change = Set("Disclosure", row.id, values)
        await store.call(lambda s: s.write([change], case_id=row.case_id))

    screen = AskScreen(
        f"Disclosure {row.letter} to {row.recipient or 'the recipient'}: what came of it?",
        "Its action is done. What is not known yet can stay empty; the list of actions goes on "
        "asking for it.",
        [_question(row, name, known) for name in OUTCOME],
        does="Keep",
        act=keep,
    )
    if await app.push_screen_wait(screen) is not None:
        app.notify(f"Disclosure {row.letter}: kept.", markup=False)


def _question(row: Disclosure, name: str, known: Known) -> Question:
    how = asked(Disclosure, name)
    return Question(
        name,
        how.label,
        show(row, name),
        choices=how.choices,
        hint=_HINTS.get(name, how.hint),
        check=_check(row, name, known),
    )


def _check(row: Disclosure, name: str, known: Known) -> Callable[[str], str]:
    def check(text: str) -> str:
        try:
            enter(row, name, text, known)
        except EntryError as error:
            return str(error)
        return ""

    return check
