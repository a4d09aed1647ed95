"""How a command of the command line ends."""

import sys
from pathlib import Path

DONE, REFUSED, MISUSED, FOUND = 0, 1, 2, 3
"""Exit codes: as asked; not done, and said why; asked for wrongly; verify found something."""


class Refused(Exception):
    """The command is not carried out; its text says why."""

    def __init__(self, sentence: str, code: int = REFUSED) -> None:
        super().__init__(sentence)
        self.code = code


def taken_words(to: Path, *, is_ours: bool) -> str:
    """Say why a file is not written where there is one already.

    Args:
        to: the file.
        is_ours: whether it is exactly as the program wrote it.
    """
    if is_ours:
        return f"{to} is there already. Add --overwrite to replace it."
    if to.is_dir():
        return f"{to} is a folder."
    return (
        f"{to} is there already, and not as this program wrote it: it is not replaced. "
        "Give another name."
    )


def confirm(says: str, what: str) -> None:
    """Ask whether to go on; raises Refused unless the answer is yes.

    Args:
        says: what follows from it.
        what: the command, for who is not at a terminal.
    """
    if not sys.stdin.isatty():
        raise Refused(f"Add --yes to {what} without being asked.", MISUSED)
    if says:
        print(says)
    try:
        answer = input("Go on? Type yes: ")
    except EOFError:
        answer = ""
    if answer.strip().casefold() != "yes":
        raise Refused("Nothing was changed.")
