"""What may not be written any more, because its meeting is signed."""

from collections.abc import Collection

from sqlalchemy import Connection

from mappa_tui.domain.disclosure import OUTCOME, Disclosure
from mappa_tui.domain.meeting import (
    ISSUED,
    SIGNED,
    CheckAnswer,
    Confirmation,
    Contribution,
    Decision,
    Invitation,
    ItemEntry,
    Meeting,
)
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.plan import MeasureReview
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.risk import RiskAssessment
from mappa_tui.storage import reads, versions
from mappa_tui.storage.context import Context
from mappa_tui.storage.errors import Locked

_SAID_IN_IT = (
    Invitation,
    ItemEntry,
    Contribution,
    CheckAnswer,
    Confirmation,
    RiskAssessment,
    Decision,
    Disclosure,
    MeasureReview,
)


def check_lock(
    connection: Connection, context: Context, noun: Noun, fields: Collection[str]
) -> None:
    """Raise Locked if `fields` of `noun` belong to signed minutes that nobody is amending."""
    if isinstance(noun, Disclosure) and fields and set(fields) <= OUTCOME.keys():
        return
    if isinstance(noun, Meeting):
        meeting = noun
    elif isinstance(noun, _SAID_IN_IT):
        meeting = _meeting(connection, context, noun)
    else:
        return
    here = isinstance(context.record, MeetingRecord) and context.record.meeting.id == meeting.id
    signed = meeting.state in (SIGNED, ISSUED)
    # What is being amended changes through the amendment alone, or it would miss its content.
    if signed or (not here and versions.working_version(connection, meeting.id)):
        raise Locked


def check_state(before: Meeting, state: object) -> None:
    """Raise if a meeting cannot come into `state` by being told so: it is signed by `sign`."""
    if state == SIGNED or (state == ISSUED and before.state not in (SIGNED, ISSUED)):
        raise ValueError("A meeting is signed by the store's sign, and issued after that.")


def _meeting(connection: Connection, context: Context, noun: Noun) -> Meeting:
    meeting_id = getattr(noun, "meeting_id", None)
    for meeting in context.record.meetings:
        if meeting.id == meeting_id:
            return meeting
    assert meeting_id is not None
    return reads.one(connection, Meeting, meeting_id)
