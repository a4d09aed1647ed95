"""An open vault with its settings and its backups: made by hand, at the end of work, by itself."""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mappa_tui.storage.audit import ADMINISTER
from mappa_tui.storage.errors import StorageError
from mappa_tui.storage.opened import OpenVault
from mappa_tui.storage.vault import keeping, settings
from mappa_tui.storage.vault.backup import (
    BACKUPS,
    Backup,
    are_apart,
    back_up,
    backups,
    check_place,
    newest,
    prune,
)
from mappa_tui.storage.vault.copies import copy_checked, copy_closed
from mappa_tui.storage.vault.engine import plain_errors
from mappa_tui.storage.vault.install import VAULT


class BackedVault(OpenVault):
    """The vault in one folder, with what keeps copies of it."""

    def setting(self, name: str) -> str:
        """Return a setting of this vault, one of `storage.settings.DEFAULTS`."""
        return self._settings[name]

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting, and who changed it."""
        with self._writing() as writing:
            settings.write(writing.connection, name, value)
            if name != settings.PLACE:
                writing.note(ADMINISTER, "setting", reason=f"{name}: {value}")
        self._settings[name] = value

    def leave(self) -> None:
        """Close at the end of work: with a backup, if the last one lacks anything."""
        wanted = False
        with suppress(StorageError):
            wanted = self._wants_backup()
        self.close()
        if wanted:
            # Of the closed file, since that takes a fraction of the time.
            with suppress(StorageError):
                self._back_up(self.folder / BACKUPS, copy_closed)
                self._prune()

    def backup(self, to: Path | None = None) -> Path:
        """Make a backup, and return its folder.

        Args:
            to: the folder where it is put; without it, `backups` beside the vault.

        Raises:
            StorageError: it was not made; there is none that is half made.
        """
        if to is not None:
            check_place(to.absolute(), self.folder.absolute())
        made = self._back_up(to or self.folder / BACKUPS, self._copy)
        if self.read_only:
            return made
        with self._writing() as writing:
            if self.is_away(made):
                now = self._clock.now().isoformat()
                settings.write(writing.connection, settings.LAST_BACKUP_AWAY, now)
            writing.note(ADMINISTER, keeping.BACKUP, recipient=str(made))
        with self._reading() as connection:
            self._settings = settings.read(connection)
        self._note_head()
        self._prune()
        return made

    def is_away(self, made: Path) -> bool:
        """Whether a backup outlives this laptop.

        It does on another disk, and in the folder that the settings name for it: one that is
        carried to a server by itself may lie on this disk.
        """
        own = self.setting(settings.BACKUP_FOLDER)
        if own and made.is_relative_to(Path(own).expanduser().resolve()):
            return True
        return are_apart(made, self.folder)

    def backup_by_itself(self) -> Path | None:
        """Make a backup beside the vault, if the last one lacks anything; return its folder."""
        if not self._wants_backup():
            return None
        made = self._back_up(self.folder / BACKUPS, self._copy)
        self._note_head()
        self._prune()
        return made

    def backups(self) -> list[Backup]:
        """Return the backups of this vault, the newest first: beside it and in their folder."""
        folders = [self.folder / BACKUPS]
        if own := self.setting(settings.BACKUP_FOLDER):
            folders.append(Path(own))
        found = {each.folder.resolve(): each for to in folders for each in backups(to, self._id)}
        return sorted(found.values(), key=lambda each: each.at, reverse=True)

    def backup_due(self) -> str:
        """Return a sentence when there is no copy off this laptop, or only an old one."""
        if not self._has_people:
            return ""
        remind = self._days(settings.REMIND_DAYS)
        return keeping.due(self.setting(settings.LAST_BACKUP_AWAY), remind, self._clock.now())

    def _wants_backup(self) -> bool:
        if self.read_only or self._trouble is not None or not self._has_people:
            return False
        with self._reading() as connection:
            return keeping.changed_since(connection, newest(self.folder / BACKUPS, self._id))

    def _back_up(self, to: Path, copy: Callable[[Path, Path, bytes], None]) -> Path:
        key_file = keeping.with_newest_head(
            self._key_file(), self._key, self._chain.head, self.author
        )
        with plain_errors():
            place = to.resolve()
        return back_up(
            place,
            self._clock.now(),
            key_file,
            lambda path: copy(self.folder / VAULT, path, self._key),
        )

    def _copy(self, vault: Path, to: Path, key: bytes) -> None:
        self._refuse_closed()
        if self.read_only:  # and so nobody writes it meanwhile
            copy_closed(vault, to, key)
        else:
            with self._watched():
                copy_checked(self._engine, to, key)

    def _prune(self) -> None:
        prune(self.folder / BACKUPS, self._id, self._clock.now(), self._days(settings.KEEP_DAYS))

    def _days(self, name: str) -> dt.timedelta:
        return keeping.days(self.setting(name), settings.DEFAULTS[name])
