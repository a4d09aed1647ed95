"""What the vault's own screen shows, read in one go."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mappa_tui.screens.vault.settings_form import SETTINGS
from mappa_tui.storage.vault.backup import BACKUPS, Backup

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store

NEWEST = 5
"""Backups that are listed."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How a vault stands."""

    author: str
    people: tuple[str, ...]
    confirmed: bool
    """Whether the recovery key is known to be on paper."""
    settings: dict[str, str]
    due: str
    """What to say of copies off this computer, or nothing."""
    backups: tuple[Backup, ...]
    """The newest ones."""
    beside: Path
    """Where the program keeps copies by itself."""
    folder: Path
    entries: int
    read_only: bool
    generation: int


def look(store: "Store") -> Looks:
    """Read how the vault stands."""
    from mappa_tui.storage.vault.settings import RECOVERY_CONFIRMED

    key_file = store.people.listed()
    return Looks(
        author=store.author,
        people=tuple(slot.name for slot in key_file),
        confirmed=bool(store.setting(RECOVERY_CONFIRMED)),
        settings={each.name: store.setting(each.name) for each in SETTINGS},
        due=store.backup_due(),
        backups=tuple(store.backups()[:NEWEST]),
        beside=store.folder / BACKUPS,
        folder=store.folder,
        entries=store.entries.count(),
        read_only=store.read_only,
        generation=store.generation,
    )
