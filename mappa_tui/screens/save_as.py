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
    from mappa_tui.widgets.exporting import Taken

    store, may_replace, secret = cast(Host, app).store, False, "no"
    while True:
        ask = _where(asked, secret, may_replace=may_replace)
        answers = await app.push_screen_wait(ask)
        if answers is None:
            return None
        secret, path = answers.get("password", "no"), Path(answers["path"])
        password = await store.aside(_words) if secret == "yes" else ""
        given = Given(path, answers.get("over") == "yes", password)
        may_replace = False
        try:
            written = await store.call(partial(_written, asked, given))
        except Taken as taken:
            asked = replace(asked, path=taken.offered, sentence=str(taken))
            may_replace = bool(taken.sha256)
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
    return asked.write(store, given)


def _where(asked: SaveAs, secret: str, *, may_replace: bool) -> AskScreen:
    check = needed("A file name is needed.")
    questions = [Question("path", "File", str(asked.path), check=check)]
    if may_replace:
        questions.append(Question("over", "Replace it", "no", choices=NO_YES))
    if asked.may_have_password:
        questions.append(Question("password", "With a password", secret, choices=NO_YES))
    return AskScreen(asked.title, asked.sentence, questions, does="Write")


def _words() -> str:
    from mappa_tui.storage.vault.keys.passphrases import suggest

    return suggest()
