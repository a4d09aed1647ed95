"""What every pane of an open record can do, and the parts that panes are made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList

from mappa_tui.domain.change import Change, Written
from mappa_tui.domain.gap import Gap
from mappa_tui.domain.noun import Noun
from mappa_tui.widgets.ends import Ends
from mappa_tui.widgets.form import Fields
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import ACCENT, ATTENTION, MUTED, said
from mappa_tui.widgets.session import Session


class Heading(Ends):
    """A bold heading with something said at its right end."""

    def __init__(self, title: str, right: str = "") -> None:
        super().__init__()
        self._title = title
        self.say(right)

    def say(self, right: str, key: str = "") -> None:
        """Change what stands at the right, and the key before it."""
        ends = said((key, f"bold {ACCENT}"), (" " if key else ""), (right, MUTED))
        self.spread(said((self._title, "bold")), ends)


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """A record to be opened over the screen."""

    record: Noun
    is_new: bool = False
    field: str = ""
    heading: str = ""
    remark: str = ""
    groups: tuple[tuple[str, ...], ...] = ()
    """The fields to show, where not all of the noun's."""
    undo: tuple[Change, ...] = ()
    """What Esc does where nothing was typed: takes back what opened it."""
    is_captured: bool = False
    """Whether it was begun over something else: Enter asks for no more than what is needed."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of records in a pane: how its rows read, and what a new one is."""

    title: str
    columns: tuple[Column, ...]
    records: Callable[[], Sequence[Noun]]
    row: Callable[[Noun], Row]
    new: Callable[[], Noun] | None = None
    opens: Callable[[Noun], "Opened"] | None = None
    """What Enter opens, where that is not the record of the row itself."""
    empty: str = "None yet."
    new_key: str = "ctrl+n new"
    gap_kinds: tuple[str, ...] = ()
    """Keys of rules whose questions stand under the rows."""


class RecordList(Vertical):
    """A heading, a list of records and their gaps; Enter opens, ctrl+n begins a new one."""

    DEFAULT_CSS = """
    RecordList { height: auto; width: 100%; margin-bottom: 1; }
    RecordList > RowList { max-height: 1000; overflow-y: hidden; }
    RecordList > .columns { height: 1; color: $m-muted; }
    """

    class Open(Message):
        """Somebody wants to see or change a record of the list."""

        def __init__(self, opened: Opened) -> None:
            super().__init__()
            self.opened = opened

    def __init__(self, session: Session, listing: Listing) -> None:
        super().__init__()
        self.session = session
        self.listing = listing
        self._gaps: Sequence[Gap] = ()

    def compose(self) -> ComposeResult:
        """Lay out heading and rows."""
        yield Heading(self.listing.title)
        yield RowList(*self.listing.columns, empty=self.listing.empty)

    def on_mount(self) -> None:
        """Follow what is written."""
        self.session.changed.subscribe(self, self._written)
        self.refresh_rows()

    @property
    def rows(self) -> RowList:
        """The list itself."""
        return self.query_one(RowList)

    def refresh_rows(self) -> None:
        """Show the records as they are now."""
        if not self.query(RowList):  # it shows them once it has come
            return
        records = list(self.listing.records())
        shown = [self._row(record) for record in records]
        shown += [
            Row("", (said((gap.question, ATTENTION)),), mark="!")
            for gap in self._gaps
            if gap.key in self.listing.gap_kinds
            and gap.record_id not in {record.id for record in records}
        ]
        head = any(column.title for column in self.listing.columns) and records
        if head:
            titles = tuple(said((column.title, MUTED)) for column in self.listing.columns)
            shown.insert(0, Row("", titles))
        self.rows.show_rows(shown)
        count = len([each for each in records if not getattr(each, "in_error", False)])
        key, _, what = self.listing.new_key.partition(" ")
        if self.listing.new and not self.session.locked:
            self.query_one(Heading).say(f"{what}   {count}", key)
        else:
            self.query_one(Heading).say(str(count))

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Mark the rows that lack something."""
        self._gaps = gaps
        self.refresh_rows()

    def _row(self, record: Noun) -> Row:
        row = self.listing.row(record)
        lacking = any(gap.stops and gap.record_id == record.id for gap in self._gaps)
        style = f"{MUTED} strike" if getattr(record, "in_error", False) else row.style
        below = ("entered in error, not printed",) if getattr(record, "in_error", False) else ()
        return Row(
            str(record.id),
            row.cells,
            "!" if lacking else row.mark,
            style,
            (*row.below, *below),
        )

    def open(self, record_id: UUID, field: str = "") -> bool:
        """Open the record with that id; return whether the list has it."""
        for record in self.listing.records():
            if record.id == record_id:
                self.rows.go_to(str(record_id))
                self.rows.focus()  # one comes back to it
                opens = self.listing.opens
                opened = opens(record) if opens else Opened(record)
                self._ask_for(replace(opened, field=field or opened.field))
                return True
        return False

    def focus_gap(self, record_id: UUID, field: str) -> bool:
        """Put the cursor in the list if it asks that under its rows; return whether it does."""
        asks = any(
            gap.key in self.listing.gap_kinds and (gap.record_id, gap.field) == (record_id, field)
            for gap in self._gaps
        )
        if asks:
            self.rows.focus()
        return asks

    def new(self) -> None:
        """Begin a new record."""
        if self.listing.new and not self.session.locked:
            self._ask_for(Opened(self.listing.new(), is_new=True))

    def _ask_for(self, opened: Opened) -> None:
        # Straight to the screen: it opens the form before it takes up what it does next.
        self.screen.post_message(self.Open(opened))

    def chosen(self) -> Noun | None:
        """Return the record under the cursor."""
        key = self.rows.chosen
        return next((each for each in self.listing.records() if str(each.id) == key), None)

    def _written(self, written: Written) -> None:
        self.refresh_rows()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            self.open(UUID(event.option_id))


class Pane(Vertical):
    """One item of the meeting, or one section of the case, with all that it asks."""

    DEFAULT_CSS = """
    Pane { height: auto; width: 100%; }
    Pane .prompt { height: auto; width: 100%; }
    Pane .aside { height: auto; width: 100%; color: $m-muted; }
    Pane Fields { margin-bottom: 1; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def on_mount(self) -> None:
        """Follow what is written."""
        self.session.changed.subscribe(self, lambda _: self.refresh_pane())

    async def arrive(self) -> None:
        """Lay out what stands there only once more is known, before the cursor comes."""

    def refresh_pane(self) -> None:
        """Bring what the pane says of the record up to date."""

    def focus_first(self) -> None:
        """Put the cursor where one types first."""
        for widget in self.query("*"):
            if widget.focusable:
                widget.focus()
                return

    def come_back(self) -> None:
        """Put the cursor where one goes on after being elsewhere."""
        self.focus_first()

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Say at each field and row what is missing there."""
        for fields in self.query(Fields):
            fields.show_gaps(gaps)
        for listing in self.query(RecordList):
            listing.show_gaps(gaps)

    async def lead_to(self, record_id: UUID, field: str) -> bool:
        """Put the cursor in a field of a record; return whether the pane has it."""
        for fields in self.query(Fields):
            if fields.record.id == record_id and fields.focus_field(field):
                return True
        lists = self.query(RecordList)
        return any(
            listing.open(record_id, field) or listing.focus_gap(record_id, field)
            for listing in lists
        )

    def list_keys(self) -> str:
        """Return what the pane's lists take, for whoever types into one."""
        takes_new = any(listing.listing.new for listing in self.query(RecordList))
        more = ", ctrl+n begins a new one" if takes_new else ""
        return f"This is a list: Enter opens the line{more}, Tab goes on to the fields."

    async def new_row(self) -> None:
        """Begin a new line in the pane's list: the one with the cursor, else the first."""
        lists = list(self.query(RecordList))
        for listing in lists:
            if listing.rows.has_focus:
                listing.new()
                return
        for listing in lists:
            if listing.listing.new:
                listing.new()
                return
