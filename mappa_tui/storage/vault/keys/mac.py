"""The MAC over the whole key file: whoever lacks the data key cannot change it unseen."""

import hmac
from dataclasses import replace

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mappa_tui.storage.errors import KeyFileDamaged
from mappa_tui.storage.vault.keys.form import canonical, file_form
from mappa_tui.storage.vault.keys.slots import KeyFile


def with_mac(key_file: KeyFile, data_key: bytes) -> KeyFile:
    """Return `key_file` with the MAC that belongs to what it holds."""
    return replace(key_file, mac=_mac(key_file, data_key))


def check_mac(key_file: KeyFile, data_key: bytes) -> None:
    """Check that nobody without `data_key` changed `key_file`.

    Raises:
        KeyFileDamaged: the MAC is another one.
    """
    if not hmac.compare_digest(_mac(key_file, data_key), key_file.mac):
        raise KeyFileDamaged


def _mac(key_file: KeyFile, data_key: bytes) -> bytes:
    # The data key itself only ever encrypts the database.
    key = HKDF(SHA256(), length=32, salt=None, info=b"mappa-tui key file 1").derive(data_key)
    return hmac.digest(key, canonical(file_form(key_file)), "sha256")
