"""Signals, handed to the event loop."""

import asyncio
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import FrameType


def heed(calls: Mapping[str, Callable[[], object]]) -> None:
    """Call a function in the running loop when a signal comes; those that do not exist never do."""
    loop = asyncio.get_running_loop()

    def hand_on(number: int, _frame: FrameType | None) -> None:
        # Closed, the loop has ended the program already.
        with suppress(RuntimeError):
            # Not `call_soon`: a loop that waits for events would not notice.
            loop.call_soon_threadsafe(calls[signal.Signals(number).name])

    for name in calls:
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, hand_on)
