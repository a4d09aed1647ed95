"""The settings of an area to a file and from one."""

from pathlib import Path

from mappa_tui.domain.area_file import AreaFileError, area_file
from mappa_tui.domain.area_settings import AreaSettings, differences
from mappa_tui.screens.area.frame import AreaFrame
from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.screens.save_as import SaveAs, of_list, save_as
from mappa_tui.screens.show import ShowScreen
from mappa_tui.storage.area_files import read_area
from mappa_tui.storage.errors import StorageError

NAME = "mappa area.toml"
WRITTEN = (
    "All settings with the agenda, in one file: import it on every laptop of the unit. Nothing "
    "of any case is in it."
)
READ = "What it changes is shown before anything is done. What it leaves out stays as it is."
TAKEN = (
    "From the next meeting on. Meetings that were begun keep what they were begun with, and "
    "signed minutes what they were signed with."
)


async def export_area(screen: AreaFrame, settings: AreaSettings) -> None:
    """Ask for a file and write the settings to it."""
    from mappa_tui.exports.save import default_folder

    data = area_file(settings).encode()
    asked = SaveAs(
        "The area’s settings as a file",
        WRITTEN,
        default_folder() / NAME,
        of_list("area", "The area’s settings", data),
    )
    path = await save_as(screen.app, asked)
    if path is not None:
        screen.notify(f"The settings are in {path}", timeout=12, markup=False)


async def import_area(screen: AreaFrame, now: AreaSettings) -> bool:
    """Ask for a file, show what it changes, and take it in; return whether that was done."""
    from mappa_tui.exports.save import default_folder

    question = Question(
        "path", "File", str(default_folder() / NAME), check=lambda text: _fault(text, now)
    )
    asked = AskScreen("Import settings of an area", READ, [question], does="Show what changes")
    answers = await screen.app.push_screen_wait(asked)
    if answers is None:
        return False
    try:
        new = read_area(_path(answers["path"]), now)
    except AreaFileError as error:  # it was changed since
        screen.notify(str(error), severity="error", markup=False)
        return False
    lines = [(each.label, each.words) for each in differences(now, new)]
    if not lines:
        screen.notify("The file says what is set already.", markup=False)
        return False
    shown = ShowScreen("What the file changes", lines, note=TAKEN, does="Take it in")
    if not await screen.app.push_screen_wait(shown):
        return False
    try:
        await screen.mappa.store.call(lambda store: store.set_area(new, "from a file"))
    except StorageError as error:
        screen.notify(error.sentence, title=error.title, severity="error", markup=False)
        return False
    return True


def _fault(text: str, now: AreaSettings) -> str:
    if not text.strip():
        return "A file name is needed."
    try:
        read_area(_path(text), now)
    except AreaFileError as error:
        return "\n".join(error.reasons)
    return ""


def _path(text: str) -> Path:
    return Path(text.strip()).expanduser()
