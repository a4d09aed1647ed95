"""From a passphrase, or from the recovery key, to the data key."""

from cryptography.exceptions import InvalidTag

from mappa_tui.storage.errors import (
    KeyFileDamaged,
    PassphraseUnusable,
    WrongPassphrase,
    WrongRecoveryKey,
)
from mappa_tui.storage.vault.keys.mac import check_mac
from mappa_tui.storage.vault.keys.recovery import read_recovery_key
from mappa_tui.storage.vault.keys.sealing import private_half, unsealed
from mappa_tui.storage.vault.keys.slots import KeyFile, Slot
from mappa_tui.storage.vault.keys.typed import passphrase_bytes


def open_slot(key_file: KeyFile, name: str, passphrase: str) -> bytes:
    """Return the data key for the person called `name`. Takes about a second.

    Chance damage was told from a wrong passphrase when the file was read, by its checksum.
    Somebody who changes this person's slot and mends the checksum makes it a wrong
    passphrase; any other change is a damaged file.

    Raises:
        NotAPerson: the key file has nobody of that name.
        WrongPassphrase: the passphrase does not open the slot.
        KeyFileDamaged: it does, but the file was changed by somebody without the data key.
        TooLittleMemory: the system does not give the memory that it takes.
    """
    slot = key_file.person(name)
    try:
        return _opened(key_file, slot, passphrase_bytes(passphrase))
    except (InvalidTag, PassphraseUnusable):
        raise WrongPassphrase from None


def open_by_recovery(key_file: KeyFile, text: str) -> bytes:
    """Return the data key for the recovery key as it was typed.

    Raises:
        WrongRecoveryKey: it is mistyped, or that of another vault or an earlier one.
        KeyFileDamaged: as for `open_slot`.
    """
    try:
        return _opened(key_file, key_file.recovery, read_recovery_key(text))
    except InvalidTag:
        raise WrongRecoveryKey from None


def _opened(key_file: KeyFile, slot: Slot, secret: bytes) -> bytes:
    private = private_half(key_file.vault_id, slot, secret)
    try:
        data_key = unsealed(key_file.vault_id, slot, private)
    except (InvalidTag, ValueError):
        # The secret was right, since the private half came out.
        raise KeyFileDamaged from None
    check_mac(key_file, data_key)
    return data_key
