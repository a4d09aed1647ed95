"""Signing the minutes, and amending them after that."""

from typing import Any
from uuid import UUID

from mappa_tui.domain.consequences import of_signing
from mappa_tui.domain.gap import Gap
from mappa_tui.domain.meeting import (
    CLOSED,
    IN_PROGRESS,
    ISSUED,
    SIGNED,
    Meeting,
    Version,
)
from mappa_tui.domain.noun import asked
from mappa_tui.domain.places import item_of
from mappa_tui.domain.record import MeetingRecord, seal
from mappa_tui.domain.signoff import gaps, stopping
from mappa_tui.storage import reads, versions
from mappa_tui.storage.context import Context
from mappa_tui.storage.errors import Locked, NotReady, NotSigned
from mappa_tui.storage.writes import Writing


def sign(writing: Writing, meeting_id: UUID, by: str, how: str, entered_by: str) -> Version:
    """Lock the meeting as its next version; raises NotReady with what stops it."""
    context = writing.contexts.of_meeting(writing.connection, meeting_id)
    record = context.record
    if not isinstance(record, MeetingRecord):
        raise Locked
    if record.meeting.state not in (IN_PROGRESS, CLOSED):
        raise NotReady(sentence="Only a meeting that was held is signed. Begin it first.")
    if found := [*_draft_gaps(record), *stopping(gaps(record))]:
        raise NotReady(found)
    was = record.meeting
    record.put(was.model_copy(update={"state": SIGNED}))
    content = record.canonical()
    values: dict[str, Any] = {
        "content": content,
        "sha256": seal(content),
        "audited": f"{writing.chain.head.sequence} {writing.chain.head.mac}",
        "signed_at": writing.moment,
        "signed_by": by,
        "how": how,
        "entered_by": entered_by,
    }
    if context.working is None:
        version = Version(meeting_id=meeting_id, number=1, **values)
        writing.add(context, version)
        writing.change(was, {"state": SIGNED})
        _hand_over(writing, context, record)
    else:
        version = context.working.model_copy(update=values)
        writing.change(version, values, version.reason)
        writing.change(was, {"state": SIGNED})
    return version


def amend(writing: Writing, meeting_id: UUID, reason: str) -> None:
    """Begin an amendment: a working copy of the newest version, open for editing."""
    meeting = reads.one(writing.connection, Meeting, meeting_id)
    newest = versions.newest(writing.connection, meeting_id)
    if meeting.state not in (SIGNED, ISSUED) or newest is None:
        raise NotSigned
    version, record = newest
    record.put(record.meeting.model_copy(update={"state": CLOSED}))
    working = Version(
        meeting_id=meeting_id,
        number=version.number + 1,
        content=working_content(record),
        reason=reason,
    )
    writing.add(None, working, reason)
    writing.change(meeting, {"state": CLOSED}, reason)


def save_working(writing: Writing, context: Context) -> None:
    """Store what an amendment's record has become."""
    if context.working is not None and isinstance(context.record, MeetingRecord):
        context.working.content = working_content(context.record)
        writing.replace_content(context.working)


def working_content(record: MeetingRecord) -> str:
    """Return the content of an amendment at work, drafts and all."""
    return record.model_dump_json(exclude={"meetings"})


def _hand_over(writing: Writing, context: Context, record: MeetingRecord) -> None:
    for noun in of_signing(record):
        before = record.find(type(noun).__name__, noun.id)
        if before is None:
            writing.add(context, noun)
        else:
            writing.alter(context, before, noun, by_rule=True)


def _draft_gaps(record: MeetingRecord) -> list[Gap]:
    found = []
    for draft in record.drafts:
        noun = record.find(draft.noun, draft.record_id)
        if noun is not None and not getattr(noun, "in_error", False):
            label = asked(type(noun), draft.field).label
            question = f"{label}: what was typed is not valid yet"
            why = "signed minutes hold no unfinished text"
            item = item_of(record.agenda, noun, draft.field)
            found.append(
                Gap("draft", question, why, True, item, draft.noun, draft.record_id, draft.field)
            )
    return found
