"""Texts that are not valid yet: kept, one a field, until they are.

An amendment's drafts stand in its content alone, so that later meetings do not see them.
"""

from uuid import UUID

from sqlalchemy import Connection, delete, insert, update

from mappa_tui.domain.meeting import Draft
from mappa_tui.storage import reads
from mappa_tui.storage.context import Context
from mappa_tui.storage.tables import TABLES

_TABLE = TABLES[Draft]


def waiting(
    connection: Connection, context: Context, noun: str, record_id: UUID, field: str
) -> Draft | None:
    """Return the draft of a field, if there is one."""
    found = context.record.draft(noun, record_id, field)
    if found is not None or context.holds(noun, record_id):
        return found
    mine = (_TABLE.c.record_id == record_id) & (_TABLE.c.field == field)
    return next((row for row in reads.rows(connection, Draft, mine) if row.noun == noun), None)


def keep(connection: Connection, context: Context, draft: Draft, *, new: bool) -> None:
    """Store a new draft, or the new text of one."""
    held = context.holds(draft.noun, draft.record_id)
    if held:
        context.record.put(draft)
    if held and context.working is not None:
        return
    if new:
        connection.execute(insert(_TABLE).values(draft.model_dump()))
    else:
        mine = _TABLE.c.id == draft.id
        connection.execute(update(_TABLE).where(mine).values(text=draft.text))


def drop(connection: Connection, context: Context, draft: Draft) -> None:
    """Delete a draft, since its field has a value now."""
    connection.execute(delete(_TABLE).where(_TABLE.c.id == draft.id))
    context.record.drafts = [row for row in context.record.drafts if row.id != draft.id]
