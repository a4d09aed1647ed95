"""The Word template of an area: chosen from a file, shown before it is taken, taken out again."""

from pathlib import Path

from mappa_tui.domain.word_template import Template
from mappa_tui.screens.area.frame import AreaFrame
from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.screens.show import ShowScreen
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.rows import Row
from mappa_tui.widgets.say import MUTED, said

KEY, LABEL = "template", "Word template"
OWN = "the program’s own"
CHOOSE = (
    "A .docx or .dotx of your area without macros. Its styles, page, header and footer are taken; "
    "its text is not. What becomes of it is shown before it is taken."
)
TAKEN = "Documents are printed over it from now on, with the marking."


def template_row(template: Template | None) -> Row:
    """Return the line of the settings that says which template there is."""
    if template is None:
        return Row(KEY, (said((LABEL, MUTED)), said(OWN)))
    return Row(KEY, (said((LABEL, MUTED)), said(template.words, ("   changed", MUTED))))


async def choose_template(screen: AreaFrame) -> None:
    """Ask for a file, show what becomes of it, and keep it."""
    from mappa_tui.exports.save import default_folder
    from mappa_tui.exports.word_template import TemplateRefused, read_template_file

    question = Question("path", "File", f"{default_folder()}/", check=_fault)
    asked = AskScreen(LABEL, CHOOSE, [question], does="Show what becomes of it")
    answers = await screen.app.push_screen_wait(asked)
    if answers is None:
        return
    try:
        reading = read_template_file(_path(answers["path"]))
    except TemplateRefused as error:  # it was changed since
        screen.notify(str(error), severity="error", markup=False)
        return
    title = f"{LABEL}: {reading.template.name}"
    shown = ShowScreen(title, reading.lines, note=TAKEN, does="Take it")
    if await screen.app.push_screen_wait(shown):
        await _keep(screen, reading.template)


async def take_out_template(screen: AreaFrame, template: Template | None) -> None:
    """Go back to the program's own, after saying so."""
    if template is None:
        screen.notify("It is the program’s own already.", markup=False)
        return
    lines = [("Now", template.words), ("After that", f"documents look as {OWN}")]
    shown = ShowScreen(f"{LABEL}: {OWN}", lines, does="Put it back")
    if await screen.app.push_screen_wait(shown):
        await _keep(screen, None)


async def _keep(screen: AreaFrame, template: Template | None) -> None:
    try:
        await screen.mappa.store.call(lambda store: store.set_template(template))
    except StorageError as error:
        screen.notify(error.sentence, title=error.title, severity="error", markup=False)
    await screen.read()


def _fault(text: str) -> str:
    from mappa_tui.exports.word_template import TemplateRefused, read_template_file

    if not text.strip():
        return "A file name is needed."
    try:
        read_template_file(_path(text))
    except TemplateRefused as error:
        return str(error)
    return ""


def _path(text: str) -> Path:
    return Path(text.strip()).expanduser()
