"""Whether a file is still as the program wrote it, asked from the screen."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from textual.screen import Screen

from mappa_tui.domain.exported import Exported
from mappa_tui.exports.save import default_folder
from mappa_tui.screens.ask import AskScreen, Question, needed
from mappa_tui.screens.show import ShowScreen
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.exporting import check
from mappa_tui.widgets.host import host

WHAT = "It is compared, byte by byte, with what this program wrote with this vault."


async def check_file(screen: Screen[Any], register: Sequence[Exported]) -> None:
    """Ask for a file, and show what is known of it; the newest of `register` is offered."""
    path = register[0].path if register else f"{default_folder()}/"
    sentence = WHAT
    while True:
        ask = Question("path", "File", path, check=needed("A file name is needed."))
        answers = await screen.app.push_screen_wait(
            AskScreen("Check a file", sentence, [ask], does="Check")
        )
        if answers is None:
            return
        path = answers["path"]
        try:
            verdict = await host(screen).store.call(partial(check, path=Path(path)))
        except OSError as error:
            sentence = f"It cannot be read: {error.strerror or 'not a file'}."
            continue
        except StorageError as error:
            screen.notify(error.sentence, title=error.title, severity="error", markup=False)
            return
        break
    written = verdict.written
    lines = [("File", path), ("", verdict.sentence())]
    if written is not None:
        lines.append(("Written to", written.path))
    lines += verdict.hashes()
    await screen.app.push_screen_wait(ShowScreen("Check a file", lines))
