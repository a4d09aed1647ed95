"""Every document that a meeting can give, in one place; to add one, add its line to `PAPERS`."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid5

from mappa_tui.domain.exported import ABOUT
from mappa_tui.domain.meeting import CLOSED, ISSUED, PLANNED, SIGNED, Version
from mappa_tui.domain.noun import RESTRICTED as HIDDEN
from mappa_tui.domain.record import CaseRecord, MeetingRecord
from mappa_tui.domain.word_template import Template
from mappa_tui.exports.actions_csv import meeting_actions_csv
from mappa_tui.exports.audit_sheets import audit_sheets
from mappa_tui.exports.blocks import Document, for_audience
from mappa_tui.exports.disclosure_record import disclosure_record, recipients
from mappa_tui.exports.executive_summary import executive_summary
from mappa_tui.exports.html import write_html
from mappa_tui.exports.invitation import invitation, invited, recipient
from mappa_tui.exports.minutes import minutes, restricted_copies, stamp, status
from mappa_tui.exports.minutes.parts import handled
from mappa_tui.exports.names import DRAFT, file_name, plain_name
from mappa_tui.exports.record_json import record_json
from mappa_tui.exports.slips import action_table, slip, slips


@dataclass(frozen=True, slots=True, repr=False)
class Source:
    """What documents are made from."""

    record: MeetingRecord
    """The meeting: as the newest signed version holds it, or as it stands before that."""
    history: tuple[Version, ...] = ()
    """Its versions by number; an amendment at work is the last."""
    now: CaseRecord | None = None
    """The case as it stands, which knows what came of things after the meeting."""
    template: Template | None = None
    """The area's own Word template, if it has one."""

    @property
    def status(self) -> str:
        """What documents say of themselves: signed by whom, or a draft."""
        return status(self.history)

    @property
    def stamp(self) -> str:
        """What the foot of a signed document says of the audit."""
        return stamp(self.history)

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
    """What tells it from the others."""
    called: str = ""
    """What names it in the file's name, which names nobody; else its number does."""
    is_restricted: bool = False
    """Whether it is restricted where other copies of the document are not."""

    @property
    def in_name(self) -> str:
        """What the file's name says of it."""
        number = f"copy {self.number}" if self.number and not self.called else ""
        return " ".join(
            filter(None, (RESTRICTED if self.is_restricted else "", number or self.called))
        )


RESTRICTED = "RESTRICTED"
"""What a file's name says of a restricted copy."""
ONE = (Copy(),)
"""The copies of a document that all its readers share."""


def _word(document: Document, template: Template | None) -> bytes:
    # Here and not above, since it brings in docx, which listing documents spares.
    from mappa_tui.exports.word import write_word

    return write_word(document, template.data if template else None)


def _html(document: Document, _: Template | None) -> bytes:
    return write_html(document)


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
    write: Callable[[Document, Template | None], bytes] = _word
    """Makes the file of a document, over the area's template if it has one."""
    suffix: str = ".docx"
    file: str = ""
    """What the file is called, if not as the key."""
    called: Callable[[MeetingRecord], str] | None = None
    """Gives the name of its file, where the reference is not to stand in it."""
    is_signed: bool = True
    """Whether it is a draft until the minutes are signed."""
    is_read_first: bool = False
    """Whether it is shown whole before it is written, since its readers are outside MAPPA."""
    goes_on: bool = False
    """Whether it also shows what came after the signature, so that its version is not all."""
    is_before: bool = False
    """Whether it is of no use any more once the meeting was held."""
    readers: str = "all who get it"
    """Who reads it, where there is one copy for all."""
    nobody: str = "nobody is named yet"
    """What is said where there is no copy."""

    def whom(self, copy: Copy) -> str:
        """Return for whom a copy is, or about whom: `DC Owen Marsh`, `about Dawn Prior`."""
        name = f"about {copy.name}" if self.key in ABOUT else copy.name or self.readers
        return f"{name}, restricted" if copy.is_restricted and "restricted" not in name else name

    @property
    def is_word(self) -> bool:
        """Whether it is a Word file, which can have a password."""
        return self.suffix == ".docx"

    def name(self, source: Source, copy: Copy) -> str:
        """Return the name that is offered for its file."""
        if self.called:
            return self.called(source.record)
        return file_name(
            source.record,
            self.file or self.key,
            source.version if self.is_signed else None,
            is_draft=self.is_signed,
            copy=copy.in_name,
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
        return self.write(replace(built, identity=self.identity(source, copy)), source.template)


def _held(record: MeetingRecord) -> bool:
    return record.meeting.state in (CLOSED, SIGNED, ISSUED)


def _is_planned(record: MeetingRecord) -> bool:
    return record.meeting.state == PLANNED and record.meeting.date is not None


def _one(record: MeetingRecord) -> Sequence[Copy]:
    return ONE


def _never(record: MeetingRecord) -> bool:
    return False


def _for(names: Iterable[str]) -> Sequence[Copy]:
    """Return a copy for each name; one that comes again is told apart by its count."""
    times: Counter[str] = Counter()
    copies = []
    for number, name in enumerate(names, 1):
        times[name] += 1
        copies.append(Copy(f"{name} ({times[name]})" if times[name] > 1 else name, number))
    return copies


def _standard(source: Source, copy: Copy) -> Document:
    return for_audience(minutes(source.record, source.status, source.stamp), "standard")


def _restricted(source: Source, copy: Copy) -> Document:
    reader = restricted_copies(source.record)[copy.number - 1]
    whole = minutes(source.record, source.status, source.stamp, reader)
    return for_audience(whole, "restricted")


def _by_agency(
    record: MeetingRecord, copies: Sequence[Copy], agencies: Sequence[str]
) -> list[Copy]:
    """Return the copies with their agencies in the names of their files.

    So they are told apart when they are sent. An agency that somebody typed freely may be a
    person: what the area knows of it is all that is taken.
    """
    known = [plain_name(_known_agency(record, each)) for each in agencies]
    times = Counter(known)
    numbered = [
        name if times[name] == 1 and not copy.is_restricted else f"{name} copy {copy.number}"
        for copy, name in zip(copies, known, strict=True)
    ]
    return [
        replace(copy, called=called) if name else copy
        for copy, name, called in zip(copies, known, numbered, strict=True)
    ]


def _known_agency(record: MeetingRecord, agency: str) -> str:
    """Return the area's agency that this is, or a part of: `Housing, Ripford Borough`."""
    fit = [each for each in record.area.agencies if f"{agency.strip()},".startswith(f"{each},")]
    return max(fit, key=len, default="")


def _slips(record: MeetingRecord) -> Sequence[Copy]:
    found = slips(record)
    copies = [
        replace(copy, is_restricted=bool(each.reader))
        for copy, each in zip(_for(each.name for each in found), found, strict=True)
    ]
    return _by_agency(record, copies, [each.agency for each in found])


def _invitations(record: MeetingRecord) -> Sequence[Copy]:
    rows = invited(record)
    return _by_agency(record, _for(map(recipient, rows)), [row.agency for row in rows])


def _records(record: MeetingRecord) -> Sequence[Copy]:
    rows = recipients(record)
    copies = _for(row.recipient or row.letter for row in rows)
    return [
        replace(copy, is_restricted=handled(row.handling) == HIDDEN)
        for copy, row in zip(copies, rows, strict=True)
    ]


def _disclosure(source: Source, copy: Copy) -> Document:
    row = recipients(source.record)[copy.number - 1]
    return disclosure_record(source.record, row, source.status, source.stamp, source.now)


def _actions(source: Source, copy: Copy) -> Document:
    return for_audience(action_table(source.record, source.status), "standard")


def _calendar(record: MeetingRecord) -> bytes:
    # Here and not above, as docx.
    from mappa_tui.exports.calendar import next_meeting

    return next_meeting(record) or b""


def _calendar_name(record: MeetingRecord) -> str:
    from mappa_tui.exports.calendar import calendar_name

    return calendar_name(record)


PAPERS = (
    Paper(
        key="minutes",
        title="Minutes",
        says="Standard minutes: restricted entries are left out, and it is said that they are",
        copies=_one,
        owed=_held,
        build=_standard,
    ),
    Paper(
        key="restricted",
        title="Restricted minutes",
        says="Everything, restricted entries too: one copy for each reader whom item Close names",
        copies=lambda record: _for(each.reader for each in restricted_copies(record)),
        owed=_held,
        build=_restricted,
        file="minutes RESTRICTED",
        nobody="no reader is named under Restricted for, at the meeting’s close",
    ),
    Paper(
        key="slips",
        title="Action slips",
        says="One an agency: its own open actions, and what it needs to do them",
        copies=_slips,
        owed=_held,
        build=lambda source, copy: slip(
            source.record, slips(source.record)[copy.number - 1], source.status
        ),
        file="actions",
        nobody="no agency has an open action",
    ),
    Paper(
        key="actions",
        title="All actions",
        says="Every open action in one table, by date",
        copies=_one,
        owed=_held,
        build=_actions,
        file="all actions",
    ),
    Paper(
        key="disclosure",
        title="Disclosure record",
        says="What the law keeps of each recipient considered; nothing of the others",
        copies=_records,
        owed=_held,
        build=_disclosure,
        file="disclosure record",
        goes_on=True,
        nobody="no recipient was considered",
    ),
    Paper(
        key="calendar",
        title="Calendar entry",
        says="The meeting that comes next: day, time and place, without a name or a reference",
        copies=lambda record: ONE if _calendar(record) else (),
        owed=lambda record: _held(record) or _is_planned(record),
        build=lambda source, copy: _calendar(source.record),
        suffix=".ics",
        called=_calendar_name,
        readers="calendars",
        is_signed=False,
        nobody="no day is set for it",
    ),
    Paper(
        key="invitation",
        title="Invitation and agenda",
        says="One for everybody who is invited: when and where, the agenda, what is asked for",
        copies=_invitations,
        owed=_is_planned,
        build=lambda source, copy: invitation(
            source.record, invited(source.record)[copy.number - 1]
        ),
        is_signed=False,
        is_before=True,
        nobody="nobody is invited yet",
    ),
    Paper(
        key="summary",
        title="Executive summary",
        says="For whoever asks for the minutes: a few facts, and the text written with alt+e",
        copies=_one,
        owed=_never,
        build=lambda source, copy: executive_summary(source.record, source.history),
        file="executive summary",
        is_read_first=True,
        goes_on=True,
        readers="whoever asks for minutes",
    ),
    Paper(
        key="audit-sheets",
        title="Audit sheets K and L",
        says="Filled in as far as the record answers; the rest is the auditor’s",
        copies=_one,
        owed=_never,
        build=lambda source, copy: audit_sheets(source.record, source.status, source.stamp),
        file="audit sheets",
        readers="the auditor",
    ),
    Paper(
        key="html",
        title="Minutes as HTML",
        says="The standard minutes for a browser and for screen readers, in one file",
        copies=_one,
        owed=_never,
        build=_standard,
        write=_html,
        suffix=".html",
        file="minutes",
    ),
    Paper(
        key="record",
        title="Record as JSON",
        says="For another system, under the names of HMPPS; restricted entries are counted only",
        copies=_one,
        owed=_never,
        build=lambda source, copy: record_json(source.record, source.status),
        suffix=".json",
        file="record",
        readers="another system",
    ),
    Paper(
        key="actions-csv",
        title="Actions as CSV",
        says="What the meeting heard of, left open or made; restricted actions are left out",
        copies=_one,
        owed=_never,
        build=lambda source, copy: meeting_actions_csv(source.record),
        suffix=".csv",
        file="actions list",
        readers="whoever keeps the actions",
    ),
)
"""The documents in the order in which they are listed."""


def paper(key: str) -> Paper:
    """Return the document with that key; raises KeyError."""
    return {each.key: each for each in PAPERS}[key]


def free_name(path: Path) -> Path:
    """Return `path`, or the next of its kind that is free: `minutes (2).docx`."""
    taken, number = path, 1
    while taken.exists() or taken.is_symlink():
        number += 1
        taken = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return taken
