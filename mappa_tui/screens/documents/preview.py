"""A document read on the screen before any file of it is written."""

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from mappa_tui.commands import bindings
from mappa_tui.exports.blocks import Document
from mappa_tui.exports.catalogue import Copy, Paper, Source
from mappa_tui.screens.documents.writing import write_document
from mappa_tui.screens.page import PageScreen
from mappa_tui.widgets.bars import TopBar
from mappa_tui.widgets.exporting import titled
from mappa_tui.widgets.follow import FollowingScroll
from mappa_tui.widgets.host import host
from mappa_tui.widgets.keys import take_keys, take_steps
from mappa_tui.widgets.reading import left_out_words, page, plain_page
from mappa_tui.widgets.say import MUTED, stacked

WIDEST = 100
"""Cells of a line at most: longer ones are hard to read."""


class PreviewScreen(PageScreen[None]):
    """The whole document as it will read, and what is left out of it."""

    BINDINGS = bindings("write_document", "back", "help", "leave")
    answers = ("write_document", "back", "help")
    help_words = "The arrows, page up and down, Home and End move through the document."
    DEFAULT_CSS = """
    PreviewScreen FollowingScroll { height: 1fr; scrollbar-size-vertical: 1; }
    PreviewScreen #page { height: auto; width: 100%; max-width: 100; }
    """

    def __init__(self, source: Source, paper: Paper, copy: Copy) -> None:
        super().__init__()
        self._source = source
        self._paper = paper
        self._copy = copy
        self._built = paper.build(source, copy)

    def heading(self) -> str:
        """Return what the document is called."""
        return titled(self._paper, self._copy)

    def heading_end(self) -> str:
        """Return what is left out of it."""
        built = self._built
        return left_out_words(built).lower() if isinstance(built, Document) else "data"

    def marking(self) -> str:
        """Return the document's own marking."""
        built = self._built
        return built.marking if isinstance(built, Document) else self._source.record.area.marking

    def body(self) -> ComposeResult:
        """Lay out the document."""
        with FollowingScroll():
            yield Static("", id="page", markup=False)

    def on_mount(self) -> None:
        """Say whose document it is."""
        record = self._source.record
        left = [(record.case.title, "bold"), (record.meeting.title, MUTED)]
        right = [("preview, not written", MUTED)]
        self.query_one(TopBar).say(left, right, words=host(self).banner)
        take_keys(self)

    def on_resize(self) -> None:
        """Lay the document out in the new width."""
        scroll = self.query_one(FollowingScroll)
        self.call_after_refresh(self._lay_out, scroll)

    def _lay_out(self, scroll: FollowingScroll) -> None:
        width = min(max(scroll.size.width - 2, 20), WIDEST)
        built = self._built
        if isinstance(built, Document):
            lines = page(built, width)
        else:
            lines = plain_page(built.decode("utf-8", "replace"), width)
        self.query_one("#page", Static).update(stacked(lines))

    def on_key(self, event: events.Key) -> None:
        """Read on with the arrows, or a page at a time."""
        scroll = self.query_one(FollowingScroll)
        by = max(scroll.size.height - 1, 1)
        rows = {"up": -1, "down": 1, "pageup": -by, "pagedown": by, "space": by}.get(event.key)
        if rows is not None:
            event.stop()
            scroll.scroll_relative(y=rows, animate=False)
        elif event.key in ("home", "end"):
            event.stop()
            (scroll.scroll_home if event.key == "home" else scroll.scroll_end)(animate=False)

    def action_write_document(self) -> None:
        """Write it to a file, and go back to the list."""
        take_steps(self, self._write())

    async def _write(self) -> None:
        if await write_document(self, self._source, self._paper, self._copy):
            self.dismiss(None)
