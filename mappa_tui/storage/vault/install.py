"""Putting a new pair of vault and key file in the place of the old, whole or not at all.

A pair is made beside the vault, in `incoming.part`, and flushed to the disk; renaming that
folder to `incoming` decides it. From then on whoever opens the vault moves the pair in first,
and goes on where an interrupted one stopped. Making a vault, a change of who gets in, and
restoring a backup all go this way.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mappa_tui.storage.errors import StorageError
from mappa_tui.storage.vault.disk import flush, flush_names

VAULT, KEYS = "vault.db", "vault.key"
"""The two files that are one vault."""

_JOURNALS = (f"{VAULT}-wal", f"{VAULT}-shm")
_PART, _INCOMING, _KEEP = "incoming.part", "incoming", "kept-as"
_LEFT_OVERS = ("*.new", ".*.new", f".{KEYS}.*.part")


@contextmanager
def staged(folder: Path, kept_as: str = "") -> Iterator[Path]:
    """Give an empty folder to put the new pair in; at the end it is decided.

    Who uses it calls `install` next. An error that comes out of it means that nothing was
    decided: the old pair is in its place.

    Args:
        folder: the vault's.
        kept_as: the name of a folder beside the vault where the old pair is kept; without
            it, the old pair goes.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # One that was decided before is there for good, and in the way of this one.
    install(folder)
    part = folder / _PART
    part.mkdir(mode=0o700)
    try:
        yield part
        if any((part / journal).exists() for journal in _JOURNALS):
            raise StorageError("The new vault was not closed properly. Try again.")
        if kept_as:
            (part / _KEEP).write_text(kept_as, encoding="utf-8")
        for file in part.iterdir():
            flush(file)
        flush_names(part)
        os.rename(part, folder / _INCOMING)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    with suppress(OSError):  # it is decided, whatever becomes of this
        flush_names(folder)


def install(folder: Path) -> None:
    """Move a decided pair in, if there is one; sweep away what an undecided one left.

    Raises OSError if it cannot: the vault is not to be opened then, since what would be
    written to the old one goes with it.
    """
    shutil.rmtree(folder / _PART, ignore_errors=True)
    for left in (file for pattern in _LEFT_OVERS for file in folder.glob(pattern)):
        left.unlink(missing_ok=True)
    incoming = folder / _INCOMING
    if not incoming.is_dir():
        return
    note = incoming / _KEEP
    kept = folder / note.read_text(encoding="utf-8") if note.exists() else None
    if kept is not None:
        kept.mkdir(mode=0o700, exist_ok=True)
    for name in (VAULT, KEYS):
        if not (incoming / name).exists():
            continue
        # The journal goes with its vault: SQLite would take it for the new one's.
        for old in (*(_JOURNALS if name == VAULT else ()), name):
            if kept is not None and (folder / old).exists():
                os.replace(folder / old, kept / old)
            elif old != name:  # that one is replaced in one step
                (folder / old).unlink(missing_ok=True)
        if kept is not None:
            flush_names(kept)
        flush_names(folder)
        os.replace(incoming / name, folder / name)
    flush_names(folder)
    shutil.rmtree(incoming)
