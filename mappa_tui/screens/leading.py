"""The frame of a list over a meeting whose lines lead to fields of it."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from mappa_tui.commands import bindings, commands
from mappa_tui.domain.gap import Leads
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.widgets.bars import NARROW, KeyBar, TopBar
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.pane import Heading
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import MUTED
from mappa_tui.widgets.session import Session

Line = TypeVar("Line", bound=Leads)


class LeadingScreen(Screen[Line | None], Generic[Line]):
    """The lines, and beside them what the one under the cursor leads to; its result is that."""

    BINDINGS = bindings("back", "help", "leave")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012
    answers = ("open", "back", "help")
    opens = "Go to the field"
    """What Enter is called here."""
    DEFAULT_CSS = """
    LeadingScreen { background: $m-background; }
    LeadingScreen #list { width: 1fr; padding: 1 2 0 2; }
    LeadingScreen #list > Static { height: auto; }
    LeadingScreen #lines { height: 1fr; margin-top: 1; }
    LeadingScreen #field { width: 42; height: 100%; border-left: vkey $m-line; padding: 1 2; }
    LeadingScreen.-narrow #field { display: none; }
    """

    def __init__(self, session: Session, lines: Sequence[Line]) -> None:
        super().__init__()
        self.session = session
        self.lines = lines
        self.ready = asyncio.Event()

    @property
    def record(self) -> MeetingRecord:
        """The meeting."""
        return self.session.meeting

    def heading(self) -> tuple[str, str]:
        """Return the title, and the count at its right."""
        raise NotImplementedError

    def about(self) -> str:
        """Return the sentence below the title."""
        raise NotImplementedError

    def columns(self) -> tuple[Column, ...]:
        """Return the columns: item, its name, and what the line says."""
        return Column(width=2, right=True), Column(width=20), Column()

    def rows(self) -> list[Row]:
        """Return the rows; the key of one that leads somewhere is its place in `lines`."""
        raise NotImplementedError

    def preview(self, line: Line) -> Content:
        """Return what stands beside the list while the cursor is on a line."""
        raise NotImplementedError

    def foot(self) -> Content:
        """Return what stands below the list."""
        return Content("")

    def compose(self) -> ComposeResult:
        """Lay out the list, and what a line leads to."""
        yield TopBar(self.record.area.marking)
        with Horizontal():
            with Vertical(id="list"):
                yield Heading(*self.heading())
                yield Static(self.about(), markup=False)
                yield RowList(*self.columns(), id="lines")
                yield Static(self.foot(), id="foot", markup=False)
            yield Static("", id="field", markup=False)
        yield KeyBar(commands(*self.answers), titles=self._titles)

    def _titles(self) -> Mapping[str, str]:
        return {"open": self.opens}

    def on_mount(self) -> None:
        """Show the lines."""
        case = self.record.case
        clock = f"{self.session.clock.local():%H:%M}"
        self.query_one(TopBar).say(
            [(case.title, "bold"), (case.crn, ""), (self.record.meeting.title, MUTED)],
            [(clock, "bold"), (self.session.status, MUTED)],
            words=self.session.banner,
        )
        self.show_lines()
        self.query_one("#lines", RowList).focus()
        take_keys(self)

    def show_lines(self) -> None:
        """Show the rows in the columns that there is room for."""
        rows = self.query_one("#lines", RowList)
        rows.columns = self.columns()
        rows.show_rows(self.rows())

    @on(OptionList.OptionHighlighted)
    def _look(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id:
            line = self.lines[int(event.option_id)]
            self.query_one("#field", Static).update(self.preview(line))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            self.dismiss(self.lines[int(event.option_id)])

    def action_back(self) -> None:
        """Go back to where one was."""
        self.dismiss(None)
