"""What can go wrong with the vault: each with a title and a sentence that says what to do.

No message holds anything of a record.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mappa_tui.process.hold import OPEN_ELSEWHERE

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


class VaultDamaged(VaultUnreadable):
    """A page of the file is not as it was written; the passphrase was right."""

    title = "The vault is damaged"
    sentence = (
        "The vault's file is damaged. Nothing more is saved in it; leave, and put the last good "
        "backup in its place."
    )


class CopyDamaged(StorageError):
    """A copy of the vault is not whole, though the vault was read."""

    title = "Not copied"
    sentence = "The copy could not be read back whole. Try again, or copy into another folder."


class NotBackedUp(StorageError):
    """A backup was not made."""

    title = "No backup was made"
    sentence = "No backup was made: its folder cannot be used. Choose another."


class NotRestored(StorageError):
    """A backup was not put in the vault's place."""

    title = "Not restored"
    sentence = "Not restored: the backup or the vault's folder cannot be used. Nothing was changed."


class VaultClosed(StorageError):
    """The store was closed and could not be opened again."""

    title = "The vault is closed"
    sentence = "Not saved: the vault had to be closed. Leave and start mappa-tui again."


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
    sentence = (
        "The agenda file cannot be read. Mend it, or take it away to use the one in the vault."
    )


class AreaUnusable(StorageError):
    """Settings of the area that nobody can work with."""

    title = "Not changed"
    sentence = "Not changed: these settings of the area cannot be used."


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


class KeyFileMissing(StorageError):
    """The vault has no key file beside it."""

    title = "The key file is missing"
    sentence = (
        "The key file beside the vault is gone; without it, nothing opens the vault. Put it back "
        "from the last backup."
    )


class KeyFileDamaged(StorageError):
    """The key file is not as the program wrote it."""

    title = "The key file is damaged"
    sentence = (
        "The key file was changed or damaged outside mappa-tui. Keep it, and put the one from "
        "the last backup in its place."
    )


class KeyFileNewer(StorageError):
    """The key file was written by a later release. It is whole: no backup is wanted."""

    title = "The key file is newer"
    sentence = "The key file was made by a newer mappa-tui. Update this one, then try again."


class WrongPassphrase(StorageError):
    """The passphrase does not open the person's slot."""

    title = "Wrong passphrase"
    sentence = "That is not your passphrase. Capitals count. Try again."


class WrongRecoveryKey(StorageError):
    """What was typed is mistyped, or is another vault's recovery key."""

    title = "Wrong recovery key"
    sentence = "This recovery key does not open this vault. It may be an earlier one."


class NotAPerson(StorageError):
    """Nobody of that name has access."""

    title = "No such person"
    sentence = "Nobody of that name has access to this vault. Choose one of the list."


class LastPerson(StorageError):
    """The only person with access would be removed."""

    title = "The last person"
    sentence = "This is the only person with access. Add another before removing this one."


class PersonUnusable(StorageError):
    """A name or role cannot be used for a person."""

    title = "Not a name"
    sentence = "This name cannot be used. Give another."


class PassphraseUnusable(StorageError):
    """A passphrase cannot be used at all; whether it is strong is another question."""

    title = "No passphrase"
    sentence = "Type a passphrase."


class TooLittleMemory(StorageError):
    """The system gave less memory than a passphrase costs."""

    title = "Too little memory"
    sentence = "There is too little free memory to check the passphrase. Close other programs."
