"""How a command of the command line ends."""

import sys

DONE, REFUSED, MISUSED, FOUND = 0, 1, 2, 3
"""Exit codes: as asked; not done, and said why; asked for wrongly; verify found something."""


class Refused(Exception):
    """The command is not carried out; its text says why."""

    def __init__(self, sentence: str, code: int = REFUSED) -> None:
        super().__init__(sentence)
        self.code = code


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
