"""What of a write says that somebody was told: minutes that went out, a disclosure made."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from mappa_tui.domain.action import DONE, Action
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.domain.meeting import Issue
from mappa_tui.domain.noun import Noun
from mappa_tui.storage import reads
from mappa_tui.storage.errors import Missing


@dataclass(frozen=True, slots=True)
class Told:
    """What was disclosed, and to whom: the law wants the audit to name the recipient."""

    noun: str
    record_id: UUID
    recipient: str


def disclosed(connection: Connection, before: Noun | None, after: Noun) -> Told | None:
    """Return what a change of a record discloses; the audit keeps it as an entry of its own.

    Args:
        connection: reads the vault.
        before: the record as it was; None if it is new.
        after: as it is now.
    """
    if isinstance(after, Issue) and before is None:
        recipients = "; ".join(line for line in after.recipients.splitlines() if line.strip())
        return Told("Meeting", after.meeting_id, recipients)
    if isinstance(after, Action) and after.disclosure_id and after.status == DONE:
        if isinstance(before, Action) and before.status == DONE:
            return None
        try:
            told = reads.one(connection, Disclosure, after.disclosure_id)
        except Missing:
            return None
        return Told("Disclosure", told.id, told.recipient)
    return None
