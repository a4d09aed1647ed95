"""The app as screens know it: what they ask of it without knowing it."""

import datetime as dt
from pathlib import Path
from typing import Any, Protocol, cast
from uuid import UUID

from textual.screen import Screen

from mappa_tui.domain.clock import Clock
from mappa_tui.storage.thread import StorageThread
from mappa_tui.storage.vault.entrance import Entrance
from mappa_tui.widgets.verification import Verification


class Host(Protocol):
    """Opens screens, and has what all of them share."""

    clock: Clock
    store: StorageThread
    entrance: Entrance
    demonstration: bool
    verification: Verification
    last_folder: Path | None
    """Where a file was written last in this sitting."""
    banner: str
    """What every screen says under its first row, or nothing."""

    def warn(self, words: str) -> None:
        """Say what has to be known, longer than other things."""

    async def settings_changed(self) -> None:
        """Go by the vault's settings as they are now."""

    async def show_alone(self, screen: "Screen[None]") -> None:
        """Show a screen in the place of all but the first, which Textual keeps."""

    async def go_home(self, banner: str, *, read_only: bool) -> None:
        """Show home over the first screen, and read its lines.

        Args:
            banner: what every screen says from now on, or nothing.
            read_only: whether nothing can be written.
        """

    async def open_meeting(
        self, meeting_id: UUID, at: str = "", record_id: UUID | None = None, field: str = ""
    ) -> None:
        """Open a meeting: its plan, or its room.

        Args:
            meeting_id: which.
            at: the item, or the part of the plan; without it, where one was last.
            record_id: a record there, to which the cursor goes.
            field: its field.
        """

    async def open_case(
        self,
        case_id: UUID | None,
        at: str = "",
        record_id: UUID | None = None,
        field: str = "",
    ) -> None:
        """Open a case, or begin a new one.

        Args:
            case_id: which; without it, a new one.
            at: the section; without it, the first.
            record_id: a record there, to which the cursor goes.
            field: its field.
        """

    async def action_find_everywhere(self) -> None:
        """Find a case by its name, or anything that is written."""

    async def plan_meeting(self, case_id: UUID, on: dt.date | None = None) -> None:
        """Open the planned meeting of a case; plan one if there is none.

        Args:
            case_id: the case.
            on: its day, where nothing else says it.
        """


def host(screen: "Screen[Any]") -> Host:
    """Return the app of a screen."""
    return cast(Host, screen.app)
