"""What can go wrong with the vault: each with a title and a sentence that says what to do.

No message holds anything of a record.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mappa_tui.hold import OPEN_ELSEWHERE

if TYPE_CHECKING:
    from mappa_tui.domain.gap import Gap


class StorageError(Exception):
    """Something was not stored or not read."""

    title = "Not saved"
    """A few words for a heading."""
    sentence = "Not saved: the vault reported an error. Your text is still on screen; try again."
    """What happened, and what to do."""

    def __init__(self, sentence: str = "") -> None:
        self.sentence = sentence or self.sentence
        super().__init__(self.sentence)


class VaultBusy(StorageError):
    """Another process has the vault open."""

    title = "Open in another window"
    sentence = OPEN_ELSEWHERE


class VaultUnreadable(StorageError):
    """The file is damaged, or it is no vault."""

    title = "The vault cannot be read"
    sentence = (
        "The file is damaged or is not a vault of mappa-tui. Leave it as it is and put the "
        "last good backup in its place."
    )


class VaultNewer(VaultUnreadable):
    """The vault was written by a later release."""

    sentence = "The vault was made by a newer mappa-tui. Update this one, then try again."


class VaultReadOnly(StorageError):
    """The file or its folder is write-protected."""

    title = "Read-only"
    sentence = "Not saved: the vault is read-only. Move it to a folder that can be written to."


class VaultNoAccess(StorageError):
    """The system does not let this person open the file."""

    title = "No access"
    sentence = "You do not have access to the vault's file. Ask whoever looks after this computer."


class DiskFull(StorageError):
    """There is no space left."""

    title = "The disk is full"
    sentence = "Not saved: the disk is full. Your text is still on screen."


class AgendaUnusable(StorageError):
    """The area's own agenda file cannot be used."""

    title = "The agenda file cannot be used"
    sentence = "The agenda file cannot be read. Mend it, or take it away to use the standard one."


class Conflict(StorageError):
    """A record is there twice, or what it belongs to is not there."""

    sentence = "Not saved: it does not fit what is already stored. Open the meeting again."


class Missing(StorageError):
    """The record is not there."""

    title = "Not found"
    sentence = "It is not in the vault. Go back to home and open it from there."


class Locked(StorageError):
    """The meeting is signed."""

    title = "The minutes are signed"
    sentence = "The minutes are signed. To change them, begin an amendment with its reason."


class NotSigned(StorageError):
    """An amendment needs signed minutes."""

    title = "Not signed yet"
    sentence = "Only signed minutes are amended. These can still be edited and signed."


class NotReady(StorageError):
    """Something that stops sign-off is missing."""

    title = "Not ready to sign"
    sentence = "Some things are missing. Answer each question on the list, then sign again."

    def __init__(self, gaps: "Sequence[Gap]" = (), sentence: str = "") -> None:
        super().__init__(sentence)
        self.gaps = tuple(gaps)
