"""An import from the bytes of a file to records in the vault; for the screen and the command."""

import datetime as dt
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

from mappa_tui.domain.change import Change
from mappa_tui.domain.known_case import KnownCase
from mappa_tui.domain.progress import Progress
from mappa_tui.imports.matching import Matched, crns, matching
from mappa_tui.imports.reading import reading
from mappa_tui.imports.sheet import Fault, Line, Sheet, Unusable
from mappa_tui.imports.text import decoded
from mappa_tui.storage.vault.verify import Hurry

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store

SLICE = 50
"""Lines that are read between two looks at who waits."""


class Import:
    """One file: read and compared first, and stored only when somebody says so."""

    def __init__(self, sheet: Sheet, name: str, data: bytes, today: dt.date) -> None:
        """Take a file.

        Args:
            sheet: what kind it is.
            name: what it is called, for the audit.
            data: its bytes.
            today: the last day that something can have happened on.
        """
        self.sheet = sheet
        self.name = name
        self.progress = Progress()
        self.unusable = ""
        """Why the whole file cannot be read, in a sentence."""
        self.faults: list[Fault] = []
        """What is wrong with single lines, in their order."""
        self.found = Matched()
        """What the other lines come to."""
        self._is_windows = False
        self._data = data
        self._today = today

    def checking(self, store: "Store", hurry: Hurry) -> Iterator[None]:
        """Read the file and compare it with the record, a slice at a time; nothing is stored."""
        try:
            lines = yield from self._lines()
        except Unusable as error:
            self.unusable = str(error)
            return
        known: dict[str, KnownCase] = {}
        for some in store.known_cases(crns(lines)):
            known = some or known
            yield None
        for at, _ in enumerate(matching(self.found, self.sheet.key, lines, known)):
            if at % SLICE == 0:
                yield None
        self.faults = sorted([*self.faults, *self.found.faults], key=lambda fault: fault.line)

    def storing(self, store: "Store", hurry: Hurry, *, update: bool) -> Iterator[None]:
        """Store what was found, all or nothing; lines with faults are left out.

        Args:
            store: the vault.
            hurry: whether somebody waits.
            update: whether cases that are there already are given what the file says.
        """
        reason = f"import of {self.name}"
        yield from store.importing(self.changes(update=update), reason, self.progress, hurry)

    def changes(self, *, update: bool) -> list[Change]:
        """Return what would be stored."""
        return [*self.found.fresh, *(self.found.updates if update else ())]

    def says(self) -> list[str]:
        """Return what was found, in sentences."""
        found, left_out = self.found, len({fault.line for fault in self.faults})
        said = [f"{counted(found.new, self.sheet.brings)}."]
        if found.there:
            said.append(
                f"{counted(found.there, 'line')} about cases that are in the register already; "
                f"{found.differing:,} would change something."
            )
        elif found.repeated:
            said.append(f"{counted(found.repeated, 'line')} recorded already, left out.")
        if left_out:
            said.append(f"{counted(left_out, 'line')} with something wrong.")
        if self._is_windows:
            said.append("It is not UTF-8 and was read as Windows-1252: look at names with accents.")
        return said

    def _lines(self) -> Generator[None, None, list[Line]]:
        read = decoded(self._data)
        text, self._is_windows = read.text, read.is_windows
        progress, lines = self.progress, list[Line]()
        progress.what, progress.total = "reading", max(text.count("\n"), 1)
        for at, each in enumerate(reading(self.sheet, text, self._today), 1):
            if isinstance(each, Line):
                lines.append(each)
            else:
                self.faults += each
            progress.done = min(at, progress.total)
            if at % SLICE == 0:
                yield None
                if progress.stopped:
                    break
        return lines


def counted(number: int, noun: str) -> str:
    """Return `1 line`, `1,465 lines`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
