"""What the risk management plan must answer."""

from collections.abc import Iterable, Iterator

from mappa_tui.domain.gap import Ask
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import IN_FORCE, Contingency, Measure
from mappa_tui.domain.record import CaseRecord, MeetingRecord, live
from mappa_tui.domain.risk import Risk


def measures_in_force(record: CaseRecord) -> list[Measure]:
    """Return the measures that count."""
    return [row for row in live(record.measures) if row.status == IN_FORCE]


def contingencies_in_force(record: CaseRecord) -> list[Contingency]:
    """Return the contingencies that count."""
    return [row for row in live(record.contingencies) if row.status == IN_FORCE]


def pointed_at(refs: Iterable[str]) -> set[str]:
    """Return the numbers or labels that fields such as `R1 R3` name."""
    return {label for ref in refs for label in ref.split()}


def pillar_empty(record: MeetingRecord) -> Iterator[Ask]:
    """Ask of each pillar without a measure why there is none."""
    for item in record.agenda.items:
        if item.kind != "pillar":
            continue
        entry = record.entry(item.key)
        measures = [row for row in measures_in_force(record) if row.pillar == item.pillar]
        if not measures and not (entry and entry.no_measures):
            question = f"{item.title}: no measure, and no reason why?"
            yield Ask(question, "pillar", "no_measures", entry, item.pillar)


def measure_owner(record: MeetingRecord) -> Iterator[Ask]:
    """Ask of each measure who delivers it: an agency at least."""
    for row in measures_in_force(record):
        if not row.agency:
            asks, field = ("which agency?", "agency") if row.owner else ("who?", "owner")
            yield Ask(f"M{row.number}: {asks}", "pillar", field, row, row.pillar)


def measure_when(record: MeetingRecord) -> Iterator[Ask]:
    """Ask of each measure by when, or how often."""
    for row in measures_in_force(record):
        if not row.when:
            yield Ask(f"M{row.number}: by when, or how often?", "pillar", "when", row, row.pillar)


def risk_unanswered(record: CaseRecord) -> Iterator[Ask]:
    """Ask of each live risk what answers it."""
    answered = _answered(record)
    for risk in live(record.risks):
        number = f"R{risk.number}"
        if risk.status == "live" and not risk.unanswered_reason and number not in answered:
            yield Ask(f"{number}: what answers it?", "risk", "unanswered_reason", risk)


def victim_unprotected(record: CaseRecord) -> Iterator[Ask]:
    """Ask of each victim what keeps them safe; a measure in any pillar does."""
    protected = _protected(record)
    for person in record.victims:
        if person.label not in protected and not person.unprotected_reason:
            question = f"{person.called}: what keeps {person.called} safe?"
            yield Ask(question, "pillar", "victims", person, "victim_safety")


def why_unanswered(record: CaseRecord, risk: Risk) -> str:
    """Return the reason that stands where nothing answers a risk; empty where something does."""
    return "" if f"R{risk.number}" in _answered(record) else risk.unanswered_reason.strip()


def why_unprotected(record: CaseRecord, person: Person) -> str:
    """Return the reason that stands where no measure keeps somebody safe; empty where one does.

    A contingency that names them leaves it standing: it is no measure.
    """
    return "" if person.label in _protected(record) else person.unprotected_reason.strip()


def _answered(record: CaseRecord) -> set[str]:
    answered = pointed_at(row.risks for row in measures_in_force(record))
    return answered | pointed_at(row.risks for row in contingencies_in_force(record))


def _protected(record: CaseRecord) -> set[str]:
    return pointed_at(row.victims for row in measures_in_force(record))


def contingency_missing(record: MeetingRecord) -> Iterator[Ask]:
    """Ask what happens if the plan fails; each contingency has a response and somebody."""
    rows = contingencies_in_force(record)
    if not rows:
        yield Ask("what if the plan fails?", "contingency", "contingencies")
    for row in rows:
        if not row.response:
            yield Ask(f"K{row.number}: what is done?", "contingency", "response", row)
        if not (row.owner or row.agency):
            yield Ask(f"K{row.number}: who?", "contingency", "owner", row)
