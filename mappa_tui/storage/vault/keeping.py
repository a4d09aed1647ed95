"""What a vault has outside itself: copies by age, the audit's head in its key file, reminders."""

import datetime as dt
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection

from mappa_tui.storage import audit
from mappa_tui.storage.errors import StorageError
from mappa_tui.storage.vault.backup import Backup
from mappa_tui.storage.vault.install import KEYS
from mappa_tui.storage.vault.keys.changing import with_head
from mappa_tui.storage.vault.keys.keyfile import KeyFile, read_key_file, write_key_file
from mappa_tui.storage.vault.keys.slots import Head

BACKUP = "backup"
"""What the audit calls a backup."""

_CHANGES = (audit.COLLECT, audit.ALTER, audit.COMBINE, audit.ERASE, audit.ADMINISTER)
_CHANGED = f"""
    SELECT 1 FROM audit
    WHERE sequence > ? AND action IN ({", ".join("?" * len(_CHANGES))}) AND noun != ?
    LIMIT 1
"""


def changed_since(connection: Connection, last: Backup | None) -> bool:
    """Whether a backup would hold anything that the last one does not."""
    if last is None:
        return True
    head = last.key_file.head
    # An audit that it is not of was put back or restored since: then it is no backup of this.
    if not audit.holds(connection, head):
        return True
    given = (head.sequence, *_CHANGES, BACKUP)
    return connection.exec_driver_sql(_CHANGED, given).scalar() is not None


def with_newest_head(key_file: KeyFile, key: bytes, head: Head, author: str) -> KeyFile:
    """Return a vault's key file with the audit's head, and who unlocked last."""
    there = any(slot.name == author for slot in key_file.people)
    return with_head(key_file, key, head, author if there else key_file.last)


def note_head(folder: Path, key: bytes, connection: Connection, head: Head, author: str) -> None:
    """Keep the audit's head in the key file, so that an end cut off later shows.

    Only if the head that is there is in the audit: what shows a cut is not written over. It
    may lag behind, so a fault of the disk or of the key file is none here.
    """
    with suppress(StorageError):
        key_file = read_key_file(folder / KEYS)
        if audit.holds(connection, key_file.head):
            changed = with_newest_head(key_file, key, head, author)
            if changed != key_file:
                write_key_file(folder / KEYS, changed)


def days(setting: str, default: str) -> dt.timedelta:
    """Return a setting of whole days; the default for what is none."""
    given = setting if setting.isascii() and setting.isdigit() and len(setting) < 6 else default
    return dt.timedelta(days=int(given))


def due(last_away: str, remind: dt.timedelta, now: dt.datetime) -> str:
    """Return what to say when the newest copy off this laptop is too old, else nothing.

    Args:
        last_away: when it was made (UTC, ISO), or nothing.
        remind: how old it may be.
        now: the moment.
    """
    advice = "Back the vault up to a network folder or a stick that is locked away."
    try:
        made = dt.datetime.fromisoformat(last_away)
    except ValueError:
        return f"There is no copy of the vault off this laptop. {advice}"
    age = now - made
    if age <= remind:
        return ""
    old = "1 day" if age.days == 1 else f"{age.days} days"
    return f"The newest copy of the vault off this laptop is {old} old. {advice}"
