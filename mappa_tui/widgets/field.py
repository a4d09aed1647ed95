"""One field of a record: its label, where it is typed, and what is said beside it."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from mappa_tui.domain.change import Edit
from mappa_tui.domain.dates import DateError, distance, has_year, long_date
from mappa_tui.domain.entry import EntryError, read_day, show
from mappa_tui.domain.labels import enter_in
from mappa_tui.domain.noun import Noun, asked
from mappa_tui.widgets.choice import Choice
from mappa_tui.widgets.completion import Offer, completes, known, offers, unknown
from mappa_tui.widgets.editor import Editor
from mappa_tui.widgets.say import ACCENT, ATTENTION, MUTED, said, stacked
from mappa_tui.widgets.session import Session

LABEL = 19
"""Cells of the label."""
TEXT = 30
"""Cells that the text keeps; a note that would leave it fewer stands below."""
BESIDE = {"owner": "agency", "lead": "lead_agency", "contributor": "agency", "assessor": "agency"}
"""The field that holds the agency of the person in another."""
REPLACED = ("date", "time", "number")
"""Kinds of which a part is never kept: typing takes the place of what stands there."""
FAR = 183
"""Days from which on a date whose year was not typed may be meant for another year."""


class Field(Vertical):
    """A field bound to one field of one record; every key goes through the session."""

    DEFAULT_CSS = """
    Field { height: auto; width: 100%; }
    Field > Horizontal { height: auto; width: 100%; }
    Field .label { width: 19; height: auto; color: $m-muted; padding-right: 1; }
    Field.-here .label { text-style: bold; color: $m-text; }
    Field .note { width: auto; height: auto; padding-left: 1; display: none; }
    Field .under { width: 1fr; height: auto; margin-left: 21; display: none; }
    Field .offers {
        height: auto; margin-left: 20; background: $m-surface; display: none; padding: 0 1;
    }
    Field .offers.-open { display: block; }
    """

    class Done(Message):
        """Enter was pressed: go on to the next field."""

        def __init__(self, field: "Field") -> None:
            super().__init__()
            self.field = field

    class Completed(Message):
        """An offer was taken that knows the value of a field beside this one."""

        def __init__(self, beside: dict[str, str]) -> None:
            super().__init__()
            self.beside = beside

    class Typed(Message):
        """The field has other text now."""

        def __init__(self, field: "Field") -> None:
            super().__init__()
            self.field = field

    def __init__(self, session: Session, record: Noun, name: str) -> None:
        super().__init__()
        self.session = session
        self.noun = record
        self.how = asked(type(record), name)
        self._offers: list[Offer] = []
        self._at = 0
        self._gap = ""
        self._said = ""
        self._joined = False
        self._yearless = False
        """Whether the date was typed without its year, which the field then added."""
        self._found = ""
        """The text as it was when the cursor came."""
        self._refused = ""
        self._filled = ""
        """The text that another field filled in here: typing replaces it."""
        self._taken = ""
        """The text as this field last set it or took it in."""
        self.editor = self._new_editor()
        """Where it is typed."""

    def _new_editor(self) -> Editor | Choice:
        if self.how.kind == "choice":
            return Choice(self.noun.choices_of(self.how.name), self.text_now())
        kind = self.how.kind
        return Editor(
            self.text_now(), lines=kind == "lines", hint=self.how.hint, marks=kind in REPLACED
        )

    def compose(self) -> ComposeResult:
        """Lay label, editor and note out in a row, offers below it."""
        with Horizontal():
            yield Static(self.how.label, classes="label", markup=False)
            yield self.editor
            yield Static("", classes="note", markup=False)
        yield Static("", classes="under", markup=False)
        yield Static("", classes="offers", markup=False)

    def on_mount(self) -> None:
        """Take the record's lock over, and say what is wrong already."""
        if not self.children:  # the pane was left before it stood
            return
        self.editor.read_only = self.session.locks(self.noun)
        self._taken = self.text
        self.refresh_note()

    @property
    def key(self) -> str:
        """The field's name in its record."""
        return self.how.name

    @property
    def text(self) -> str:
        """What stands in it."""
        editor = self.editor
        return editor.value if isinstance(editor, Choice) else editor.text

    def current(self) -> Noun:
        """Return the record as it is now."""
        found = self.session.record.find(type(self.noun).__name__, self.noun.id)
        return found or self.noun

    def text_now(self) -> str:
        """Return the text that belongs in the field: typed, waiting to be valid, or stored."""
        return self._text_of(self.how.name)

    def _text_of(self, name: str) -> str:
        where = type(self.noun).__name__, self.noun.id, name
        typed = self.session.typed(*where)
        if typed is not None:
            return typed
        draft = self.session.record.draft(*where)
        return draft.text if draft else show(self.current(), name)

    def refresh_field(self) -> None:
        """Show what is stored, unless somebody is typing here."""
        if not self.is_mounted:  # its editor is still to come, with what is stored then
            return
        self.editor.read_only = self.session.locks(self.noun)
        if self.text != self._taken:  # typed, and its message is still on the way
            self._keep()
        elif not self.editor.has_focus:
            self.set_text(self.text_now())
        self.refresh_note()

    def show_stored(self) -> None:
        """Show what is stored, the cursor here or not: a step of the program set it."""
        self.set_text(self.text_now())
        self.refresh_note()

    def set_text(self, text: str) -> None:
        """Replace the text; what stood there can be had back with undo."""
        editor = self.editor
        if isinstance(editor, Choice):
            editor.set_value(text)
        elif editor.text != text:
            with self.prevent(Editor.Changed):
                editor.replace(text, editor.document.start, editor.document.end)
        self._taken = self.text

    def enter_text(self, text: str) -> None:
        """Put text in as if it were typed; where one is already, what is typed replaces it."""
        self.set_text(text)
        self._filled = text
        self._mark_filled()
        self._keep()

    def _mark_filled(self) -> None:
        editor = self.editor
        here = editor.has_focus and not editor.read_only
        if isinstance(editor, Editor) and here and self._filled and self.text == self._filled:
            editor.select_all()

    def fault(self) -> str:
        """Return what is wrong with the text as it stands, in a sentence."""
        try:
            self.entered()
        except EntryError as error:
            return str(error)
        return ""

    def enter(self) -> None:
        """Put the cursor here, to go on typing or to replace a date, a time or a number."""
        if isinstance(self.editor, Editor):
            self.editor.enter()
        self.editor.focus()

    def entered(self) -> Noun:
        """Return the record with the text entered; raises EntryError with a sentence."""
        record, today = self.session.record, self.session.clock.today()
        return enter_in(record, self.current(), self.how.name, self.text, today)

    def show_gap(self, question: str) -> None:
        """Say beside the field what sign-off will ask here."""
        if question != self._gap:
            self._gap = question
            if self.is_mounted:
                self.refresh_note()

    def refresh_note(self) -> None:
        """Say what is wrong, what is missing, or how a date reads."""
        fault = self.fault()
        if fault:
            note = said((f"! {fault}", ATTENTION))
        elif self._refused:
            note = said((self._refused, MUTED))
        elif self._gap and not self.text:
            note = said((f"! {self._gap}", ATTENTION))
        elif self._joined:
            note = said(("several lines became one", MUTED))
        else:
            note = said((self._read_back() or self._unknown(), MUTED))
        if note.plain != self._said:
            self._said = note.plain
            fits = note.cell_length <= self.size.width - LABEL - TEXT
            for place, here in ((".note", fits), (".under", not fits)):
                label = self.query_one(place, Static)
                label.update(note if here else "")
                label.display = here and bool(note.plain)

    def _read_back(self) -> str:
        if not (self.how.dated and self.text.strip()):
            return ""
        known = self.session.record.known(self.session.clock.today())
        today = known.seen_from(self.how)
        try:
            day = read_day(self.current(), self.how.name, self.text, known)
        except DateError:
            return ""
        days = (day - today).days
        far = distance(day, today) if abs(days) <= 400 else ""
        if self._yearless and abs(days) > FAR and day.year != today.year:
            far += f": {'next' if days > 0 else 'last'} year?"
        return far if long_date(day) == self.text else f"{long_date(day)}  {far}"

    def _unknown(self) -> str:
        """Say that nobody known is called so, once the field was left."""
        if self.has_class("-here") or self.session.locks(self.noun):
            return ""
        return unknown(self.session.record, self.how.complete, self.text)

    def _keep(self) -> None:
        self._taken = self.text
        edit = Edit(type(self.noun).__name__, self.noun.id, self.how.name, self.text)
        self.post_message(self.Typed(self))
        self.session.type(edit)
        self.refresh_note()

    @on(Editor.Changed)
    def _editor_changed(self, event: Editor.Changed) -> None:
        event.stop()
        if self.text != self.text_now():
            self._joined = False
            self._yearless = self.how.dated and not has_year(self.text)
            self._keep()
        if self.how.complete and self.editor.has_focus:
            self._offer(offers(self.session.record, self.how.complete, self.text))

    @on(Choice.Changed)
    def _choice_changed(self, event: Choice.Changed) -> None:
        event.stop()
        self._refused = ""
        self._keep()

    @on(Choice.Refused)
    def _choice_refused(self, event: Choice.Refused) -> None:
        event.stop()
        self._refused = f"not taken; {event.choice.keys()}"
        self.refresh_note()

    @on(Editor.Joined)
    def _lines_joined(self, event: Editor.Joined) -> None:
        event.stop()
        self.call_after_refresh(self._say_joined)

    def _say_joined(self) -> None:
        self._joined = True
        self.refresh_note()

    @on(Editor.Entered)
    @on(Choice.Entered)
    def _entered(self, event: Message) -> None:
        event.stop()
        if not self._take_offer():
            self._fill_beside()
        self.post_message(self.Done(self))

    def on_key(self, event: events.Key) -> None:
        """Move among the offers, take one with Tab, put them away with Esc."""
        if not self._offers or event.key not in ("down", "up", "tab", "escape"):
            return
        if event.key in ("down", "up"):
            self._at = (self._at + (1 if event.key == "down" else -1)) % len(self._offers)
            self._offer(self._offers, self._at)
        elif event.key == "escape":
            self._offer([])
        else:
            self._take_offer()
            self.screen.focus_next()
        event.stop()
        event.prevent_default()

    def on_descendant_focus(self) -> None:
        """Say by the label, too, where the cursor is."""
        self.add_class("-here")
        self._found = self.text
        self._mark_filled()

    def on_descendant_blur(self) -> None:
        """Show the value as it reads, once the field is left."""
        self.remove_class("-here")
        self._refused = ""
        self._offer([])
        self._fill_beside()
        if not self.fault() and (self.how.dated or self.how.kind in ("time", "refs")):
            self.set_text(show(self.entered(), self.how.name))
        self.refresh_note()

    def _take_offer(self) -> bool:
        if not self._offers:
            return False
        offer = self._offers[self._at]
        self._offer([])
        if not completes(offer.value, self.text):  # more was typed than the offer knows
            return False
        self.enter_text(offer.value)
        self._filled = ""  # chosen here
        editor = self.editor
        if isinstance(editor, Editor):
            editor.move_cursor(editor.document.end)
        self.post_message(self.Completed(self._beside(offer)))
        return True

    def _beside(self, offer: Offer) -> dict[str, str]:
        """Return what an offer knows of the other fields of this record."""
        found = offer.beside
        if self.how.complete == "attendee":
            agency = BESIDE.get(self.how.name, "")
            found = {agency: found["agency"]} if "agency" in found else {}
        fields = type(self.noun).model_fields
        return {name: value for name, value in found.items() if name in fields}

    def _fill_beside(self) -> None:
        """Fill what is empty beside a name that was typed in full, as its offer would."""
        typed = self.text != self._found and not self.session.locks(self.noun)
        offer = known(self.session.record, self.how.complete, self.text) if typed else None
        if offer is None:
            return
        empty = {name: to for name, to in self._beside(offer).items() if not self._text_of(name)}
        if empty:
            self.post_message(self.Completed(empty))

    def _offer(self, found: list[Offer], at: int = 0) -> None:
        if not (found or self._offers):
            return
        before, after = _size(self._offers), _size(found)
        self._offers, self._at = found, at
        panel = self.query_one(".offers", Static)
        panel.set_class(bool(found), "-open")
        panel.update(
            stacked(
                said(
                    ("▸ " if index == at else "  ", ACCENT),
                    (each.value.ljust(after[1]), "bold" if index == at else ""),
                    (f"  {each.detail}  {each.note}", MUTED),
                )
                for index, each in enumerate(found)
            ),
            layout=before != after,  # it costs more than all else that a key does here
        )


def _size(found: list[Offer]) -> tuple[int, int, int]:
    """Return how many are offered, the width of their names, and of what stands behind them."""
    names = max((len(each.value) for each in found), default=0)
    return len(found), names, max((len(f"{each.detail}{each.note}") for each in found), default=0)
