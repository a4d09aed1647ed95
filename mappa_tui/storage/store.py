"""The store: everything that is asked of the vault, and the one path into it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from mappa_tui.domain.area_settings import AreaSettings
from mappa_tui.domain.change import Change, Put, Written
from mappa_tui.domain.clock import Clock
from mappa_tui.domain.due import Due
from mappa_tui.domain.found import Found, Hit
from mappa_tui.domain.known_case import KnownCase
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
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.places import Place
from mappa_tui.domain.planning import plan_meeting
from mappa_tui.domain.progress import Progress
from mappa_tui.domain.record import CaseRecord, MeetingRecord, live
from mappa_tui.domain.referral_rules import to_plan
from mappa_tui.domain.register import RegisterLine
from mappa_tui.domain.statistics.counted import Offender, Work
from mappa_tui.domain.statistics.years import ReportingYear
from mappa_tui.domain.views import CaseName, Home
from mappa_tui.domain.word_template import Template
from mappa_tui.storage import (
    areas,
    case_names,
    counting,
    due,
    finding,
    home,
    importing,
    reads,
    register,
    search,
    signing,
    templates,
    versions,
)
from mappa_tui.storage.all_actions import AllActions
from mappa_tui.storage.audit import CONSULT, LOG_IN
from mappa_tui.storage.backed import BackedVault
from mappa_tui.storage.context import with_meetings, with_summary
from mappa_tui.storage.entries import Entries
from mappa_tui.storage.errors import (
    StorageError,
)
from mappa_tui.storage.exported import Exports
from mappa_tui.storage.tables import TABLES
from mappa_tui.storage.vault import verify
from mappa_tui.storage.vault.keys.access import Access
from mappa_tui.storage.vault.keys.cost import STANDARD, Cost
from mappa_tui.storage.vault.people import People
from mappa_tui.storage.vault.verify import Finding, Hurry


class Store(BackedVault):
    """The vault in one folder, open for one person; of one thread only.

    Everything that it returns is detached. Its errors are those of `storage.errors`.
    """

    def __init__(self, folder: Path, clock: Clock, access: Access, cost: Cost = STANDARD) -> None:
        super().__init__(folder, clock, access)
        self.people = People(access.author, clock, self._key_file, self._remake, cost)
        """Who gets in; a vault without a key file has nobody."""
        self.entries = Entries(self._reading, self._chain.hashed)
        """The audit, read a page at a time."""
        self.all_actions = AllActions(self._reading, clock.today)
        """The actions of all cases, read a page at a time."""
        writing = None if self.read_only else self._writing
        self.exports = Exports(self._reading, writing, self._chain.hashed)
        """The files that were written outside the vault."""

    def verifying(self, hurry: Hurry) -> Iterator[Finding | None]:
        """Verify the open vault a slice at a time; see `verify.steps`.

        A throwaway vault has nothing outside itself that it could be compared with.
        """
        if not self._has_people:
            return iter(())
        return verify.steps(lambda: self._engine, self.folder, self._key, hurry=hurry)

    def set_area(self, new: AreaSettings, how: str = "") -> None:
        """Keep what the area has set, and who changed what; past meetings stay as they are.

        Args:
            new: all of it.
            how: what the audit says beside each setting that differs: `from a file`.

        Raises:
            AreaUnusable: it cannot be worked with.
        """
        known = self._contexts.areas
        if new == known.now:
            return
        with self._writing() as writing:
            held = areas.holding(writing.connection, known)
            changed = areas.keep(writing, held, new, how)
        self._contexts.drop()
        self._contexts.areas = changed

    def template(self) -> Template | None:
        """Return the Word template that the area has chosen, if it has."""
        with self._reading() as connection:
            return templates.read(connection)

    def set_template(self, template: Template | None) -> None:
        """Print every document over another Word template, or none, over the program's own."""
        with self._writing() as writing:
            templates.keep(writing, template)

    def note(
        self,
        action: str,
        noun: str = "",
        record_id: UUID | None = None,
        recipient: str = "",
        reason: str = "",
    ) -> None:
        """Put in the audit what changes nothing: logging in, reading, exporting.

        Nothing is noted in a vault that can only be read.
        """
        if not self.read_only:
            with self._writing() as writing:
                writing.note(action, noun, record_id, recipient, reason)

    def log_in(self, how: str = "") -> bool:
        """Note that the vault was unlocked; return whether its key file is an older one.

        Args:
            how: what the audit says beside it, such as the command that it was unlocked for.
        """
        old = self.has_old_key_file()
        reasons = ("with an older key file" if old else "", how)
        self.note(LOG_IN, reason=", ".join(filter(None, reasons)))
        return old

    def consulted(self, noun: str, record_id: UUID) -> None:
        """Note that a case or meeting was opened to be read."""
        # Who needs the record now gets it, on a full disk too: that they were in is noted.
        with suppress(StorageError):
            self.note(CONSULT, noun, record_id)

    def home(self) -> Home:
        """Return what home lists: cases, what is on with their meetings, open actions."""
        with self._reading() as connection:
            return home.home(connection, self._clock.today())

    def register(self) -> Iterator[list[RegisterLine] | None]:
        """Read the register, a slice at a time; see `register.lines`."""
        return register.lines(self._reading, self.area, self._clock.today())

    def find(self, typed: str, whole: str = "") -> Found:
        """Return the cases that are called so, and what was written; see `search.find`."""
        self._index(finding.SOON)
        with self._reading() as connection:
            return search.find(connection, self.area_settings.agenda, typed, whole)

    def place(self, hit: Hit) -> Place:
        """Return where the record of a hit is shown; raises Missing."""
        with self._reading() as connection:
            return search.place(connection, self.area, self.area_settings.agenda, hit)

    def taking_in(self) -> Iterator[None]:
        """Let everything that was written lately be found, a slice at a time."""
        while self._index(finding.SOON):
            yield None

    def owed(self) -> Iterator[list[Due]]:
        """Read what all cases owe, a slice at a time; see `due.owed`."""
        return due.owed(self._reading, self.area, self._clock.today())

    def case_names(self) -> list[CaseName]:
        """Return every case by name, as it is told apart from others."""
        with self._reading() as connection:
            return case_names.case_names(connection)

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

    def offenders(self) -> tuple[Offender, ...]:
        """Return everybody in the record, as the statistics count them."""
        with self._reading() as connection:
            return counting.offenders(connection)

    def work(self, year: ReportingYear) -> Work:
        """Return the meetings and actions that the indicators of a year look at."""
        with self._reading() as connection:
            return counting.work(connection, year)

    def known_cases(self, crns: AbstractSet[str]) -> Iterator[dict[str, KnownCase] | None]:
        """Find the cases with these CRNs, a slice at a time; see `importing.known_cases`."""
        return importing.known_cases(self._reading, crns)

    def importing(
        self, changes: Sequence[Change], reason: str, progress: Progress, hurry: Hurry
    ) -> Iterator[None]:
        """Store many records, all or none, a slice at a time; see `importing.importing`."""
        return importing.importing(self._writing, self._chain, changes, reason, progress, hurry)

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
        """Return the newest signed version, its record read from its JSON alone.

        The executive summary, which no version holds, comes with it.
        """
        with self._reading() as connection:
            found = versions.newest(connection, meeting_id)
            return found and (found[0], with_summary(connection, found[1]))

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

    def plan(self, case_id: UUID, on: dt.date | None = None) -> UUID:
        """Plan the next meeting of a case, with what comes along from the last one.

        Args:
            case_id: the case.
            on: the day, where nothing else says it.
        """
        meeting, *others = self._to_plan(case_id)
        planned = meeting.model_copy(update={"date": on} if on else {})
        self.write([Put(row) for row in (planned, *others)], case_id=case_id)
        return meeting.id

    def next_meeting(self, case_id: UUID) -> Meeting:
        """Return the next meeting of a case as it would be planned; nothing is stored."""
        meeting = self._to_plan(case_id)[0]
        assert isinstance(meeting, Meeting)
        return meeting

    def _to_plan(self, case_id: UUID) -> list[Noun]:
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
        first = to_plan(record)
        # A day that is over is no day to meet on: it stays open then.
        by = first.due if first and first.due and first.due >= self._clock.today() else None
        return plan_meeting(record.case, self.area_settings, earlier, invited, last, by)

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

    def _index(self, most: int) -> bool:
        """Have the newest writing found; return whether more of it waits."""
        if self.read_only:  # what an earlier release left undone stays undone
            return False
        with self._reading() as connection:
            if not finding.waits(connection):
                return False
        # Who looks for something finds what can be found, on a full disk too.
        with suppress(StorageError), self._writing() as writing:
            self._waiting.clear()
            return finding.take_in(writing.connection, most)
        return False
