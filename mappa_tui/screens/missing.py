"""All that is missing: each line a question that leads to its field."""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from mappa_tui.commands import bindings, commands
from mappa_tui.domain.dates import long_date
from mappa_tui.domain.deadlines import minutes_due
from mappa_tui.domain.entry import show
from mappa_tui.domain.gap import Gap
from mappa_tui.domain.meeting import IN_PROGRESS, Meeting
from mappa_tui.domain.noun import asked
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.signoff import gaps, stopping
from mappa_tui.widgets.bars import NARROW, KeyBar, TopBar
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.pane import Heading
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import ATTENTION, MUTED, Part, said
from mappa_tui.widgets.session import Session
from mappa_tui.widgets.shapes import SHAPES


class MissingScreen(Screen[Gap | None]):
    """What stops sign-off, and apart from it what is worth a look."""

    BINDINGS = bindings("back", "help", "leave")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012
    answers = ("open", "back", "help")
    DEFAULT_CSS = """
    MissingScreen { background: $m-background; }
    MissingScreen #list { width: 1fr; padding: 1 2 0 2; }
    MissingScreen #list > Static { height: auto; }
    MissingScreen #gaps { height: 1fr; margin-top: 1; }
    MissingScreen #sums { height: 4; }
    MissingScreen #field { width: 42; height: 100%; border-left: vkey $m-line; padding: 1 2; }
    MissingScreen.-narrow #field { display: none; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._gaps = gaps(session.meeting)
        self.ready = asyncio.Event()

    @property
    def record(self) -> MeetingRecord:
        """The meeting."""
        return self.session.meeting

    def compose(self) -> ComposeResult:
        """Lay out the list, and the field that a line leads to."""
        yield TopBar(self.record.area.marking)
        with Horizontal():
            with Vertical(id="list"):
                stops = len(stopping(self._gaps))
                running = self.record.meeting.state == IN_PROGRESS
                title = "Missing so far" if running else "Not ready to sign"
                yield Heading(title if stops else "Ready to sign", f"{stops} missing")
                yield Static(
                    "Everything typed is kept; only the signature waits for these."
                    if stops
                    else "Nothing stops the signature.",
                    markup=False,
                )
                yield RowList(Column(width=2, right=True), Column(width=20), Column(), id="gaps")
                yield Static(self._sums(), id="sums", markup=False)
            yield Static("", id="field", markup=False)
        yield KeyBar(commands("open", "back", "help"), titles=lambda: {"open": "Go to the field"})

    def on_mount(self) -> None:
        """Show the lines."""
        case = self.record.case
        clock = f"{self.session.clock.local():%H:%M}"
        self.query_one(TopBar).say(
            [(case.title, "bold"), (case.crn, ""), (self.record.meeting.title, MUTED)],
            [(clock, "bold"), (self.session.status, MUTED)],
            words=self.session.banner,
        )
        rows = self.query_one("#gaps", RowList)
        rows.show_rows(self._rows())
        rows.focus()
        take_keys(self)

    def _rows(self) -> list[Row]:
        stops = stopping(self._gaps)
        look = [gap for gap in self._gaps if not gap.stops]
        rows = [Row("", (said(("Stops sign-off", "bold"), (f"   {len(stops)}", MUTED)),))]
        rows += [self._row(gap, "!") for gap in stops]
        if look:
            worth = said(("Worth a look", "bold"), ("   does not stop sign-off", MUTED))
            rows += [Row("", ("",)), Row("", (worth,))]
            rows += [self._row(gap, "") for gap in look]
        return rows

    def _row(self, gap: Gap, mark: str) -> Row:
        agenda = self.record.agenda
        item = agenda.item(gap.item)
        question = said(gap.question, (f"\n{gap.why}", MUTED)) if mark else said(gap.question)
        cells = (str(agenda.number(gap.item)), item.name, question)
        return Row(str(self._gaps.index(gap)), cells, mark=mark)

    def _sums(self) -> Content:
        meeting = self.record.meeting
        lines: list[Part] = []
        if meeting.date:
            due = minutes_due(meeting.date, meeting.level, self.record.area)
            lines += [("Minutes due  ", MUTED), long_date(due), ("  area setting\n", MUTED)]
        lines += [("Signing      ", MUTED), "locks a version; a later change is an amendment"]
        return said(*lines)

    @on(OptionList.OptionHighlighted)
    def _look(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id:
            gap = self._gaps[int(event.option_id)]
            self.query_one("#field", Static).update(self._preview(gap))

    def _preview(self, gap: Gap) -> Content:
        item = self.record.agenda.item(gap.item)
        parts: list[Part] = [(item.title, "bold"), "\n\n"]
        found = self.record.find(gap.noun, gap.record_id)
        if found is not None and not isinstance(found, Meeting) and type(found) in SHAPES:
            names = [name for group in SHAPES[type(found)].groups for name in group]
            for name in names:
                value = show(found, name)
                if name == gap.field:
                    parts.append(said((f"! {gap.question}\n", ATTENTION)))
                elif value:
                    label = asked(type(found), name).label
                    parts.append(said((f"{label}  ", MUTED), f"{value}\n"))
            if gap.field not in names:
                parts.append(said((f"! {gap.question}\n", ATTENTION)))
        else:
            parts.append(said((f"! {gap.question}\n", ATTENTION)))
        parts += ["\n", ("Enter", "bold $m-accent"), " opens the item with the cursor there."]
        return said(*parts)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            self.dismiss(self._gaps[int(event.option_id)])

    def action_back(self) -> None:
        """Go back to where one was."""
        self.dismiss(None)
