"""From a passphrase to a key, at a cost that makes guessing slow."""

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from mappa_tui.storage.errors import TooLittleMemory
from mappa_tui.storage.vault.keys.cost import Cost


def stretch(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """Return the 32-byte key that `secret` gives.

    Raises:
        TooLittleMemory: the system does not give `cost.memory_kib`.
    """
    derivation = Argon2id(
        salt=salt,
        length=32,
        iterations=cost.rounds,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    try:
        return derivation.derive(secret)
    except MemoryError:
        raise TooLittleMemory from None
