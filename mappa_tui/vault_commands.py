"""The commands that work on the vault without the screen: export, import, backup and others."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from mappa_tui import area_command, export_command, import_command
from mappa_tui.domain.clock import Clock
from mappa_tui.exits import DONE, FOUND, MISUSED, REFUSED, Refused, confirm
from mappa_tui.process.hold import OpenElsewhere
from mappa_tui.storage.errors import StorageError, WrongPassphrase
from mappa_tui.storage.vault.disk import system_error

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store
    from mappa_tui.storage.vault.keys.access import Access
    from mappa_tui.storage.vault.keys.keyfile import KeyFile

NAMES = ("export", "import", "backup", "restore", "verify", "area")


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands to the command line's parser."""
    export_command.add_to(commands)
    import_command.add_to(commands)
    backup = commands.add_parser("backup", help="make a verified, encrypted copy of the vault")
    backup.add_argument(
        "folder",
        type=Path,
        nargs="?",
        metavar="FOLDER",
        help="where to put it, a network folder for one (default: beside the vault)",
    )
    restore = commands.add_parser(
        "restore", help="put a backup in the place of the vault, which is kept beside it"
    )
    restore.add_argument("backup", type=Path, metavar="BACKUP", help="the folder of the backup")
    restore.add_argument("--yes", action="store_true", help="do not ask")
    verify = commands.add_parser(
        "verify",
        help="read the vault, its key file, its audit and its newest backup whole; or say "
        "whether a document was changed since it was written",
    )
    verify.add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help="a document that was written"
    )
    area_command.add_to(commands)
    for each in (backup, restore, verify):
        each.add_argument(
            "--as", dest="name", metavar="NAME", help="who you are (default: who came in last)"
        )


def run(asked: argparse.Namespace) -> int:
    """Carry out one of the commands; return the exit code."""
    command: Callable[[argparse.Namespace], int] = {
        "export": _export,
        "import": _import,
        "backup": _backup,
        "restore": _restore,
        "verify": _verify,
        "area": _area,
    }[asked.command]
    try:
        return command(asked)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return refused.code
    except StorageError as error:
        print(error.sentence, file=sys.stderr)
        return REFUSED
    except OpenElsewhere as error:
        print(error, file=sys.stderr)
        return REFUSED
    except OSError as error:
        print(system_error(error).sentence, file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return REFUSED


def _export(asked: argparse.Namespace) -> int:
    return export_command.run(asked, partial(_open_store, asked.command))


def _area(asked: argparse.Namespace) -> int:
    return area_command.run(asked, partial(_open_store, asked.command))


def _import(asked: argparse.Namespace) -> int:
    return import_command.run(asked, partial(_open_store, asked.command))


def _backup(asked: argparse.Namespace) -> int:
    with _open_store(asked.command, asked.name) as store:
        made = store.backup(asked.folder)
    print(f"The backup is in {made}")
    return DONE


def _restore(asked: argparse.Namespace) -> int:
    from mappa_tui.process.hold import held
    from mappa_tui.storage.vault.install import KEYS
    from mappa_tui.storage.vault.keys.keyfile import read_key_file
    from mappa_tui.storage.vault.location import home_folder
    from mappa_tui.storage.vault.restore import restore

    folder, backup = home_folder(), asked.backup.absolute()
    with held(folder):
        if not (backup / KEYS).is_file():
            raise Refused(_no_backup(backup))
        key_file = read_key_file(backup / KEYS)
        access = _unlock(key_file, asked.name)
        if not asked.yes:
            confirm(_says(folder, key_file), "restore")
        kept = restore(folder, backup, Clock(), access)
    print(f"The backup is in the vault's place, {folder}")
    if kept:
        print(f"What was there is kept in {kept}")
    return DONE


def _no_backup(folder: Path) -> str:
    """Say that a folder is no backup, and which of those in it are."""
    from mappa_tui.storage.vault.backup import kept_in

    if not folder.is_dir():
        return f"There is no folder {folder}. Nothing was changed."
    found = [str(path) for path in kept_in(folder)]
    if not found:
        return f"{folder} is no backup, and holds none. Nothing was changed."
    listed = "\n".join(f"  {path}" for path in found)
    return f"{folder} is no backup itself. These are in it, the newest last:\n{listed}"


def _verify(asked: argparse.Namespace) -> int:
    if asked.file is not None:
        return export_command.check(asked, partial(_open_store, asked.command))
    from mappa_tui.process.hold import held
    from mappa_tui.storage.errors import KeyFileDamaged, KeyFileMissing
    from mappa_tui.storage.vault.verify import verify

    folder = _home_with_vault()
    with held(folder):
        try:
            access = _unlock(_key_file(folder), asked.name)
        except (KeyFileDamaged, KeyFileMissing) as error:
            print(f"! {error.sentence}")
            return FOUND
        findings = verify(folder, access)
        # A damaged file is left as it was found.
        if all(finding.good or finding.about for finding in findings):
            with suppress(StorageError):
                _opened(asked.command, folder, access).close()
    for finding in findings:
        print(f"{'  ' if finding.good else '! '}{finding.words}")
    return DONE if all(finding.good for finding in findings) else FOUND


@contextmanager
def _open_store(command: str, name: str | None) -> "Iterator[Store]":
    from mappa_tui.process.hold import held

    folder = _home_with_vault()
    with held(folder):
        access = _unlock(_key_file(folder), name)
        with closing(_opened(command, folder, access)) as store:
            yield store


def _opened(command: str, folder: Path, access: "Access") -> "Store":
    """Open the vault, and note for which command."""
    from mappa_tui.storage.store import Store

    store = Store(folder, Clock(), access)
    # Who needs a backup gets it, on a full disk too.
    with suppress(StorageError):
        store.log_in(f"command {command}")
    return store


def _key_file(folder: Path) -> "KeyFile":
    """Return the vault's key file; refuses where there is no vault of this release."""
    from mappa_tui.storage.vault.engine import plain_errors
    from mappa_tui.storage.vault.install import KEYS, VAULT, install
    from mappa_tui.storage.vault.keys.keyfile import read_key_file
    from mappa_tui.storage.vault.location import is_read_only, is_unencrypted

    with plain_errors():
        if not is_read_only(folder):
            install(folder)
        there = (folder / VAULT).exists()
        if not (folder / KEYS).exists() and (not there or is_unencrypted(folder / VAULT)):
            raise Refused(_no_vault(folder))
    return read_key_file(folder / KEYS)


def _home_with_vault() -> Path:
    """Return the vault's folder; refuses where there is none, and makes none."""
    from mappa_tui.storage.vault.location import home_folder

    folder = home_folder()
    if not folder.is_dir():
        raise Refused(_no_vault(folder))
    return folder


def _no_vault(folder: Path) -> str:
    return f"There is no vault in {folder} yet. Open mappa-tui once to make it."


def _unlock(key_file: "KeyFile", name: str | None) -> "Access":
    from mappa_tui.storage.vault.keys.access import Access
    from mappa_tui.storage.vault.keys.opening import open_slot
    from mappa_tui.storage.vault.keys.typed import plain_line

    names = [slot.name for slot in key_file.people]
    who = plain_line(name or key_file.last or (names[0] if len(names) == 1 else ""))
    if who not in names:
        raise Refused(f"Say who you are with --as NAME: {', '.join(names)}.", MISUSED)
    passphrase = _asked_passphrase(who)
    if not passphrase:
        raise WrongPassphrase
    return Access(who, open_slot(key_file, who, passphrase))


def _asked_passphrase(who: str) -> str:
    """Ask without echo; from what is piped in where there is no terminal, its first line."""
    if sys.stdin.isatty():
        try:
            return getpass(f"Passphrase of {who}: ")
        except EOFError:
            return ""
    return sys.stdin.readline().rstrip("\r\n")


def _says(folder: Path, key_file: "KeyFile") -> str:
    """Say what restoring changes."""
    from mappa_tui.storage.vault.install import KEYS
    from mappa_tui.storage.vault.keys.keyfile import read_key_file

    said = [f"The backup is put in the place of the vault in {folder}, which is kept beside it."]
    try:
        now = read_key_file(folder / KEYS)
    except StorageError:
        return said[0]
    if now.vault_id != key_file.vault_id:
        said.append("It is a backup of ANOTHER vault.")
    elif now.generation != key_file.generation:
        names = ", ".join(slot.name for slot in key_file.people)
        said.append(f"The passphrases of its day open it, those of: {names}.")
    return " ".join(said)
