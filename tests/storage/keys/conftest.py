from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from mappa_tui.storage.vault.keys.access import new_data_key
from mappa_tui.storage.vault.keys.changing import new_key_file, with_person
from mappa_tui.storage.vault.keys.cost import LOWEST
from mappa_tui.storage.vault.keys.keyfile import KeyFile

NOW = datetime(2025, 10, 14, 9, 42, tzinfo=UTC)
VAULT = "0123456789abcdef" * 2
CHAIR, TAKER = "L. Cross", "Zoë Ó Néill"
CHAIRS, TAKERS = "otter mild plaza tarmac", "grüne Wiese im Nebel"


@dataclass
class Vault:
    """A key file of two people, and what opens it."""

    key_file: KeyFile
    key: bytes
    recovery: str

    def changed(self, **values: object) -> KeyFile:
        """Return the key file as somebody without the data key could change it."""
        return replace(self.key_file, **values)  # type: ignore[arg-type]


def make_vault(vault_id: str = VAULT) -> Vault:
    key = new_data_key()
    first, recovery = new_key_file(vault_id, key, CHAIR, "chair", CHAIRS, NOW, LOWEST)
    both = with_person(first, key, TAKER, "minute-taker", TAKERS, NOW, LOWEST)
    return Vault(both, key, recovery)


@pytest.fixture(scope="session")
def vault() -> Vault:
    return make_vault()


@pytest.fixture(scope="session")
def other_vault() -> Vault:
    return make_vault("fedcba9876543210" * 2)
