"""Writing one document: the question for its file, a password if one is wanted, where it lies."""

from functools import partial
from pathlib import Path
from typing import Any

from textual.screen import Screen

from mappa_tui.exports.catalogue import Copy, Paper, Source
from mappa_tui.exports.save import default_folder
from mappa_tui.screens.ask import AskScreen, Question, needed
from mappa_tui.screens.show import ShowScreen
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.exporting import Taken, Wanted, titled, write
from mappa_tui.widgets.host import host
from mappa_tui.widgets.questions import Answers

NO_YES = ("no", "yes")
ONCE = (
    "Write it down now: it is shown this once, and kept nowhere. Without it nobody can open the "
    "file. Send it another way than the file: by telephone, not in the same e-mail."
)


async def write_document(
    screen: Screen[Any], source: Source, paper: Paper, copy: Copy
) -> Path | None:
    """Ask where, write, and return where it lies; None if the person went back."""
    sentence, path = f"{paper.says}.", default_folder() / paper.name(source, copy)
    answers: Answers = {}
    may_replace = False
    while True:
        ask = _where(paper, copy, sentence, path, answers, may_replace=may_replace)
        given = await screen.app.push_screen_wait(ask)
        if given is None:
            return None
        answers, path = given, Path(given["path"])
        password = await _password(screen) if answers.get("password") == "yes" else ""
        replace = answers.get("over") == "yes"
        wanted = Wanted(paper, copy, path, replace, password)
        try:
            written = await host(screen).store.call(partial(write, source=source, wanted=wanted))
        except Taken as taken:
            sentence, path, may_replace = str(taken), taken.offered, bool(taken.sha256)
        except OSError as error:
            sentence = f"Not written: {error.strerror or 'the folder cannot be used'}."
            may_replace = False
        except StorageError as error:
            screen.notify(error.sentence, title=error.title, severity="error", markup=False)
            return None
        else:
            break
    screen.notify(f"{titled(paper, copy)}: written to {written.path}", timeout=12, markup=False)
    if password:
        shown = ShowScreen("The password", [("Password", password)], note=ONCE, does="I have it")
        await screen.app.push_screen_wait(shown)
    return Path(written.path)


def _where(
    paper: Paper,
    copy: Copy,
    sentence: str,
    path: Path,
    answers: Answers,
    *,
    may_replace: bool,
) -> AskScreen:
    questions = [Question("path", "File", str(path), check=needed("A file name is needed."))]
    if may_replace:
        questions.append(Question("over", "Replace it", "no", choices=NO_YES))
    if paper.is_word:
        secret = answers.get("password", "no")
        questions.append(Question("password", "With a password", secret, choices=NO_YES))
    title = f"{titled(paper, copy)} in Word" if paper.is_word else titled(paper, copy)
    return AskScreen(title, sentence, questions, does="Write")


async def _password(screen: Screen[Any]) -> str:
    return await host(screen).store.aside(_words)


def _words() -> str:
    from mappa_tui.storage.vault.keys.passphrases import suggest

    return suggest()
