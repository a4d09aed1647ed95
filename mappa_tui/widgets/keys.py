"""Keys in their order: none is taken before what the one before it set going has ended.

Textual hands a key to the widget that has the focus at that moment. Enter, Tab or F3 move
the focus some messages later, so that fast typing would land in the field before it.
"""

import asyncio
import contextlib
from typing import Any, Protocol, runtime_checkable

from textual import events
from textual.app import App

PATIENCE = 2.0
"""Seconds that a key waits at most, should something be stuck."""


@runtime_checkable
class GetsReady(Protocol):
    """A screen that puts the cursor somewhere before it takes keys."""

    ready: asyncio.Event
    """Set while the cursor is where it belongs."""


def steers(event: events.Event) -> bool:
    """Whether the event is a key that does more than type a character."""
    return isinstance(event, events.Key) and not event.is_printable


def typed(event: events.Event) -> bool:
    """Whether the event comes from the keyboard: a key, or a paste."""
    return isinstance(event, events.Key | events.Paste)


async def take_in(app: App[Any]) -> None:
    """Wait until keys that were pressed before are text, and the text is with its session."""
    focused = app.focused
    nodes = [node for node in focused.ancestors_with_self if node is not app] if focused else []
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            # Twice, since a key that is taken in tells of a change, which then goes up.
            for node in (*nodes, *nodes):
                done = asyncio.Event()
                if node.call_later(done.set):
                    await done.wait()


async def wait_until_ready(app: App[Any]) -> None:
    """Wait until the screen that is on top has put the cursor where it belongs."""
    screen = app.screen
    if isinstance(screen, GetsReady):
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await screen.ready.wait()
