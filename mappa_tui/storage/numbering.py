"""Numbers within the case and within the meeting: given once, never used again."""

from sqlalchemy import Connection, func, select

from mappa_tui.domain.action import Action
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.domain.entry import AnyNoun
from mappa_tui.domain.meeting import Contribution, Decision, Invitation
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.plan import Contingency, Measure
from mappa_tui.domain.risk import Risk
from mappa_tui.storage.tables import TABLES

NUMBERED: dict[type[Noun], tuple[str, str]] = {
    Risk: ("number", "case_id"),
    Measure: ("number", "case_id"),
    Contingency: ("number", "case_id"),
    Decision: ("number", "case_id"),
    Action: ("number", "case_id"),
    Disclosure: ("number", "meeting_id"),
    Contribution: ("position", "meeting_id"),
    Invitation: ("position", "meeting_id"),
}
"""Which field counts, and within what."""


def numbered(connection: Connection, noun: AnyNoun) -> AnyNoun:
    """Return `noun` with the next number, if it counts and has none yet.

    Rows are never deleted, so that those entered in error keep their numbers.
    """
    field, within = NUMBERED.get(type(noun), ("", ""))
    if not field or getattr(noun, field):
        return noun
    table = TABLES[type(noun)]
    query = select(func.max(table.c[field])).where(table.c[within] == getattr(noun, within))
    return noun.model_copy(update={field: (connection.execute(query).scalar() or 0) + 1})
