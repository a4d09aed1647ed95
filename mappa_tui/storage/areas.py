"""What the area has set: in the vault, and as it was for meetings that were begun with it.

A meeting that was begun keeps the wordings that were read and the agenda that it is walked by,
until it is signed and has them in its minutes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Connection, select

from mappa_tui.domain.agenda import Agenda, AgendaError, read_agenda
from mappa_tui.domain.area import Area
from mappa_tui.domain.area_settings import (
    LABELS,
    AreaSettings,
    as_stored,
    differences,
    from_stored,
    program_settings,
)
from mappa_tui.domain.meeting import CLOSED, IN_PROGRESS, Meeting
from mappa_tui.domain.record import seal
from mappa_tui.storage.audit import ADMINISTER
from mappa_tui.storage.errors import AgendaUnusable, AreaUnusable, VaultUnreadable
from mappa_tui.storage.tables import TABLES
from mappa_tui.storage.vault import settings

if TYPE_CHECKING:
    from mappa_tui.storage.writes import Writing

AGENDA_NAME = "agenda.toml"
"""A file in the vault's folder whose agenda is taken in when the vault is opened."""
_BEGUN = (IN_PROGRESS, CLOSED)


@dataclass(frozen=True, slots=True)
class Begun:
    """Meetings that were begun before something was changed, and what they were begun with."""

    settings: AreaSettings
    meetings: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Areas:
    """What the area has set."""

    now: AreaSettings
    begun: tuple[Begun, ...] = ()

    def of(self, meeting: Meeting) -> AreaSettings:
        """Return what a meeting is held with."""
        if meeting.state in _BEGUN:
            for each in self.begun:
                if meeting.id in each.meetings:
                    return each.settings
        return self.now


@dataclass(frozen=True, slots=True)
class AgendaFile:
    """The agenda in the vault's folder."""

    agenda: Agenda
    seal: str
    """The hash of the file."""


def read(stored: Mapping[str, str]) -> Areas:
    """Return what the settings of a vault say of the area; raises VaultUnreadable."""
    try:
        begun = json.loads(stored[settings.AREA_BEGUN] or "[]")
        return Areas(from_stored(stored[settings.AREA]), tuple(_begun(each) for each in begun))
    except (ValueError, KeyError, TypeError):
        raise VaultUnreadable(
            "The settings of the area cannot be read. Put the last good backup in place."
        ) from None


def holding(connection: Connection, known: Areas) -> Areas:
    """Return `known`, with which every meeting that was begun and is not signed is held."""
    table = TABLES[Meeting]
    rows = connection.execute(select(table.c.id).where(table.c.state.in_(_BEGUN)))
    open_now = frozenset(rows.scalars())
    kept = [Begun(each.settings, each.meetings & open_now) for each in known.begun]
    held = frozenset().union(*(each.meetings for each in kept))
    if new := open_now - held:
        kept.append(Begun(known.now, new))
    return Areas(known.now, tuple(each for each in kept if each.meetings))


def keep(writing: "Writing", held: Areas, new: AreaSettings, how: str) -> Areas:
    """Store new settings beside what meetings are held with; note what changed, not the words.

    Raises:
        AreaUnusable: nobody could work with them.
    """
    for path, sentence in new.faults():
        label = f"{LABELS[str(path[1])]}: " if path[0] == "area" else ""
        raise AreaUnusable(f"Not changed. {label}{sentence}")
    for each in differences(held.now, new):
        reason = ", ".join(part for part in (each.label, how) if part)
        writing.note(ADMINISTER, "area", reason=reason)
    settings.write(writing.connection, settings.AREA, as_stored(new))
    begun = json.dumps([_stored(each) for each in held.begun], ensure_ascii=False)
    settings.write(writing.connection, settings.AREA_BEGUN, begun if held.begun else "")
    return Areas(new, held.begun)


def agenda_file(folder: Path) -> AgendaFile | None:
    """Return the agenda that lies in a folder, if one does; raises AgendaUnusable."""
    path = folder / AGENDA_NAME
    if not path.exists():
        return None
    try:
        text = path.read_text(encoding="utf-8-sig")
        return AgendaFile(read_agenda(text), seal(text))
    except AgendaError as error:
        raise AgendaUnusable(f"{error} The file is {path}.") from None
    except UnicodeDecodeError:
        raise AgendaUnusable(f"The agenda file is not UTF-8 text. The file is {path}.") from None


def _begun(each: Mapping[str, object]) -> Begun:
    held = AreaSettings(Area.model_validate(each["area"]), Agenda.model_validate(each["agenda"]))
    meetings = each["meetings"]
    if not isinstance(meetings, list):
        raise TypeError
    return Begun(held, frozenset(UUID(str(text)) for text in meetings))


def _stored(each: Begun) -> dict[str, object]:
    # Whole, and not what differs: a later release may have other wordings of its own.
    return {
        "area": each.settings.area.model_dump(),
        "agenda": each.settings.agenda.model_dump(),
        "meetings": sorted(str(meeting) for meeting in each.meetings),
    }


PROGRAM = Areas(program_settings())
"""What holds until an area sets something."""
