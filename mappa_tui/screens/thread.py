"""The golden thread: which measure answers which risk, what keeps each victim safe, and gaps."""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from mappa_tui.commands import bindings, commands
from mappa_tui.domain.gap import Gap
from mappa_tui.domain.noun import STANDARD
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import Measure
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.risk import Risk
from mappa_tui.domain.signoff import gaps, stopping
from mappa_tui.domain.text import named
from mappa_tui.domain.thread import (
    Column,
    Line,
    Planned,
    golden_thread,
    name_of,
    short,
    started,
    words_of,
)
from mappa_tui.screens.entry import EntryScreen
from mappa_tui.screens.missing import MissingScreen
from mappa_tui.widgets.bars import NARROW, KeyBar, TopBar
from mappa_tui.widgets.ends import Rule
from mappa_tui.widgets.follow import FollowingScroll
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.matrix import (
    NARROW_CELL,
    WIDE_CELL,
    Matrix,
    MatrixGroup,
    MatrixLine,
    Place,
)
from mappa_tui.widgets.pane import Opened
from mappa_tui.widgets.say import ACCENT, ATTENTION, MUTED, Part, apart, said
from mappa_tui.widgets.session import Session

FOOTER = ("open", "new_row", "reason", "missing", "back", "help")
ABOUT = "what answers each risk, and what keeps each victim safe"
NONE_YET, NOT_NEEDED = "none yet", "none needed"


class ThreadScreen(Screen[Gap | None]):
    """The matrix; Enter on a gap adds what answers it. Its result is a gap to be led to."""

    BINDINGS = bindings("new_row", "reason", "missing", "back", "save_now", "leave")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012
    AUTO_FOCUS = ""
    answers = FOOTER
    DEFAULT_CSS = """
    ThreadScreen { background: $m-background; }
    ThreadScreen #thread { padding: 1 2 0 2; height: 1fr; }
    ThreadScreen.-narrow #thread { padding: 0 1; }
    ThreadScreen #title { height: 1; width: 100%; }
    ThreadScreen FollowingScroll { height: 1fr; scrollbar-size-vertical: 1; }
    ThreadScreen #foot { height: auto; max-height: 6; width: 100%; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._thread = golden_thread(session.record)
        self.ready = asyncio.Event()

    def compose(self) -> ComposeResult:
        """Lay out the title, the matrix, and what is said of the place under the cursor."""
        yield TopBar(self.session.record.area.marking)
        with Vertical(id="thread"):
            yield Static("", id="title", markup=False)
            yield Rule()
            with FollowingScroll():
                yield Matrix()
            yield Rule()
            yield Static("", id="foot", markup=False)
        footer = [each for each in commands(*FOOTER) if each.name != "missing" or self._meeting]
        yield KeyBar(footer, self._counts, lambda: {"new_row": "Another", "reason": "Why none"})

    def on_mount(self) -> None:
        """Show the matrix with the cursor on the first gap, and follow what is written."""
        self.session.changed.subscribe(self, lambda _: self.refresh_thread())
        self.session.spoken.subscribe(self, lambda _: self._show_top())
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.refresh_thread()
        matrix = self.query_one(Matrix)
        gaps_at = [Place(n, line.gap_in) for n, line in enumerate(self._thread.lines) if line.gap]
        matrix.go_to(gaps_at[0] if gaps_at else Place())
        matrix.focus()
        take_keys(self)

    def on_resize(self) -> None:
        """Say more where there is more room."""
        self.call_after_refresh(self.refresh_thread)

    @property
    def _meeting(self) -> MeetingRecord | None:
        record = self.session.record
        return record if isinstance(record, MeetingRecord) else None

    def refresh_thread(self) -> None:
        """Show the record as it is now."""
        if not self.is_mounted or not self.query(Matrix):
            return
        self._thread = golden_thread(self.session.record)
        thread = self._thread
        groups = [("Risks", thread.risks), ("Victims", thread.victims)]
        self.query_one(Matrix).show(
            [column.title for column in thread.columns],
            [MatrixGroup(title, tuple(map(self._line, lines))) for title, lines in groups],
        )
        self._show_top()
        self._say()
        self.query_one(KeyBar).refresh()

    def _line(self, line: Line) -> MatrixLine:
        cells = [tuple(self._entry(row) for row in cell) for cell in line.cells]
        if not any(cells):
            missing = said(("! ", ATTENTION), NONE_YET) if line.gap else said((NOT_NEEDED, MUTED))
            cells[line.gap_in] = (missing,)
        style = "bold" if line.gap else ""
        head = said((f"{line.ref} ", MUTED), (line.words, style))
        return MatrixLine("!" if line.gap else "✓", head, tuple(cells))

    def _entry(self, row: Planned) -> Content:
        number = name_of(row)
        width = (NARROW_CELL if self.size.width < NARROW else WIDE_CELL) - len(number) - 2
        return said((f"{number} ", MUTED), short(words_of(row), width))

    def _show_top(self) -> None:
        if not self.query(TopBar):
            return
        session, case = self.session, self.session.record.case
        left = [(case.title, "bold"), (case.crn, "")]
        if self._meeting:
            left.append((self._meeting.meeting.title, MUTED))
        clock = f"{session.clock.local():%H:%M}"
        right = [(clock, "bold"), (session.status, MUTED)]
        self.query_one(TopBar).say(left, right, words=session.banner)
        title = self.query_one("#title", Static)
        thread = self._thread
        about = "" if self.size.width < NARROW else f"   {ABOUT}"
        answered = f"{thread.answered} of {len(thread.lines)} answered"
        width = title.size.width or self.size.width - 4
        title.update(apart(said(("Golden thread", "bold"), (about, MUTED)), said(answered), width))

    def _counts(self) -> dict[str, str]:
        if not self._meeting:
            return {}
        stops = len(stopping(gaps(self._meeting)))
        return {"missing": f"! {stops}" if stops else "0"}

    def _here(self) -> tuple[Line, Column, Planned | None] | None:
        """Return the line and column under the cursor, and the measure there."""
        place = self.query_one(Matrix).place
        lines = self._thread.lines
        if place.line >= len(lines):
            return None
        line = lines[place.line]
        cell = line.cells[place.column]
        return line, self._thread.columns[place.column], cell[place.entry] if cell else None

    @on(Matrix.Moved)
    def _say(self) -> None:
        here = self._here()
        words = said(("No risk and no victim yet: they are entered in the case.", MUTED))
        self.query_one("#foot", Static).update(_said_of(*here) if here else words)

    @on(Matrix.Chosen)
    def _choose(self) -> None:
        here = self._here()
        if here is None:
            return
        if here[2] is not None:
            self._open(Opened(here[2]))
        else:
            self._add(here[0], here[1])

    def action_new_row(self) -> None:
        """Add one more in the cell under the cursor."""
        if here := self._here():
            self._add(here[0], here[1])

    def _add(self, line: Line, column: Column) -> None:
        if self.session.locked:
            self.notify("These minutes are signed: nothing is added.", markup=False)
        elif isinstance(line.record, Person) and not line.record.label:
            words = f"The plan points at labels: give {line.ref} one, such as V1."
            self._open(Opened(line.record, field="label", remark=words))
        else:
            self._open(Opened(started(self.session.record, line, column), is_new=True))

    def action_reason(self) -> None:
        """Write why nothing is needed for the risk or victim under the cursor."""
        here = self._here()
        if here is None:
            return
        line = here[0]
        field = "unanswered_reason" if isinstance(line.record, Risk) else "unprotected_reason"
        heading = f"{line.ref}: why is nothing needed?"
        self._open(Opened(line.record, heading=heading, groups=((field,),)))

    def _open(self, opened: Opened) -> None:
        self.app.push_screen(EntryScreen(self.session, opened, place="Golden thread"))

    async def action_missing(self) -> None:
        """Show all that is missing; Enter there leads to the field."""
        if self._meeting:
            await self.session.flush()
            self.app.push_screen(MissingScreen(self.session), self._led)

    def _led(self, gap: Gap | None) -> None:
        if gap:
            self.dismiss(gap)

    async def action_save_now(self) -> None:
        """Write at once."""
        await self.session.flush()

    async def settle(self) -> bool:
        """Write everything before the program is left."""
        return await self.session.flush()

    async def action_back(self) -> None:
        """Go back to where one was."""
        await self.session.flush()
        self.dismiss(None)


def _said_of(line: Line, column: Column, row: Planned | None) -> Content:
    parts: list[Part] = []
    if row is not None:
        who = named(row.owner, row.agency, row.helpers)
        when = row.when if isinstance(row, Measure) else ""
        more = " · ".join(part for part in (who, when) if part)
        restricted = f" ({row.handling})" if row.handling != STANDARD else ""
        parts += [(f"{name_of(row)} ", MUTED), (words_of(row), "bold"), f"{restricted}   "]
        parts += [(more, MUTED), "\n", ("Enter", f"bold {ACCENT}"), " opens it.   "]
        parts += [("ctrl+n", f"bold {ACCENT}"), f" adds another under item {column.number}."]
        return said(*parts)
    parts += [("! ", ATTENTION)] if line.gap else []
    parts += [(f"{line.ref}, {column.title}", "bold"), "   ", _nothing(line), "\n"]
    parts += [("Enter", f"bold {ACCENT}"), f" adds a measure under item {column.number}.   "]
    parts += [("r", f"bold {ACCENT}"), " writes why none is needed."]
    return said(*parts)


def _nothing(line: Line) -> str:
    is_risk = isinstance(line.record, Risk)
    if line.gap:
        does = f"answers {line.ref}" if is_risk else f"keeps {line.ref} safe"
        return f"no measure {does}, and no reason is written."
    if line.reason:
        return f"none is needed: {line.reason}"
    elsewhere = "it is answered" if is_risk else "they are protected"
    return f"nothing here for {line.ref}; {elsewhere} elsewhere."
