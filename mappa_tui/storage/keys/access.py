"""What one holds who got in."""

import secrets
from dataclasses import dataclass, field

KEY_BYTES = 32
"""How long the data key is that opens the vault."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who is at the keyboard, and the data key that opened the vault for them."""

    author: str
    key: bytes = field(repr=False)

    @classmethod
    def throwaway(cls, author: str) -> "Access":
        """Return a key that nobody else will ever have: for a vault that is thrown away."""
        return cls(author, secrets.token_bytes(KEY_BYTES))
