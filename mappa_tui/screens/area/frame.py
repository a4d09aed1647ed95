"""What the screens of an area's settings share: a list, read from the vault and kept there."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from mappa_tui.commands import commands
from mappa_tui.domain.area_settings import AreaSettings
from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.bars import KeyBar, TopBar
from mappa_tui.widgets.host import Host, host
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.pane import Heading
from mappa_tui.widgets.questions import Answers
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import MUTED, said

T = TypeVar("T")
Take = Callable[[Answers], AreaSettings]
"""What the settings become by the answers of a form."""


class AreaFrame(Screen[None]):
    """A list of what the area has set."""

    TITLES: ClassVar[tuple[str, str]] = ("Area", "")
    """The heading, and what stands beside it in the bar."""
    COLUMNS: ClassVar[tuple[Column, ...]] = ()
    answers: ClassVar[tuple[str, ...]] = ()
    DEFAULT_CSS = """
    AreaFrame { background: $m-background; }
    AreaFrame > Vertical { padding: 1 2 0 2; height: 1fr; max-width: 120; }
    AreaFrame .rule { height: 1; color: $m-line; overflow: hidden; }
    AreaFrame .note { height: auto; color: $m-muted; margin-bottom: 1; }
    AreaFrame RowList { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.settings: AreaSettings | None = None
        self.ready = asyncio.Event()

    @property
    def mappa(self) -> Host:
        """The app."""
        return host(self)

    def rows(self, settings: AreaSettings) -> Sequence[Row]:
        """Return the lines of the list."""
        raise NotImplementedError

    def beside(self, settings: AreaSettings) -> str:
        """Return what stands at the right end of the heading."""
        return ""

    def note(self) -> str:
        """Return what is said above the list."""
        return ""

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield TopBar()
        with Vertical():
            yield Heading(self.TITLES[0])
            yield Static("─" * 300, classes="rule", markup=False)
            if self.note():
                yield Static(self.note(), classes="note", markup=False)
            yield RowList(*self.COLUMNS, empty="Reading …")
        yield KeyBar([replace(command, footer=True) for command in commands(*self.answers)])

    async def on_mount(self) -> None:
        """Show what is set."""
        self.query_one(RowList).focus()
        await self.read()
        take_keys(self)

    async def on_screen_resume(self) -> None:
        """Show what was changed meanwhile."""
        if self.ready.is_set():
            await self.read()

    async def read(self) -> None:
        """Read what is set."""
        try:
            self.settings = await self.mappa.store.call(lambda store: store.area_settings)
        except StorageError as error:
            self.notify(error.sentence, title=error.title, severity="error", markup=False)
        self.show()

    def show(self) -> None:
        """Show it."""
        clock = f"{self.mappa.clock.local():%H:%M}"
        left = [("Area", "bold"), (self.TITLES[1], MUTED)]
        self.query_one(TopBar).say(left, [(clock, "bold")], words=self.mappa.banner)
        if self.settings is not None:
            self.query_one(RowList).show_rows(self.rows(self.settings))
            self.query_one(Heading).say(self.beside(self.settings))

    @property
    def chosen(self) -> str:
        """The key of the row under the cursor."""
        return self.query_one(RowList).chosen or ""

    async def keep(self, new: AreaSettings, at: str = "") -> None:
        """Keep new settings; raises StorageError."""
        await self.mappa.store.call(lambda store: store.set_area(new))
        self.settings = new
        await self.mappa.settings_changed()
        self.show()
        if at:
            self.query_one(RowList).go_to(at)

    async def try_to_keep(self, new: AreaSettings, at: str = "") -> None:
        """Keep new settings, or say why they cannot be kept."""
        try:
            await self.keep(new, at)
        except StorageError as error:
            self.notify(error.sentence, title=error.title, severity="error", markup=False)

    def ask(
        self,
        title: str,
        sentence: str,
        questions: Sequence[Question],
        take: Take,
        *,
        at: str = "",
        does: str = "Keep",
    ) -> None:
        """Ask `questions` in a form, and keep what `take` makes of the answers."""

        async def act(answers: Answers) -> None:
            await self.keep(take(answers), at)

        self.app.push_screen(AskScreen(title, sentence, questions, does=does, act=act))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def moved(rows: Sequence[T], at: int, by: int) -> list[T]:
    """Return `rows` with that at `at` moved by so many places, as far as there is room."""
    new = list(rows)
    new.insert(min(max(at + by, 0), len(new) - 1), new.pop(at))
    return new


def heading(title: str) -> tuple[Row, Row]:
    """Return a section's heading with a blank row before it."""
    return Row("", ("",)), Row("", (said((title, "bold")),))
