"""What one try at a passphrase costs: the parameters of Argon2id, between two limits."""

from dataclasses import dataclass

_LEAST = (19 * 1024, 2, 1)
_MOST = (1024 * 1024, 10, 8)


@dataclass(frozen=True, slots=True)
class Cost:
    """The parameters of Argon2id (RFC 9106).

    Raises:
        ValueError: one of them is below `LOWEST` or above `HIGHEST`. So a key file from
            elsewhere can neither weaken a passphrase nor take all memory: no `Cost` exists
            that was not checked.
    """

    memory_kib: int
    """Memory in KiB."""
    rounds: int
    """Passes over that memory."""
    lanes: int
    """Parts of the memory that can be filled side by side."""

    def __post_init__(self) -> None:
        given = (self.memory_kib, self.rounds, self.lanes)
        if not all(
            low <= value <= high for low, value, high in zip(_LEAST, given, _MOST, strict=True)
        ):
            raise ValueError("The cost is outside its limits.")


LOWEST = Cost(*_LEAST)
"""The floor: the least that OWASP's Password Storage Cheat Sheet recommends."""

STANDARD = Cost(256 * 1024, 3, 4)
"""What new passphrases get: about a second, and 256 MiB, for each try."""

HIGHEST = Cost(*_MOST)
"""The ceiling: 1 GiB, what a laptop of today can spare for a moment."""
