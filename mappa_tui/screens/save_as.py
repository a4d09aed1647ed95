"""Asks for a file and writes it; one that is there already is replaced only if that is said."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from textual.app import App

from mappa_tui.screens.ask import AskScreen, Question, needed

THERE = "That file is there already. Choose another name, or replace it."


@dataclass(frozen=True, slots=True)
class SaveAs:
    """What is to be written."""

    title: str
    sentence: str
    path: Path
    """What is offered."""
    write: Callable[[Path, bool], None]
    """Writes it; raises FileExistsError unless it may replace, and OSError."""


async def save_as(app: App[Any], asked: SaveAs) -> Path | None:
    """Ask where, and write; return where it lies, or None if the person went back."""
    while True:
        answers = await app.push_screen_wait(_where(asked))
        if answers is None:
            return None
        path = Path(answers["path"]).expanduser()
        try:
            asked.write(path, answers.get("over") == "yes")
        except FileExistsError:
            asked = replace(asked, path=path, sentence=THERE)
        except OSError as error:
            reason = error.strerror or "the folder cannot be written"
            app.notify(f"Not written: {reason}.", severity="error", markup=False)
            asked = replace(asked, path=path)
        else:
            return path.absolute()


def _where(asked: SaveAs) -> AskScreen:
    check = needed("A file name is needed.")
    questions = [Question("path", "File", str(asked.path), check=check)]
    if asked.sentence == THERE:
        questions.append(Question("over", "Replace it", "no", choices=("no", "yes")))
    return AskScreen(asked.title, asked.sentence, questions, does="Write")
