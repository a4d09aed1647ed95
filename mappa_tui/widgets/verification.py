"""Whether the open vault was verified, when, and what was found."""

import datetime as dt
from typing import TYPE_CHECKING

from mappa_tui.domain.clock import LONDON, Clock
from mappa_tui.storage.errors import StorageError
from mappa_tui.storage.thread import StorageThread

if TYPE_CHECKING:
    from mappa_tui.storage.vault.verify import Finding


class Verification:
    """Reads the vault whole behind what people do; of one vault at a time."""

    def __init__(self, store: StorageThread, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self.findings: tuple[Finding, ...] = ()
        """What the last one found, the good as well."""
        self.ended: dt.datetime | None = None
        """When it ended."""
        self.is_running = False
        self.trouble = ""
        """Why it could not be verified, in a sentence."""

    async def run(self) -> "list[Finding]":
        """Verify, and return what is not as it should be; nothing if it is running already."""
        if self.is_running:
            return []
        self.is_running = True
        try:
            found = await self._store.slowly(lambda store, hurry: store.verifying(hurry))
            self.findings, self.trouble = tuple(found), ""
            self.ended = self._clock.now()
        except StorageError as error:
            self.findings, self.trouble = (), error.sentence
        finally:
            self.is_running = False
        return [finding for finding in self.findings if not finding.good]

    def about(self, what: str) -> "list[Finding]":
        """Return the findings about one thing, see `storage.verify`."""
        return [finding for finding in self.findings if finding.about == what]

    def says(self) -> str:
        """Return how it stands, in a few words."""
        if self.is_running:
            return "verifying …"
        if self.trouble:
            return self.trouble
        if self.ended is None:
            return "not verified yet"
        if not self.findings:
            return "nothing to compare it with: it has no key file"
        return f"verified at {self.ended.astimezone(LONDON):%H:%M}"
