"""People with access: let somebody in, take access away, passphrases, the recovery key."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from mappa_tui.commands import Command, bindings
from mappa_tui.domain.clock import LONDON
from mappa_tui.domain.dates import short_date
from mappa_tui.screens.ask import AskScreen
from mappa_tui.screens.page import PageScreen, whole_footer
from mappa_tui.screens.vault.door import HELP
from mappa_tui.screens.vault.enter import keep_confirmed
from mappa_tui.screens.vault.first import who
from mappa_tui.screens.vault.recovery_key import RecoveryKeyScreen
from mappa_tui.storage.errors import StorageError
from mappa_tui.storage.vault.keys.keyfile import Slot
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.pane import Heading
from mappa_tui.widgets.questions import NAME, OWN, PASSPHRASE, Answers, Question, needed
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import ATTENTION, DANGER, MUTED, said

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store
    from mappa_tui.storage.vault.people import People

TITLES = {"new_row": "Let in", "recovery_key": "New recovery key"}
LOADED = ("mappa_tui.storage.vault.keys.passphrases", "zxcvbn", "xkcdpass.xkcd_password")
SAME_KEY = (
    "Everybody here reads and writes the same records. Their roles are said, not enforced. "
    "Whoever is unlocked is named in the record and in the audit."
)
UNCONFIRMED = "The recovery key was not typed back yet: alt+r makes a new one."
LET_IN = (
    "Tell them the passphrase in person. They change it here themselves, with alt+p, once they "
    "have unlocked the vault."
)
TAKEN_AWAY = (
    "The vault gets a new key, and everybody left opens it as before. Older backups still open "
    "with the old key: a person who has one can read what it holds."
)
NEW_RECOVERY = (
    "A new recovery key is made and shown once. The one on paper then opens nothing any more; "
    "destroy it."
)


class PeopleScreen(PageScreen[None]):
    """The list of people, and what can be done about their access."""

    BINDINGS = bindings(
        "new_row", "remove_person", "change_passphrase", "recovery_key", "back", "help", "leave"
    )
    answers = (
        "new_row",
        "remove_person",
        "change_passphrase",
        "recovery_key",
        "back",
        "help",
        "leave",
    )
    title_words = "People with access"
    help_words = HELP
    DEFAULT_CSS = """
    PeopleScreen > Vertical { max-width: 100; }
    PeopleScreen RowList { height: auto; max-height: 60%; }
    PeopleScreen .aside { height: auto; color: $m-muted; margin-top: 1; }
    PeopleScreen #wrong { height: auto; margin-top: 1; display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._people: tuple[Slot, ...] = ()
        self._author = ""

    def body(self) -> ComposeResult:
        """Lay out the list."""
        yield RowList(Column(), Column(width=14), Column(width=18, style=MUTED), empty="Reading …")
        yield Static("", id="wrong", markup=False)
        yield Static(SAME_KEY, classes="aside", markup=False)

    def footer(self) -> Sequence[Command]:
        """Return the commands; how to leave stands in the palette."""
        return whole_footer(*self.answers[:-1])

    def key_titles(self) -> Mapping[str, str]:
        """Return what keys are called here."""
        return TITLES

    def bar_words(self) -> list[tuple[str, str]]:
        """Return who is unlocked."""
        return [("Vault", "bold"), (self._author, MUTED)]

    async def on_mount(self) -> None:
        """Show who gets in."""
        self.set_interval(1.0, self.say_time)
        self.say_time()
        self.query_one(RowList).focus()
        self.mappa.store.load(*LOADED)
        await self.reload()
        take_keys(self)

    async def reload(self) -> None:
        """Read who gets in."""

        def read(store: "Store") -> tuple[str, tuple[Slot, ...], bool]:
            from mappa_tui.storage.vault.settings import RECOVERY_CONFIRMED

            confirmed = bool(store.setting(RECOVERY_CONFIRMED))
            return store.author, store.people.listed(), confirmed

        try:
            self._author, self._people, confirmed = await self.mappa.store.call(read)
        except StorageError as error:
            self._say_wrong(error.sentence, DANGER)
            return
        self._say_wrong("" if confirmed else UNCONFIRMED)
        self.query_one(RowList).show_rows([self._row(slot) for slot in self._people])
        self.query_one(Heading).say(str(len(self._people)))
        self.say_time()

    def _row(self, slot: Slot) -> Row:
        me = slot.name == self._author
        name = said(slot.name, ("   you", MUTED)) if me else slot.name
        return Row(slot.name, (name, slot.role, f"since {_day(slot.added)}"), "●" if me else "")

    def _say_wrong(self, words: str, tone: str = ATTENTION) -> None:
        place = self.query_one("#wrong", Static)
        place.update(said((f"! {words}", tone)))
        place.display = bool(words)

    def action_new_row(self) -> None:
        """Let one more person in."""

        async def add(answers: Answers) -> None:
            own, new = answers[OWN], answers[PASSPHRASE]
            await self._change(lambda p: p.add(own, answers[NAME], answers["role"], new))

        questions = (*who(), _own())
        self._ask(AskScreen("Let a person in", LET_IN, questions, does="Let in", act=add))

    def action_remove_person(self) -> None:
        """Take away the access of the person under the cursor."""
        name = self.query_one(RowList).chosen
        if not name:
            return
        if name == self._author:
            words = "This is you. Somebody else has to take your access away."
            self.notify(words, markup=False)
            return

        async def remove(answers: Answers) -> None:
            own, reason = answers[OWN], answers["reason"]
            await self._change(lambda people: people.remove(own, name, reason))

        why = Question("reason", "Why", check=needed("The audit keeps why."))
        title = f"Take away the access of {name}"
        self._ask(AskScreen(title, TAKEN_AWAY, (why, _own()), does="Take it away", act=remove))

    def action_change_passphrase(self) -> None:
        """Change one's own passphrase."""

        async def change(answers: Answers) -> None:
            await self._change(lambda p: p.change_passphrase(answers[OWN], answers[PASSPHRASE]))

        questions = (_own("Present one"), Question(PASSPHRASE, "New passphrase", new=True))
        sentence = "Backups that were taken before still open with the present one."
        self._ask(
            AskScreen("Change my passphrase", sentence, questions, does="Change it", act=change)
        )

    def action_recovery_key(self) -> None:
        """Make a new recovery key."""
        made: list[str] = []

        async def renew(answers: Answers) -> None:
            def new(store: "Store") -> str:
                key = store.people.renew_recovery_key(answers[OWN])
                keep_confirmed(store, confirmed=False)
                return key

            made.append(await self.mappa.store.call(new))

        def show(answers: Answers | None) -> None:
            if answers is not None:
                # The app's: this screen is not the one on top while it lasts.
                self.app.run_worker(self._show_key(made[0]))

        ask = AskScreen("A new recovery key", NEW_RECOVERY, (_own(),), does="Make it", act=renew)
        self.app.push_screen(ask, show)

    async def _show_key(self, key: str) -> None:
        screen = RecoveryKeyScreen(key)
        await self.app.push_screen(screen)
        await screen.confirmed.wait()
        await self.mappa.store.call(lambda store: keep_confirmed(store, confirmed=True))
        screen.dismiss(None)
        await self.reload()

    async def _change(self, change: "Callable[[People], None]") -> None:
        await self.mappa.store.call(lambda store: change(store.people))

    def _ask(self, screen: AskScreen) -> None:
        async def closed(answers: Answers | None) -> None:
            if answers is not None:
                await self.reload()

        self.app.push_screen(screen, closed)


def _own(label: str = "Your passphrase") -> Question:
    check = needed("Your own passphrase, since this changes who gets in.")
    return Question(OWN, label, secret=True, check=check)


def _day(added: str) -> str:
    moment = dt.datetime.fromisoformat(added).astimezone(LONDON)
    return short_date(moment.date(), year=True)
