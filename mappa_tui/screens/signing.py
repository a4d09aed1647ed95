"""Sign-off: who signs, and how it is known that it is them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mappa_tui.domain.meeting import BY_CHAIR, BY_PASSPHRASE, ON_WORD, Meeting
from mappa_tui.screens.ask import AskScreen, Question, needed
from mappa_tui.storage.errors import KeyFileMissing
from mappa_tui.storage.thread import StorageThread
from mappa_tui.storage.vault.keys.typed import plain_line
from mappa_tui.widgets.questions import OWN, Answers

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store

TITLE = "Sign off the minutes"
LOCKS = (
    "Signing locks them with their hash. A later change is an amendment with a reason, and makes "
    "a new version; this one stays."
)
WHO_SIGNS = needed("Who signs?")


@dataclass(frozen=True, slots=True)
class Access:
    """Who is unlocked, and who else could be."""

    author: str
    people: tuple[str, ...]
    """Nobody where the vault has no key file, as in the demonstration."""

    def of(self, name: str) -> str:
        """Return the name under which somebody has access, or nothing."""
        wanted = plain_line(name).casefold()
        return next((each for each in self.people if each.casefold() == wanted), "")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, how, and who entered that."""

    by: str
    how: str
    entered_by: str


async def read_access(storage: StorageThread) -> Access:
    """Return who has access to the vault."""

    def read(store: "Store") -> Access:
        try:
            return Access(store.author, tuple(slot.name for slot in store.people.listed()))
        except KeyFileMissing:
            return Access(store.author, ())

    return await storage.call(read)


def ask_signature(storage: StorageThread, access: Access, meeting: Meeting) -> AskScreen:
    """Return the dialog; a chair who has access signs with their own passphrase."""
    chair = Question("signed_by", "Chair", meeting.chair, check=WHO_SIGNS)
    if not access.people:
        how = Question("how", "Signed", BY_CHAIR, choices=(BY_CHAIR, ON_WORD))
        entered = Question("entered_by", "Entered by", meeting.minute_taker)
        return AskScreen(TITLE, LOCKS, (chair, how, entered), does="Sign")

    def has_access(answers: Mapping[str, str]) -> bool:
        return bool(access.of(answers["signed_by"]))

    async def verify(answers: Answers) -> None:
        if name := access.of(answers["signed_by"]):
            await storage.call(lambda store: store.people.verify(name, answers[OWN]))

    own = Question(
        OWN,
        "Their passphrase",
        secret=True,
        check=needed("This chair has access, and signs with their own passphrase."),
        asked=has_access,
    )
    sentence = (
        f"{LOCKS} A chair with access to the vault signs with their own passphrase, and "
        f"{access.author} stays unlocked. For one without access it is printed: signed on their "
        f"word, entered by {access.author}."
    )
    return AskScreen(TITLE, sentence, (chair, own), does="Sign", act=verify)


def signature(access: Access, answers: Answers) -> Signature:
    """Return what the dialog was answered with."""
    by = answers["signed_by"]
    if not access.people:
        return Signature(by, answers["how"], answers["entered_by"])
    how = BY_PASSPHRASE if access.of(by) else ON_WORD
    return Signature(by, how, access.author)
