"""Vaults with people and a backup, made once and copied for each test."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mappa_tui.demo import demonstration
from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Put
from mappa_tui.domain.clock import LONDON, Clock
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.install import KEYS, VAULT, install
from mappa_tui.storage.vault.keys.access import Access
from mappa_tui.storage.vault.keys.cost import LOWEST
from mappa_tui.storage.vault.keys.keyfile import KeyFile, read_key_file
from mappa_tui.storage.vault.keys.opening import open_slot
from mappa_tui.storage.vault.make import make_vault
from mappa_tui.storage.vault.people import People
from mappa_tui.storage.vault.verify import Finding, verify

CHAIR, TAKER = "L. Cross", "Zoë Ó Néill"
CHAIRS, TAKERS, NEW = "otter mild plaza", "grüne Wiese im Nebel", "seven new little words"
CLOCK = Clock(lambda: datetime(2025, 10, 14, 10, 42, tzinfo=LONDON))


@dataclass(frozen=True)
class Vault:
    """A closed vault in a folder of its own."""

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / VAULT

    @property
    def keys(self) -> Path:
        return self.folder / KEYS

    def key_file(self) -> KeyFile:
        return read_key_file(self.keys)

    def unlock(self, name: str = CHAIR, passphrase: str = CHAIRS) -> Access:
        """Get in as the program does: a decided pair goes in first."""
        install(self.folder)
        return Access(name, open_slot(self.key_file(), name, passphrase))

    def open(self, access: Access | None = None, clock: Clock = CLOCK) -> Store:
        store = Store(self.folder, clock, access or self.unlock())
        cheapen(store)
        return store

    def findings(self, access: Access | None = None) -> list[Finding]:
        return verify(self.folder, access or self.unlock())

    def faults(self, access: Access | None = None) -> list[str]:
        """Return what verifying finds wrong, in its words."""
        return [finding.words for finding in self.findings(access) if not finding.good]

    def crns(self, access: Access | None = None) -> list[str]:
        store = self.open(access)
        try:
            return sorted(case.crn for case in store.home().cases)
        finally:
            store.close()

    def copied(self, to: Path) -> "Vault":
        shutil.copytree(self.folder, to)
        return Vault(to)


def cheapen(store: Store) -> None:
    """Let new passphrases cost little."""
    store.people = People(store.author, store._clock, store._key_file, store._remake, LOWEST)


def new_vault(folder: Path) -> Vault:
    """Make a vault with two people, the demonstration, and a case called X000000."""
    access, _ = make_vault(folder, CLOCK, CHAIR, "chair", CHAIRS, LOWEST)
    store = Store(folder, CLOCK, access)
    cheapen(store)
    store.write([Put(noun) for noun in demonstration()])
    add_case(store, 0)
    store.people.add(CHAIRS, TAKER, "minute-taker", TAKERS)
    store.close()
    return Vault(folder)


def add_case(store: Store, number: int) -> None:
    store.write([Put(Case(surname=f"Number {number}", crn=f"X{number:06}", level="2"))])
