"""Files from the vault into folders and into the register; for the screen and the command."""

import errno
import os
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from mappa_tui.domain import exported
from mappa_tui.domain.exported import UNCHANGED, Contents, Exported, Verdict
from mappa_tui.domain.meeting import ISSUED, SIGNED
from mappa_tui.exports.catalogue import Copy, Paper, Source, free_name
from mappa_tui.exports.files import save_new
from mappa_tui.exports.known import look, sha256
from mappa_tui.storage.errors import StorageError

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store

OURS = "That file is there already, as this program wrote it. Choose another name, or replace it."
EDITED = (
    "That file was changed by hand since this program wrote it, so it is not replaced. "
    "Another name is offered."
)
NOT_OURS = (
    "That file is none that this program wrote, so it is not replaced. Another name is offered."
)
FOLDER = "That is a folder. Give the file a name in it."


class Taken(Exception):
    """There is a file of that name already; its text says whose."""

    def __init__(self, sentence: str, path: Path, verdict: Verdict | None = None) -> None:
        super().__init__(sentence)
        same = verdict.written if verdict and verdict.how == UNCHANGED else None
        self.sha256 = same.sha256 if same else ""
        """Of the file, where it is exactly as the program wrote it, so that it may be replaced."""
        self.offered = path if same or path.is_dir() else free_name(path)
        """The name to go on with."""


class NoFolder(FileNotFoundError):
    """The folder that a file is to lie in is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(errno.ENOENT, f"there is no folder {folder}")


@dataclass(frozen=True, slots=True, repr=False)
class Wanted:
    """One file that is to be written."""

    paper: Paper
    copy: Copy
    path: Path
    replace: bool = False
    """Whether a file that is there, as the program wrote it, gives way."""
    password: str = ""
    """Without one, the file is not encrypted."""


def source_of(store: "Store", meeting_id: UUID) -> Source:
    """Return what a meeting's documents are made from: what was signed, where it is signed."""
    record = store.meeting(meeting_id)
    signed = store.signed(meeting_id)
    is_signed = record.meeting.state in (SIGNED, ISSUED)
    newest = signed[1] if signed and is_signed else record
    history = tuple(store.history(meeting_id))
    return Source(newest, history, store.case(record.case.id), store.template())


def write(store: "Store", source: Source, wanted: Wanted) -> Exported:
    """Write one file, in the register and in the audit; both, or neither.

    Raises:
        Taken: there is a file of that name, which was not to be replaced, or never is.
        NoFolder: its folder is not there.
        OSError: the file could not be written.
        StorageError: it could not be noted.
    """
    paper, copy = wanted.paper, wanted.copy
    contents = Contents(
        paper=paper.key,
        title=paper.title,
        noun="Meeting",
        record_id=source.record.meeting.id,
        whom=copy.name,
        version=paper.version(source),
        identity=paper.identity(source, copy),
        has_password=bool(wanted.password),
        template=source.template.words if source.template and paper.is_word else "",
    )

    def make() -> bytes:
        data = paper.content(source, copy)
        if not wanted.password:
            return data
        from mappa_tui.exports.sealed import with_password

        return with_password(data, wanted.password)

    path, replace = wanted.path, wanted.replace
    return put(store, path, make, contents, contents.what(), replace=replace)


def put(
    store: "Store",
    path: Path,
    make: Callable[[], bytes],
    contents: Contents,
    reason: str,
    *,
    replace: bool,
) -> Exported:
    """Write any file that leaves the vault; raises as `write` does.

    Args:
        store: the vault.
        path: where it is to lie.
        make: gives its bytes; called once it is known that it may lie there.
        contents: what is in it.
        reason: what the audit says of it.
        replace: whether a file that is there, as the program wrote it, gives way.
    """
    path = whole(path)
    if not path.parent.exists():
        raise NoFolder(path.parent)
    is_there = _give_way(store, path, replace=replace)
    data = make()
    written = Exported(
        **asdict(contents),
        at=store.now(),
        who=store.author,
        path=str(path),
        size=len(data),
        sha256=sha256(data),
    )
    is_placed = False

    def place() -> None:
        nonlocal is_placed
        save_new(path, data, overwrite=is_there)
        is_placed = True

    try:
        store.exports.put(written, reason, place)
    except FileExistsError:
        raise Taken(NOT_OURS, path) from None
    except StorageError:
        if is_placed and not is_there:  # what nobody can trace does not stay
            path.unlink(missing_ok=True)
        raise
    return written


def check(store: "Store", path: Path) -> Verdict:
    """Compare a file with what the program wrote; raises OSError where it cannot be read."""
    path = whole(path)
    return store.exports.judge(str(path), *look(path))


def _give_way(store: "Store", path: Path, *, replace: bool) -> bool:
    """Return whether there is a file that is to be replaced; raises Taken where none may be."""
    if path.is_dir():
        raise Taken(FOLDER, path)
    if not path.exists() and not path.is_symlink():
        return False
    verdict = None if path.is_symlink() else check(store, path)
    if verdict is None or verdict.how != UNCHANGED:
        edited = verdict is not None and verdict.written is not None
        raise Taken(EDITED if edited else NOT_OURS, path)
    if not replace:
        raise Taken(OURS, path, verdict)
    return True


def placed(typed: str, name: str) -> Path:
    """Return the file that is meant by what was typed.

    Args:
        typed: a file; or a folder, by its end or because it is one, which takes `name`.
        name: the file's proposed name, whose ending a file without one is given.
    """
    path = Path(typed)
    ends = (os.sep, os.altsep or os.sep)
    if typed.rstrip().endswith(ends) or whole(path).is_dir():
        return path / name
    has_ending = re.fullmatch(r"\.[A-Za-z]\w{1,4}", path.suffix)
    return path if has_ending or not path.name else path.with_name(path.name + Path(name).suffix)


def whole(path: Path) -> Path:
    """Return the path in full; a link at its end is not followed."""
    path = Path(os.path.expanduser(path)).absolute()  # pathlib's own fails for unknown people
    return path.parent.resolve() / path.name


def titled(paper: Paper, copy: Copy) -> str:
    """Return `Restricted minutes for DI Nair`."""
    return exported.titled(paper.title, paper.key, copy.name)
