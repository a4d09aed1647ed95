"""A passphrase is lost: the recovery key opens the vault, and a new passphrase is chosen."""

from textual.app import ComposeResult

from mappa_tui.commands import bindings
from mappa_tui.screens.vault.door import Door, paragraph, title
from mappa_tui.screens.vault.enter import enter_recovered
from mappa_tui.screens.vault.unlock import person
from mappa_tui.storage.vault.keys.keyfile import KeyFile
from mappa_tui.widgets.questions import (
    NAME,
    PASSPHRASE,
    RECOVERY,
    Answers,
    Question,
    Questions,
    needed,
)
from mappa_tui.widgets.say import MUTED, said

WHAT_IT_DOES = (
    "Type the recovery key from paper; capitals, blanks and hyphens do not matter. It opens "
    "the vault and gives one person a new passphrase."
)


class RecoverScreen(Door):
    """Asks for the recovery key, whose passphrase it replaces, and the new one."""

    BINDINGS = bindings("back", "suggest_passphrase", "show_passphrase")
    answers = ("keep", "next_field", "suggest_passphrase", "show_passphrase", "back", "help")
    footer = ("keep", "next_field", "suggest_passphrase", "show_passphrase", "back", "help")
    loads = ("mappa_tui.storage.vault.keys.passphrases", "zxcvbn")
    titles = {"keep": "Open"}  # noqa: RUF012
    DEFAULT_CSS = """
    RecoverScreen #row-recovery Horizontal { layout: vertical; }
    RecoverScreen #wrong-recovery { padding-left: 0; }
    RecoverScreen #row-name { margin-top: 1; }
    """

    def __init__(self, key_file: KeyFile) -> None:
        super().__init__()
        self._key_file = key_file

    def compose_column(self) -> ComposeResult:
        """Lay out the questions."""
        yield title("Open with the recovery key")
        yield paragraph(said((WHAT_IT_DOES, MUTED)))
        typed = needed("Type the recovery key: nine groups of four.")
        key = Question(RECOVERY, "Recovery key", secret=True, plain=True, check=typed)
        new = Question(PASSPHRASE, "Passphrase", new=True)
        yield Questions((key, person(self._key_file), new), self._open, working="opening …")

    def put_cursor(self) -> None:
        """Begin with the recovery key."""
        self.query_one(Questions).focus_on()

    async def _open(self, answers: Answers) -> None:
        entrance = self.mappa.entrance
        key, name = answers[RECOVERY], answers[NAME]
        access = await self.mappa.store.aside(lambda: entrance.recover(key, name))
        await enter_recovered(self.mappa, access, answers[PASSPHRASE])

    def action_back(self) -> None:
        """Go back to the passphrase."""
        if not self.query_one(Questions).is_working:
            self.dismiss(None)

    def action_show_passphrase(self) -> None:
        """Show what stands behind dots for a moment."""
        self.query_one(Questions).show_secrets()

    async def action_suggest_passphrase(self) -> None:
        """Make a passphrase of words drawn at random."""
        await self.query_one(Questions).suggest()
