"""The sections of an item that came along: each confirmed as current, or amended."""

from collections.abc import Callable, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList

from mappa_tui.domain import carried
from mappa_tui.domain.change import Put, Set
from mappa_tui.domain.meeting import Confirmation
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.sections import AMENDED, CONFIRMED, Section
from mappa_tui.widgets.pane import Heading, Opened, RecordList
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.session import Session

KEYS = {"c": CONFIRMED, "a": AMENDED}
HINT = "c confirm as current · a amended, and what"


class Carried(Vertical):
    """The sections with their age, or how they were marked."""

    DEFAULT_CSS = """
    Carried { height: auto; width: 100%; margin-bottom: 1; }
    Carried > RowList { max-height: 1000; overflow-y: hidden; }
    """

    class Entered(Message):
        """Enter was pressed on a section."""

        def __init__(self, section: Section) -> None:
            super().__init__()
            self.section = section

    def __init__(
        self,
        session: Session,
        sections: Sequence[Section],
        content: Callable[[Section], object],
        *,
        title: str = "From the last meeting",
        below: Callable[[Section], Sequence[str]] = lambda _: (),
    ) -> None:
        """List sections.

        Args:
            session: the open meeting.
            sections: what came along.
            content: returns all that a section holds; when that changes, it was amended.
            title: what stands over them.
            below: returns the lines that stand under a section.
        """
        super().__init__()
        self.session = session
        self._sections = sections
        self._content = content
        self._title = title
        self._below = below
        self._was = {section.key: content(section) for section in sections}

    def compose(self) -> ComposeResult:
        """Lay out heading and rows."""
        yield Heading(self._title)
        yield RowList(Column(), Column(width=33, right=True))

    def on_mount(self) -> None:
        """Follow what is written."""
        self.session.changed.subscribe(self, lambda _: self.refresh_rows())
        self.refresh_rows()

    @property
    def rows(self) -> RowList:
        """The list itself."""
        return self.query_one(RowList)

    @property
    def _record(self) -> MeetingRecord:
        return self.session.meeting

    def refresh_rows(self) -> None:
        """Show the sections as they are now; what was changed while it stood here is amended."""
        if not self.query(RowList):
            return
        self.rows.show_rows([self._row(section) for section in self._sections])
        marked = sum(self._record.confirmation(each.key) is not None for each in self._sections)
        self.query_one(Heading).say(f"{marked} of {len(self._sections)} confirmed or amended")
        for section in self._sections:
            now = self._content(section)
            if now != self._was[section.key]:
                self._was[section.key] = now
                if not self.session.locked:
                    self.run_worker(self._confirm(section, AMENDED))

    def _row(self, section: Section) -> Row:
        found = self._record.confirmation(section.key)
        today = self._record.day or self.session.clock.today()
        age = carried.age(carried.since(self._record, section.key), today) or "new"
        below = [*self._below(section)]
        if found and found.note:
            below.append(f"Changed: {found.note}")
        cells = (section.title, found.mark if found else age)
        return Row(section.key, cells, mark="✓" if found else "", below=tuple(below))

    async def _confirm(self, section: Section, mark: str) -> Confirmation:
        found = next((r for r in self._record.confirmations if r.section == section.key), None)
        today = self.session.clock.today()
        if found is None:
            meeting = self._record.meeting.id
            found = Confirmation(meeting_id=meeting, section=section.key, mark=mark, on=today)
            await self.session.write(Put(found))
        else:
            await self.session.write(Set("Confirmation", found.id, {"mark": mark, "on": today}))
        return found

    def _section(self, key: str | None) -> Section | None:
        return next((section for section in self._sections if section.key == key), None)

    async def on_key(self, event: events.Key) -> None:
        """Confirm or amend the section under the cursor."""
        section = self._section(self.rows.chosen)
        if event.key not in KEYS or section is None or self.session.locked:
            return
        event.stop()
        found = await self._confirm(section, KEYS[event.key])
        if event.key == "c":
            self.rows.go_on()
        else:
            heading = f"{section.title}: what changed?"
            self.screen.post_message(RecordList.Open(Opened(found, heading=heading)))

    @on(OptionList.OptionSelected)
    def _enter(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if section := self._section(event.option_id):
            self.post_message(self.Entered(section))

    def lead_to(self, key: str) -> bool:
        """Put the cursor on a section; return whether it is here."""
        there = self.rows.go_to(key)
        if there:
            self.rows.focus()
        return there
