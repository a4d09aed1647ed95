"""What can be done with a vault's folder before anybody is let in.

The unlock screen paints before the database and the ciphers are imported, so those are
imported where they are needed; whoever calls those functions does it in a thread.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mappa_tui.domain.clock import Clock
from mappa_tui.storage.errors import KeyFileMissing, VaultUnreadable
from mappa_tui.storage.vault.disk import system_error
from mappa_tui.storage.vault.install import KEYS, VAULT, install
from mappa_tui.storage.vault.keys.access import Access
from mappa_tui.storage.vault.keys.cost import STANDARD, Cost
from mappa_tui.storage.vault.keys.keyfile import KeyFile, read_key_file


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in a vault's folder."""

    key_file: KeyFile | None
    """Who gets in; without one there is no vault yet."""
    unencrypted: bool = False
    """Whether the store of a release that did not encrypt waits to be taken in."""


class Entrance:
    """The way into the vault of one folder."""

    def __init__(self, folder: Path, clock: Clock, cost: Cost = STANDARD) -> None:
        self._folder = folder
        self._clock = clock
        self._cost = cost

    def look(self) -> Found:
        """Return what there is; raises the errors of `storage.errors` for what is damaged.

        A change of who gets in that was interrupted is completed first.
        """
        with suppress(OSError):  # where nothing can be written, what is there is read
            install(self._folder)
        vault, keys = self._folder / VAULT, self._folder / KEYS
        try:
            has_vault, has_keys = vault.exists(), keys.exists()
            if has_vault and not has_keys:
                from mappa_tui.storage.vault.location import is_unencrypted

                if not is_unencrypted(vault):
                    raise KeyFileMissing
        except OSError as error:
            raise system_error(error) from None
        if not has_keys:
            return Found(None, unencrypted=has_vault)
        found = read_key_file(keys)
        if not has_vault:
            raise VaultUnreadable(
                "The key file is there, but the vault’s file is not. Put the one from the last "
                "backup beside it."
            )
        return Found(found)

    def newest_backup(self) -> Path | None:
        """Return the folder of the newest backup beside the vault, if there is one."""
        from mappa_tui.storage.vault.backup import BACKUPS, kept_in

        found = kept_in(self._folder / BACKUPS)
        return found[-1] if found else None

    def make(self, name: str, role: str, passphrase: str) -> tuple[Access, str]:
        """Make the vault; return what lets its first person in, and its recovery key."""
        from mappa_tui.storage.vault.make import make_vault

        return make_vault(self._folder, self._clock, name, role, passphrase, self._cost)

    def unlock(self, name: str, passphrase: str) -> Access:
        """Return what lets a person in; takes about a second. Raises WrongPassphrase."""
        from mappa_tui.storage.vault.keys.opening import open_slot

        return Access(name, open_slot(read_key_file(self._folder / KEYS), name, passphrase))

    def recover(self, recovery_key: str, name: str) -> Access:
        """Return what lets a person in who lost their passphrase. Raises WrongRecoveryKey."""
        from mappa_tui.storage.vault.keys.opening import open_by_recovery

        return Access(name, open_by_recovery(read_key_file(self._folder / KEYS), recovery_key))
