"""Keys in their order: none is taken before what the one before it set going has ended.

Textual hands a key to the widget that has the focus at that moment. Enter, Tab or F3 move
the focus some messages later, so that fast typing would land in the field before it. What
no widget takes comes back to the app as a message, behind the keys that wait there: so keys
wait in a queue of their own.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from typing import Any, Protocol, cast, runtime_checkable

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widgets import Input, TextArea

PATIENCE = 10.0
"""Seconds that a key waits at most, should something be stuck: a slow disk is no such thing."""
HOPS = 4
"""Messages that follow from each other until a key has done what it does."""


class KeysInOrder:
    """Hands keys on one by one."""

    def __init__(self, app: App[Any], hand_on: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._waiting: asyncio.Queue[events.Event] = asyncio.Queue()
        self._has_typed = False

    def add(self, event: events.Event) -> None:
        """Let a key, or a paste, wait for its turn."""
        if isinstance(event, events.Key) and event.key.startswith("alt+"):
            # Terminals send the letter with it, and a field would take it for typed.
            event.character = None
        self._waiting.put_nowait(event)

    async def run(self) -> None:
        """Hand keys on as long as the app runs; while more wait, nothing is painted."""
        while True:
            event = await self._waiting.get()
            await wait_until_ready(self._app)
            if self._waiting.empty() and not self._app.message_queue_size:
                await self._take(event)
            else:
                with self._app.batch_update():
                    await self._take(event)
                self._app.screen.check_idle()  # it lets a change wait that came meanwhile
            self._waiting.task_done()

    async def taken(self) -> None:
        """Wait until every key that came has done what it does."""
        await self._waiting.join()

    async def _take(self, event: events.Event) -> None:
        if not steers(self._app, event):
            self._has_typed = True
            await self._hand_on(event)
            return
        if self._has_typed:
            self._has_typed = False
            await take_in(self._app)
        await self._hand_on(event)
        await take_in(self._app)
        await _passed([self._app])
        await take_in(self._app)


@runtime_checkable
class GetsReady(Protocol):
    """A screen that puts the cursor somewhere before it takes keys."""

    ready: asyncio.Event
    """Set while the cursor is where it belongs."""


def take_keys(screen: GetsReady) -> None:
    """Let keys come, behind the cursor that was put somewhere: that is a message to the app."""
    cast(Screen[Any], screen).app.call_later(screen.ready.set)


def take_steps(screen: GetsReady, steps: Coroutine[Any, Any, None]) -> None:
    """Ask and do one thing after another; keys go to what is asked, else they wait."""
    walked = cast(Screen[Any], screen)

    async def take() -> None:
        try:
            await steps
        finally:  # behind the field or form that it may have led to
            walked.call_after_refresh(walked.call_later, take_keys, screen)

    screen.ready.clear()
    walked.run_worker(take(), exclusive=True, group="finish")


def steers(app: App[Any], event: events.Event) -> bool:
    """Whether the event is a key that does more than type a character."""
    if not isinstance(event, events.Key):
        return False
    in_text = isinstance(app.focused, Input | TextArea)
    return not (in_text and event.is_printable) or event.key.startswith("alt+")


def typed(event: events.Event) -> bool:
    """Whether the event comes from the keyboard: a key, or a paste."""
    return isinstance(event, events.Key | events.Paste)


async def take_in(app: App[Any]) -> None:
    """Wait until keys that were pressed before are text, and the text is with its session."""
    focused = app.focused
    nodes = [node for node in focused.ancestors_with_self if node is not app] if focused else []
    await _passed(nodes * HOPS)


async def _passed(nodes: Iterable[MessagePump]) -> None:
    """Wait until each of `nodes` in turn has come to what waited in its queue."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            for node in nodes:
                done = asyncio.Event()
                if node.call_later(done.set):
                    await done.wait()


async def wait_until_ready(app: App[Any]) -> None:
    """Wait until the screen that is on top has put the cursor where it belongs."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            # Another may be on top by then: the form that was asked for.
            while isinstance(screen := app.screen, GetsReady) and not screen.ready.is_set():
                await screen.ready.wait()
