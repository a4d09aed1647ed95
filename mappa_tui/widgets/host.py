"""The app as screens know it: what they ask of it without knowing it."""

from typing import Protocol, cast
from uuid import UUID

from textual.screen import Screen

from mappa_tui.domain.clock import Clock
from mappa_tui.storage.thread import StorageThread


class Host(Protocol):
    """Opens screens, and has what all of them share."""

    clock: Clock
    store: StorageThread

    @property
    def banner(self) -> str:
        """What every screen says of a demonstration, or nothing."""

    async def open_meeting(self, meeting_id: UUID) -> None:
        """Open a meeting: its plan, or its room."""

    async def open_case(
        self, case_id: UUID | None, at: str = "", record_id: UUID | None = None
    ) -> None:
        """Open a case at a section, or begin a new one."""

    async def plan_meeting(self, case_id: UUID) -> None:
        """Open the planned meeting of a case; plan one if there is none."""


def host(screen: "Screen[None]") -> Host:
    """Return the app of a screen."""
    return cast(Host, screen.app)
