"""The frame of the screens in front of the vault: one column in the middle, nothing beside it."""

import asyncio
from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from mappa_tui.commands import bindings, commands
from mappa_tui.widgets.bars import KeyBar, TopBar
from mappa_tui.widgets.follow import FollowingScroll
from mappa_tui.widgets.host import Host, host
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.say import MUTED, said

TALL = 34
"""From this height on the column stands lower."""
HOLDS = """The vault holds personal information about offenders and victims. Each opening is recorded: who, and when.

Nothing marked SECRET, and no details of protected witnesses, belong in it."""  # noqa: E501

HELP = """A passphrase opens the vault; it is stored nowhere, and neither this program nor its makers know it. Capitals, blanks and signs count. alt+s shows what you typed for a moment.

Lost passphrase: somebody else with access can take you out of the people (v, then w, on home) and let you in anew. Or press alt+r in front of the vault and type the recovery key from paper. Without a passphrase and without the recovery key nobody opens the vault again.

After five wrong passphrases the next try waits: 1, 2, 4 … up to 30 seconds. Nothing is ever deleted because of wrong ones.

In a choice: space, the arrows or a first letter. Tab goes on, shift+Tab goes back."""  # noqa: E501


class Door(Screen[None]):
    """A screen that is shown while nobody is let in."""

    BINDINGS = bindings("help", "leave")
    VERTICAL_BREAKPOINTS = [(0, "-low"), (TALL, "-tall")]  # noqa: RUF012
    AUTO_FOCUS = ""
    help_words = HELP
    answers: ClassVar[tuple[str, ...]] = ("help", "leave")
    footer: ClassVar[tuple[str, ...]] = ("help",)
    loads: ClassVar[tuple[str, ...]] = ()
    """Modules that are brought in while somebody types, beside those that the store needs."""
    titles: Mapping[str, str] = {}
    """What a key does here, in the footer."""
    DEFAULT_CSS = """
    Door { background: $m-background; align: center top; }
    Door > FollowingScroll { height: 1fr; align-horizontal: center; scrollbar-size-vertical: 1; }
    Door #column { width: 58; height: auto; margin: 1 0; }
    Door #meter { margin-top: 1; }
    Door.-tall #column { margin: 7 0 1 0; }
    Door .title { text-style: bold; height: 1; }
    Door .said { height: auto; }
    Door Rule { margin-top: 1; }
    Door Questions { margin-top: 1; }
    Door Questions .label { width: 14; }
    Door Questions .wrong { padding-left: 16; }
    Door Questions #wrong-passphrase { padding-left: 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.ready = asyncio.Event()

    @property
    def mappa(self) -> Host:
        """The app."""
        return host(self)

    def compose(self) -> ComposeResult:
        """Lay out the bars and the column."""
        yield TopBar()
        with FollowingScroll(), Vertical(id="column"):
            yield from self.compose_column()
        yield KeyBar(commands(*self.footer), titles=lambda: self.titles)

    def compose_column(self) -> ComposeResult:
        """Lay out what stands in the column."""
        yield from ()

    def on_mount(self) -> None:
        """Keep the time, and take keys once the cursor is where it belongs."""
        self.set_interval(1.0, self._say_time)
        self._say_time()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.put_cursor()
        take_keys(self)
        # Behind the frame with the cursor, since loading slows down what is painted meanwhile.
        if self.loads:
            self.call_after_refresh(self.mappa.store.load, *self.loads)

    def put_cursor(self) -> None:
        """Put the cursor where one types first."""

    def _say_time(self) -> None:
        clock = f"{self.mappa.clock.local():%H:%M}"
        self.query_one(TopBar).say([("once open", MUTED)], [(clock, "bold")])


def title(text: str) -> Static:
    """Return the name of what the column is about."""
    return Static(said(text), classes="title", markup=False)


def paragraph(text: str | Content, id: str | None = None) -> Static:
    """Return a text as wide as the column; an empty one takes no room."""
    shown = Static(text, classes="said", id=id, markup=False)
    shown.display = bool(text)
    return shown
