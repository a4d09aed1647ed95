"""Action slips: what one agency has to do and needs for it; and one table of all actions."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mappa_tui.domain.action import Action
from mappa_tui.domain.agency_names import agencies_named, distinct, same_name
from mappa_tui.domain.meeting import LEAVES
from mappa_tui.domain.noun import RESTRICTED
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.text import listed
from mappa_tui.exports.blocks import (
    Block,
    Document,
    Fields,
    Heading,
    Paragraph,
    Row,
    Table,
    for_audience,
)
from mappa_tui.exports.minutes.parts import handled, marked, recorded, weekday, who
from mappa_tui.exports.papers import NOT_SET, case_reference, paper

LEFT_OUT = "Restricted actions are left out. Each goes to its owner alone, in a copy of its own."
HOW = """Answer each action by its due date, and quote the case reference and the action’s: when \
it was done and what shows that it was done; or why it cannot be done by then, and by when it can.
Do not put the person’s name into the subject of a message.
If you learn of anything that makes somebody less safe, do not wait for the date: tell the lead \
agency at once."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One copy: for an agency, or for one owner there who alone may read restricted actions."""

    agency: str
    reader: str = ""

    @property
    def name(self) -> str:
        """What the copy is called: `Police`, or `Police, restricted, for DC Owen Marsh`."""
        return f"{self.agency}, restricted, for {self.reader}" if self.reader else self.agency


def slips(record: MeetingRecord) -> list[Slip]:
    """Return the copies that open actions need: one an agency, and one an owner of restricted ones.

    An action without an agency, or a restricted one without an owner, has no slip.
    """
    found = []
    for agency in sorted(_agencies(record), key=str.casefold):
        if any(_is_open(record, row) for row in _own(record, agency) + _helped(record, agency)):
            found.append(Slip(agency))
        owners = [row.owner for row in _own(record, agency) if not _is_open(record, row)]
        found += [Slip(agency, owner) for owner in distinct(owners)]
    return found


def slip(record: MeetingRecord, copy: Slip, status: str = "") -> Document:
    """Return one of `slips`: the actions of that copy alone, and nothing else of the case.

    A copy for one reader holds that owner's restricted actions and is for the audience
    `restricted`; any other copy has no restricted action in it.

    Args:
        record: the meeting: as it stands, or as a signed version holds it.
        copy: for whom.
        status: that of the minutes (`exports.minutes.status`).
    """
    document = paper(record, "Action slip", _slip(record, copy), status)
    if copy.reader:  # its rows say of themselves that they are restricted
        return replace(document, is_restricted=True)
    return for_audience(document, "standard")


def action_table(record: MeetingRecord, status: str = "") -> Document:
    """Return all open actions as one table, by date; cut it with `blocks.for_audience`."""
    rows = sorted(record.open_actions, key=lambda row: (row.due or dt.date.max, row.number))
    table = Table(
        "All open actions, by date",
        ("Due", "Ref", "Action", "Who"),
        tuple(_row(record, row, (weekday(row.due), _ref(record, row))) for row in rows),
        (5, 3, 9, 6),
        empty="No actions are open.",
    )
    return paper(record, "Actions", [_about(record), Heading("Actions"), table], status)


def open_actions_of(record: MeetingRecord, agency: str) -> Table:
    """Return the open actions that an agency owns."""
    return _table(record, "Open actions", _own(record, agency))


def _slip(record: MeetingRecord, copy: Slip) -> Iterator[Block]:
    if copy.reader:
        words = f"Restricted copy for: {copy.reader}, {copy.agency}. For nobody else."
        yield Paragraph(words, "statement", "restricted")
        own = [row for row in _own(record, copy.agency) if same_name(row.owner, copy.reader)]
        rows, helped = [row for row in own if not _is_open(record, row)], []
    else:
        rows, helped = _own(record, copy.agency), _helped(record, copy.agency)
    yield _about(record, copy)
    yield Heading("To do")
    yield _table(record, "To do", rows)
    if helped:
        yield Heading("To help with")
        yield Paragraph("Another agency answers for these; yours helps.")
        yield _table(record, "To help with", helped)
    yield Heading("How to report back")
    yield Paragraph(HOW)


def _about(record: MeetingRecord, copy: Slip | None = None) -> Fields:
    meeting = record.meeting
    rows = [("For", copy.agency)] if copy else []
    rows += [
        ("Case reference", case_reference(record)),
        ("Meeting", f"{meeting.printed_title}, {weekday(meeting.date)}"),
        ("Next meeting", _next(record)),
        ("Report back to", _to_whom(record)),
        ("Lead agency", recorded(meeting.lead_agency)),
    ]
    return Fields("About these actions", tuple(rows))


def _next(record: MeetingRecord) -> str:
    meeting = record.meeting
    if meeting.next_step == LEAVES:
        return "None: managed at Levels 2 and 3 no longer"
    return weekday(meeting.next_date, meeting.next_time) if meeting.next_date else NOT_SET


def _to_whom(record: MeetingRecord) -> str:
    meeting = record.meeting
    people = [
        f"{name} ({part})"
        for name, part in ((meeting.minute_taker, "minute-taker"), (meeting.chair, "chair"))
        if name.strip()
    ]
    return listed(people) or recorded("")


def _table(record: MeetingRecord, caption: str, rows: Iterable[Action]) -> Table:
    by_number = sorted(rows, key=lambda row: row.number)
    return Table(
        caption,
        ("Ref", "Action", "Who", "Due"),
        tuple(_row(record, row, (_ref(record, row),), (weekday(row.due),)) for row in by_number),
        (3, 9, 6, 5),
        empty="No actions of this agency are open.",
    )


def _row(
    record: MeetingRecord, row: Action, first: tuple[str, ...], last: tuple[str, ...] = ()
) -> Row:
    middle = (recorded(row.task), who(row.owner, row.agency, row.helpers))
    return Row((*first, *middle, *last), handled(record.handling_of(row)), LEFT_OUT)


def _ref(record: MeetingRecord, row: Action) -> str:
    return marked(f"A{row.number}", record.handling_of(row))


def _is_open(record: MeetingRecord, row: Action) -> bool:
    """Whether everybody at the owner's agency may read it."""
    return handled(record.handling_of(row)) != RESTRICTED


def _agencies(record: MeetingRecord) -> list[str]:
    rows = record.open_actions
    helping = [agency for row in rows for agency in agencies_named(record, row.helpers)]
    return distinct([*(row.agency for row in rows), *helping])


def _own(record: MeetingRecord, agency: str) -> list[Action]:
    rows = record.open_actions if agency.strip() else []
    return [row for row in rows if same_name(row.agency, agency)]


def _helped(record: MeetingRecord, agency: str) -> list[Action]:
    """Return the actions of others that an agency helps with; restricted ones are their owner's."""
    return [
        row
        for row in record.open_actions
        if not same_name(row.agency, agency)
        and _is_open(record, row)
        and any(same_name(name, agency) for name in agencies_named(record, row.helpers))
    ]
