"""What was shared and assessed: information, narrative items, risk and victims."""

from collections.abc import Iterator

from mappa_tui.domain import plan_rules
from mappa_tui.domain.agenda import Item
from mappa_tui.domain.entry import shown
from mappa_tui.domain.meeting import Meeting
from mappa_tui.domain.noun import RESTRICTED, asked
from mappa_tui.domain.people import Person
from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.domain.risk import ROSH_GROUPS, Risk, RiskAssessment
from mappa_tui.domain.text import listed
from mappa_tui.exports.blocks import Block, Fields, Heading, Paragraph, Row, Table
from mappa_tui.exports.minutes.parts import (
    answered,
    answering,
    capital,
    checks,
    contributions,
    day,
    handled,
    lines,
    recorded,
    said,
    without,
)
from mappa_tui.exports.minutes.rosh import last_assessment, level_of

_NARRATIVE = (
    ("who", "Who is at risk"),
    ("nature", "Nature of the risk"),
    ("imminence", "When it is greatest"),
    ("increases", "What increases it"),
    ("reduces", "What reduces it"),
)


def information(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield what each agency brought, and who brought nothing."""
    rows = contributions(record, item)
    if not rows:
        yield Paragraph("No information was recorded.")
    for agency in dict.fromkeys(row.agency for row in rows):
        yield Heading(agency or "No agency recorded", 2)
        yield from (said(row, named=False) for row in rows if row.agency == agency)
    silent = dict.fromkeys(
        row.agency
        for row in sorted(live(record.invitations), key=lambda row: row.position)
        if row.part != "observer" and row.agency and row.name != record.meeting.minute_taker
    )
    heard = {row.agency for row in live(record.contributions)}
    if missing := [agency for agency in silent if agency not in heard]:
        yield Heading("Not heard", 2)
        yield Paragraph(f"Nothing was recorded from {listed(missing)}.")


def narrative(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield what the item asks for; its notes follow."""
    rows = tuple(
        (asked(Meeting, name).label, recorded(shown(getattr(record.meeting, name))))
        for name in item.fields
        if name in Meeting.model_fields
    )
    entry = record.entry(item.key)
    if rows:
        yield Fields(item.title, rows)
    elif entry is None or not entry.notes.strip():
        yield Paragraph("Nothing was recorded.")


def risk(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield the assessment of serious harm, the tools and the numbered risks."""
    yield from checks(record, item)
    assessment = record.assessment
    if assessment is None:
        yield Paragraph("No assessment of serious harm was recorded.")
    else:
        if assessment.handling == RESTRICTED:
            yield Paragraph(_HARM_INSTEAD, handling="restricted", instead=_HARM_INSTEAD)
        yield _harm(record, assessment)
        yield _narrative(assessment)
    tools = sorted(live(record.tools), key=lambda row: (row.tool, str(row.on)))
    yield Heading("Tools", 2)
    yield Table(
        "Assessment tools",
        ("Tool", "Result", "Date", "Assessor", "Agency"),
        tuple(
            Row(
                (
                    recorded(row.tool),
                    recorded(row.score),
                    day(row.on),
                    recorded(row.assessor),
                    recorded(row.agency),
                )
            )
            for row in tools
        ),
        (3, 3, 4, 4, 4),
        empty="No assessment tools recorded.",
    )
    risks = sorted(live(record.risks), key=lambda row: row.number)
    yield Heading("Risks", 2)
    yield Table(
        "Risks, and what answers them",
        ("Ref", "What could happen", "Answered by"),
        tuple(_risk(record, row) for row in risks),
        (2, 10, 6),
        empty="No risks recorded.",
    )


def _harm(record: MeetingRecord, now: RiskAssessment) -> Table:
    before = last_assessment(record)

    def level(name: str) -> str:
        return level_of(now, before, name)

    rows = [
        (
            capital(group.replace("_", " ")),
            level(f"{group}_community"),
            level(f"{group}_custody"),
        )
        for group in ROSH_GROUPS
    ]
    rows.append(("Overall", level("overall"), "Not applicable"))
    handling = handled(now.handling)
    return Table(
        "Risk of serious harm",
        ("Risk of serious harm to", "In the community", "In custody"),
        tuple(Row(cells, handling, _HARM_INSTEAD) for cells in rows),
        (6, 6, 6),
    )


_HARM_INSTEAD = "The assessment of serious harm is restricted."


def _narrative(now: RiskAssessment) -> Fields:
    rows = [(label, recorded(getattr(now, name))) for name, label in _NARRATIVE]
    if now.scenarios.strip():
        rows.append(("Scenarios", now.scenarios))
    rows.append(("Assessed on", day(now.assessed)))
    rows.append(("Assessor", recorded(now.assessor)))
    return Fields("The assessment", tuple(rows), handled(now.handling), _HARM_INSTEAD)


def _risk(record: MeetingRecord, row: Risk) -> Row:
    number = f"R{row.number}"
    text = recorded(row.text) + ("" if row.status == "live" else "\nEnded at this meeting.")

    def cells(*, standard: bool) -> tuple[str, ...]:
        found = answering(record, number, standard=standard)
        reason = without(row, plan_rules.why_unanswered(record, row))
        return number, text, recorded(lines([", ".join(found), reason]))

    return Row(
        cells(standard=False),
        handled(row.handling),
        "Restricted risks are left out.",
        cells(standard=True),
    )


def victims(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield the victims and potential victims, by label."""
    yield from checks(record, item)
    people = sorted(record.victims, key=lambda row: (row.part != "victim", row.called))
    yield Table(
        "Victims and potential victims",
        ("Person", "Relation", "Contact", "Views and requests", "Protected by"),
        tuple(_victim(record, row) for row in people),
        (4, 5, 5, 7, 4),
        empty="No victims or potential victims recorded.",
    )


_VLO = {"report": "sent a report", "neither": "neither present nor a report"}
"""What the answers say where their question does not stand beside them."""


def _victim(record: MeetingRecord, row: Person) -> Row:
    contact = lines(
        [
            f"Contact scheme: {answered(row.contact_scheme).lower()}",
            f"VLO: {_VLO.get(row.vlo) or answered(row.vlo).lower()}",
            f"MARAC link: {answered(row.marac).lower()}",
        ]
    )
    asks = f"Asks for: {row.conditions}" if row.conditions.strip() else ""

    def cells(*, standard: bool) -> tuple[str, ...]:
        found = answering(record, row.label, standard=standard) if row.label else []
        reason = without(row, plan_rules.why_unprotected(record, row))
        return (
            f"{row.called}\n{row.part}",
            recorded(row.relation),
            contact,
            recorded(lines([row.views, asks])),
            recorded(lines([", ".join(found), reason])),
        )

    return Row(
        cells(standard=False),
        handled(row.handling),
        "Restricted people are left out.",
        cells(standard=True),
    )
