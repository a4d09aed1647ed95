"""Case summary: each section read, then confirmed current or amended."""

from textual import on
from textual.app import ComposeResult

from mappa_tui.domain.case import Case, Condition, RelevantDate
from mappa_tui.domain.entry import show
from mappa_tui.domain.noun import asked
from mappa_tui.domain.sections import SECTIONS, Section
from mappa_tui.screens.case_lists import conditions_listing, dates_listing
from mappa_tui.screens.meeting.carried import HINT, Carried
from mappa_tui.screens.meeting.pane import ItemPane
from mappa_tui.widgets.pane import Opened, RecordList


class CaseSummaryPane(ItemPane):
    """The fourth item."""

    def compose_item(self) -> ComposeResult:
        """Lay out the sections, the dates and the conditions."""
        yield Carried(self.session, SECTIONS, self._content, title="Sections", below=self._below)
        yield RecordList(self.session, dates_listing(self.session))
        yield RecordList(self.session, conditions_listing(self.session))

    def aside(self) -> str:
        """Return the keys that mark a section."""
        return f"{HINT} · Enter change its fields"

    def _content(self, section: Section) -> list[object]:
        if section.key == "dates":
            return list(self.record.dates)
        if section.key == "conditions":
            return list(self.record.conditions)
        return [show(self.record.case, name) for name in section.fields]

    def _below(self, section: Section) -> list[str]:
        case = self.record.case
        filled = [name for name in section.fields if show(case, name)]
        if section.fields and not filled:
            return ["nothing recorded"]
        return [f"{asked(Case, name).label}: {show(case, name)}" for name in filled]

    @on(Carried.Entered)
    def _open_section(self, event: Carried.Entered) -> None:
        section = event.section
        if section.fields:
            opened = Opened(self.record.case, heading=section.title, groups=(section.fields,))
            self.screen.post_message(RecordList.Open(opened))
            return
        noun = RelevantDate if section.key == "dates" else Condition
        for listing in self.query(RecordList):
            if listing.listing.new and isinstance(listing.listing.new(), noun):
                listing.rows.focus()
