"""The record of a disclosure to one recipient, as the law wants it kept.

Criminal Justice Act 2003 s.327A asks for the reasons to disclose and not to, what was
disclosed, the conditions, and the recipient's name and address. Nothing in it is about the
others who were considered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mappa_tui.domain.action import Action, history
from mappa_tui.domain.dates import long_date
from mappa_tui.domain.disclosure import DECISIONS, DEFER, DISCLOSE, INSIDE, Disclosure
from mappa_tui.domain.entry import shown
from mappa_tui.domain.record import CaseRecord, MeetingRecord, live
from mappa_tui.domain.told import told
from mappa_tui.exports.blocks import (
    MARK,
    RESTRICTED,
    UNDATED,
    Block,
    Document,
    Fields,
    Heading,
    LeftOut,
    Paragraph,
    Row,
    Table,
)
from mappa_tui.exports.minutes.disclosing import disclosed
from mappa_tui.exports.minutes.parts import (
    NOT_ANSWERED,
    answered,
    capital,
    day,
    handled,
    lines,
    recorded,
    weekday,
    who,
)
from mappa_tui.exports.withheld import Withheld, plain

NAMES_ANOTHER = "Left out here: it names somebody else who was considered."
STATEMENT = (
    "This record is kept by the Responsible Authority, under section 327A of the Criminal Justice "
    "Act 2003 where that applies. It is about one recipient and does not leave with anybody else’s."
)


def recipients(record: MeetingRecord) -> list[Disclosure]:
    """Return those of whom the meeting keeps a record: considered in it, or heard of in it.

    One of an earlier meeting that this one decided anew is told with the new decision.
    """
    anew = {row.follows for row in record.considered}
    rows = [row for row in record.pending if row.id not in anew] + record.considered
    return [row for row in rows if row.recipient_kind != INSIDE]


def disclosure_record(
    record: MeetingRecord,
    recipient: Disclosure,
    status: str,
    stamp: str = "",
    now: CaseRecord | None = None,
) -> Document:
    """Return the record of one disclosure, from when it was first considered.

    Args:
        record: the meeting: as it stands, or as a signed version holds it.
        recipient: one of `recipients`.
        status: what the document says of itself, as the minutes do.
        stamp: what its foot says of the audit.
        now: the case as it stands, which knows what came of it after the meeting.
    """
    every = _known(record, now)
    rows = _chain(every, recipient)
    newest = rows[-1]
    others = [_apart(row, newest) for row in every if row not in rows and not _same(row, newest)]
    document = Document(
        title=f"Disclosure record: {record.meeting.printed_title}, {newest.letter}",
        subject=", ".join(part for part in (record.case.crn, _on(record), _area(record)) if part),
        marking=record.area.marking,
        status=status,
        stamp=stamp,
        dated=record.meeting.date or UNDATED,
        blocks=tuple(_blocks(record, rows, now or record)),
        is_restricted=handled(newest.handling) == RESTRICTED,
    )
    return _without(document, Withheld(others, known=_mine(record, newest)))


def _known(record: MeetingRecord, now: CaseRecord | None) -> list[Disclosure]:
    rows = {row.id: row for row in (*record.pending, *record.disclosures)}
    rows |= {row.id: row for row in (now.disclosures if now else ())}
    return [row for row in rows.values() if not row.in_error]


def _chain(every: Sequence[Disclosure], recipient: Disclosure) -> list[Disclosure]:
    """Return how it went from meeting to meeting, the first decision first."""
    by_id = {row.id: row for row in every}
    chain = [by_id.get(recipient.id, recipient)]
    while (first := chain[0].follows) and (before := by_id.get(first)) and before not in chain:
        chain.insert(0, before)
    after = {row.follows: row for row in every if row.follows}
    while (later := after.get(chain[-1].id)) and later not in chain:
        chain.append(later)
    return chain


def _same(row: Disclosure, other: Disclosure) -> bool:
    """Whether two of them are of one person, considered twice."""
    return plain(row.recipient) == plain(other.recipient)


def _apart(row: Disclosure, mine: Disclosure) -> Disclosure:
    """Return another recipient without an address that is this one's as well."""
    is_shared = plain(row.address) == plain(mine.address)
    return row.model_copy(update={"address": ""}) if is_shared else row


def _mine(record: MeetingRecord, row: Disclosure) -> list[str]:
    """Return the names whose words may stand here: the recipient's and the offender's own."""
    return [record.case.full_name, record.case.aliases, row.recipient, row.address]


def _on(record: MeetingRecord) -> str:
    return long_date(record.meeting.date) if record.meeting.date else "undated"


def _area(record: MeetingRecord) -> str:
    return record.meeting.area or record.area.name


def _blocks(record: MeetingRecord, rows: Sequence[Disclosure], now: CaseRecord) -> Iterator[Block]:
    newest, case, meeting = rows[-1], record.case, record.meeting
    yield Paragraph(STATEMENT, "statement")
    if handled(newest.handling) == RESTRICTED:
        yield Paragraph(f"{MARK} Standard minutes leave this disclosure out.", "statement")
    yield Heading("Whom it is about")
    yield Fields(
        "Whom it is about",
        (
            ("Offender", f"{case.full_name}, born {day(case.born, 'on a date not recorded')}"),
            ("Index offence", recorded(case.offence)),
            ("Child sex offender (section 327B)", answered(meeting.child_sex_offender)),
            ("Recipient", recorded(newest.recipient)),
            ("Address", recorded(newest.address)),
            ("Relation", recorded(newest.relation)),
            ("Considered at", f"{meeting.printed_title}, {weekday(meeting.date)}"),
            ("Chair", recorded(meeting.chair)),
            ("Lead agency", recorded(meeting.lead_agency)),
        ),
    )
    yield Heading("How it went")
    yield Table(
        "How it went",
        ("When", "What happened"),
        tuple(Row(cells) for row in rows for cells in _steps(row, now)),
        (5, 12),
    )
    for row in reversed(rows):
        made = day(row.made_on, "an earlier meeting")
        yield Heading(f"Decision {row.letter} of {made}: {row.decision or 'none yet'}")
        yield Fields(f"Decision {row.letter}", tuple(disclosed(record, row)))


def _steps(row: Disclosure, now: CaseRecord) -> Iterator[tuple[str, str]]:
    decided = row.decision if row.decision in DECISIONS else "considered, not decided yet"
    if row.decision == DEFER:
        decided += f" to {weekday(row.defer_to)}; decides then: {row.defer_who or NOT_ANSWERED}"
    elif row.decision == DISCLOSE and row.when:
        decided += f", by {weekday(row.when)}"
    yield day(row.made_on, "At an earlier meeting"), capital(f"{decided}.")
    for action in live(now.actions):
        if action.disclosure_id == row.id:
            yield from _followed(action, now)
    if row.done_on:
        by = f" by {row.done_by}" if row.done_by else ""
        yield day(row.done_on), f"Made{by}. Response: {row.response or NOT_ANSWERED.lower()}"


def _followed(action: Action, now: CaseRecord) -> Iterator[tuple[str, str]]:
    owner = who(action.owner, action.agency, action.helpers)
    due = f"due {shown(action.due)}" if action.due else ""
    yield (
        day(action.made_on, "At the meeting"),
        lines([f"Action A{action.number} for {owner}", due, f"Now {action.status}."]),
    )
    for outcome in history(now.outcomes, action.id):
        if words := told(outcome):
            yield day(outcome.heard_on), words


def _without(document: Document, others: Withheld) -> Document:
    """Return the document without what names the other recipients."""
    left_out: list[LeftOut] = []

    def kept(where: str, text: str) -> str:
        if not (names := others.names_in(text)):
            return text
        quoted = ", ".join(f"“{name}”" for name in names)
        why = f"It names somebody else who was considered: {quoted}."
        left_out.append(LeftOut(where, text, why))
        return NAMES_ANOTHER

    def block(each: Block) -> Block:
        match each:
            case Fields(rows=rows):
                return replace(each, rows=tuple((what, kept(what, text)) for what, text in rows))
            case Table(rows=rows, caption=caption):
                cut = (Row(tuple(kept(caption, cell) for cell in row.cells)) for row in rows)
                return replace(each, rows=tuple(cut))
            case Heading(text=text) | Paragraph(text=text):
                return replace(each, text=kept("A heading", text))

    blocks = tuple(map(block, document.blocks))
    subject, status = kept("Head", document.subject), kept("Status", document.status)
    return replace(
        document, blocks=blocks, subject=subject, status=status, left_out=tuple(left_out)
    )
