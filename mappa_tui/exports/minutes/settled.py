"""The other checks, the level and the decisions."""

from collections.abc import Iterator

from mappa_tui.domain.agenda import Item
from mappa_tui.domain.meeting import Decision
from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.exports.blocks import Block, Fields, Heading, Row, Table
from mappa_tui.exports.minutes.parts import (
    NONE_RECORDED,
    answered,
    handled,
    lines,
    marked,
    recorded,
)


def checks(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield the answer to each of the item's checks."""
    answers = {row.check: row for row in record.checks}

    def cells(key: str, title: str) -> tuple[str, ...]:
        row = answers.get(key)
        return title, answered(row.answer if row else ""), recorded(row.note if row else "")

    yield Table(
        item.title,
        ("Check", "Answer", "Note"),
        tuple(Row(cells(check.key, check.title)) for check in item.checks),
        (6, 3, 8),
        empty="No other checks are on the agenda.",
    )


def level(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield the level from now on with its reason, and all decisions of the meeting."""
    meeting = record.meeting
    rows = [
        ("Level from now", _level(meeting.level_after)),
        ("Reason", answered(meeting.level_reason)),
        ("Dissent", recorded(meeting.level_dissent)),
    ]
    if meeting.dissent_settled.strip():
        rows.append(("How it was settled", meeting.dissent_settled))
    rows.append(("Lead agency", answered(meeting.lead_agency)))
    yield Fields("Level and lead agency", tuple(rows))
    yield Heading("Decisions", 2)
    decisions = sorted(live(record.decisions), key=lambda row: row.number)
    yield Table(
        "Decisions",
        ("Ref", "Decision", "Rationale", "Item"),
        tuple(_decision(record, row) for row in decisions),
        (2, 6, 7, 4),
        empty="No further decisions recorded.",
    )


def _level(level: str) -> str:
    return f"Level {level}" if level.isdecimal() else answered(level)


def _decision(record: MeetingRecord, row: Decision) -> Row:
    titles = {item.key: item.title for item in record.agenda.items}
    dissent = f"Dissent: {row.dissent}" if row.dissent.strip() else ""
    return Row(
        (
            marked(f"D{row.number}", row.handling),
            recorded(row.text),
            lines([recorded(row.rationale), dissent]),
            titles.get(row.item, NONE_RECORDED),
        ),
        handled(row.handling),
        "Restricted decisions are left out.",
    )
