"""What of a file is new, and what changes in cases that are there already."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from mappa_tui.domain.case import LEFT, Case, LevelChange
from mappa_tui.domain.change import Change, Put, Set
from mappa_tui.domain.dates import plain_date
from mappa_tui.domain.event import Event
from mappa_tui.domain.finding import same_name
from mappa_tui.domain.known_case import KnownCase
from mappa_tui.domain.noun import asked
from mappa_tui.domain.referral import Referral
from mappa_tui.domain.statistics.counted import Step
from mappa_tui.domain.text import listed
from mappa_tui.imports.sheet import Fault, Line
from mappa_tui.imports.sheets import EVENTS, LEVELS, REFERRALS, REGISTER

_STANDING = ("category", "level", "status")
_WHO = ("surname", "forenames", "born")
"""Fields that say who it is: what they said before is shown."""


@dataclass(slots=True, repr=False)
class Matched:
    """What the lines of a file come to."""

    fresh: list[Change] = field(default_factory=list)
    """What is entered."""
    updates: list[Change] = field(default_factory=list)
    """What changes in cases that are there already, where that is wanted."""
    new: int = 0
    """Lines that bring something new."""
    there: int = 0
    """Lines about a case that is in the register already."""
    differing: int = 0
    """Those of them that say otherwise than the record."""
    repeated: int = 0
    """Lines that the record has word for word."""
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)
    """What else is to be known of lines: what an update would change, whose case is begun."""


def matching(
    found: Matched, sheet_key: str, lines: Iterable[Line], known: Mapping[str, KnownCase]
) -> Iterator[None]:
    """Compare the lines of a file with the record, and yield after each.

    Args:
        found: takes what they come to.
        sheet_key: the kind of file.
        lines: those that could be read.
        known: the cases that they are about and that are there, by CRN in small letters.
    """
    told_apart = _told_apart(found, lines, known)
    together = {LEVELS.key: _of_levels, REFERRALS.key: _of_referrals}
    if sheet_key in together:
        yield from together[sheet_key](found, told_apart, known)
        return
    compare = {REGISTER.key: _of_register, EVENTS.key: _of_events}[sheet_key]
    for line in told_apart:
        compare(found, line, known.get(line.crn.casefold()))
        yield None


def _of_register(found: Matched, line: Line, there: KnownCase | None) -> None:
    read, step = line.noun(Case), line.noun(LevelChange)
    now = _own(step)
    if there is None:
        case = read.model_copy(update=now)
        found.fresh.append(Put(case))
        if step.on:
            found.fresh.append(Put(step.model_copy(update={"case_id": case.id})))
        found.new += 1
        return
    if _is_somebody_else(read, there):
        was = f"{there.values['surname']}, born on {plain_date(there.values['born'])}"
        says = f"{line.crn} is {was}: is this line about somebody else?"
        found.faults.append(Fault(line.number, says, "Surname"))
        return
    found.there += 1
    fields = Case.model_fields  # in their order: what was given has none
    said = {name: getattr(read, name) for name in fields if (Case, name) in line.given}
    changes: list[Change] = []
    if step.on and not any(_says_the_same(step, each) for each in there.steps):
        changes.append(Put(step.model_copy(update={"case_id": there.id})))
    if _is_newest(step, there.steps):
        said |= {name: now[name] for name in _STANDING if now[name] or name == "level"}
    values = {
        name: value
        for name, value in said.items()
        if name != "crn" and there.values.get(name) != value
    }
    if values:
        changes.append(Set("Case", there.id, values))
    if changes:
        found.differing += 1
        found.updates += changes
        found.remarks.append(Fault(line.number, _would_change(line, step, changes, values, there)))
    else:
        found.repeated += 1


def _is_somebody_else(read: Case, there: KnownCase) -> bool:
    born = there.values["born"]
    differs = read.born is not None and born is not None and read.born != born
    return differs and not same_name(read.surname, there.values["surname"])


def _would_change(
    line: Line,
    step: LevelChange,
    changes: Sequence[Change],
    values: Mapping[str, object],
    there: KnownCase,
) -> str:
    labels = [_changed(name, there, value) for name, value in values.items()]
    parts = [f"changes {listed(labels)}"] if labels else []
    if step.on and any(isinstance(each, Put) for each in changes):
        parts.append(f"adds a step of {plain_date(step.on)}")
    return f"{line.crn} is there already: an update {listed(parts)}."


def _changed(name: str, there: KnownCase, value: object) -> str:
    label, was = asked(Case, name).label.lower(), there.values.get(name)
    if name not in _WHO or not was:
        return label
    before, after = (plain_date(v) if isinstance(v, dt.date) else v for v in (was, value))
    return f"{label} from {before} to {after}"


def _of_levels(
    found: Matched, lines: Iterable[Line], known: Mapping[str, KnownCase]
) -> Iterator[None]:
    newest: dict[UUID, LevelChange] = {}
    for line in lines:
        yield None
        there = known.get(line.crn.casefold())
        if there is None:
            found.faults.append(_nobody(line))
            continue
        step = line.noun(LevelChange).model_copy(update={"case_id": there.id})
        same_day = [each for each in there.steps if each.on == step.on]
        if any(_says_the_same(step, each) for each in same_day):
            found.repeated += 1
        elif same_day:
            says = "the record has another step of that day."
            found.faults.append(Fault(line.number, says, "Since"))
        else:
            found.new += 1
            found.fresh.append(Put(step))
            before = newest.get(there.id)
            is_newer = before is None or (before.on is not None and _is_newest(step, [before]))
            if is_newer and _is_newest(step, there.steps):
                newest[there.id] = step
    by_id = {each.id: each for each in known.values()}
    for case_id, step in newest.items():
        own = {name: value for name, value in _own(step).items() if value or _leaves(step, name)}
        there = by_id[case_id]
        values = {name: value for name, value in own.items() if there.values.get(name) != value}
        if values:
            found.fresh.append(Set("Case", case_id, values))


def _of_events(found: Matched, line: Line, there: KnownCase | None) -> None:
    if there is None:
        found.faults.append(_nobody(line))
        return
    event = line.noun(Event).model_copy(update={"case_id": there.id})
    if any((each.what, each.on) == (event.what, event.on) for each in there.events):
        found.repeated += 1
    else:
        found.new += 1
        found.fresh.append(Put(event))


def _of_referrals(
    found: Matched, lines: Iterable[Line], known: Mapping[str, KnownCase]
) -> Iterator[None]:
    begun: dict[str, Case] = {}
    for line in lines:
        yield None
        at, read = line.crn.casefold(), line.noun(Case)
        there = known.get(at)
        before = there.values["surname"] if there else begun[at].surname if at in begun else ""
        if not (before or read.surname):
            says = f"needed, since no case in the register has the CRN {line.crn}."
            found.faults.append(Fault(line.number, says, "Surname"))
        elif before and read.surname and not same_name(before, read.surname):
            says = f"{line.crn} is {before}: is it somebody else’s referral?"
            found.faults.append(Fault(line.number, says, "Surname"))
        elif there and line.noun(Referral).received in there.referred:
            found.repeated += 1
            found.remarks.append(_received_before(line))
        else:
            found.new += 1
            if not there and at not in begun:
                begun[at] = read
                found.fresh.append(Put(read))
                says = f"no case in the register has the CRN {line.crn}: one is begun."
                found.remarks.append(Fault(line.number, says))
            case_id = there.id if there else begun[at].id
            found.fresh.append(Put(line.noun(Referral).model_copy(update={"case_id": case_id})))


def _received_before(line: Line) -> Fault:
    on = line.noun(Referral).received
    assert on is not None
    says = f"{line.crn} has a referral received on {plain_date(on)} already: left out."
    return Fault(line.number, says)


def _told_apart(
    found: Matched, lines: Iterable[Line], known: Mapping[str, KnownCase]
) -> Iterator[Line]:
    """Yield the lines but those whose CRN more than one case has."""
    for line in lines:
        there = known.get(line.crn.casefold())
        if there is None or there.is_alone:
            yield line
        else:
            says = f"more than one case in the register has the CRN {line.crn}."
            found.faults.append(Fault(line.number, says, "CRN"))


def _nobody(line: Line) -> Fault:
    return Fault(line.number, f"no case in the register has the CRN {line.crn}.", "CRN")


def _own(step: LevelChange) -> dict[str, str]:
    """Return how the case itself stands by a step: out of MAPPA, it has no level."""
    level = "" if step.level == LEFT else step.level
    return {"category": step.category, "level": level, "status": step.status}


def _leaves(step: LevelChange, name: str) -> bool:
    return name == "level" and step.level == LEFT


def _is_newest(step: LevelChange, others: Sequence[Step | LevelChange]) -> bool:
    """Whether no other step is later; one without a date says how it stands now."""
    return step.on is None or all(each.on is None or each.on <= step.on for each in others)


def _says_the_same(step: LevelChange, stored: Step) -> bool:
    names = ("on", *_STANDING)
    return all(getattr(step, name) in ("", getattr(stored, name)) for name in names)


def crns(lines: Iterable[Line]) -> set[str]:
    """Return whom the lines are about, in small letters."""
    return {line.crn.casefold() for line in lines}
