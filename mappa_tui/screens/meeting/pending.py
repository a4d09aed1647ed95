"""Disclosures of earlier meetings: decided and not yet heard of, or deferred."""

from mappa_tui.domain.dates import long_date, near_date, short_date
from mappa_tui.domain.disclosure import DEFER, Disclosure
from mappa_tui.domain.disclosure_rules import decided_anew, is_settled
from mappa_tui.domain.noun import RESTRICTED, Noun
from mappa_tui.widgets.pane import Listing, Opened
from mappa_tui.widgets.rows import Column, Row
from mappa_tui.widgets.session import Session

PENDING_HINT = "Enter what became of one · d decides it anew in this meeting"


def pending_listing(session: Session) -> Listing:
    """Return the disclosures of earlier meetings that this one has to hear of."""

    def row(record: Noun) -> Row:
        assert isinstance(record, Disclosure)
        name = record.recipient or "who?"
        if record.handling == RESTRICTED:
            name += " (restricted)"
        of = f" of {short_date(record.made_on)}" if record.made_on else ""
        below = (record.response,) if record.response else ()
        cells = (f"{record.letter}{of}", name, _decided(session, record), _became(session, record))
        mark = "✓" if is_settled(session.meeting, record) else ""
        return Row(str(record.id), cells, mark=mark, below=below)

    def opens(record: Noun) -> Opened:
        assert isinstance(record, Disclosure)
        of = f" of {long_date(record.made_on)}" if record.made_on else ""
        heading = f"What became of disclosure {record.letter}{of}?"
        words = [f"{record.recipient}: {record.what}" if record.what else record.recipient]
        words += [record.how, record.conditions]
        return Opened(record, heading=heading, remark="\n".join(filter(None, words)))

    return Listing(
        "From earlier meetings",
        (Column(width=13), Column(), Column(), Column(width=18)),
        lambda: session.meeting.pending,
        row,
        opens=opens,
        empty="No disclosure waits to be made or decided.",
    )


def _decided(session: Session, row: Disclosure) -> str:
    day = session.meeting.day
    if row.decision == DEFER:
        to = f" to {near_date(row.defer_to, day)}" if row.defer_to else ""
        who = f": {row.defer_who}" if row.defer_who else ""
        return f"deferred{to}{who}"
    by = f", by {near_date(row.when, day)}" if row.when else ""
    made = next((a for a in session.meeting.actions if a.disclosure_id == row.id), None)
    return f"{row.decision}{by}" + (f", A{made.number} {made.status}" if made else "")


def _became(session: Session, row: Disclosure) -> str:
    if row.done_on:
        return f"made {near_date(row.done_on, session.meeting.day)}"
    anew = decided_anew(session.meeting, row)
    if anew:
        return f"decided anew, {anew.letter}"
    return "to be decided" if row.decision == DEFER else "not heard yet"
