"""What the panes of the meeting room share: the item, its prompts and its notes."""

from collections.abc import Callable, Sequence
from uuid import UUID

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from mappa_tui.domain import carried
from mappa_tui.domain.agenda import Item
from mappa_tui.domain.change import Set, Written
from mappa_tui.domain.gap import Gap
from mappa_tui.domain.meeting import ItemEntry
from mappa_tui.domain.noun import HANDLING
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.sections import Section
from mappa_tui.domain.text import counted, words
from mappa_tui.screens.meeting.carried import Carried
from mappa_tui.widgets.editor import Editor
from mappa_tui.widgets.field import Field
from mappa_tui.widgets.form import Fields
from mappa_tui.widgets.pane import Heading, Pane
from mappa_tui.widgets.session import Session


class Notes(Vertical):
    """The notes of an item, with their length and who may read them."""

    DEFAULT_CSS = """
    Notes { height: auto; width: 100%; }
    Notes .label { display: none; }
    Notes Editor { max-height: 100; min-height: 6; }
    """

    def __init__(self, session: Session, entry: ItemEntry) -> None:
        super().__init__()
        self.session = session
        self.entry = entry

    def compose(self) -> ComposeResult:
        """Lay out heading and text."""
        yield Heading("Notes")
        yield Fields(self.session, self.entry, (("notes",),))

    def on_mount(self) -> None:
        """Follow what is written."""
        self.session.changed.subscribe(self, self._written)
        self._say()

    def on_field_typed(self, event: Field.Typed) -> None:
        """Count the words as they are typed."""
        self._say()

    def _written(self, written: Written) -> None:
        self._say()

    def _say(self) -> None:
        current = self.session.record.find("ItemEntry", self.entry.id)
        handling = getattr(current, "handling", self.entry.handling)
        field = self.query_one(Fields).field("notes")
        length = counted(words(field.text), "word") if field and field.is_mounted else ""
        self.query_one(Heading).say(f"{length}   handling: {handling}")

    async def next_handling(self) -> None:
        """Change who may read the notes: standard, third party, restricted."""
        current = self.session.record.find("ItemEntry", self.entry.id) or self.entry
        at = HANDLING.index(getattr(current, "handling", HANDLING[0]))
        values = {"handling": HANDLING[(at + 1) % len(HANDLING)]}
        await self.session.write(Set("ItemEntry", self.entry.id, values))


class ItemPane(Pane):
    """The pane of one agenda item."""

    def __init__(self, session: Session, item: Item) -> None:
        super().__init__(session)
        self.item = item

    @property
    def record(self) -> MeetingRecord:
        """The meeting as it is now."""
        return self.session.meeting

    def compose(self) -> ComposeResult:
        """Lay out the prompts, what the kind asks, and the notes."""
        yield from self.compose_prompts()
        yield from self.compose_item()
        yield from self.compose_notes()

    def compose_prompts(self) -> ComposeResult:
        """Lay out the prompts and what is said under them."""
        for prompt in self.item.prompts_at(self.record.meeting.level):
            yield Static(prompt, classes="prompt", markup=False)
        yield Static("", classes="aside", markup=False)

    def compose_item(self) -> ComposeResult:
        """Lay out what this kind of item asks."""
        yield from ()

    def compose_carried(self, content: Callable[[Section], object]) -> ComposeResult:
        """Lay out the sections that came along under this item, if there are any.

        `content` returns all that one of them holds.
        """
        if found := carried.sections(self.record, self.item.kind):
            yield Carried(self.session, found, content)

    def compose_notes(self) -> ComposeResult:
        """Lay out the notes."""
        entry = self.record.entry(self.item.key)
        if entry is not None:
            yield Notes(self.session, entry)

    def on_mount(self) -> None:
        """Follow what is written."""
        self.refresh_pane()

    def refresh_pane(self) -> None:
        """Say what stands under the prompts."""
        aside = self.query(".aside").first(Static)
        text = self.aside()
        text += "\n" if text else ""
        aside.update(text, layout=text != aside.content)

    def aside(self) -> str:
        """Return what is said under the prompts."""
        return ""

    async def lead_to(self, record_id: UUID, field: str) -> bool:
        """Put the cursor on a section that was not confirmed, else where a field is."""
        is_section = record_id == self.record.meeting.id
        if is_section and any(each.lead_to(field) for each in self.query(Carried)):
            return True
        return await super().lead_to(record_id, field)

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show the gaps of this item."""
        super().show_gaps([gap for gap in gaps if gap.item == self.item.key])

    def focus_first(self) -> None:
        """Put the cursor at the end of notes that were begun, else where one types first.

        What stands above the notes stays in sight until one types.
        """
        if not self._focus_notes(rests=True):
            super().focus_first()

    def come_back(self) -> None:
        """Show the end of notes that were begun, with the cursor in it."""
        if not self._focus_notes():
            super().come_back()

    def _focus_notes(self, *, rests: bool = False) -> bool:
        for editor in self.query("Notes Editor").results(Editor):
            if editor.text:
                editor.focus_end(rests=rests)
                return True
        return False

    async def next_handling(self) -> None:
        """Change who may read the notes."""
        for notes in self.query(Notes):
            await notes.next_handling()
