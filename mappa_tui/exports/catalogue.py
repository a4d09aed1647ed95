"""Every document that a meeting can give, in one place; to add one, add its line to `PAPERS`."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid5

from mappa_tui.domain.meeting import CLOSED, ISSUED, SIGNED, Version
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import Document, for_audience
from mappa_tui.exports.minutes import minutes, stamp, status
from mappa_tui.exports.names import DRAFT, file_name


@dataclass(frozen=True, slots=True, repr=False)
class Source:
    """What documents are made from."""

    record: MeetingRecord
    """The meeting: as the newest signed version holds it, or as it stands before that."""
    history: tuple[Version, ...] = ()
    """Its versions by number; an amendment at work is the last."""

    @property
    def version(self) -> int | None:
        """The signed version that the record is; nothing while it is a draft."""
        newest = self.history[-1] if self.history else None
        return newest.number if newest and newest.signed_at else None


@dataclass(frozen=True, slots=True, repr=False)
class Copy:
    """One copy of a document."""

    name: str = ""
    """For whom it is; nothing where there is one copy for all."""
    number: int = 0
    """What names it in the file's name, which names nobody."""


ONE = (Copy(),)
"""The copies of a document that all its readers share."""


def _word(document: Document) -> bytes:
    # Here and not above, since it brings in docx, which listing documents spares.
    from mappa_tui.exports.word import write_word

    return write_word(document)


@dataclass(frozen=True, slots=True, repr=False)
class Paper:
    """A kind of document."""

    key: str
    """What it is called on the command line and in the register."""
    title: str
    says: str
    """For whom it is and what is in it, as a sentence without its full stop."""
    copies: Callable[[MeetingRecord], Sequence[Copy]]
    """Its copies; none while nobody is named to get one."""
    owed: Callable[[MeetingRecord], bool]
    """Whether the meeting owes it now."""
    build: Callable[[Source, Copy], Document | bytes]
    """Makes it, cut for its readers; bytes are a file that is data and no document."""
    write: Callable[[Document], bytes] = _word
    """Makes the file of a document."""
    suffix: str = ".docx"
    file: str = ""
    """What the file is called, if not as the key."""
    is_signed: bool = True
    """Whether it is a draft until the minutes are signed."""
    nobody: str = "nobody is named yet"
    """What is said where there is no copy."""

    @property
    def is_word(self) -> bool:
        """Whether it is a Word file, which can have a password."""
        return self.suffix == ".docx"

    def name(self, source: Source, copy: Copy) -> str:
        """Return the name that is offered for its file."""
        return file_name(
            source.record,
            self.file or self.key,
            source.version if self.is_signed else None,
            is_draft=self.is_signed,
            copy=copy.number,
            suffix=self.suffix,
        )

    def version(self, source: Source) -> str:
        """Return which version it shows: `version 1`, `DRAFT`, or nothing where it has none."""
        if not self.is_signed:
            return ""
        return f"version {source.version}" if source.version else DRAFT

    def identity(self, source: Source, copy: Copy) -> str:
        """Return what its file says that it is: the same for the same document, and no name."""
        which = f"{self.key}/{copy.name}/{source.version or ''}"
        return uuid5(source.record.meeting.id, which).urn

    def content(self, source: Source, copy: Copy) -> bytes:
        """Return its file; the same source gives the same bytes."""
        built = self.build(source, copy)
        if isinstance(built, bytes):
            return built
        return self.write(replace(built, identity=self.identity(source, copy)))


def _minutes(source: Source) -> Document:
    return minutes(source.record, status(source.history), stamp(source.history))


def _held(record: MeetingRecord) -> bool:
    return record.meeting.state in (CLOSED, SIGNED, ISSUED)


def _readers(record: MeetingRecord) -> Sequence[Copy]:
    names = [name.strip() for name in record.meeting.restricted_to.split("\n")]
    return [Copy(name, n) for n, name in enumerate(filter(None, dict.fromkeys(names)), 1)]


PAPERS = (
    Paper(
        key="minutes",
        title="Minutes",
        says="Standard minutes: restricted entries are left out, and it is said that they are",
        copies=lambda record: ONE,
        owed=_held,
        build=lambda source, copy: for_audience(_minutes(source), "standard"),
    ),
    Paper(
        key="restricted",
        title="Restricted minutes",
        says="Everything, restricted entries too: one copy for each reader whom item Close names",
        copies=_readers,
        owed=_held,
        build=lambda source, copy: for_audience(_minutes(source), "restricted"),
        file="minutes RESTRICTED",
        nobody="no reader is named under Restricted for, at the meeting’s close",
    ),
)
"""The documents in the order in which they are listed."""


def paper(key: str) -> Paper:
    """Return the document with that key; raises KeyError."""
    return {each.key: each for each in PAPERS}[key]


def owed(source: Source) -> Iterator[tuple[Paper, Copy]]:
    """Yield every copy that the meeting owes now."""
    for each in PAPERS:
        if each.owed(source.record):
            yield from ((each, copy) for copy in each.copies(source.record))


def free_name(path: Path) -> Path:
    """Return `path`, or the next of its kind that is free: `minutes (2).docx`."""
    taken, number = path, 1
    while taken.exists() or taken.is_symlink():
        number += 1
        taken = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return taken
