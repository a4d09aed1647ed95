"""Putting a new pair of vault and key file in the place of the old, whole or not at all.

A pair is made beside the vault, in `incoming.part`, and flushed to the disk; renaming that
folder to `incoming` decides it. From then on whoever opens the vault moves the pair in first,
and goes on where an interrupted one stopped. Making a vault, a change of who gets in, and
restoring a backup all go this way.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VAULT, KEYS = "vault.db", "vault.key"
"""The two files that are one vault."""

_JOURNALS = (f"{VAULT}-wal", f"{VAULT}-shm")
_PART, _INCOMING, _KEEP = "incoming.part", "incoming", "kept-as"


@contextmanager
def staged(folder: Path, kept_as: str = "") -> Iterator[Path]:
    """Give an empty folder to put the new pair in; at the end it is decided, and installed.

    Args:
        folder: the vault's.
        kept_as: the name of a folder beside the vault where the old pair is kept; without
            it, the old pair goes.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = folder / _PART
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700)
    try:
        yield part
        if kept_as:
            (part / _KEEP).write_text(kept_as, encoding="utf-8")
        for file in part.iterdir():
            flush(file)
        flush(part)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    os.rename(part, folder / _INCOMING)
    flush(folder)
    install(folder)


def install(folder: Path) -> None:
    """Move a decided pair in, if there is one; sweep away what an undecided one left."""
    shutil.rmtree(folder / _PART, ignore_errors=True)
    for left in (*folder.glob("*.new"), *folder.glob(".*.new")):
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
            else:
                (folder / old).unlink(missing_ok=True)
        flush(folder)
        os.replace(incoming / name, folder / name)
    flush(folder)
    shutil.rmtree(incoming)


def flush(path: Path) -> None:
    """Have a file, or a folder's list of names, on the disk for certain."""
    if os.name != "posix" and path.is_dir():
        return  # Windows writes a folder's names by itself, and opens no folder
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
