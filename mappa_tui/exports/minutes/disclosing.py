"""The disclosure check: each recipient considered, with all that the law keeps on record."""

from collections.abc import Collection, Iterator
from datetime import date

from mappa_tui.domain import disclosure_rules
from mappa_tui.domain.agenda import Item
from mappa_tui.domain.disclosure import DEFER, DISCLOSE, Disclosure
from mappa_tui.domain.noun import RESTRICTED
from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.exports.blocks import Block, Fields, Heading, Row, Table
from mappa_tui.exports.minutes.parts import (
    NONE_RECORDED,
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

_ROWS: dict[str, dict[str, str]] = {
    "Recipient": {"recipient": "", "recipient_kind": "", "relation": ""},
    "Address": {"address": ""},
    "Who is protected, from what": {"protects": ""},
    "Tests": {
        "test_harm": "(a) Risk of serious harm to children",
        "test_necessary": "(b) Telling this person is necessary to protect them",
        "presumed": "Presumption to disclose",
    },
    "Decision": {"decision": "", "defer_to": "Until", "defer_who": "Who decides then"},
    "Reasons": {"reasons": "", "rebuttal": "Against the presumption"},
    "What is told": {"what": ""},
    "By whom, how and when": {"lead": "", "how": "How", "when": "By"},
    "The offender": {
        "self_told": "Chance to tell it himself or herself",
        "offender_told": "Whether told that it will be done",
    },
    "Why it may be told": {
        "lawful": "Lawful",
        "necessary": "Necessary",
        "proportionate": "Proportionate",
    },
    "Conditions on passing it on": {"conditions": "", "understands": "Recipient understands them"},
    "Risks made by telling": {"risks_made": "", "risks_met": "How they are met"},
    "Route": {"route": ""},
    "Dissent": {"dissent": ""},
    "What came of it": {
        "done_on": "Done on",
        "done_by": "Done by",
        "response": "Response",
        "recorded": "ViSOR or MAPPS",
    },
}
"""The rows, each with its fields and what stands before them."""
_ASKED = ("self_told", "offender_told", "understands", "risks_made", "risks_met", "route")
_INSTEAD = "A further disclosure was considered; restricted."


def disclosure(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield whether the duty applies, and each recipient with its decision and reasons."""
    meeting = record.meeting
    duty = answered(meeting.child_sex_offender)
    if meeting.child_sex_offender == "yes":
        duty += ": there is a duty to consider telling members of the public"
    rows = [("Child sex offender (section 327B)", duty)]
    if not record.considered:
        rows.append(("Recipients considered", "None"))
        rows.append(("Reason", meeting.no_recipient or NOT_ANSWERED))
    yield Fields("The duty to consider disclosure", tuple(rows))
    yield from _earlier(record)
    # Restricted ones come last, so that one sentence can stand for all of them.
    for row in sorted(record.considered, key=lambda row: row.handling == RESTRICTED):
        handling = handled(row.handling)
        title = f"{row.letter} {row.recipient or 'recipient not named'}"
        yield Heading(title, 2, handling, "Restricted")
        yield Fields(f"Disclosure {row.letter}", tuple(disclosed(record, row)), handling, _INSTEAD)


def _earlier(record: MeetingRecord) -> Iterator[Block]:
    if not record.pending:
        return
    yield Heading("Disclosures of earlier meetings", 2)
    yield Table(
        "Disclosures of earlier meetings",
        ("Disclosure", "Recipient", "Decided then", "What became of it"),
        tuple(_followed(record, row) for row in record.pending),
        (4, 5, 5, 8),
    )


def _followed(record: MeetingRecord, row: Disclosure) -> Row:
    decided = row.decision
    if row.decision == DEFER and row.defer_to:
        decided += f" to {weekday(row.defer_to)}"
    elif row.when:
        decided += f", by {weekday(row.when)}"
    by = f" by {row.done_by}" if row.done_by else ""
    made = f"Made on {weekday(row.done_on)}{by}." if row.done_on else ""
    anew = disclosure_rules.decided_anew(record, row)
    later = f"Decided anew: {anew.decision or 'not yet'}, as {anew.letter}." if anew else ""
    known = (
        f"{row.letter} of {day(row.made_on, 'an earlier meeting')}",
        recorded(row.recipient),
        recorded(capital(decided)),
    )
    is_kept_back = anew is not None and handled(anew.handling) == RESTRICTED
    became = lines([made, row.response, later])
    standard = lines([made, row.response, "" if is_kept_back else later])
    return Row(
        (*known, became or NOT_ANSWERED),
        handled(row.handling),
        "A disclosure of an earlier meeting is restricted.",
        (*known, standard or NOT_ANSWERED),
    )


def disclosed(record: MeetingRecord, row: Disclosure) -> Iterator[tuple[str, str]]:
    """Yield all that is kept of one recipient; what is needed and empty says so."""
    required = disclosure_rules.missing(record, row)
    for label, parts in _ROWS.items():
        found = [(lead, _part(row, name, required)) for name, lead in parts.items()]
        if text := lines([f"{lead}: {said}" if lead and said else said for lead, said in found]):
            yield label, text
    yield "Handling", capital(row.handling)
    for action in live(record.actions):
        if action.disclosure_id == row.id:
            yield "Action", f"A{action.number}: {recorded(action.status)}"


def _part(row: Disclosure, name: str, required: Collection[str]) -> str:
    value = getattr(row, name)
    if name == "presumed":
        return "Yes, both tests are met" if row.presumed else ""
    if name == "lead" and (row.lead or row.lead_agency):
        return who(row.lead, row.lead_agency, row.helpers)
    if isinstance(value, date):
        return weekday(value)
    if value and value.strip():
        return capital(value)
    if name in required or (name == "lead" and "lead_agency" in required):
        return NOT_ANSWERED
    is_asked = name == "dissent" or (name in _ASKED and row.decision == DISCLOSE)
    return NONE_RECORDED if is_asked else ""
