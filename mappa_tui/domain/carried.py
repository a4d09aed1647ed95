"""What came along from the last meeting: how old it is, and whether it was looked at here.

Nothing that came along counts as discussed by itself (guidance: sections are carried only
while they are current).
"""

import datetime as dt
from collections.abc import Iterator

from mappa_tui.domain import disclosure_rules
from mappa_tui.domain.dates import plain_date
from mappa_tui.domain.gap import Ask
from mappa_tui.domain.plan import CONTINUES, IN_FORCE, Measure
from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.domain.sections import PLAN_SECTIONS, SECTIONS, Section
from mappa_tui.domain.text import counted

REVIEW = "review"
"""The field that stands for a measure's review: one key in its list, not a form."""


def sections(record: MeetingRecord, kind: str) -> list[Section]:
    """Return the sections that came along and are confirmed under an item of `kind`."""
    if record.last_meeting is None:
        return []
    before = record.before
    every = (*SECTIONS, *(each for each in PLAN_SECTIONS if before and before.has(each.key)))
    return [section for section in every if section.kind == kind]


def since(record: MeetingRecord, section: str) -> dt.date | None:
    """Return the day on which a section was last known to be current."""
    last = record.last_meeting.date if record.last_meeting else None
    return record.before.since.get(section, last) if record.before else last


def age(day: dt.date | None, today: dt.date | None) -> str:
    """Return `from 22 July 2025, 12 weeks old`; without a day, nothing."""
    if day is None:
        return ""
    days = (today - day).days if today else 0
    old = counted(days // 7, "week") if days >= 7 else counted(days, "day")
    return f"from {plain_date(day)}" + (f", {old} old" if days > 0 else "")


def came_along(record: MeetingRecord, measure: Measure) -> bool:
    """Whether a measure is one of an earlier meeting, so that this one reviews it."""
    return record.before is not None and measure.meeting_id != record.meeting.id


def measures(record: MeetingRecord) -> list[Measure]:
    """Return the measures that came along, by number; those that ended here among them."""
    rows = [row for row in live(record.measures) if came_along(record, row)]
    return sorted(rows, key=lambda row: row.number)


def is_reviewed(record: MeetingRecord, measure: Measure) -> bool:
    """Whether this meeting said of a measure that it continues, changed or ended."""
    review = record.review(measure)
    return bool(review and review.mark) or measure.status != IN_FORCE


def not_confirmed(record: MeetingRecord) -> Iterator[Ask]:
    """Ask for each section, measure and disclosure that nobody looked at; worth a look only."""
    for kind in dict.fromkeys(section.kind for section in (*SECTIONS, *PLAN_SECTIONS)):
        for section in sections(record, kind):
            if record.confirmation(section.key) is None:
                then = _of(since(record, section.key))
                question = f"{section.title.lower()}{then}, not confirmed"
                yield Ask(question, kind, section.key)
    for measure in measures(record):
        if question := unreviewed(record, measure):
            yield Ask(f"M{measure.number}{question}", "pillar", REVIEW, measure, measure.pillar)
    for row in record.pending:
        if not disclosure_rules.is_settled(record, row):
            question = f"disclosure {row.letter}{_of(row.made_on)}: what became of it?"
            yield Ask(question, "disclosure", "done_on", row)


def unreviewed(record: MeetingRecord, measure: Measure) -> str:
    """Return what is to be asked of a measure that came along; nothing once it was reviewed."""
    review = record.review(measure)
    if not is_reviewed(record, measure):
        last = record.last_meeting.date if record.last_meeting else None
        return f"{_of(last)}, not reviewed"
    mark = review.mark if review and review.mark else measure.status
    reason = review.reason if review else measure.status_reason
    return "" if reason or mark == CONTINUES else f" {mark}: why?"


def _of(day: dt.date | None) -> str:
    return f" of {day.day} {day:%B}" if day else ""
