"""Case summary: each section read, then confirmed current or amended."""

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import OptionList

from mappa_tui.domain.case import Case, Condition, RelevantDate
from mappa_tui.domain.change import Put, Set
from mappa_tui.domain.entry import show
from mappa_tui.domain.meeting import Confirmation
from mappa_tui.domain.noun import asked
from mappa_tui.domain.sections import AMENDED, CONFIRMED, SECTIONS, Section
from mappa_tui.screens.case_lists import conditions_listing, dates_listing
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.widgets.pane import Heading, Opened, RecordList
from mappa_tui.widgets.rows import Column, Row, RowList


class CaseSummaryPane(ItemPane):
    """The fourth item."""

    DEFAULT_CSS = (
        "CaseSummaryPane #sections { margin-bottom: 1; max-height: 1000; overflow-y: hidden; }"
    )

    def compose_item(self) -> ComposeResult:
        """Lay out the sections, the dates and the conditions."""
        self._before = {section.key: self._values(section) for section in SECTIONS}
        yield Heading("Sections")
        yield RowList(Column(), Column(width=18, right=True), id="sections")
        yield RecordList(self.session, dates_listing(self.session))
        yield RecordList(self.session, conditions_listing(self.session))

    def aside(self) -> str:
        """Return the keys that mark a section."""
        return "c confirm as current · a amended, and what · Enter change its fields"

    def refresh_pane(self) -> None:
        """Show the sections as they are now."""
        super().refresh_pane()
        self.query_one("#sections", RowList).show_rows([self._row(each) for each in SECTIONS])
        marked = sum(bool(self._mark(section)) for section in SECTIONS)
        self.query(Heading).first().say(f"{marked} of {len(SECTIONS)} confirmed or amended")

        self._mark_amended()

    def _values(self, section: Section) -> list[object]:
        if section.key == "dates":
            return list(self.record.dates)
        if section.key == "conditions":
            return list(self.record.conditions)
        return [show(self.record.case, name) for name in section.fields]

    def _mark_amended(self) -> None:
        """Mark the sections that were changed while they stood here."""
        for section in SECTIONS:
            now = self._values(section)
            if now != self._before[section.key]:
                self._before[section.key] = now
                if not self.session.locked:
                    self.run_worker(self._confirm(section, AMENDED))

    def _mark(self, section: Section) -> str:
        found = self._confirmation(section)
        return found.mark if found else ""

    def _confirmation(self, section: Section) -> Confirmation | None:
        rows = [row for row in self.record.confirmations if row.section == section.key]
        return rows[0] if rows else None

    def _row(self, section: Section) -> Row:
        mark = self._mark(section)
        found = self._confirmation(section)
        below = [self._said(name) for name in section.fields if show(self.record.case, name)]
        if found and found.note:
            below.append(f"Changed: {found.note}")
        if section.fields and not below:
            below = ["nothing recorded"]
        last = self.record.last_meeting
        age = f"of {last.date.day} {last.date:%b}" if last and last.date else "new"
        return Row(
            section.key,
            (section.title, mark or age),
            mark="✓" if mark else "",
            below=tuple(below),
        )

    def _said(self, name: str) -> str:
        return f"{asked(Case, name).label}: {show(self.record.case, name)}"

    async def _confirm(self, section: Section, mark: str) -> Confirmation:
        found = self._confirmation(section)
        today = self.session.clock.today()
        if found is None:
            found = Confirmation(
                meeting_id=self.record.meeting.id, section=section.key, mark=mark, on=today
            )
            await self.session.write(Put(found))
        else:
            values = {"mark": mark, "on": today}
            await self.session.write(Set("Confirmation", found.id, values))
        return found

    async def on_key(self, event: events.Key) -> None:
        """Confirm or amend the section under the cursor."""
        rows = self.query_one("#sections", RowList)
        if not rows.has_focus or event.key not in ("c", "a") or self.session.locked:
            return
        event.stop()
        section = next(each for each in SECTIONS if each.key == rows.chosen)
        found = await self._confirm(section, CONFIRMED if event.key == "c" else AMENDED)
        if event.key == "c":
            rows.action_cursor_down()
        else:
            heading = f"{section.title}: what changed?"
            self.post_message(RecordList.Open(Opened(found, heading=heading)))

    @on(OptionList.OptionSelected, "#sections")
    def _open_section(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        section = next(each for each in SECTIONS if each.key == event.option_id)
        if section.fields:
            opened = Opened(self.record.case, heading=section.title, groups=(section.fields,))
            self.post_message(RecordList.Open(opened))
            return
        noun = RelevantDate if section.key == "dates" else Condition
        for listing in self.query(RecordList):
            if listing.listing.new and isinstance(listing.listing.new(), noun):
                listing.rows.focus()

    async def lead_to(self, record_id: object, field: str) -> bool:
        """Put the cursor on a section that was not confirmed."""
        rows = self.query_one("#sections", RowList)
        rows.focus()
        return rows.go_to(field)
