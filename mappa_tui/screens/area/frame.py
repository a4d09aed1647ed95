"""What the screens of an area's settings share: a list, read from the vault and kept there."""

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.widgets import Static

from mappa_tui.commands import Command
from mappa_tui.domain.area_settings import AreaSettings
from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.screens.page import PageScreen, whole_footer
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.pane import Heading
from mappa_tui.widgets.questions import Answers
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import said

T = TypeVar("T")
Take = Callable[[Answers], AreaSettings]
"""What the settings become by the answers of a form."""


class AreaFrame(PageScreen[None]):
    """A list of what the area has set."""

    place = "Area"
    COLUMNS: ClassVar[tuple[Column, ...]] = ()
    DEFAULT_CSS = """
    AreaFrame > Vertical { max-width: 120; }
    AreaFrame .note { height: auto; color: $m-muted; margin-bottom: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.settings: AreaSettings | None = None

    def rows(self, settings: AreaSettings) -> Sequence[Row]:
        """Return the lines of the list."""
        raise NotImplementedError

    def beside(self, settings: AreaSettings) -> str:
        """Return what stands at the right end of the heading."""
        return ""

    def note(self) -> str:
        """Return what is said above the list."""
        return ""

    def body(self) -> ComposeResult:
        """Lay out the list."""
        if self.note():
            yield Static(self.note(), classes="note", markup=False)
        yield RowList(*self.COLUMNS, empty="Reading …")

    def footer(self) -> Sequence[Command]:
        """Return the commands, all of them."""
        return whole_footer(*self.answers)

    async def on_mount(self) -> None:
        """Show what is set."""
        self.set_interval(1.0, self.say_time)
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
            self.tell(error)
        self.show()

    def show(self) -> None:
        """Show it."""
        self.say_time()
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
            self.tell(error)

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


def moved(rows: Sequence[T], at: int, by: int) -> list[T]:
    """Return `rows` with that at `at` moved by so many places, as far as there is room."""
    new = list(rows)
    new.insert(min(max(at + by, 0), len(new) - 1), new.pop(at))
    return new


def heading(title: str) -> tuple[Row, Row]:
    """Return a section's heading with a blank row before it."""
    return Row("", ("",)), Row("", (said((title, "bold")),))
