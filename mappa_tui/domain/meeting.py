"""The meeting: what was said and decided in it, and who was there."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from mappa_tui.domain.dates import Year, plain_date
from mappa_tui.domain.levels import level_fault
from mappa_tui.domain.noun import STANDARD, YES_NO, YES_NO_UNKNOWN, Noun, ask, handling

PLANNED, IN_PROGRESS, CLOSED, SIGNED = "planned", "in progress", "closed", "signed off"
ISSUED, POSTPONED, CANCELLED, ON_PAPER = "issued", "postponed", "cancelled", "on paper"
KINDS = ("initial", "review", "exit")
INVITED, ATTENDED, APOLOGIES, ABSENT = "invited", "attended", "apologies", "absent"
READ = ("read aloud", "pointed to", "not done")
AGREED, CORRECTED = "agreed as accurate", "agreed with corrections"
FACT, OPINION, INTELLIGENCE = "fact", "opinion", "intelligence"
BY_CHAIR, ON_WORD = "by the chair, here", "on the chair’s word"
BY_PASSPHRASE = "by the chair, with their own passphrase"
WAYS_TO_SIGN = (BY_CHAIR, BY_PASSPHRASE, ON_WORD)
SHORTEST, LONGEST = 5, 600
"""Minutes that a meeting can be planned for."""
NEXT_REVIEW, LEAVES = "review", "exit"


class Meeting(Noun):
    """One MAPP meeting, from planning to issue; or one that was on paper."""

    case_id: UUID
    number: int = ask("Number in series", 1)
    kind: str = ask("Kind", "review", choices=KINDS)
    level: str = ask("Level", choices=("2", "3"))
    category: str = ""
    date: dt.date | None = ask("Date", None, year=Year.NEAREST, later=True)
    starts: dt.time | None = ask("Starts at", None)
    planned_minutes: int = ask("Planned minutes", 60)
    area: str = ask("Area")
    place: str = ask("Place", hint="a room, or remote")
    chair: str = ask("Chair", complete="attendee")
    minute_taker: str = ask("Minute-taker", complete="attendee")
    state: str = PLANNED
    at: str = ""
    """The agenda item that was open last, to come back to."""
    state_reason: str = ask("Reason")
    started: dt.time | None = ask("Started at", None)
    purpose: str = ask("Purpose stated", choices=YES_NO)
    confidentiality: str = ask("Confidentiality", choices=READ)
    confidentiality_at: dt.time | None = ask("Read at", None)
    diversity: str = ask("Diversity", choices=READ)
    diversity_at: dt.time | None = ask("Read at", None)
    last_minutes: str = ask("Last minutes", choices=(AGREED, CORRECTED, "none to agree"))
    corrections: str = ask("Corrections", lines=True)
    needs: str = ask("Needs", lines=True, hint="none known, or which")
    needs_effect: str = ask("Effect on plan", lines=True)
    recall: str = ask("Recall", lines=True, hint="arrangements for recall")
    out_of_hours: str = ask("Out of hours", hint="who answers at night")
    child_sex_offender: str = ask("Child sex offender", choices=YES_NO_UNKNOWN)
    no_recipient: str = ask("Nobody, because", lines=True, hint="if no recipient was identified")
    level_after: str = ask("Level from now", choices=("1", "2", "3", "left MAPPA"))
    level_reason: str = ask("Reason", lines=True)
    level_dissent: str = ask("Dissent", lines=True, hint="none, or who and why")
    dissent_settled: str = ask("How settled", lines=True)
    lead_agency: str = ask("Lead agency", complete="agency")
    next_step: str = ask("What next", choices=(NEXT_REVIEW, LEAVES))
    next_date: dt.date | None = ask("Next review", None)
    next_time: dt.time | None = ask("Next at", None)
    exit_follows: str = ask("What follows", lines=True, hint="after the exit")
    read_back: str = ask("Read back", choices=YES_NO)
    closed: dt.time | None = ask("Closed at", None)
    minutes_to: str = ask("Minutes to", lines=True, hint="empty: all who were invited")
    restricted_to: str = ask("Restricted for", lines=True, hint="one reader a line")

    @property
    def title(self) -> str:
        """What the meeting is called: `Level 2 review 3`."""
        return f"Level {self.level or '?'} {self.kind} {self.number}"

    @property
    def printed_title(self) -> str:
        """What documents call it, whose readers may not know its kinds: `initial meeting`."""
        return self.title.replace(" initial ", " initial meeting ")

    def year_meant(self, name: str) -> Year:
        """A meeting that was on paper was held already."""
        return Year.LAST if name == "date" and self.state == ON_PAPER else super().year_meant(name)

    def faults(self) -> Mapping[str, str]:
        """Ends after it began; the next review lies ahead; no Category 3 at Level 1."""
        found = {}
        if self.started and self.closed and self.closed < self.started:
            found["closed"] = f"That is before it began at {self.started:%H:%M}."
        if self.next_date and self.date and self.next_date <= self.date:
            found["next_date"] = f"Not after this meeting of {plain_date(self.date)}."
        if fault := level_fault(self.category, self.level_after):
            found["level_after"] = fault
        if not 1 <= self.number <= 999:
            found["number"] = "A number from 1 to 999 is needed."
        if not SHORTEST <= self.planned_minutes <= LONGEST:
            found["planned_minutes"] = f"A length from {SHORTEST} to {LONGEST} minutes is needed."
        return found


class Invitation(Noun):
    """One place at the table: an agency, and who came for it."""

    meeting_id: UUID
    position: int = 0
    agency: str = ask("Agency", complete="agency")
    name: str = ask("Name")
    role: str = ask("Role", hint="role or grade")
    core: str = ask("Core member", choices=YES_NO)
    part: str = ask("Takes part as", "member", choices=("member", "observer"))
    status: str = ask("Came", INVITED, choices=(INVITED, ATTENDED, APOLOGIES, ABSENT))
    mode: str = ask("Where", choices=("in the room", "remotely"))
    report: str = ask("Report received", choices=YES_NO)
    deputy_for: str = ask("Deputy for")
    in_error: bool = False

    @property
    def came(self) -> bool:
        """Whether they were there."""
        return self.status == ATTENDED


class ItemEntry(Noun):
    """One agenda item of one meeting: whether it was opened and left, its time and notes."""

    meeting_id: UUID
    item: str
    opened: bool = False
    left: bool = False
    seconds: int = 0
    notes: str = ask("Notes", lines=True)
    no_measures: str = ask("No measures, because", lines=True)
    handling: str = handling()


class Contribution(Noun):
    """What one agency brought: owned by that agency, which answers for it."""

    meeting_id: UUID
    position: int = 0
    item: str = ""
    agency: str = ask("Agency", complete="agency")
    contributor: str = ask("Contributor", complete="attendee")
    kind: str = ask(
        "Kind",
        FACT,
        choices=(FACT, OPINION, INTELLIGENCE, "nothing known", "refused to share"),
    )
    text: str = ask("What was said", lines=True)
    handling: str = handling(STANDARD)
    in_error: bool = False


class Decision(Noun):
    """D1, D2 …: a decision with its rationale."""

    case_id: UUID
    meeting_id: UUID
    item: str = ""
    number: int = 0
    text: str = ask("Decision")
    rationale: str = ask("Rationale")
    dissent: str = ask("Dissent", hint="none, or who")
    handling: str = handling()
    in_error: bool = False


class CheckAnswer(Noun):
    """The answer to one of the other checks."""

    meeting_id: UUID
    check: str
    answer: str = ask("Answer", choices=("yes", "no", "not applicable"))
    note: str = ask("Note", lines=True)


class Confirmation(Noun):
    """That a carried section was looked at: confirmed current, or amended, and when."""

    meeting_id: UUID
    section: str
    mark: str = ask("Mark", choices=("confirmed current", "amended"))
    on: dt.date | None = None
    note: str = ask("What changed", lines=True)
    handling: str = handling()


class Issue(Noun):
    """That signed minutes went out: when, and to whom."""

    meeting_id: UUID
    version: int
    on: dt.date | None = ask("Issued on", None, year=Year.LAST)
    recipients: str = ask("To", lines=True)


class Version(Noun):
    """Signed minutes: the whole meeting as canonical JSON, locked by its hash.

    A version without `signed_at` is an amendment at work.
    """

    meeting_id: UUID
    number: int
    content: str = ""
    sha256: str = ""
    audited: str = ""
    """The audit's newest entry at sign-off, its number and keyed hash, such as `1234 9f0c…`."""
    signed_at: dt.datetime | None = None
    signed_by: str = ask("Signed by", complete="attendee")
    how: str = ask("How", choices=WAYS_TO_SIGN)
    entered_by: str = ask("Entered by", complete="attendee")
    reason: str = ask("Why amended", lines=True)


class Draft(Noun):
    """Text of a field that is not valid yet, kept until it is."""

    noun: str
    record_id: UUID
    field: str
    text: str
