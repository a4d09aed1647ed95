"""The recovery key: 160 random bits, as groups of letters and digits to print and to type.

`7QGM-03XT-…`: 32 signs for the key and 4 for a checksum, in 9 groups of 4. The signs are
Crockford's base 32, which has no I, L, O and U: what is read wrong most is either not there
or taken for what was meant.
"""

import base64
import hashlib
import hmac
import re
import secrets
import unicodedata

from mappa_tui.storage.errors import WrongRecoveryKey

KEY_BYTES = 20
GROUPS, GROUP = 9, 4

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_SHOWN = str.maketrans(_STANDARD, _SIGNS)
_READ = str.maketrans(_SIGNS, _STANDARD)
_MISTAKEN = str.maketrans("OIL", "011")
_BETWEEN = re.compile(r"[\s\-‐‑‒–—―−_.]+")


def new_recovery_key() -> bytes:
    """Return 20 new random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def show_recovery_key(key: bytes) -> str:
    """Return `key` as it is shown and printed."""
    signs = base64.b32encode(key).decode().translate(_SHOWN) + _checksum(key)
    return "-".join(signs[at : at + GROUP] for at in range(0, GROUPS * GROUP, GROUP))


def read_recovery_key(text: str) -> bytes:
    """Return the key that was typed as `text`; case, blanks, hyphens, O and I do not matter.

    Raises:
        WrongRecoveryKey: it is mistyped; the sentence says what to look for.
    """
    compatible = unicodedata.normalize("NFKC", text[:1000])
    signs = _BETWEEN.sub("", compatible).upper().translate(_MISTAKEN)
    unknown = sorted(set(signs) - set(_SIGNS))
    if unknown:
        raise WrongRecoveryKey("A recovery key has only letters and digits, and no U. Look again.")
    if len(signs) != GROUPS * GROUP:
        raise WrongRecoveryKey(
            f"A recovery key has {GROUPS} groups of {GROUP}, {GROUPS * GROUP} letters and digits. "
            f"This has {len(signs)}."
        )
    key = base64.b32decode(signs[:-GROUP].translate(_READ))
    if not hmac.compare_digest(_checksum(key), signs[-GROUP:]):
        raise WrongRecoveryKey("There is a typing error in the recovery key. Compare each group.")
    return key


def _checksum(key: bytes) -> str:
    """Return 4 signs, 20 bits: one mistyped key in a million passes."""
    digest = hashlib.sha256(b"mappa-tui recovery key 1" + key).digest()
    return base64.b32encode(digest).decode().translate(_SHOWN)[:GROUP]
