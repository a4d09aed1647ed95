"""Signed minutes: read from their own JSON, and only if it is what was signed."""

from uuid import UUID

from sqlalchemy import Connection

from mappa_tui.domain.meeting import Version
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.record import LISTS, MeetingRecord, seal
from mappa_tui.storage.errors import VaultUnreadable
from mappa_tui.storage.reads import rows
from mappa_tui.storage.tables import TABLES


def signed_versions(connection: Connection, meeting_id: UUID) -> list[Version]:
    """Return the signed versions of a meeting, by number."""
    table = TABLES[Version]
    mine = (table.c.meeting_id == meeting_id) & table.c.signed_at.is_not(None)
    return rows(connection, Version, mine)


def working_version(connection: Connection, meeting_id: UUID) -> Version | None:
    """Return the amendment at work, if there is one."""
    table = TABLES[Version]
    mine = (table.c.meeting_id == meeting_id) & table.c.signed_at.is_(None)
    return next(iter(rows(connection, Version, mine)), None)


def opened(version: Version) -> MeetingRecord:
    """Return the record that `version` holds; raises VaultUnreadable if it was altered."""
    if version.signed_at is not None and seal(version.content) != version.sha256:
        raise VaultUnreadable(
            "The signed minutes are not as they were signed. Put the last good backup in place."
        )
    record = MeetingRecord.model_validate_json(version.content)
    for name in LISTS.values():
        # The JSON has them by their ids, so that it is the same for the same records.
        held: list[Noun] = getattr(record, name)
        held.sort(key=lambda row: getattr(row, "number", 0) or getattr(row, "position", 0))
    return record


def newest(connection: Connection, meeting_id: UUID) -> tuple[Version, MeetingRecord] | None:
    """Return the newest signed version and its record, read from its JSON alone."""
    found = signed_versions(connection, meeting_id)
    return (found[-1], opened(found[-1])) if found else None
