"""Choose one of a list by typing a part of it, or with the arrows."""

import asyncio
from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from mappa_tui.commands import bindings
from mappa_tui.domain.finding import flat, sought, words_of
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.sought import SoughtLine

SHOWN = 100
"""Rows shown at once; typing finds among all."""


class PickScreen(ModalScreen[str | None]):
    """A list over the screen; its result is the key of the chosen row."""

    BINDINGS = bindings("back")
    DEFAULT_CSS = """
    PickScreen { background: transparent; align: center top; }
    PickScreen > Vertical {
        border: round $m-accent; background: $m-background; padding: 0 2; margin-top: 1;
        width: 60; height: auto; max-height: 92%;
    }
    PickScreen .title { text-style: bold; height: auto; }
    PickScreen RowList { max-height: 65vh; }
    """

    def __init__(
        self,
        title: str,
        columns: Sequence[Column],
        rows: Sequence[Row],
        at: str = "",
        typed: str = "",
        always: Sequence[Row] = (),
    ) -> None:
        """Let somebody choose one of `rows`.

        Args:
            title: the question.
            columns: of the rows.
            rows: what can be chosen.
            at: the key of the row where the cursor begins.
            typed: what counts as typed already.
            always: rows that stay below whatever is typed.
        """
        super().__init__()
        self._title = title
        self._columns = columns
        self._rows = [row for row in rows if row.key]
        self._texts = [_text(row) for row in self._rows]
        self._at = at
        self._always = list(always)
        self.typed = typed
        """What was typed last."""
        self.ready = asyncio.Event()

    def compose(self) -> ComposeResult:
        """Lay out the question, what is typed and the list."""
        with Vertical():
            yield Static(self._title, classes="title", markup=False)
            yield SoughtLine(self.typed)
            yield RowList(*self._columns, empty="Nothing fits.", led=True)

    def on_mount(self) -> None:
        """Show everything, the cursor on the present one."""
        rows = self.query_one(RowList)
        self._show(self._rows)
        if not rows.go_to(self._at):
            rows.action_first()
        self._narrow_down(self.typed)
        self.query_one(Input).focus()
        take_keys(self)

    @on(Input.Changed)
    def _typed_more(self, event: Input.Changed) -> None:
        self.typed = event.value
        self._narrow_down(event.value)

    def _narrow_down(self, text: str) -> None:
        typed = text.strip().lower()
        rows = self.query_one(RowList)
        each = zip(self._rows, self._texts, strict=True)
        self._show([row for row, shown in each if _fits(row, shown, typed)])
        exact = [row.key for row in self._rows if _plain(row.cells[0]).strip() == typed]
        if exact:
            rows.go_to(exact[0])
        elif typed:
            rows.action_first()

    def _show(self, rows: Sequence[Row]) -> None:
        more = [Row("", (f"and {len(rows) - SHOWN} more: type on",))] if len(rows) > SHOWN else []
        self.query_one(RowList).show_rows([*rows[:SHOWN], *more, *self._always])

    def on_key(self, event: events.Key) -> None:
        """Move in the list while typing."""
        rows = self.query_one(RowList)
        if event.key in ("down", "up"):
            rows.action_cursor_down() if event.key == "down" else rows.action_cursor_up()
            event.stop()
            event.prevent_default()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.dismiss(self.query_one(RowList).chosen)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_back(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


def _plain(cell: str | Content) -> str:
    return cell if isinstance(cell, str) else cell.plain


def _text(row: Row) -> str:
    return flat("\n".join(map(_plain, (*row.cells, *row.below))))


def _fits(row: Row, shown: str, typed: str) -> bool:
    """Whether the words typed are parts of the row; a number begins one of its first cell."""
    if typed.isdigit():
        return any(word.startswith(typed) for word in words_of([_plain(row.cells[0])]).split())
    return all(word in shown for word in sought(typed))
