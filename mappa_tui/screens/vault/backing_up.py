"""Backing up now: which folder, and what came of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App

from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.storage.errors import StorageError
from mappa_tui.storage.thread import StorageThread
from mappa_tui.widgets.questions import Answers

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store

WHAT = (
    "The copy is encrypted as the vault is. It is read whole before it counts. Left empty, it "
    "is put beside the vault, and is lost with this computer."
)


def ask_backup(app: App[Any], store: StorageThread) -> None:
    """Ask for the folder, make the backup, and say where it is."""
    app.run_worker(_ask(app, store), exit_on_error=False)


async def _ask(app: App[Any], store: StorageThread) -> None:
    from mappa_tui.storage.vault.settings import BACKUP_FOLDER

    try:
        folder = await store.call(lambda opened: opened.setting(BACKUP_FOLDER))
    except StorageError as error:
        app.notify(error.sentence, title=error.title, severity="error", markup=False)
        return

    async def back_up(answers: Answers) -> None:
        to = answers["folder"].strip()
        path = Path(to).expanduser() if to else None
        made, away = await store.call(lambda opened: _made(opened, path))
        here = "" if away else " It is on this computer's disk: keep one elsewhere, too."
        app.notify(f"The backup is in {made}, and was read whole.{here}", timeout=12, markup=False)

    question = Question("folder", "Folder", folder, hint="beside the vault", check=_fault)
    app.push_screen(
        AskScreen(
            "Back up now",
            WHAT,
            [question],
            does="Back up",
            act=back_up,
            working="copying the vault, then reading the copy whole …",
        )
    )


def _made(opened: "Store", path: Path | None) -> tuple[Path, bool]:
    made = opened.backup(path)
    return made, opened.is_away(made)


def _fault(text: str) -> str:
    to = text.strip()
    if to and not Path(to).expanduser().is_absolute():
        return "The whole path is needed, from the root or the drive on."
    return ""
