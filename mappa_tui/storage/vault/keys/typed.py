"""One form for what people type, so that the same name or passphrase is the same bytes.

A person may type on another keyboard or system tomorrow. Passphrases follow the profile
OpaqueString of RFC 8265 (section 4.2): Unicode blanks become plain ones, then NFC, so that
é is the same whether sent as one character or as e with an accent. NFC and not NFKC: NFKC
also makes ² and 2 the same, which no keyboard needs. Case stays. Beyond the profile, blanks
at both ends go, since pasting brings them along unseen; and no character is refused.
"""

import unicodedata

from mappa_tui.domain.text import one_line
from mappa_tui.storage.errors import PassphraseUnusable, PersonUnusable

LONGEST_NAME = 120
"""Of a name or a role, in characters."""

LONGEST_PASSPHRASE = 1000
"""In characters; far more than anybody types, and no wait to normalise."""


def plain_passphrase(text: str) -> str:
    """Return `text` as it is judged and stretched; doing so twice changes nothing.

    Raises:
        PassphraseUnusable: nothing is left, or it is longer than `LONGEST_PASSPHRASE`.
    """
    if len(text) > LONGEST_PASSPHRASE:
        raise PassphraseUnusable(f"A passphrase has at most {LONGEST_PASSPHRASE} characters.")
    blanks = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in text)
    plain = unicodedata.normalize("NFC", blanks.strip())
    if not plain:
        raise PassphraseUnusable
    return plain


def passphrase_bytes(text: str) -> bytes:
    """Return what is stretched for the passphrase `text`.

    Raises:
        PassphraseUnusable: see `plain_passphrase`.
    """
    # Terminals can send bytes that are no UTF-8; Python keeps them as lone surrogates.
    return plain_passphrase(text).encode("utf-8", "surrogatepass")


def plain_line(text: str) -> str:
    """Return a name or role on one line, without blanks at its ends, in NFC."""
    return unicodedata.normalize("NFC", one_line(text).strip())


def plain_name(text: str) -> str:
    """Return the name of a person as the key file holds it.

    Raises:
        PersonUnusable: nothing is left, or it is longer than `LONGEST_NAME`.
    """
    name = plain_line(text)
    if not name or len(name) > LONGEST_NAME:
        raise PersonUnusable(f"A person has a name, of at most {LONGEST_NAME} characters.")
    return name
