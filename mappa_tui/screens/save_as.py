"""Asks for a file and writes it, into the register too; what somebody edited is never replaced."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from textual.app import App

from mappa_tui.domain.exported import Contents, Exported
from mappa_tui.screens.ask import AskScreen, Question, needed
from mappa_tui.screens.show import ShowScreen
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.host import Host

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store

NO_YES = ("no", "yes")
ONCE = (
    "Write it down now: it is shown this once, and kept nowhere. Without it nobody can open the "
    "file. Send it another way than the file: by telephone, not in the same e-mail."
)


@dataclass(frozen=True, slots=True, repr=False)
class Given:
    """What was answered."""

    path: Path
    replace: bool
    """Whether a file that is there, as the program wrote it, gives way."""
    password: str
    """Nothing, where none is wanted."""
    makes_folder: bool = False
    """Whether its folder is made, if it is not there."""


@dataclass(frozen=True, slots=True)
class SaveAs:
    """What is to be written."""

    title: str
    sentence: str
    path: Path
    """What is offered."""
    write: "Callable[[Store, Given], Exported]"
    """Writes it; see `widgets.exporting.write` for what it raises."""
    may_have_password: bool = False


async def save_as(app: App[Any], asked: SaveAs) -> Path | None:
    """Ask where, and write; return where it lies, or None if the person went back.

    A password that was wanted is made here, and shown once the file is written.
    """
    from mappa_tui.widgets.exporting import NoFolder, Taken, placed

    home = cast(Host, app)
    store, may_replace, no_folder, secret, name = home.store, False, False, "no", asked.path.name
    if home.last_folder and home.last_folder.is_dir():
        asked = replace(asked, path=home.last_folder / name)
    while True:
        ask = _where(asked, secret, may_replace=may_replace, no_folder=no_folder)
        answers = await app.push_screen_wait(ask)
        if answers is None:
            return None
        secret, path = answers.get("password", "no"), placed(answers["path"], name)
        password = await store.aside(_words) if secret == "yes" else ""
        makes_folder = answers.get("folder") == "yes"
        given = Given(path, answers.get("over") == "yes", password, makes_folder)
        may_replace = no_folder = False
        try:
            written = await store.call(partial(_written, asked, given))
        except Taken as taken:
            asked = replace(asked, path=taken.offered, sentence=str(taken))
            may_replace = bool(taken.sha256)
        except NoFolder as missing:
            no_folder = True
            asked = replace(asked, path=path, sentence=f"Not written: {missing.strerror}.")
        except OSError as error:
            why = f"Not written: {error.strerror or 'the folder cannot be used'}."
            asked = replace(asked, path=path, sentence=why)
        except StorageError as error:
            app.notify(error.sentence, title=error.title, severity="error", markup=False)
            return None
        else:
            if password:
                lines = [("Password", password)]
                shown = ShowScreen("The password", lines, note=ONCE, does="I have it")
                await app.push_screen_wait(shown)
            home.last_folder = Path(written.path).parent
            return Path(written.path)


def of_list(
    noun: str, title: str, data: bytes, reason: str = "", record_id: UUID | None = None
) -> "Callable[[Store, Given], Exported]":
    """Return what writes a list, or another file that is of no meeting.

    Args:
        noun: what the register and the audit call it.
        title: what is in it.
        data: its bytes.
        reason: what the audit says of it: the filter of a list, in words.
        record_id: the one record that it is of, if it is of one.
    """

    def write(store: "Store", given: Given) -> Exported:
        from mappa_tui.widgets.exporting import put

        contents = Contents(paper=noun, title=title, noun=noun, record_id=record_id)
        return put(store, given.path, lambda: data, contents, reason, replace=given.replace)

    return write


def _written(asked: SaveAs, given: Given, store: "Store") -> Exported:
    if given.makes_folder:
        from mappa_tui.widgets.exporting import whole

        whole(given.path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return asked.write(store, given)


def _where(asked: SaveAs, secret: str, *, may_replace: bool, no_folder: bool) -> AskScreen:
    check = needed("A file name is needed.")
    questions = [Question("path", "File", str(asked.path), check=check)]
    if may_replace:
        questions.append(Question("over", "Replace it", "no", choices=NO_YES))
    if no_folder:
        questions.append(Question("folder", "Make the folder", "no", choices=NO_YES))
    if asked.may_have_password:
        questions.append(Question("password", "With a password", secret, choices=NO_YES))
    return AskScreen(asked.title, asked.sentence, questions, does="Write")


def _words() -> str:
    from mappa_tui.storage.vault.keys.passphrases import suggest

    return suggest()
