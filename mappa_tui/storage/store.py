"""The store: everything that is asked of the vault, and the one path into it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection

from mappa_tui.domain.agenda import Agenda, AgendaError, read_agenda, standard_agenda
from mappa_tui.domain.area import Area, default_area
from mappa_tui.domain.change import Change, Put, Written
from mappa_tui.domain.clock import Clock
from mappa_tui.domain.meeting import (
    CANCELLED,
    ISSUED,
    POSTPONED,
    SIGNED,
    Invitation,
    Issue,
    Meeting,
    Version,
)
from mappa_tui.domain.planning import plan_meeting
from mappa_tui.domain.record import CaseRecord, MeetingRecord, live
from mappa_tui.domain.views import Home
from mappa_tui.storage import home, reads, signing, versions
from mappa_tui.storage.context import Contexts, with_meetings
from mappa_tui.storage.engine import create_vault, open_engine, plain_errors
from mappa_tui.storage.errors import AgendaUnusable
from mappa_tui.storage.migrate import migrate
from mappa_tui.storage.tables import TABLES
from mappa_tui.storage.writes import Writing


class Store:
    """The vault in one folder, open for one author; of one thread only.

    Everything that it returns is detached. Its errors are those of `storage.errors`.
    """

    area: Area
    agenda: Agenda

    def __init__(self, folder: Path, clock: Clock, author: str) -> None:
        path = folder / "vault.db"
        with plain_errors():
            self.area, self.agenda = default_area(), _agenda(folder)
            if not path.exists():
                create_vault(path)
            self._engine = open_engine(path)
        self._clock = clock
        self._author = author
        self._contexts = Contexts(self.area, self.agenda)
        try:
            with plain_errors():
                migrate(self._engine)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._contexts.drop()
        with plain_errors():
            self._engine.dispose()

    def home(self) -> Home:
        """Return what home lists: cases, what is on with their meetings, open actions."""
        with self._reading() as connection:
            return home.home(connection)

    def case(self, case_id: UUID) -> CaseRecord:
        """Return a case with all that lives on between its meetings."""
        with self._reading() as connection:
            return reads.load_case(connection, self.area, case_id)

    def meeting(self, meeting_id: UUID) -> MeetingRecord:
        """Return a meeting: as it stands, or as it was signed, or as it is being amended."""
        with self._reading() as connection:
            meeting = reads.one(connection, Meeting, meeting_id)
            newest = None
            if meeting.state in (SIGNED, ISSUED):
                newest = versions.newest(connection, meeting_id)
            if newest is None:
                return self._contexts.meeting(connection, meeting)[0]
            record = with_meetings(connection, newest[1])
            record.put(record.meeting.model_copy(update={"state": meeting.state}))
            return record

    def find_meeting(self, reference: str) -> UUID | None:
        """Return the meeting that is called `X482913/3` on the command line."""
        with self._reading() as connection:
            return home.find_meeting(connection, reference)

    def versions(self, meeting_id: UUID) -> list[Version]:
        """Return the signed versions of a meeting, by number."""
        with self._reading() as connection:
            return versions.signed_versions(connection, meeting_id)

    def history(self, meeting_id: UUID) -> list[Version]:
        """Return the versions of a meeting, by number; an amendment at work is the last."""
        with self._reading() as connection:
            working = versions.working_version(connection, meeting_id)
            signed = versions.signed_versions(connection, meeting_id)
            return [*signed, working] if working else signed

    def signed(self, meeting_id: UUID) -> tuple[Version, MeetingRecord] | None:
        """Return the newest signed version, its record read from its JSON alone."""
        with self._reading() as connection:
            return versions.newest(connection, meeting_id)

    def issues(self, meeting_id: UUID) -> list[Issue]:
        """Return when, and to whom, the signed minutes went out."""
        with self._reading() as connection:
            mine = TABLES[Issue].c.meeting_id == meeting_id
            return reads.rows(connection, Issue, mine)

    def write(
        self,
        changes: Sequence[Change],
        meeting_id: UUID | None = None,
        case_id: UUID | None = None,
    ) -> Written:
        """Store all of `changes`, or none, and return what became of them.

        Args:
            changes: what to store, in order.
            meeting_id: the meeting in which it was said or typed, if it was in one.
            case_id: the case, where there is no meeting.
        """
        with self._writing() as writing:
            for change in changes:
                writing.apply(change, meeting_id, case_id)
            if meeting_id is not None:
                context = self._contexts.of_meeting(writing.connection, meeting_id)
                signing.save_working(writing, context)
        return writing.written()

    def plan(self, case_id: UUID) -> UUID:
        """Plan the next meeting of a case, with what comes along from the last one."""
        with self._reading() as connection:
            record = reads.load_case(connection, self.area, case_id)
            # What was called off counts in the series; nothing comes along from it.
            earlier = sorted(
                record.meetings,
                key=lambda each: (each.state not in (CANCELLED, POSTPONED), each.number),
            )
            invited = []
            if earlier:
                mine = TABLES[Invitation].c.meeting_id == earlier[-1].id
                invited = live(reads.rows(connection, Invitation, mine))
        order = {meeting.id: place for place, meeting in enumerate(earlier)}
        assessed = sorted(record.assessments, key=lambda row: order[row.meeting_id])
        last = assessed[-1] if assessed else None
        rows = plan_meeting(record.case, self.area, earlier, invited, last)
        self.write([Put(row) for row in rows], case_id=case_id)
        return rows[0].id

    def sign(self, meeting_id: UUID, signed_by: str, how: str, entered_by: str) -> Version:
        """Lock the meeting as its next version; raises NotReady with what stops it."""
        self._contexts.drop()
        with self._writing() as writing:
            version = signing.sign(writing, meeting_id, signed_by, how, entered_by)
        self._contexts.drop()
        return version

    def amend(self, meeting_id: UUID, reason: str) -> None:
        """Open signed minutes for an amendment; what was signed stays as it is."""
        self._contexts.drop()
        with self._writing() as writing:
            signing.amend(writing, meeting_id, reason)
        self._contexts.drop()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        engine = self._engine.execution_options(reading=True)
        with plain_errors(), engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Writing]:
        now, today = self._clock.now(), self._clock.today()
        try:
            with plain_errors(), self._engine.begin() as connection:
                writing = Writing(connection, self._contexts, self._author, now, today)
                yield writing
                writing.finish()
        except BaseException:
            self._contexts.drop()
            raise


def _agenda(folder: Path) -> Agenda:
    own = folder / "agenda.toml"
    if not own.exists():
        return standard_agenda()
    try:
        return read_agenda(own.read_text(encoding="utf-8"))
    except AgendaError as error:
        raise AgendaUnusable(f"{error} The file is {own}.") from None
    except UnicodeDecodeError:
        raise AgendaUnusable(f"The agenda file is not UTF-8 text. The file is {own}.") from None
