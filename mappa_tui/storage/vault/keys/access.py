"""What a person has once let in."""

import secrets
from dataclasses import dataclass, field

KEY_BYTES = 32
"""How long the data key is that opens the vault."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who is let in, and the key that opens the vault. It is never written anywhere."""

    author: str
    """The person's name, as the record and the audit say it."""
    key: bytes = field(repr=False)
    """The data key: 32 bytes."""

    def __post_init__(self) -> None:
        if len(self.key) != KEY_BYTES:
            raise ValueError("A data key has 32 bytes.")

    @classmethod
    def throwaway(cls, author: str) -> "Access":
        """Return access with a new random key that no key file holds.

        For vaults that end with the process: demonstration, benchmarks, tests.
        """
        return cls(author, new_data_key())


def new_data_key() -> bytes:
    """Return a new random data key."""
    return secrets.token_bytes(KEY_BYTES)
