"""The two boxes of a slot: the private half under a passphrase, the data key for that half.

Every tag also covers what stands around the box (its slot and the vault), so that no part
of a slot can be changed or moved to another vault without the tag failing.
"""

import secrets
from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mappa_tui.storage.vault.keys.cost import Cost
from mappa_tui.storage.vault.keys.form import canonical, slot_form
from mappa_tui.storage.vault.keys.slots import Kind, Slot
from mappa_tui.storage.vault.keys.stretching import stretch

_KEY, _NONCE = 32, 12
_PRIVATE, _DATA_KEY = "private half 1", "data key 1"


def new_slot(
    vault_id: str,
    data_key: bytes,
    secret: bytes,
    *,
    name: str,
    role: str,
    kind: Kind,
    added: str,
    cost: Cost,
) -> Slot:
    """Return a slot that `secret` opens, with a new pair, and `data_key` sealed to it.

    Raises:
        TooLittleMemory: see `stretch`.
    """
    private = X25519PrivateKey.generate()
    slot = Slot(
        name=name,
        role=role,
        kind=kind,
        added=added,
        cost=cost,
        salt=secrets.token_bytes(16),
        nonce=secrets.token_bytes(_NONCE),
        public=private.public_key().public_bytes_raw(),
        wrapped=b"",
        sealed=b"",
    )
    box = ChaCha20Poly1305(stretch(secret, slot.salt, cost))
    wrapped = box.encrypt(
        slot.nonce, private.private_bytes_raw(), _around(_PRIVATE, vault_id, slot)
    )
    return sealed_to(vault_id, replace(slot, wrapped=wrapped), data_key)


def private_half(vault_id: str, slot: Slot, secret: bytes) -> X25519PrivateKey:
    """Return the private half of `slot`.

    Raises:
        InvalidTag: `secret` is wrong, or the slot was changed.
        TooLittleMemory: see `stretch`.
    """
    box = ChaCha20Poly1305(stretch(secret, slot.salt, slot.cost))
    raw = box.decrypt(slot.nonce, slot.wrapped, _around(_PRIVATE, vault_id, slot))
    return X25519PrivateKey.from_private_bytes(raw)


def sealed_to(vault_id: str, slot: Slot, data_key: bytes) -> Slot:
    """Return `slot` with `data_key` sealed to its public half.

    Raises:
        ValueError: the public half is one with which no secret can be agreed.
    """
    passing = X25519PrivateKey.generate()
    theirs = X25519PublicKey.from_public_bytes(slot.public)
    ours = passing.public_key().public_bytes_raw()
    key, nonce = _agreed(passing.exchange(theirs), ours, slot.public)
    box = ChaCha20Poly1305(key).encrypt(nonce, data_key, _around(_DATA_KEY, vault_id, slot))
    return replace(slot, sealed=ours + box)


def unsealed(vault_id: str, slot: Slot, private: X25519PrivateKey) -> bytes:
    """Return the data key that is sealed in `slot`.

    Raises:
        InvalidTag: what is sealed was changed, or is for another pair, slot or vault.
        ValueError: its public half is one with which no secret can be agreed.
    """
    passing, box = slot.sealed[:_KEY], slot.sealed[_KEY:]
    shared = private.exchange(X25519PublicKey.from_public_bytes(passing))
    key, nonce = _agreed(shared, passing, slot.public)
    return ChaCha20Poly1305(key).decrypt(nonce, box, _around(_DATA_KEY, vault_id, slot))


def _agreed(shared: bytes, passing: bytes, public: bytes) -> tuple[bytes, bytes]:
    """Return the key and nonce for one box: `passing` is new each time, so they are too."""
    derived = HKDF(
        SHA256(), length=_KEY + _NONCE, salt=passing + public, info=b"mappa-tui data key 1"
    ).derive(shared)
    return derived[:_KEY], derived[_KEY:]


def _around(purpose: str, vault_id: str, slot: Slot) -> bytes:
    """Return what the tag of a box covers beside the box: its use, the vault, the slot."""
    form = slot_form(slot)
    # Not the boxes themselves: a new data key exchanges one without opening the other.
    del form["wrapped"], form["sealed"]
    return canonical({"purpose": purpose, "vault_id": vault_id, "slot": form})
