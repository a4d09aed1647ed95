"""Backups: folders named by their time (UTC), each with a verified copy of vault and key file.

One is made as `<time>.part` and renamed when it is whole, so that a folder with a time's name
is a backup. It is encrypted as the vault is, and opens with the passphrases of its own day.
"""

import datetime as dt
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from mappa_tui.storage.errors import (
    DiskFull,
    NotBackedUp,
    StorageError,
    VaultNoAccess,
    VaultReadOnly,
)
from mappa_tui.storage.vault.disk import flush, flush_names
from mappa_tui.storage.vault.engine import plain_errors
from mappa_tui.storage.vault.install import KEYS, VAULT
from mappa_tui.storage.vault.keys.keyfile import KeyFile, read_key_file, write_key_file

BACKUPS = "backups"
"""The folder beside the vault for the copies that the program makes by itself."""

IN_THE_VAULT = "That is the vault's own folder. A copy there is lost with it."
"""What is said of a place for copies that is none."""

ALL_KEPT = dt.timedelta(days=2)
"""For how long each backup stays that was made by locking and leaving, several a day."""

_NAME = "%Y-%m-%dT%H%M%SZ"
_PART = ".part"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup of one vault, as its key file tells of it."""

    folder: Path
    at: dt.datetime
    key_file: KeyFile


def back_up(to: Path, moment: dt.datetime, key_file: KeyFile, copy: Callable[[Path], None]) -> Path:
    """Make a backup in the folder `to`, and return its own folder.

    Args:
        to: where backups lie; it is made if it is not there.
        moment: what the backup is named by.
        key_file: what lies beside the copy.
        copy: makes and checks a copy of the vault at a path.

    Raises:
        NotBackedUp: the folder cannot be used; what `copy` raises, too.
    """
    with _in_words(), plain_errors():
        to.mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep(to)
        place = free_name(to, moment.astimezone(dt.UTC).strftime(_NAME))
        part = place.with_name(place.name + _PART)
        part.mkdir(mode=0o700)
        try:
            copy(part / VAULT)
            flush(part / VAULT)
            write_key_file(part / KEYS, key_file)
            flush_names(part)
            os.rename(part, place)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        flush_names(to)
        return place


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except DiskFull:
        raise NotBackedUp("No backup was made: the disk is full. Choose another folder.") from None
    except (VaultReadOnly, VaultNoAccess):
        raise NotBackedUp("No backup was made: you cannot write in its folder.") from None
    except StorageError as error:
        raise (NotBackedUp() if type(error) is StorageError else error) from None


def check_place(to: Path, vault: Path) -> None:
    """Raise NotBackedUp where a person's choice of a folder for backups cannot be meant.

    Args:
        to: the folder; it may be made, what it lies in may not: a stick that is not plugged in
            would become a folder on this computer.
        vault: the vault's own folder.
    """
    if to.is_relative_to(vault) and not to.is_relative_to(vault / BACKUPS):
        raise NotBackedUp(IN_THE_VAULT)
    if not (to.is_dir() or to.parent.is_dir()):
        raise NotBackedUp(f"There is no folder {to.parent}. Plug it in or make it, then try again.")


def are_apart(to: Path, vault: Path) -> bool:
    """Whether two folders lie on different disks, as far as the system tells."""
    with suppress(OSError):
        return to.stat().st_dev != vault.stat().st_dev
    return False


def backups(to: Path, vault_id: str) -> list[Backup]:
    """Return the backups of one vault in a folder, the oldest first.

    Their copies are not opened; what is no backup of this vault is passed over.
    """
    found = [backup for folder in _folders(to) if (backup := _read(folder))]
    return sorted(
        (backup for backup in found if backup.key_file.vault_id == vault_id),
        key=lambda backup: (backup.at, backup.folder.name),
    )


def kept_in(to: Path) -> list[Path]:
    """Return the folders of backups in a folder, of whichever vault, the oldest first."""
    return sorted(folder for folder in _folders(to) if _read(folder))


def newest(to: Path, vault_id: str) -> Backup | None:
    """Return the newest backup of one vault in a folder, if there is any."""
    found = backups(to, vault_id)
    return found[-1] if found else None


def prune(to: Path, vault_id: str, now: dt.datetime, keep: dt.timedelta) -> None:
    """Remove the backups of one vault that are no longer wanted, but never the newest.

    Those of the last two days all stay; of each day before, the last one does, until it is
    older than `keep`.
    """
    found = backups(to, vault_id)
    last_of_day = {each.at.date(): each.folder for each in found}
    with plain_errors():
        for old in found[:-1]:
            is_thinned = now - old.at > ALL_KEPT and last_of_day[old.at.date()] != old.folder
            if is_thinned or now - old.at > keep:
                # Renamed first: half a backup never has the name of a whole one.
                part = old.folder.with_name(old.folder.name + _PART)
                os.rename(old.folder, part)
                shutil.rmtree(part)


def sweep(to: Path) -> None:
    """Remove what interrupted backups left."""
    for left in to.glob(f"*{_PART}"):
        if _time_of(left.name.removesuffix(_PART)) is not None:
            shutil.rmtree(left, ignore_errors=True)


def free_name(folder: Path, name: str) -> Path:
    """Return a path in `folder` that is not taken: of that name, or with a number behind it."""
    path, number = folder / name, 2
    while path.exists() or path.with_name(path.name + _PART).exists():
        path, number = folder / f"{name}-{number}", number + 1
    return path


def _folders(to: Path) -> list[Path]:
    with suppress(OSError):
        return [path for path in to.iterdir() if path.is_dir()]
    return []


def _read(folder: Path) -> Backup | None:
    at = _time_of(folder.name)
    if at is None or not (folder / VAULT).is_file():
        return None
    with suppress(StorageError, OSError):
        return Backup(folder, at, read_key_file(folder / KEYS))
    return None


def _time_of(name: str) -> dt.datetime | None:
    """Return the time that a backup's folder is named by; None if it is no such name."""
    found = re.fullmatch(r"(.{18})(-\d+)?", name)
    with suppress(ValueError):
        return dt.datetime.strptime(found[1], _NAME).replace(tzinfo=dt.UTC) if found else None
    return None
