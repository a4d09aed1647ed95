"""How long each item of a meeting took, and how much was written under it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from mappa_tui.domain.finding import texts_of
from mappa_tui.domain.meeting import Meeting
from mappa_tui.domain.noun import RESTRICTED, Noun
from mappa_tui.domain.people import Person
from mappa_tui.domain.places import item_of
from mappa_tui.domain.record import LISTS, NOT_SHOWN, MeetingRecord, live
from mappa_tui.domain.risk import RiskAssessment
from mappa_tui.domain.text import words


@dataclass(frozen=True, slots=True)
class ItemLength:
    """One item: its minutes as planned and as taken, and the words that were typed under it."""

    item: str
    """Its key."""
    number: int
    title: str
    planned: int
    """Minutes."""
    taken: int | None
    """Whole minutes; None where the item was never opened."""
    words: int
    """Words of everything that is not restricted."""
    longest: int
    """Words of its longest single text."""


def whole_minutes(seconds: float) -> int:
    """Return the minutes that are over: the one rounding of all times of a meeting."""
    return max(int(seconds // 60), 0)


def held_minutes(meeting: Meeting) -> int | None:
    """Return the minutes from start to close; None where they are not known."""
    if meeting.started is None or meeting.closed is None or meeting.closed < meeting.started:
        return None
    day = dt.date.min
    held = dt.datetime.combine(day, meeting.closed) - dt.datetime.combine(day, meeting.started)
    return whole_minutes(held.total_seconds())


def lengths(record: MeetingRecord) -> list[ItemLength]:
    """Return the length of each item of the agenda, in its order."""
    typed: dict[str, list[int]] = {}
    for key, text in _texts(record):
        typed.setdefault(key, []).append(words(text))
    found = []
    for number, item in enumerate(record.agenda.items, 1):
        entry = record.entry(item.key)
        taken = whole_minutes(entry.seconds) if entry and entry.opened else None
        counts = typed.get(item.key, [])
        planned = item.minutes_at(record.meeting.level)
        found.append(
            ItemLength(
                item.key, number, item.title, planned, taken, sum(counts), max(counts, default=0)
            )
        )
    return found


def _texts(record: MeetingRecord) -> Iterator[tuple[str, str]]:
    """Yield each text that is not restricted, with the key of its item."""
    for noun in _nouns(record):
        for name in texts_of(type(noun)):
            yield item_of(record.agenda, noun, name), getattr(noun, name)


def _nouns(record: MeetingRecord) -> Iterator[Noun]:
    yield record.case
    yield record.meeting
    open_now = {action.id for action in (*record.open_actions, *record.made)}
    for name in LISTS.values():
        if name in NOT_SHOWN or name in ("actions", "outcomes"):
            continue
        for row in live(getattr(record, name)):
            of_another = (
                isinstance(row, RiskAssessment) and row.meeting_id != record.meeting.id
            ) or (isinstance(row, Person) and not row.is_victim)
            if not of_another and getattr(row, "handling", "") != RESTRICTED:
                yield row
    told = [row for row in record.actions if record.handling_of(row) != RESTRICTED]
    yield from (row for row in told if row.id in open_now)
    heard = {row.id for row in record.reviewed}
    became = (record.became(row) for row in told if row.id in heard)
    yield from (row for row in became if row is not None)
