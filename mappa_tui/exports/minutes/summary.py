"""The case summary: each carried section with its mark."""

from collections.abc import Iterator

from mappa_tui.domain.agenda import Item
from mappa_tui.domain.case import Case, Condition
from mappa_tui.domain.dates import plain_date
from mappa_tui.domain.entry import shown
from mappa_tui.domain.noun import asked
from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.domain.sections import SECTIONS, Section
from mappa_tui.exports.blocks import Block, Fields, Heading, Paragraph, Row, Table
from mappa_tui.exports.minutes.parts import (
    NONE_RECORDED,
    amended,
    capital,
    checked,
    day,
    handled,
    lines,
    recorded,
)


def case_summary(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield the sections of the case, each confirmed, amended or neither."""
    for section in SECTIONS:
        yield Heading(section.title, 2)
        mark = checked(record, section.key)
        if section.fields:
            yield Fields(section.title, (*_fields(record.case, section), ("Checked", mark)))
        else:
            yield Paragraph(f"Checked: {mark}")
        yield from amended(record, section.key)
        if section.key == "category":
            yield _levels(record)
        elif section.key == "dates":
            yield _dates(record)
        elif section.key == "conditions":
            yield _conditions(record)


def _fields(case: Case, section: Section) -> Iterator[tuple[str, str]]:
    missing = []
    if section.key == "identity":
        yield "Name", case.full_name
    for name in section.fields:
        if name in ("surname", "forenames"):
            continue
        value = getattr(case, name)
        if name == "closest_links" and not value and case.fixed_abode == "yes":
            continue
        label = asked(Case, name).label
        text = capital(shown(value)) if isinstance(value, str) else day(value)
        if text.strip() and text != NONE_RECORDED:
            yield label, text
        else:
            missing.append(label)
    if missing:
        yield NONE_RECORDED, ", ".join(missing)


def _levels(record: MeetingRecord) -> Table:
    rows = sorted(live(record.level_changes), key=lambda row: (str(row.on), str(row.id)))
    return Table(
        "History of category and level",
        ("Since", "Category", "Level", "Reason"),
        tuple(
            Row((day(row.on), recorded(row.category), recorded(row.level), recorded(row.reason)))
            for row in rows
        ),
        (4, 2, 2, 10),
        empty="No history of levels recorded.",
    )


def _dates(record: MeetingRecord) -> Table:
    rows = sorted(live(record.dates), key=lambda row: (str(row.on), row.what))
    return Table(
        "Relevant dates",
        ("What", "Date"),
        tuple(Row((lines([recorded(row.what), row.note]), day(row.on))) for row in rows),
        (10, 6),
        empty="No relevant dates recorded.",
    )


def _conditions(record: MeetingRecord) -> Table:
    kinds = asked(Condition, "kind").choices
    rows = sorted(
        live(record.conditions),
        key=lambda row: (
            kinds.index(row.kind) if row.kind in kinds else len(kinds),
            str(row.ends),
            row.text,
        ),
    )
    return Table(
        "Conditions and orders",
        ("Kind", "Condition", "Ends"),
        tuple(
            Row(
                (recorded(capital(row.kind)), recorded(row.text), _ends(row)),
                handled(row.handling),
                "Restricted conditions are left out.",
            )
            for row in rows
        ),
        (4, 10, 4),
        empty="No conditions or orders recorded.",
    )


def _ends(row: Condition) -> str:
    ends = [plain_date(row.ends) if row.ends else "", row.until]
    return capital(", ".join(part for part in ends if part)) or NONE_RECORDED
