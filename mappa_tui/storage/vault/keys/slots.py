"""What a key file holds, as plain data. Nothing here is secret without a passphrase."""

from dataclasses import dataclass, field
from typing import Literal

from mappa_tui.storage.errors import NotAPerson
from mappa_tui.storage.vault.keys.cost import Cost
from mappa_tui.storage.vault.keys.typed import plain_line

Kind = Literal["person", "recovery"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the data key: a person's passphrase, or the recovery key."""

    name: str
    """Who it is; empty for the recovery key."""
    role: str
    """What the person is to the meetings; a rule of the program, not of the key."""
    kind: Kind
    added: str
    """When the person was let in: UTC, `2025-10-14T09:42:00Z`. A new passphrase keeps it."""
    cost: Cost
    salt: bytes = field(repr=False)
    """16 random bytes for Argon2id."""
    nonce: bytes = field(repr=False)
    """12 random bytes for `wrapped`."""
    public: bytes = field(repr=False)
    """The public half of the slot's X25519 pair: 32 bytes."""
    wrapped: bytes = field(repr=False)
    """The private half under the passphrase key: 32 bytes and a tag of 16."""
    sealed: bytes = field(repr=False)
    """The data key sealed to `public`: a public half of 32 bytes, the key's 32, a tag of 16."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of the audit that the key file has seen. It may lag behind."""

    sequence: int = 0
    """Its number; 0 if there was none yet."""
    mac: str = ""
    """Its HMAC as 64 hexadecimal digits; empty if there was none yet."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All of a key file."""

    vault_id: str
    """The vault that it opens: 32 hexadecimal digits, the same as in the database."""
    generation: int
    """Counts the changes of people and passphrases from 1 on: a lower one is an old file."""
    slots: tuple[Slot, ...]
    head: Head
    last: str
    """The name of who unlocked last, or nothing."""
    mac: bytes = field(repr=False)
    """HMAC-SHA256 over all the rest (`mac.py`)."""

    @property
    def people(self) -> tuple[Slot, ...]:
        """The slots of persons, in the order in which they were let in."""
        return tuple(slot for slot in self.slots if slot.kind == "person")

    @property
    def recovery(self) -> Slot:
        """The slot of the recovery key; every key file has one."""
        return next(slot for slot in self.slots if slot.kind == "recovery")

    def person(self, name: str) -> Slot:
        """Return the slot of the person called `name`.

        Raises:
            NotAPerson: there is none.
        """
        for slot in self.people:
            if slot.name == plain_line(name):
                return slot
        raise NotAPerson
