"""Unlocking: who, and their passphrase; the rest of the program loads meanwhile."""

from textual.app import ComposeResult
from textual.timer import Timer

from mappa_tui.commands import bindings
from mappa_tui.screens.vault.door import HOLDS, Door, paragraph, title
from mappa_tui.screens.vault.enter import enter
from mappa_tui.screens.vault.tries import Tries, waiting
from mappa_tui.storage.errors import WrongPassphrase
from mappa_tui.storage.vault.keys.keyfile import KeyFile
from mappa_tui.widgets.choice import Choice
from mappa_tui.widgets.ends import Rule
from mappa_tui.widgets.questions import NAME, OWN, Answers, Question, Questions, needed
from mappa_tui.widgets.say import MUTED, said


def person(key_file: KeyFile, name: str = "") -> Question:
    """Return the question who it is, answered already where that is known."""
    people = tuple(slot.name for slot in key_file.people)
    known = name or key_file.last or (people[0] if len(people) == 1 else "")
    check = needed("Who are you? The arrows, or a first letter, choose.")
    return Question(NAME, "Person", known, choices=people, check=check)


class UnlockScreen(Door):
    """Asks for the passphrase."""

    BINDINGS = bindings("recovery_key", "show_passphrase")
    answers = ("keep", "next_field", "recovery_key", "show_passphrase", "help", "leave")
    footer = ("keep", "next_field", "recovery_key", "show_passphrase", "help")
    loads = (
        "mappa_tui.storage.vault.keys.opening",
        "mappa_tui.screens.home",
        "mappa_tui.screens.meeting.room",
        "mappa_tui.screens.case",
        "mappa_tui.screens.plan",
        "holidays.countries",
    )
    DEFAULT_CSS = """
    UnlockScreen #column { margin-top: 2; }
    UnlockScreen #row-own { margin-top: 1; }
    """
    titles = {"keep": "Unlock", "recovery_key": "Lost passphrase"}  # noqa: RUF012

    def __init__(self, key_file: KeyFile, because: str = "", name: str = "") -> None:
        """Ask the people of `key_file`.

        Args:
            key_file: who gets in.
            because: why it is locked, if it was open before.
            name: who it probably is; else who it was last.
        """
        super().__init__()
        self._key_file = key_file
        self._because = because
        self._who = person(key_file, name)
        self._tries = Tries()
        self._left = 0
        self._counting: Timer | None = None

    def compose_column(self) -> ComposeResult:
        """Lay out why it is locked, the questions, and what the vault holds."""
        yield title("mappa-tui")
        yield paragraph(said((self._because or "The vault is locked.", MUTED)))
        passphrase = Question(OWN, "Passphrase", secret=True, check=needed("Type your passphrase."))
        yield Questions((self._who, passphrase), self._open, working="opening …")
        yield Rule()
        yield paragraph(HOLDS)

    def put_cursor(self) -> None:
        """Put it in the passphrase where the person is known."""
        questions = self.query_one(Questions)
        self.query_one(Choice).can_focus = len(self._key_file.people) > 1
        questions.focus_on(OWN if self._who.answer else NAME)

    async def _open(self, answers: Answers) -> None:
        entrance = self.mappa.entrance
        name, passphrase = answers[NAME], answers[OWN]
        try:
            access = await self.mappa.store.aside(lambda: entrance.unlock(name, passphrase))
        except WrongPassphrase:
            self._wait(self._tries.missed())
            raise
        await enter(self.mappa, access, passphrase, self._tries.wrong)

    def _wait(self, seconds: int) -> None:
        if seconds and self.is_attached:
            self._left = seconds
            self.query_one(Questions).bar(waiting(seconds))
            self._counting = self.set_interval(1.0, self._count_down)

    def _count_down(self) -> None:
        self._left -= 1
        questions = self.query_one(Questions)
        questions.bar(waiting(self._left) if self._left > 0 else "")
        if self._left <= 0 and self._counting:
            self._counting.stop()
            questions.say("Type it again; Enter tries.")

    def action_show_passphrase(self) -> None:
        """Show what stands behind dots for a moment."""
        self.query_one(Questions).show_secrets()

    def action_recovery_key(self) -> None:
        """Open with the recovery key, and choose a new passphrase."""
        from mappa_tui.screens.vault.recover import RecoverScreen

        self.app.push_screen(RecoverScreen(self._key_file))
