"""The recovery key, shown once; it counts once two of its groups were typed back."""

import asyncio
import secrets

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from mappa_tui.commands import bindings
from mappa_tui.screens.vault.door import Door, paragraph, title
from mappa_tui.widgets.bars import KeyBar
from mappa_tui.widgets.ends import Rule
from mappa_tui.widgets.questions import Question, Questions
from mappa_tui.widgets.say import MUTED, said, stacked

IN_A_ROW = 3
WHY = (
    "If a passphrase is forgotten, this key opens the vault; without it, the records would be "
    "lost. Whoever holds it can open the vault: keep it apart from this computer, in a safe."
)
ONCE = "Write it down now. It is shown this once, and kept nowhere."
TYPING = {"written_down": "Compare"}
BACK = "Typed back, it is known to be written down right. Esc shows it once more."


class RecoveryKeyScreen(Door):
    """Shows the key, then asks for two of its groups; `confirmed` is set after that."""

    BINDINGS = bindings("written_down", "back")
    answers = ("written_down", "back", "help", "leave")
    footer = ("written_down", "help")
    DEFAULT_CSS = """
    RecoveryKeyScreen #asked { display: none; height: auto; }
    RecoveryKeyScreen #shown { height: auto; }
    RecoveryKeyScreen .said { margin-top: 1; }
    RecoveryKeyScreen Rule { margin-top: 1; }
    """

    def __init__(self, key: str, because: str = "") -> None:
        """Show `key`.

        Args:
            key: in groups that are parted by hyphens.
            because: why it is shown, where that is not what it is for.
        """
        super().__init__()
        self._groups = key.split("-")
        self._because = because
        self._asked = sorted(secrets.SystemRandom().sample(range(len(self._groups)), 2))
        self.confirmed = asyncio.Event()

    def compose_column(self) -> ComposeResult:
        """Lay out the key, and the questions that follow it."""
        yield title("The recovery key")
        with Vertical(id="shown"):
            yield paragraph(said((self._because or WHY, MUTED)))
            yield Rule()
            yield paragraph(self._key(), id="key")
            yield Rule()
            yield paragraph(ONCE)
        with Vertical(id="asked"):
            yield paragraph(said((BACK, MUTED)))
            yield Questions([self._question(at) for at in self._asked])

    def _key(self) -> Content:
        cells = [
            said((f"{at:>4} ", MUTED), (group, "bold"), "     ")
            for at, group in enumerate(self._groups, 1)
        ]
        rows = [cells[at : at + IN_A_ROW] for at in range(0, len(cells), IN_A_ROW)]
        return stacked(Content("").join(row) for row in rows)

    def _question(self, at: int) -> Question:
        group = self._groups[at]

        def check(text: str) -> str:
            return "" if _read(text) == group else f"That is not group {at + 1}. Look once more."

        return Question(f"group-{at}", f"Group {at + 1}", secret=True, plain=True, check=check)

    def _turn(self, *, to_questions: bool) -> None:
        self.query_one("#shown").display = not to_questions
        self.query_one("#asked").display = to_questions
        if to_questions:
            self.query_one(Questions).focus_on()
        else:
            self.set_focus(None)
        self.titles = TYPING if to_questions else {}
        self.query_one(KeyBar).refresh()

    def action_written_down(self) -> None:
        """Put the key away and ask for two of its groups."""
        self._turn(to_questions=True)

    def action_back(self) -> None:
        """Show the key once more."""
        self._turn(to_questions=False)

    @on(Questions.Done)
    def _done(self) -> None:
        self.confirmed.set()


def _read(text: str) -> str:
    """Return a group as it is shown, however it was typed."""
    return text.strip().upper().translate(str.maketrans("OIL", "011"))
