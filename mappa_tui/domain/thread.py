"""The golden thread: which measure answers which risk, and what keeps each victim safe.

A matrix of risks and victims against the four pillars and the contingency. What is a gap is
said by the rules of sign-off, not here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mappa_tui.domain import plan_rules
from mappa_tui.domain.agenda import Agenda, standard_agenda
from mappa_tui.domain.gap import Ask
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import Contingency, Measure
from mappa_tui.domain.record import CaseRecord, MeetingRecord, live
from mappa_tui.domain.risk import LIVE, Risk

CONTINGENCY = "contingency"
_LITTLE = {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
"""Words that say nothing where they come last."""

Planned = Measure | Contingency


@dataclass(frozen=True, slots=True)
class Column:
    """A pillar of the plan, or the contingency."""

    key: str
    title: str
    number: int
    """Its item of the agenda."""


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """A risk or a victim, with what answers or protects."""

    record: Risk | Person
    ref: str
    """`R1`, `V1`; a victim without a label is called by name."""
    words: str
    cells: tuple[tuple[Planned, ...], ...]
    """What the plan has for it, column by column."""
    gap: str
    """The question of sign-off, if nothing is there and no reason."""
    gap_in: int
    """The column in which an answer is looked for first."""
    reason: str
    """Why there is none; empty where the plan has one."""


@dataclass(frozen=True, slots=True, repr=False)
class Thread:
    """The whole matrix."""

    columns: tuple[Column, ...]
    risks: tuple[Line, ...]
    victims: tuple[Line, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Risks first, then victims."""
        return (*self.risks, *self.victims)

    @property
    def answered(self) -> int:
        """How many lines have no gap."""
        return sum(not line.gap for line in self.lines)


def golden_thread(record: CaseRecord) -> Thread:
    """Return the matrix of a case, or of a meeting."""
    found = columns(record)
    asks = {
        ask.record.id: ask
        for rule in (plan_rules.risk_unanswered, plan_rules.victim_unprotected)
        for ask in rule(record)
        if ask.record is not None
    }
    plan = plan_in_force(record)
    risks = [row for row in live(record.risks) if row.status == LIVE]
    return Thread(
        found,
        tuple(_risk(record, found, plan, asks.get(row.id), row) for row in _in_order(risks)),
        tuple(_victim(record, found, plan, asks.get(row.id), row) for row in record.victims),
    )


def plan_in_force(record: CaseRecord) -> list[Planned]:
    """Return the measures that count, then the contingencies, each by number."""
    return [
        *sorted(plan_rules.measures_in_force(record), key=lambda row: row.number),
        *sorted(plan_rules.contingencies_in_force(record), key=lambda row: row.number),
    ]


def columns(record: CaseRecord) -> tuple[Column, ...]:
    """Return the pillars in the agenda's order, and the contingency."""
    agenda: Agenda = record.agenda if isinstance(record, MeetingRecord) else standard_agenda()
    pillars = dict.fromkeys(item.pillar for item in agenda.items if item.kind == "pillar")
    places = [(pillar, agenda.key_of("pillar", pillar)) for pillar in pillars]
    places.append((CONTINGENCY, agenda.key_of("contingency")))
    return tuple(Column(key, agenda.item(item).name, agenda.number(item)) for key, item in places)


def started(record: CaseRecord, line: Line, column: Column) -> Planned:
    """Return a new measure of that column, or contingency, that points at the line already."""
    at = record.meeting.id if isinstance(record, MeetingRecord) else None
    points = "risks" if isinstance(line.record, Risk) else "victims"
    label = line.record.label if isinstance(line.record, Person) else line.ref
    values = {"case_id": record.case.id, "meeting_id": at, points: label}
    if column.key == CONTINGENCY:
        number = max((row.number for row in record.contingencies), default=0) + 1
        return Contingency.model_validate({**values, "number": number})
    number = max((row.number for row in record.measures), default=0) + 1
    return Measure.model_validate({**values, "number": number, "pillar": column.key})


def name_of(row: Planned) -> str:
    """Return its number: `M3`, `K1`."""
    return f"{'M' if isinstance(row, Measure) else 'K'}{row.number}"


def words_of(row: Planned) -> str:
    """Return what is done, in full."""
    return row.what if isinstance(row, Measure) else row.response or row.trigger


def short(text: str, width: int) -> str:
    """Return as many first words of a text as a width holds; of a long word its beginning."""
    kept: list[str] = []
    for word in text.split():
        if len(" ".join([*kept, word.rstrip(",;:.")])) > width:
            break
        kept.append(word)
    while kept and kept[-1].lower() in _LITTLE:
        kept.pop()
    if kept:
        return " ".join(kept).rstrip(",;:.")
    return text if len(text) <= width else f"{text[: max(width - 1, 0)]}…"


def _in_order(rows: Iterable[Risk]) -> list[Risk]:
    return sorted(rows, key=lambda row: row.number)


def _risk(
    record: CaseRecord, found: Sequence[Column], plan: list[Planned], ask: Ask | None, row: Risk
) -> Line:
    ref = f"R{row.number}"
    cells = _cells(found, [each for each in plan if ref in each.risks.split()])
    gap = ask.question if ask else ""
    return Line(row, ref, row.text, cells, gap, 0, plan_rules.why_unanswered(record, row))


def _victim(
    record: CaseRecord, found: Sequence[Column], plan: list[Planned], ask: Ask | None, row: Person
) -> Line:
    named = [each for each in plan if row.label and row.label in each.victims.split()]
    keys = [column.key for column in found]
    gap_in = keys.index(ask.pillar) if ask and ask.pillar in keys else 0
    return Line(
        row,
        row.called,
        row.relation or row.part,
        _cells(found, named),
        ask.question if ask else "",
        gap_in,
        plan_rules.why_unprotected(record, row),
    )


def _cells(found: Sequence[Column], rows: list[Planned]) -> tuple[tuple[Planned, ...], ...]:
    return tuple(tuple(row for row in rows if _column_of(row) == column.key) for column in found)


def _column_of(row: Planned) -> str:
    return row.pillar if isinstance(row, Measure) else CONTINGENCY
