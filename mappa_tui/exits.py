"""How a command of the command line ends."""

DONE, REFUSED, MISUSED, FOUND = 0, 1, 2, 3
"""Exit codes: as asked; not done, and said why; asked for wrongly; verify found something."""


class Refused(Exception):
    """The command is not carried out; its text says why."""

    def __init__(self, sentence: str, code: int = REFUSED) -> None:
        super().__init__(sentence)
        self.code = code
