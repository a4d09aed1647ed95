"""The two ways of the form: out as a Word file, and back in."""

from typing import Any

from textual.app import App

from mappa_tui.domain.case import Case
from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.screens.pick import PickScreen
from mappa_tui.screens.save_as import SaveAs, of_list, save_as
from mappa_tui.screens.which_file import file_fault, path_of
from mappa_tui.widgets.host import host
from mappa_tui.widgets.rows import Column, Row

READ, WRITE = "read the form", "write the form"
BEGUN = "The person’s fields are filled in from the case. The agency fills in the rest in Word."
BLANK = "An agency fills it in with Word. f reads it back in."
_FILE = "A Word document (.docx). It is read first; nothing is stored before you say so."


def form_rows() -> list[Row]:
    """Return the rows that offer both ways, in four columns."""
    return [
        Row(READ, ("", "Read a Word form", "", "")),
        Row(WRITE, ("", "Blank Word form", "", "")),
    ]


def ask_which(app: "App[Any]", case: Case) -> None:
    """Ask for one of the ways, for a case, and go it."""

    def picked(key: str | None) -> None:
        if key:
            take_form(app, key, case)

    rows = [
        Row(READ, ("Read in a filled-in form",)),
        Row(WRITE, ("Write the form, begun from this case",)),
    ]
    app.push_screen(PickScreen("The referral form in Word", (Column(),), rows), picked)


def take_form(app: "App[Any]", which: str, case: Case | None = None) -> None:
    """Go one of the ways: `READ` or `WRITE`."""
    steps = _read(app, case) if which == READ else _write(app, case)
    app.run_worker(steps, exit_on_error=False)


async def _write(app: "App[Any]", case: Case | None) -> None:
    from mappa_tui.exports.referral_form import referral_form
    from mappa_tui.exports.save import default_folder
    from mappa_tui.exports.word import write_word

    mappa = host(app.screen)
    settings, template = await mappa.store.call(
        lambda store: (store.area_settings, store.template())
    )
    form = referral_form(settings.area, mappa.clock.today(), case)
    data = write_word(form, template.data if template else None)
    what = ("Referral form", data, "referral form")
    write = of_list("Case", *what, case.id) if case else of_list("referral form", *what)
    asked = SaveAs(
        "The referral form in Word",
        BEGUN if case else BLANK,
        default_folder() / "MAPPA referral.docx",
        write,
    )
    path = await save_as(app, asked)
    if path is not None:
        app.notify(f"The form is in {path}", timeout=12, markup=False)


async def _read(app: "App[Any]", case: Case | None) -> None:
    from mappa_tui.screens.importing.screen import REMOVE
    from mappa_tui.screens.referral_form.screen import FilledScreen
    from mappa_tui.screens.walk import WalkScreen

    question = Question("path", "File", check=file_fault)
    asked = AskScreen("Read in a referral form", _FILE, [question], does="Read it")
    answers = await app.push_screen_wait(asked)
    if answers is None:
        return
    below, screen = app.screen, FilledScreen(path_of(answers["path"]), case.id if case else None)
    found = await app.push_screen_wait(screen)
    if found is None:
        return
    app.notify(REMOVE, timeout=12, markup=False)
    place = ("referrals", found.referral.id, "received")
    if case is None:
        await host(below).open_case(found.case.id, *place)
    elif isinstance(below, WalkScreen):
        await below.session.reload()
        await below.lead_to(*place)
