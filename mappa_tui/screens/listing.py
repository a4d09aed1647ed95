"""The frame of a screen that lists lines of all cases: filtered, a page at a time, exported."""

from collections.abc import Mapping
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from mappa_tui.screens.page import PageScreen
from mappa_tui.screens.save_as import SaveAs, of_list, save_as
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.pane import Heading
from mappa_tui.widgets.rows import Column, Row, RowList, head
from mappa_tui.widgets.say import MUTED, said

Answer = TypeVar("Answer")


class ListScreen(PageScreen[None]):
    """A heading, what the list is narrowed down to, the lines, and the keys."""

    page_size: ClassVar[int] = 100
    """Lines that are shown at once."""
    file_words: ClassVar[str] = (
        "with names and texts, restricted ones too: keep it as you would the restricted minutes."
    )
    """What the export has in it, and how it is to be kept."""

    def __init__(self) -> None:
        super().__init__()
        self._only_asked = False

    def body(self) -> ComposeResult:
        """Lay out the list under what it is narrowed down to."""
        yield Static("", id="narrowed", classes="said", markup=False)
        yield RowList(Column(), empty="Reading …")

    def key_titles(self) -> Mapping[str, str]:
        """Return what keys are called here."""
        return {"next_item": "More", "previous_item": "Before"}

    async def on_mount(self) -> None:
        """Show the first lines."""
        self.set_interval(1.0, self.say_time)
        self.say_time()
        self.query_one(RowList).focus()
        await self.reread()
        take_keys(self)

    def on_screen_resume(self) -> None:
        """Show what changed meanwhile; what is listed stays until that is read."""
        only_asked, self._only_asked = self._only_asked, False
        if self.ready.is_set() and not only_asked and self.shows_changes():
            self.run_worker(self.reread(), exclusive=True, group="read")

    def shows_changes(self) -> bool:
        """Whether what changed meanwhile is shown at once."""
        return True

    async def ask(self, question: Screen[Answer]) -> Answer:
        """Ask what to show: behind such a question nothing changes that had to be read anew."""
        self._only_asked = True
        return await self.app.push_screen_wait(question)

    def on_resize(self) -> None:
        """Show as many columns as there is room for."""
        self.show()

    async def reread(self) -> None:
        """Read the lines and show them; say why, where they cannot be read."""
        try:
            await self.read()
        except StorageError as error:
            self.tell(error)
        else:
            self.show()

    async def read(self) -> None:
        """Read the lines."""
        raise NotImplementedError

    def lines(self) -> tuple[tuple[Column, ...], list[Row]] | None:
        """Return the columns and the rows; nothing until they are read."""
        raise NotImplementedError

    def range_words(self) -> str:
        """Return which of how many are shown."""
        raise NotImplementedError

    def narrowed_words(self) -> Content:
        """Return what the list is narrowed down to, and its order."""
        raise NotImplementedError

    def show(self) -> None:
        """Show the lines."""
        found = self.lines()
        if found is None:
            return
        rows = self.query_one(RowList)
        rows.columns, shown = found
        rows.show_rows(shown)
        self.query_one(Heading).say(self.range_words())
        words = self.narrowed_words()
        above = self.query_one("#narrowed", Static)
        above.update(words)
        above.display = bool(words.plain)

    def begin_at(self, key: str) -> None:
        """Put the cursor on the first line of a page."""
        rows = self.query_one(RowList)
        rows.go_to(key)
        rows.scroll_home(animate=False)

    async def write_file(self, data: bytes, which: str, sought: str) -> None:
        """Ask for a file and write the list into it; the audit says so.

        Args:
            data: the file.
            which: what is in it, as a sentence goes on after `It has`.
            sought: the filter in words, for the audit.
        """
        from mappa_tui.exports.save import default_folder

        name = self.title_words.lower()
        asked = SaveAs(
            f"{self.title_words} as CSV",
            f"It has {which}, {self.file_words}",
            default_folder() / f"{name} {self.mappa.clock.today():%Y-%m-%d}.csv",
            of_list(name, f"{self.title_words} as CSV", data, sought),
        )
        path = await save_as(self.app, asked)
        if path is not None:
            self.notify(f"The list is in {path}", timeout=12, markup=False)


class PagedScreen(ListScreen):
    """A list that shows a page at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._begin = 0

    @property
    def count(self) -> int:
        """How many lines the filter lets through."""
        raise NotImplementedError

    async def go(self, begin: int) -> None:
        """Show the page that begins with the line `begin`, the cursor on its first."""
        raise NotImplementedError

    def range_words(self) -> str:
        """Return which of how many are shown."""
        last = min(self._begin + self.page_size, self.count)
        return f"{self._begin + 1:,} to {last:,} of {self.count:,}" if last else "none"

    async def action_next_item(self) -> None:
        """Show the next page."""
        if self._begin + self.page_size >= self.count:
            self.notify("These are the last.", markup=False)
        else:
            await self.go(self._begin + self.page_size)

    async def action_previous_item(self) -> None:
        """Show the page before."""
        if not self._begin:
            self.notify("These are the first.", markup=False)
        else:
            await self.go(max(self._begin - self.page_size, 0))


def table(columns: tuple[Column, ...], rows: list[Row], none: str) -> list[Row]:
    """Return rows under the names of their columns, or a sentence that says why there are none."""
    return [head(columns), *rows] if rows else [Row("", (said((none, MUTED)),))]


def only(sought: str) -> Content:
    """Return the words of a filter, and which key takes it away; nothing without one."""
    return said(("Only ", MUTED), sought, (". Del shows all.  ", MUTED)) if sought else said()
