"""Who gets into the vault, and every change of that.

A change makes a new pair of vault and key file, installed whole or not at all. Both carry the
same generation, so that an old key file beside a newer vault is noticed. Who leaves could have
kept the data key: the vault gets a new one then, every page of it.
"""

from collections.abc import Callable
from typing import Protocol

from mappa_tui.domain.clock import Clock
from mappa_tui.storage.vault.keys.access import new_data_key
from mappa_tui.storage.vault.keys.changing import (
    with_passphrase,
    with_person,
    with_recovery,
    without_person,
)
from mappa_tui.storage.vault.keys.cost import STANDARD, Cost
from mappa_tui.storage.vault.keys.keyfile import KeyFile, Slot
from mappa_tui.storage.vault.keys.opening import open_slot


class Remade(Protocol):
    """What installs the vault anew; the audit says why and of whom."""

    def __call__(self, key_file: KeyFile, new_key: bytes, said: str, whom: str) -> None:
        """Install it under `key_file`, encrypted with `new_key`."""


class People:
    """The people of one open vault. Each change needs the passphrase of who makes it.

    The changes raise the errors of `storage.keys`, WrongPassphrase first.
    """

    def __init__(
        self,
        author: str,
        clock: Clock,
        read: Callable[[], KeyFile],
        remake: Remade,
        cost: Cost = STANDARD,
    ) -> None:
        self._author = author
        self._clock = clock
        self._read = read
        self._remake = remake
        self._cost = cost

    def listed(self) -> tuple[Slot, ...]:
        """Return who gets in, in the order in which they were added."""
        return self._read().people

    def verify(self, name: str, passphrase: str) -> None:
        """Check that somebody is who they say; raises WrongPassphrase. Takes about a second."""
        open_slot(self._read(), name, passphrase)

    def add(self, own: str, name: str, role: str, passphrase: str) -> None:
        """Let one more person in, with a first passphrase that they change themselves."""
        key_file, key = self._checked(own)
        now = self._clock.now()
        changed = with_person(key_file, key, name, role, passphrase, now, self._cost)
        self._remake(changed, key, "access given", name)

    def remove(self, own: str, name: str, reason: str) -> None:
        """Let a person in no longer: a new data key, sealed to everybody who is left."""
        key_file, key = self._checked(own)
        new = new_data_key()
        self._remake(without_person(key_file, key, name, new), new, reason, name)

    def change_passphrase(self, own: str, new: str) -> None:
        """Change the passphrase of who is let in."""
        key_file, key = self._checked(own)
        changed = with_passphrase(key_file, key, self._author, new, self._cost)
        self._remake(changed, key, "passphrase changed", self._author)

    def renew_recovery_key(self, own: str) -> str:
        """Make a new recovery key, to be shown once; the old one opens nothing any more."""
        key_file, key = self._checked(own)
        changed, text = with_recovery(key_file, key, self._clock.now())
        self._remake(changed, key, "new recovery key", self._author)
        return text

    def recover(self, key: bytes, new: str) -> None:
        """Give who came in by the recovery key a new passphrase."""
        changed = with_passphrase(self._read(), key, self._author, new, self._cost)
        self._remake(changed, key, "passphrase replaced by the recovery key", self._author)

    def _checked(self, own: str) -> tuple[KeyFile, bytes]:
        key_file = self._read()
        return key_file, open_slot(key_file, self._author, own)
