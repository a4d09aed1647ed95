"""The meeting's next step: begin, close, sign off, amend, issue."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from mappa_tui.domain.change import Change, Put, Set
from mappa_tui.domain.clock import LONDON
from mappa_tui.domain.dates import DateError, Year, long_date, read_date, read_time
from mappa_tui.domain.deadlines import minutes_due
from mappa_tui.domain.meeting import (
    CANCELLED,
    CLOSED,
    IN_PROGRESS,
    ISSUED,
    PLANNED,
    POSTPONED,
    SIGNED,
    Issue,
)
from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.domain.signoff import gaps, stopping
from mappa_tui.domain.text import counted
from mappa_tui.screens.ask import AskScreen, Question, needed
from mappa_tui.screens.missing import MissingScreen
from mappa_tui.screens.signing import ask_signature, read_access, signature
from mappa_tui.storage.errors import NotReady, StorageError
from mappa_tui.widgets.field import Field

if TYPE_CHECKING:
    from mappa_tui.screens.walk import WalkScreen


class Finish:
    """Takes one step of a meeting's way, each asked before it is done."""

    def __init__(self, room: "WalkScreen") -> None:
        self.room = room
        self.session = room.session
        self.app = room.app

    async def next_step(self) -> None:
        """Take the step that follows from the meeting's state."""
        if self.session.refuses():
            return
        await self.session.flush()
        steps = {
            PLANNED: self.begin,
            IN_PROGRESS: self.close,
            CLOSED: self.sign,
            SIGNED: self.issue_or_amend,
            ISSUED: self.amend,
        }
        step = steps.get(self.session.meeting.meeting.state)
        if step:
            await step()

    async def begin(self) -> None:
        """Begin a planned meeting: the clock starts."""
        now = self.session.clock.local()
        meeting = self.session.meeting.meeting
        today = now.date()
        questions = [
            Question("started", "Started at", f"{now:%H:%M}", whole=True, check=_time_fault)
        ]
        other_day = ""
        if meeting.date != today:
            held = Question("on", "Held on", long_date(today), whole=True, check=_day_check(today))
            questions.insert(0, held)
        if meeting.date and meeting.date != today:
            other_day = f"It is planned for {long_date(meeting.date)}, which is not today."
        answers = await self.app.push_screen_wait(
            AskScreen(
                "Begin the meeting",
                f"{other_day} The clock starts, and item 1 opens.".strip(),
                questions,
                does="Begin",
            )
        )
        if answers is None:
            return
        values: dict[str, object] = {
            "state": IN_PROGRESS,
            "started": read_time(answers["started"]),
        }
        if "on" in answers:
            values["date"] = read_date(answers["on"], today, Year.LAST)
        await self.session.write(Set("Meeting", meeting.id, values))
        await self.room.go(self.room.stops()[0].key)

    async def close(self) -> None:
        """Close: always possible; what is missing is asked for before sign-off."""
        record = self.session.meeting
        meeting = record.meeting
        now = self.session.clock.local()
        count = len(stopping(gaps(record)))
        said = "Text may still be changed afterwards, until the chair signs."
        if count:
            said += f" Before that, {counted(count, 'thing')} must be answered."
        closed = f"{meeting.closed or now:%H:%M}"

        def check(text: str) -> str:
            fault = _time_fault(text)
            if not fault and meeting.started and read_time(text) < meeting.started:
                return f"That is before it began at {meeting.started:%H:%M}."
            return fault

        answers = await self.app.push_screen_wait(
            AskScreen(
                "Close the meeting",
                said,
                [Question("closed", "Closed at", closed, whole=True, check=check)],
                does="Close",
            )
        )
        if answers is None:
            return
        await self.room.leaving("")
        changes: list[Change] = []
        entry = record.entry(record.agenda.key_of("close"))
        if entry and self.room.at == entry.item:
            changes.append(Set("ItemEntry", entry.id, {"left": True}))
        values = {"state": CLOSED, "closed": read_time(answers["closed"])}
        if await self.session.write(*changes, Set("Meeting", meeting.id, values)):
            for field in self.room.query(Field):
                if field.key == "closed":
                    field.show_stored()
            words = _closed_words(self.session.meeting)
            self.room.notify(words, title="The meeting is closed", markup=False)

    async def sign(self) -> None:
        """Sign off, or show what stops it."""
        record = self.session.meeting
        if stopping(gaps(record)):
            gap = await self.app.push_screen_wait(MissingScreen(self.session))
            await self.room.open_gap(gap)
            return
        meeting = record.meeting
        try:
            access = await read_access(self.session.store)
            answers = await self.app.push_screen_wait(
                ask_signature(self.session.store, access, meeting)
            )
            if answers is None:
                return
            by = signature(access, answers)
            version = await self.session.store.call(
                lambda store: store.sign(meeting.id, by.by, by.how, by.entered_by)
            )
        except NotReady as refused:
            questions = "; ".join(gap.question for gap in refused.gaps[:3])
            self.room.notify(f"Not ready to sign: {questions}", severity="warning", markup=False)
            return
        except StorageError as error:
            self.room.notify(error.sentence, severity="error", markup=False)
            return
        await self.session.reload()
        words = f"Version {version.number} is signed. F12 issues it; alt+w writes the Word file."
        self.room.notify(words, markup=False)
        await self._back_up()

    async def _back_up(self) -> None:
        try:
            await self.session.store.call(lambda store: store.backup_by_itself())
        except StorageError as error:
            self.room.notify(error.sentence, title=error.title, severity="warning", markup=False)

    async def issue_or_amend(self) -> None:
        """Issue signed minutes, or begin an amendment."""
        answers = await self.app.push_screen_wait(
            AskScreen(
                "The minutes are signed",
                "",
                [Question("step", "Next", "issue", choices=("issue", "amend"))],
                does="Go on",
            )
        )
        if answers:
            await (self.issue() if answers["step"] == "issue" else self.amend())

    async def issue(self) -> None:
        """Record that signed minutes went out, when and to whom."""
        record = self.session.meeting
        meeting = record.meeting
        today = self.session.clock.today()
        invited = [row.name or row.agency for row in live(record.invitations)]
        due = minutes_due(meeting.date or today, meeting.level, record.area)
        newest = (await self.session.store.call(lambda store: store.versions(meeting.id)))[-1]
        signed = (newest.signed_at or self.session.clock.now()).astimezone(LONDON).date()
        check = _day_check(today, signed, f"version {newest.number} was signed")
        answers = await self.app.push_screen_wait(
            AskScreen(
                "Issue the minutes",
                f"Due by {long_date(due)}. This records that they went out; it sends nothing.",
                [
                    Question("on", "Issued on", long_date(today), whole=True, check=check),
                    Question(
                        "recipients",
                        "To",
                        "\n".join(invited),
                        lines=True,
                        check=needed("To whom did they go?"),
                    ),
                ],
                does="Record",
            )
        )
        if answers is None:
            return
        issue = Issue(
            meeting_id=meeting.id,
            version=newest.number,
            on=read_date(answers["on"], today, Year.LAST),
            recipients=answers["recipients"],
        )
        await self.session.write(Put(issue), Set("Meeting", meeting.id, {"state": ISSUED}))
        await self.session.reload()

    async def amend(self) -> None:
        """Begin an amendment of signed minutes."""
        meeting_id = self.session.meeting.meeting.id
        answers = await self.app.push_screen_wait(
            AskScreen(
                "Amend the signed minutes",
                "The signed version stays as it is. The text opens again; signing it makes the "
                "next version, and the reason stands at its head. A correction to what was said "
                "belongs into the next meeting.",
                [Question("reason", "Why", check=needed("An amendment needs its reason."))],
                does="Amend",
            )
        )
        if answers:
            await self.session.store.call(lambda store: store.amend(meeting_id, answers["reason"]))
            await self.session.reload()

    async def put_off(self) -> None:
        """Postpone or cancel a planned meeting, with its reason."""
        if self.session.refuses():
            return
        meeting = self.session.meeting.meeting
        answers = await self.app.push_screen_wait(
            AskScreen(
                "Postpone or cancel",
                "The meeting stays on record with its reason; a new one can be planned.",
                [
                    Question("state", "It is", POSTPONED, choices=(POSTPONED, CANCELLED)),
                    Question("reason", "Why", check=needed("A reason is needed.")),
                ],
            )
        )
        if answers:
            values = {"state": answers["state"], "state_reason": answers["reason"]}
            await self.session.write(Set("Meeting", meeting.id, values))


def _closed_words(record: MeetingRecord) -> str:
    """Say what comes next; signing is a step of its own, so that no Enter too many locks."""
    count = len(stopping(gaps(record)))
    step = f"F12 lists {counted(count, 'thing')} to answer first" if count else "F12 signs it"
    return f"{step}; alt+w writes the documents, the draft of the minutes among them."


def _time_fault(text: str) -> str:
    try:
        read_time(text)
    except DateError as error:
        return str(error)
    return ""


def _day_check(today: dt.date, after: dt.date | None = None, why: str = "") -> Callable[[str], str]:
    """Return a check of a day up to today; from `after` on, of which `why` says what it was."""

    def check(text: str) -> str:
        try:
            found = read_date(text, today, Year.LAST)
        except DateError as error:
            return str(error)
        if after and found < after:
            return f"That is before {why}, on {long_date(after)}."
        return f"{long_date(found)} is still to come." if found > today else ""

    return check
