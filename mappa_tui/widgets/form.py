"""A form: the fields of one record, in groups, kept as they are typed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from mappa_tui.domain.change import Written
from mappa_tui.domain.entry import EntryError
from mappa_tui.domain.gap import Gap
from mappa_tui.domain.noun import Noun
from mappa_tui.widgets.field import Field
from mappa_tui.widgets.follow import FollowingScroll
from mappa_tui.widgets.session import Session

_OWN_NUMBER = re.compile(r"^(?:[A-Z][0-9]+: |\([a-z]+\) )")
"""The number that a question begins with, which its own form need not repeat."""

Groups = Sequence[Sequence[str]]


class Fields(Vertical):
    """Fields of one record below each other; groups are parted by a blank row."""

    DEFAULT_CSS = """
    Fields { height: auto; width: 100%; }
    Fields > .group { height: auto; margin-bottom: 1; }
    Fields > .group:last-child { margin-bottom: 0; }
    """

    class Finished(Message):
        """Enter was pressed, and nothing is left to go on to."""

    def __init__(
        self,
        session: Session,
        record: Noun,
        groups: Groups,
        *,
        is_new: bool = False,
        needed: Sequence[str] = (),
        offered: Sequence[str] = (),
        follows: Mapping[str, Sequence[str]] | None = None,
        closes: bool = False,
    ) -> None:
        """Make the form of `record`.

        Args:
            session: where everything typed goes.
            record: what the form is of.
            groups: the names of the fields, in groups.
            is_new: whether the record is stored with its first text.
            needed: fields that Enter asks for until they are filled, and for no others.
            offered: fields that Enter passes through once, filled or not.
            follows: what Enter goes on to, by the answer in the first field.
            closes: whether Enter ends the form where no empty field is left below.
        """
        super().__init__()
        self._closes = closes
        self._follows = follows or {}
        self._needed = needed
        self._offered = offered
        self.session = session
        self.record = record
        self._groups = groups
        self._is_new = is_new
        self._fields: list[Field] = []

    def compose(self) -> ComposeResult:
        """Lay the groups out."""
        for group in self._groups:
            with Vertical(classes="group"):
                for name in group:
                    yield Field(self.session, self.record, name)

    def on_mount(self) -> None:
        """Follow what is written elsewhere."""
        self.session.changed.subscribe(self, self._written)

    def fields(self) -> Iterator[Field]:
        """Return the fields in order."""
        if not self._fields:
            self._fields = list(self.query(Field))
        yield from self._fields

    def field(self, name: str) -> Field | None:
        """Return the field `name`, if the form has it."""
        return next((field for field in self.fields() if field.key == name), None)

    def close_up(self) -> None:
        """Leave no gap where all fields of a group are hidden."""
        for group in self.query(".group"):
            group.display = any(field.display for field in group.children)

    def focus_field(self, name: str) -> bool:
        """Put the cursor in the field `name`; return whether the form has it."""
        field = self.field(name)
        if field:
            field.editor.focus()
        return field is not None

    def focus_first(self) -> None:
        """Put the cursor in the first field."""
        for field in self.fields():
            field.editor.focus()
            return

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Say beside each field what sign-off asks there."""
        mine = {
            gap.field: _OWN_NUMBER.sub("", gap.question)
            for gap in gaps
            if gap.record_id == self.record.id
        }
        self.show_asked(mine)

    def show_asked(self, questions: Mapping[str, str]) -> None:
        """Say beside each field that is named what is asked there, while it is empty."""
        for field in self.fields():
            field.show_gap(questions.get(field.key, ""))

    def as_typed(self) -> Noun:
        """Return the record as the fields have it now; what is no value yet stays as it was."""
        record = next(self.fields()).current()
        for field in self.fields():
            with suppress(EntryError):
                value = getattr(field.entered(), field.key)
                record = record.model_copy(update={field.key: value})
        return record

    def _written(self, written: Written) -> None:
        for field in self.fields():
            field.refresh_field()

    @on(Field.Typed)
    def _typed(self) -> None:
        if self._is_new:
            self._is_new = False
            self.session.begin(self.record)

    @on(Field.Completed)
    def _completed(self, event: Field.Completed) -> None:
        event.stop()
        for name, value in event.beside.items():
            field = self.field(name)
            if field and value:
                field.enter_text(value)

    @on(Field.Done)
    def _go_on(self, event: Field.Done) -> None:
        event.stop()
        fields = [field for field in self.fields() if field.display]
        following = fields[fields.index(event.field) + 1 :]
        if self._closes and event.field.fault():
            return
        if self._needed:
            visited = {*self._needed, *self._offered}
            following = [field for field in following if field.key in visited]
            lacking = [field for field in fields if field.key in self._needed]
            following = [field for field in (*following, *lacking) if not field.text.strip()]
        elif self._closes:
            names = self._follows.get(fields[0].text, [field.key for field in fields])
            following = [field for field in following if field.key in names]
            following = [field for field in following if not field.text.strip()]
        if following:
            following[0].enter()
        else:
            self.post_message(self.Finished())

    def on_descendant_blur(self) -> None:
        """Write at once what was typed, when a field is left; keys need not wait for it."""
        self.session.save_soon()


class Form(FollowingScroll):
    """Fields that scroll."""

    DEFAULT_CSS = """
    Form { height: 1fr; width: 100%; scrollbar-size-vertical: 1; }
    """
