"""A filled-in referral form: what it says, what cannot be read, and taking it in."""

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from textual import work
from textual.app import ComposeResult
from textual.widgets import Static

from mappa_tui.commands import bindings
from mappa_tui.domain.change import Change
from mappa_tui.domain.dates import long_date
from mappa_tui.domain.entry import shown
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.record import CaseRecord
from mappa_tui.domain.referral_filled import Taken, taken
from mappa_tui.domain.referral_form import FIELDS, FormField
from mappa_tui.domain.referred import entered
from mappa_tui.domain.text import counted, one_line
from mappa_tui.domain.views import CaseName
from mappa_tui.imports.referral_form import Filled, read_form
from mappa_tui.imports.sheet import Unusable
from mappa_tui.imports.word_file import LARGEST
from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.screens.page import PageScreen
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.questions import Answers
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import DANGER, MUTED, said

LONGEST = 400
"""Characters of an answer that are shown here; the whole of it is stored."""
STILL = "F12 takes it in; nothing is stored yet."
KEPT_OUT = "Nothing can be stored from it as it is."
SEVERAL = "More than one case has the CRN {crn}. Open the right one and read the form in there."
MOST = 200
"""Things outside the fields that are listed."""
LEFT, GONE = "not filled in", "its row is not in the form"
HELP = """What cannot be read stands first, marked !, with what stood in the form and why; then what the form says, field by field.

F12 takes it in: it asks for the day on which the form was received, and opens the referral. A date that cannot be one waits in its field as if it had been typed. Esc goes back, and nothing is stored."""  # noqa: E501


class FilledScreen(PageScreen[Taken | None]):
    """One form, from being read to being stored; the result is what was taken in, if it was."""

    BINDINGS = bindings("take_in", "back", "help", "leave")
    answers = ("take_in", "back", "help")
    title_words = "Referral form"
    help_words = HELP
    DEFAULT_CSS = """
    FilledScreen .said { margin-bottom: 1; }
    """

    def __init__(self, path: Path, case_id: UUID | None) -> None:
        """Read a form.

        Args:
            path: where it lies.
            case_id: the case that somebody chose for it; without one, its CRN says which.
        """
        super().__init__()
        self._path = path
        self._case_id = case_id
        self._filled = Filled()
        self._taken: Taken | None = None
        self._names: list[CaseName] = []

    def body(self) -> ComposeResult:
        """Lay out how it stands, and the fields."""
        yield Static("", classes="said", markup=False)
        yield RowList(Column(width=22), Column())

    def heading_end(self) -> str:
        """Return the file's name."""
        return self._path.name

    def key_titles(self) -> Mapping[str, str]:
        """Return what keys are called here."""
        return {"take_in": "Take it in"}

    async def on_mount(self) -> None:
        """Read the file, and show what it says."""
        self.set_interval(1.0, self.say_time)
        self.say_time()
        self.query_one(RowList).focus()
        try:
            self._filled = await self.mappa.store.aside(lambda: read_form(_read(self._path)))
            there, trouble = await self._case()
        except (Unusable, StorageError, OSError) as error:
            self._say(f"Nothing was read. {_why(error)}", stops=True)
        else:
            if trouble:
                self._say(trouble, stops=True)
            else:
                self._judge(there)
        take_keys(self)

    async def _case(self) -> tuple[CaseRecord | None, str]:
        """Return the case that it is about, and why none can be told."""
        store = self.mappa.store
        found = self._case_id
        if found is None:
            crn = next((v for f, v in self._filled.answers.items() if f.tag == "Case.crn"), "")
            plain = one_line(crn).strip().casefold()
            self._names = names = await store.call(lambda store: store.case_names())
            same = [each.id for each in names if plain and each.crn.strip().casefold() == plain]
            if len(same) > 1:
                return None, SEVERAL.format(crn=crn)
            found = same[0] if same else None
        if found is None:
            return None, ""
        case_id = found
        return await store.call(lambda store: store.case(case_id)), ""

    def _judge(self, there: CaseRecord | None) -> None:
        today = self.mappa.clock.today()
        chosen = self._case_id is not None
        self._taken = taken(self._filled.answers, today, there, chosen=chosen, names=self._names)
        rows = [self._row(self._taken, field) for field in FIELDS]
        rows += [
            Row(f"unread {at}", (each.label or "Text", _cut(each.stood)), "!", below=(each.why,))
            for at, each in enumerate(self._filled.unread[:MOST])
        ]
        if (more := len(self._filled.unread) - MOST) > 0:
            rows.append(Row("", (f"and {more:,} more",), "!"))
        self.query_one(RowList).show_rows(sorted(rows, key=lambda row: row.mark != "!"))
        if self._taken.stops:
            self._say("\n".join([*self._taken.stops, KEPT_OUT]), stops=True)
        else:
            self._say("\n".join(self._summary(self._taken)))

    def _row(self, found: Taken, field: FormField) -> Row:
        if field in self._filled.missing:
            return Row(field.tag, (field.label, said((GONE, MUTED))), "!")
        if field not in self._filled.answers:
            return Row(field.tag, (field.label, said((LEFT, MUTED))))
        answer = self._filled.answers[field]
        if field in found.faults:
            return Row(field.tag, (field.label, _cut(answer)), "!", below=(found.faults[field],))
        if field in found.differs:
            below = (f"The case says: {found.differs[field]}",)
            # Where it stops, by these two it is told that somebody else is meant.
            mark = "!" if found.stops and field.name in ("surname", "crn") else ""
            return Row(field.tag, (field.label, _cut(answer)), mark, below=below)
        own: Noun = found.referral
        value = answer if field.noun is not type(own) else shown(getattr(own, field.name))
        return Row(field.tag, (field.label, _cut(value)), "✓")

    def _summary(self, found: Taken) -> list[str]:
        case, read = found.case, self._filled
        trouble = len(found.faults) + len(read.unread) + len(read.missing)
        whose = "A new case is begun" if found.is_new else "It goes to the case"
        lines = [f"{whose}: {' '.join(part for part in (case.crn, case.full_name) if part)}."]
        lines.append(f"{counted(len(read.answers), 'field')} filled in.")
        if trouble:
            lines.append(f"{counted(trouble, 'thing')} could not be read: marked with !.")
        if found.fills:
            filled = counted(len(found.fills), "empty field")
            lines.append(f"{filled} of the case will be filled.")
        if found.differs:
            lines.append("Where the case says otherwise, it stays as it is.")
        return [" ".join(lines), STILL]

    def _say(self, words: str, *, stops: bool = False) -> None:
        mark = ("! ", DANGER) if stops else ""
        self.query_one(".said", Static).update(said(mark, words) if stops else said(words))

    @work
    async def action_take_in(self) -> None:
        """Ask when it was received, and store it."""
        found = self._taken
        if found is None or found.stops:
            self.notify("There is nothing to take in.", markup=False)
            return
        today = self.mappa.clock.today()

        def check(text: str) -> str:
            row, faults = entered(found.referral, {"received": text}, today)
            return faults.get("received", "" if row.received else "The day is needed.")

        async def store_it(answers: Answers) -> None:
            row, _ = entered(found.referral, {"received": answers["received"]}, today)
            assert row.received is not None
            changes: list[Change] = found.changes(self._filled.answers, row.received)
            await self.mappa.store.call(lambda store: store.write(changes))

        asked = AskScreen(
            "Take this referral in?",
            self._summary(found)[0],
            [Question("received", "Received", long_date(today), whole=True, check=check)],
            does="Take it in",
            act=store_it,
        )
        if await self.app.push_screen_wait(asked) is not None:
            self.dismiss(found)


def _read(path: Path) -> bytes:
    """Return the file's bytes; no more than tell that it is too large."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _why(error: Exception) -> str:
    if isinstance(error, StorageError):
        return error.sentence
    if isinstance(error, OSError):
        return f"{error.strerror or 'The file cannot be used'}."
    return str(error)


def _cut(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
