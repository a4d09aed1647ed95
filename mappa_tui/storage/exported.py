"""The register of files written outside the vault: appended to, and asked."""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import asdict, fields, replace
from pathlib import PurePath
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, func, insert, or_, select

from mappa_tui.domain.exported import Exported, Verdict, judged
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.storage.audit import CONSULT, EXPORT, LOG_IN, LOG_OUT
from mappa_tui.storage.tables import AUDIT, EXPORTED
from mappa_tui.storage.versions import signed_versions
from mappa_tui.storage.writes import Writing

_CHANGES_NOTHING = (CONSULT, EXPORT, LOG_IN, LOG_OUT)


class NotPlaced(Exception):
    """Takes a transaction back whose file could not be written."""


class Exports:
    """The register of one open vault."""

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[Connection]],
        writing: Callable[[], AbstractContextManager[Writing]] | None,
        hashed: Callable[[Any], str],
    ) -> None:
        """Begin.

        Args:
            reading: opens a transaction to read.
            writing: opens one to write; None in a vault that can only be read.
            hashed: gives the audit's keyed hash of a value.
        """
        self._reading = reading
        self._writing = writing
        self._hashed = hashed

    def put(self, written: Exported, reason: str, place: Callable[[], None]) -> None:
        """Put a file outside the vault and in the register: both, or neither.

        A vault that can only be read notes nothing; the file is written all the same.

        Args:
            written: what the file is.
            reason: what the audit says of it.
            place: puts it in its place; its errors are those of the system, as they are.
        """
        if self._writing is None:
            place()
            return
        refused: OSError | None = None
        with suppress(NotPlaced), self._writing() as writing:
            _keep(writing.connection, written)
            hashed = writing.chain.hashed(written.sha256)
            told = (written.noun, written.record_id, written.path, reason, hashed)
            writing.note(EXPORT, *told)
            try:
                # Last, so that only the commit itself can fail once it lies there.
                place()
            except OSError as error:
                refused = error
                raise NotPlaced from None
        if refused is not None:
            raise refused

    def of_meeting(self, meeting_id: UUID) -> list[Exported]:
        """Return what was written of a meeting, the newest first."""
        return self._found(EXPORTED.c.record_id == meeting_id)

    def changed_since(self, written: Exported, record: MeetingRecord | None = None) -> bool:
        """Whether anything was changed since a file was written, by the order of the audit.

        Args:
            written: the file.
            record: the meeting that alone is looked at; without it, the whole vault.
        """
        export = select(func.max(AUDIT.c.sequence)).where(
            AUDIT.c.action == EXPORT,
            AUDIT.c.recipient == written.path,
            AUDIT.c.content == self._hashed(written.sha256),
        )
        later = [AUDIT.c.action.not_in(_CHANGES_NOTHING)]
        if record is not None:
            later.append(AUDIT.c.record_id.in_(record.ids()))
        newest = select(func.max(AUDIT.c.sequence)).where(*later)
        with self._reading() as connection:
            noted = connection.execute(export).scalar()
            return noted is None or (connection.execute(newest).scalar() or 0) > noted

    def judge(self, path: str, sha256: str, identity: str = "") -> Verdict:
        """Compare a file with what was written.

        Args:
            path: where it lies, in full.
            sha256: of its bytes.
            identity: what it says that it is.
        """
        found = self._judged(path, sha256, identity)
        return replace(found, sha256=sha256, newer=self._newer(found.written))

    def _judged(self, path: str, sha256: str, identity: str) -> Verdict:
        same = self._found(EXPORTED.c.sha256 == sha256)
        if same:
            return judged(_nearest(same, path), None)
        own = (EXPORTED.c.identity == identity) & (EXPORTED.c.identity != "")
        like = self._found(or_(own, EXPORTED.c.name == PurePath(path).name))
        by_itself = [each for each in like if identity and each.identity == identity]
        # What it says of itself outweighs a name, which somebody may have given it.
        return judged(None, _nearest(by_itself or like, path))

    def _newer(self, written: Exported | None) -> int | None:
        """Return the newest signed version of a file's meeting, if the file shows another."""
        if written is None or not written.version or written.record_id is None:
            return None
        with self._reading() as connection:
            signed = signed_versions(connection, written.record_id)
        newest = signed[-1].number if signed else None
        return None if written.version == f"version {newest}" else newest

    def _found(self, which: ColumnElement[bool]) -> list[Exported]:
        query = select(EXPORTED).where(which).order_by(EXPORTED.c.id.desc())
        with self._reading() as connection:
            return [_exported(row) for row in connection.execute(query)]


def _keep(connection: Connection, exported: Exported) -> None:
    values = {**asdict(exported), "name": exported.name}
    connection.execute(insert(EXPORTED).values(values))


def _nearest(found: list[Exported], path: str) -> Exported | None:
    """Return what was written at `path`, else the newest."""
    there = [each for each in found if each.path == path]
    return next(iter(there or found), None)


def _exported(row: Row[Any]) -> Exported:
    return Exported(**{each.name: getattr(row, each.name) for each in fields(Exported)})
