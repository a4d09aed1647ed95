"""The other checks, the level and the decisions."""

import re
from collections.abc import Iterator

from mappa_tui.domain.agenda import Item
from mappa_tui.domain.meeting import Decision
from mappa_tui.domain.neighbour import Neighbour, by_arrangement
from mappa_tui.domain.noun import RESTRICTED
from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.exports.blocks import Block, Fields, Handling, Heading, Row, Table
from mappa_tui.exports.minutes.brief import is_dissent
from mappa_tui.exports.minutes.parts import (
    NONE_RECORDED,
    answered,
    capital,
    day,
    handled,
    lines,
    recorded,
    restricted_labels,
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
    if record.agenda.key_of("checks") == item.key:
        yield from _other_answers(record)
        yield _neighbours(record)


def _other_answers(record: MeetingRecord) -> Iterator[Block]:
    """Yield what was answered while the agenda still asked it, by the keys of the checks."""
    asked = {check.key for item in record.agenda.items for check in item.checks}
    rows = [row for row in record.checks if row.check not in asked and (row.answer or row.note)]
    if rows:
        yield Table(
            "Checks that the agenda no longer has",
            ("Check", "Answer", "Note"),
            tuple(
                Row(
                    (capital(row.check.replace("_", " ")), answered(row.answer), recorded(row.note))
                )
                for row in rows
            ),
            (6, 3, 8),
        )


def _neighbours(record: MeetingRecord) -> Table:
    rows: list[Row] = []
    for arrangement, found in by_arrangement(live(record.neighbours)):
        rows += [_neighbour(record, row) for row in found]
        if not found:
            rows.append(Row((arrangement, "Not asked", NONE_RECORDED)))
    return Table(
        "Neighbouring arrangements",
        ("Arrangement", "Runs", "What of theirs matters here"),
        tuple(rows),
        (6, 5, 6),
    )


def neighbour_handling(record: MeetingRecord, row: Neighbour) -> Handling:
    """Return the handling of an arrangement: no wider than that of whom it runs for."""
    # That it runs for somebody whom standard minutes leave out would name them.
    points = restricted_labels(record) & set(re.findall(r"\w+", row.about))
    names = [each.name.casefold() for each in record.people if each.is_restricted and each.name]
    points_by_name = any(name in row.about.casefold() for name in names)
    return handled(RESTRICTED if points or points_by_name else row.handling)


def _neighbour(record: MeetingRecord, row: Neighbour) -> Row:
    handling = neighbour_handling(record, row)
    return Row(
        (
            row.arrangement or "Not said which",
            lines(
                [
                    capital(row.runs) or "Not asked",
                    f"For {row.about}" if row.about.strip() else "",
                    f"Last met {day(row.last)}" if row.last else "",
                    f"Contact: {row.contact}" if row.contact.strip() else "",
                ]
            ),
            recorded(row.matters),
        ),
        handling,
        "Restricted arrangements are left out.",
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
    dissent = f"Dissent: {row.dissent}" if is_dissent(row.dissent) else ""
    return Row(
        (
            f"D{row.number}",
            recorded(row.text),
            lines([recorded(row.rationale), dissent]),
            titles.get(row.item, NONE_RECORDED),
        ),
        handled(row.handling),
        "Restricted decisions are left out.",
    )
