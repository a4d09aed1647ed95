"""What most screens are: bars above and below, a heading over a rule, and what stands under it."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen, ScreenResultType

from mappa_tui.commands import Command, commands
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets import bars
from mappa_tui.widgets.bars import KeyBar, TopBar
from mappa_tui.widgets.ends import Rule
from mappa_tui.widgets.host import Host, host
from mappa_tui.widgets.pane import Heading
from mappa_tui.widgets.say import MUTED


def whole_footer(*names: str) -> Sequence[Command]:
    """Return commands of which the footer has each, also those that it need not have elsewhere."""
    return [replace(command, footer=True) for command in commands(*names)]


class PageScreen(Screen[ScreenResultType]):
    """A page; Escape goes back."""

    answers: ClassVar[tuple[str, ...]] = ()
    """The commands that it says it answers."""
    place: ClassVar[str] = "MAPPA"
    """What stands first in the bar."""
    title_words: ClassVar[str] = ""
    DEFAULT_CSS = """
    PageScreen { background: $m-background; }
    PageScreen > Vertical { padding: 1 2 0 2; height: 1fr; }
    PageScreen .said { height: auto; }
    PageScreen RowList { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.ready = asyncio.Event()

    @property
    def mappa(self) -> Host:
        """The app."""
        return host(self)

    @property
    def narrow(self) -> bool:
        """Whether there is room for few columns only."""
        return self.size.width < bars.NARROW

    def compose(self) -> ComposeResult:
        """Lay out the bars, the heading and what stands under it."""
        yield TopBar(self.marking())
        with Vertical():
            yield Heading(self.heading(), self.heading_end())
            yield Rule()
            yield from self.body()
        yield KeyBar(self.footer(), titles=self.key_titles)

    def body(self) -> ComposeResult:
        """Lay out what stands under the heading."""
        raise NotImplementedError

    def footer(self) -> Sequence[Command]:
        """Return the commands of the footer."""
        return commands(*self.answers)

    def marking(self) -> str:
        """Return the marking of the bar; nothing for the area's."""
        return ""

    def heading(self) -> str:
        """Return the heading."""
        return self.title_words

    def heading_end(self) -> str:
        """Return what stands at the heading's right end at first."""
        return ""

    def key_titles(self) -> Mapping[str, str]:
        """Return what keys are called here, where it is not their own name."""
        return {}

    def bar_words(self) -> list[tuple[str, str]]:
        """Return what the bar says at its left."""
        return [(self.place, "bold"), (self.title_words.lower(), MUTED)]

    def say_time(self) -> None:
        """Say where one is, and what time it is."""
        clock = f"{self.mappa.clock.local():%H:%M}"
        self.query_one(TopBar).say(self.bar_words(), [(clock, "bold")], words=self.mappa.banner)

    def tell(self, error: StorageError) -> None:
        """Say what could not be done."""
        self.notify(error.sentence, title=error.title, severity="error", markup=False)

    async def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
