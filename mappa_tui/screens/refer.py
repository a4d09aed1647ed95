"""Beginning a referral: its case is found by name or CRN, or begun, and the form opens there."""

import re
from uuid import UUID

from textual.screen import Screen

from mappa_tui.domain.case import CATEGORIES, Case
from mappa_tui.domain.change import Put
from mappa_tui.domain.dates import short_date
from mappa_tui.domain.referred import entered, same_person, there_already
from mappa_tui.domain.views import CaseName
from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.screens.pick import PickScreen
from mappa_tui.screens.referral_form.choosing import READ, WRITE, form_rows, take_form
from mappa_tui.widgets.host import host
from mappa_tui.widgets.questions import Answers
from mappa_tui.widgets.rows import Column, Row
from mappa_tui.widgets.say import MUTED

_NEW = "new"
_WHO = ("surname", "forenames", "born")
_CHOOSE = "Esc, then choose that case."
_COLUMNS = (Column(width=10), Column(), Column(width=11, style=MUTED), Column(width=8))


async def begin_referral(screen: Screen[None]) -> None:
    """Ask whom it is about, and open the form of a new referral in that case."""
    names = await host(screen).store.call(lambda store: store.case_names())
    begin = Row(_NEW, ("", "Begin a new case", "", ""))
    title = "Whom is the referral about? Name or CRN"
    pick = PickScreen(title, _COLUMNS, [_row(each) for each in names], always=[begin, *form_rows()])

    async def picked(key: str | None) -> None:
        if key == _NEW:
            _begin_case(screen, names, pick.typed)
        elif key in (READ, WRITE):
            take_form(screen.app, key)
        elif key:
            await _open(screen, UUID(key))

    screen.app.push_screen(pick, picked)


def _row(name: CaseName) -> Row:
    born = short_date(name.born, year=True) if name.born else ""
    level = f"Level {name.level}" if name.level else "no level"
    below = (f"also known as {name.aliases}",) if name.aliases else ()
    return Row(str(name.id), (name.crn, name.name, born, level), below=below)


def _begin_case(screen: Screen[None], names: list[CaseName], typed: str) -> None:
    app = host(screen)
    today = app.clock.today()
    begun: list[Case] = []

    def check(name: str, text: str) -> str:
        return entered(Case(), {name: text}, today)[1].get(name, "")

    def ask(name: str, label: str, answer: str = "", hint: str = "") -> Question:
        return Question(name, label, answer, hint=hint, check=lambda text: check(name, text))

    def free(crn: str) -> str:
        wanted = crn.strip().casefold()
        others = (each for each in names if wanted and each.crn.strip().casefold() == wanted)
        found = next(others, None)
        return f"{found.crn} is {found.name}: {_CHOOSE}" if found else ""

    def nobody_there(born: str) -> str:
        answers = form.questions.answers()
        read, faults = entered(Case(), {name: answers[name] for name in _WHO}, today)
        twin = same_person(read, names)
        return faults.get("born", f"{there_already(twin)}: {_CHOOSE}" if twin else "")

    async def store_case(answers: Answers) -> None:
        case, _ = entered(Case(), answers, today)
        await app.store.call(lambda store: store.write([Put(case)]))
        begun[:] = [case]

    async def opened(answers: Answers | None) -> None:
        if answers is not None:
            await _open(screen, begun[0].id)

    given = _given(typed)
    questions = (
        ask("surname", "Surname", given.get("surname", "")),
        ask("forenames", "Forenames", given.get("forenames", "")),
        Question("born", "Date of birth", hint="a date, such as 3/2/1979", check=nobody_there),
        Question("crn", "nDelius CRN", given.get("crn", ""), check=free),
        Question("category", "Category", choices=CATEGORIES),
    )
    sentence = "Everything else about the person is entered in the case."
    form = AskScreen(
        "A new case, for the referral", sentence, questions, does="Begin it", act=store_case
    )
    screen.app.push_screen(form, opened)


def _given(typed: str) -> dict[str, str]:
    """Return what was typed to find the case, as the field that it most likely is."""
    words = typed.split()
    if not words:
        return {}
    if re.search(r"[0-9]", typed):
        return {"crn": typed.strip()}
    return {"surname": words[-1], "forenames": " ".join(words[:-1])}


async def _open(screen: Screen[None], case_id: UUID) -> None:
    from mappa_tui.screens.case import CaseScreen

    app = screen.app
    await host(screen).open_case(case_id, "referrals")
    if isinstance(app.screen, CaseScreen):
        app.screen.begin_row()
