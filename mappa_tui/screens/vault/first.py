"""First start: the vault is made, with the first person who gets in."""

from textual.app import ComposeResult

from mappa_tui.commands import bindings
from mappa_tui.screens.vault.door import HOLDS, Door, paragraph, title
from mappa_tui.screens.vault.enter import enter_new
from mappa_tui.widgets.ends import Rule
from mappa_tui.widgets.questions import NAME, PASSPHRASE, Answers, Question, Questions, needed
from mappa_tui.widgets.say import ATTENTION, MUTED, said

ROLES = ("chair", "minute-taker", "co-ordinator")
"""What somebody is to the meetings."""
TAKEN_IN = (
    "The records that an earlier release kept here without encryption are taken in. The "
    "unencrypted file is then written over and removed."
)


def who() -> tuple[Question, Question, Question]:
    """Return what is asked of a person who is to get in."""
    return (
        Question(NAME, "Name", check=needed("A person has a name, as the minutes say it.")),
        Question("role", "Role", choices=ROLES, check=needed("Chair, minute-taker, co-ordinator?")),
        Question(PASSPHRASE, "Passphrase", new=True),
    )


class FirstScreen(Door):
    """Asks who begins, and for their passphrase."""

    BINDINGS = bindings("suggest_passphrase", "show_passphrase")
    answers = ("keep", "next_field", "suggest_passphrase", "show_passphrase", "help", "leave")
    footer = ("keep", "next_field", "suggest_passphrase", "show_passphrase", "help")
    loads = (
        "mappa_tui.storage.vault.keys.passphrases",
        "zxcvbn",
        "xkcdpass.xkcd_password",
        "mappa_tui.screens.home",
        "holidays.countries",
    )
    titles = {"keep": "Make the vault"}  # noqa: RUF012

    def __init__(self, *, unencrypted: bool) -> None:
        super().__init__()
        self._unencrypted = unencrypted

    def compose_column(self) -> ComposeResult:
        """Lay out the questions, and what belongs into a vault."""
        yield title("mappa-tui: a new vault")
        yield paragraph(said(("Everything is kept encrypted. Your passphrase opens it.", MUTED)))
        if self._unencrypted:
            yield paragraph(said(("! ", ATTENTION), TAKEN_IN))
        yield Questions(who(), self._make, working="making the vault …")
        yield Rule()
        yield paragraph(HOLDS)

    def put_cursor(self) -> None:
        """Begin with the name."""
        self.query_one(Questions).focus_on()

    async def _make(self, answers: Answers) -> None:
        name, role, passphrase = answers[NAME], answers["role"], answers[PASSPHRASE]
        entrance = self.mappa.entrance
        made = await self.mappa.store.aside(lambda: entrance.make(name, role, passphrase))
        await enter_new(self.mappa, *made)

    def action_show_passphrase(self) -> None:
        """Show what stands behind dots for a moment."""
        self.query_one(Questions).show_secrets()

    async def action_suggest_passphrase(self) -> None:
        """Make a passphrase of words drawn at random."""
        await self.query_one(Questions).suggest()
