"""What changed since the last meeting: the record against what that meeting left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from mappa_tui.domain import disclosure_rules
from mappa_tui.domain.action import CARRIED, DONE, OPEN, Action, ActionOutcome
from mappa_tui.domain.before import Before
from mappa_tui.domain.case import Case, Condition
from mappa_tui.domain.dates import plain_date
from mappa_tui.domain.entry import shown
from mappa_tui.domain.noun import HANDLING, STANDARD, Noun, asked
from mappa_tui.domain.plan import CHANGED, IN_FORCE, Measure
from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.domain.risk import LIVE, ROSH_GROUPS, Risk, RiskAssessment
from mappa_tui.domain.sections import SECTIONS
from mappa_tui.domain.text import one_line

Row = TypeVar("Row", bound=Noun)

_ROSH = tuple(
    name
    for group in ROSH_GROUPS
    for name in (f"{group}_community", f"{group}_custody")
    if name in RiskAssessment.model_fields
)
_NARRATIVE = ("who", "nature", "imminence", "increases", "reduces", "scenarios")
_PLANNED = ("owner", "agency", "helpers", "risks", "victims")
_POINTING = {"risks": "which risks it answers", "victims": "whom it protects"}
"""Fields whose values name risks and victims, which may be restricted themselves."""
_VICTIM = (
    "label",
    "part",
    "relation",
    "contact_scheme",
    "vlo",
    "views",
    "conditions",
    "marac",
    "unprotected_reason",
)
_IN_WORDS = {"unprotected_reason": "why there is no measure"}
"""Fields whose label does not read within a sentence."""
_TOLD_BY_LEVEL = ("category", "level", "lead_agency")
"""What a meeting decides anew: its own fields say so, not those of the case."""
_LONG = ("account", "related_offences")
"""Fields too long to be told as they were and as they are."""


@dataclass(frozen=True, slots=True, repr=False)
class Changed:
    """One thing that is not as the last meeting left it."""

    about: str
    """`Risk of serious harm`, `Measures` …"""
    text: str
    """What it is, with its number, and what happened to it."""
    handling: str = STANDARD
    """The narrowest of what it is now and what it was."""


def changes(record: MeetingRecord) -> list[Changed]:
    """Return all that changed; nothing where there was no earlier meeting."""
    before = record.before
    if before is None:
        return []
    return [
        *_level(record, before),
        *_case_summary(record, before),
        *_harm(record, before),
        *_risks(record, before),
        *_measures(record, before),
        *_contingencies(record, before),
        *_conditions(record, before),
        *_victims(record, before),
        *_actions(record, before),
        *_disclosures(record),
    ]


def _level(record: MeetingRecord, before: Before) -> Iterator[Changed]:
    for title, was, now in (
        ("Category", before.category, record.case.category),
        ("Level", before.level, record.meeting.level_after),
        ("Lead agency", before.lead_agency, record.meeting.lead_agency),
    ):
        if was and now and was != now:
            yield Changed("Category and level", f"{title}: was {was}, now {now}")


def _case_summary(record: MeetingRecord, before: Before) -> Iterator[Changed]:
    """Yield what changed of the sections that the case summary reads, where that is known."""
    about = "Case summary"
    if before.case is not None:
        was, now = before.case, record.case
        names = (name for section in SECTIONS for name in section.fields)
        for name in names:
            if name in _TOLD_BY_LEVEL or getattr(was, name) == getattr(now, name):
                continue
            step = "amended" if name in _LONG else _step(was, now, name)
            yield Changed(about, f"{asked(Case, name).label}: {step}")
    if before.dates is not None:
        for then, row in _pairs(before.dates, live(record.dates)):
            if then is None and row is not None:
                yield Changed(about, f"New date: {_joined(row.what, shown(row.on), row.note)}")
            elif then is not None and row is None:
                yield Changed(about, f"No longer a date: {_joined(then.what, shown(then.on))}")
            elif then and row and (details := _details(then, row, ("what", "on", "note"))):
                yield Changed(about, f"{then.what or 'Relevant date'}: {details}")


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _harm(record: MeetingRecord, before: Before) -> Iterator[Changed]:
    was, now = before.assessment, record.assessment
    if was is None or now is None:
        return
    handling = _narrowest(was, now)
    for name in (*_ROSH, "overall"):
        if getattr(was, name) != getattr(now, name):
            text = f"{asked(RiskAssessment, name).label}: {_step(was, now, name)}"
            yield Changed("Risk of serious harm", text, handling)
    # Of an assessment on paper only the levels are known.
    known = any(getattr(was, name) for name in _NARRATIVE)
    labels = [
        _label(now, name)
        for name in _NARRATIVE
        if known and getattr(was, name) != getattr(now, name)
    ]
    if labels:
        yield Changed("Risk of serious harm", f"Amended: {', '.join(labels)}", handling)


def _risks(record: MeetingRecord, before: Before) -> Iterator[Changed]:
    for was, now in _pairs(before.risks, live(record.risks)):
        row = now or was
        assert row is not None
        text = f"R{row.number} "
        if was is None:
            text += f"new: {row.text}"
        elif now is None or now.status != LIVE:
            text += f"ended: {row.text}"
        elif details := _joined(_details(was, now, ("text",)), _why_unanswered(was, now)):
            text += f"changed: {details}"
        else:
            continue
        yield Changed("Risks", text, _narrowest(was, now))


def _why_unanswered(was: Risk, now: Risk) -> str:
    """Return what became of the reason why a risk has no answer: `no answer, because: …`."""
    if was.unanswered_reason == now.unanswered_reason:
        return ""
    if not now.unanswered_reason:
        return "why it has no answer was taken out"
    return f"no answer, because: {now.unanswered_reason}"


def _measures(record: MeetingRecord, before: Before) -> Iterator[Changed]:
    for was, now in _pairs(before.measures, live(record.measures)):
        row = now or was
        assert row is not None
        text = _measure(record, was, now)
        if text:
            yield Changed("Measures", f"M{row.number} {text}", _narrowest(was, now))


def _measure(record: MeetingRecord, was: Measure | None, now: Measure | None) -> str:
    if now is None:
        return f"no longer in the plan: {was.what}" if was else ""
    if was is None:
        return f"new: {now.what}" + ("" if now.status == IN_FORCE else f" ({now.status})")
    if now.status != IN_FORCE:
        return _because(f"{now.status}: {now.what}", now.status_reason)
    review = record.review(now)
    details = _details(was, now, ("what", "when", *_PLANNED))
    if review and review.mark == CHANGED:
        return _because(f"changed: {details or now.what}", review.reason)
    return f"changed: {details}" if details else ""


def _contingencies(record: MeetingRecord, before: Before) -> Iterator[Changed]:
    for was, now in _pairs(before.contingencies, live(record.contingencies)):
        row = now or was
        assert row is not None
        text = f"K{row.number} "
        if was is None:
            text += f"new: {row.trigger}"
        elif now is None or now.status != IN_FORCE:
            text += f"withdrawn: {row.trigger}"
        elif details := _details(was, now, ("trigger", "response", *_PLANNED)):
            text += f"changed: {details}"
        else:
            continue
        yield Changed("Contingency", text, _narrowest(was, now))


def _conditions(record: MeetingRecord, before: Before) -> Iterator[Changed]:
    for was, now in _pairs(before.conditions, live(record.conditions)):
        row = now or was
        assert row is not None
        if was is None:
            text = f"New: {row.text}"
        elif now is None:
            text = f"No longer in force: {row.text}"
        elif details := _details(was, now, ("kind", "text", "ends", "until")):
            text = f"{was.text}: {details}"
        elif _has_ended(record, before, now):
            text = f"Ended on {shown(now.ends)}: {now.text}"
        else:
            continue
        yield Changed("Conditions and orders", text, _narrowest(was, now))


def _has_ended(record: MeetingRecord, before: Before, row: Condition) -> bool:
    if row.ends is None or record.day is None or before.day is None:
        return False
    return before.day <= row.ends < record.day


def _victims(record: MeetingRecord, before: Before) -> Iterator[Changed]:
    for was, now in _pairs(before.victims, record.victims):
        row = now or was
        assert row is not None
        if was is None:
            text = f"{row.called} new: {_joined(row.part, row.relation)}"
        elif now is None:
            text = f"{row.called} no longer among the victims"
        else:
            names = [name for name in _VICTIM if getattr(was, name) != getattr(now, name)]
            if not names:
                continue
            text = f"{row.called} amended: "
            text += ", ".join(_label(now, name) for name in names)
        yield Changed("Victims", text, _narrowest(was, now))


def _actions(record: MeetingRecord, before: Before) -> Iterator[Changed]:
    open_then = {row.id for row in before.actions}
    mine = record.meeting.id
    heard = {row.action_id: row for row in record.outcomes if row.meeting_id == mine}
    for row in sorted(live(record.actions), key=lambda row: row.number):
        if row.meeting_id == mine:
            text = f"new: {row.task}" + ("" if row.status == OPEN else f" ({row.status})")
        elif row.id in open_then or row.id in heard:
            text = _became(row, heard.get(row.id))
        else:
            continue
        if text:
            yield Changed("Actions", f"A{row.number} {text}", record.handling_of(row))


def _became(row: Action, heard: ActionOutcome | None) -> str:
    if heard and heard.outcome == CARRIED and heard.new_due:
        to = f"carried forward to {plain_date(heard.new_due)}: {row.task}"
        return _because(to, heard.reason)
    if row.status == OPEN:
        return ""
    if row.status == DONE and heard and heard.done_on:
        return f"done on {plain_date(heard.done_on)}: {row.task}"
    return _because(f"{row.status}: {row.task}", row.cancel_reason)


def _disclosures(record: MeetingRecord) -> Iterator[Changed]:
    for row in record.pending:
        anew = disclosure_rules.decided_anew(record, row)
        name = f"{row.letter} of {shown(row.made_on) or 'an earlier meeting'}"
        handling = _narrowest(row, anew)
        if row.done_on:
            yield Changed("Disclosures", f"{name} made on {plain_date(row.done_on)}", handling)
        if anew and anew.decision:
            text = f"{name} decided anew, as {anew.letter}: {anew.decision}"
            yield Changed("Disclosures", text, handling)


def _pairs(before: Sequence[Row], now: Sequence[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """Yield each row as it was and as it is, in the order of now; what is gone comes last."""
    was = {row.id: row for row in before}
    here = {row.id for row in now}
    for row in sorted(now, key=lambda row: getattr(row, "number", 0)):
        yield was.get(row.id), row
    for row in before:
        if row.id not in here:
            yield row, None


def _details(was: Row, now: Row, names: Sequence[str]) -> str:
    """Return what differs: `by when: was weekly, now twice a week`."""
    parts = []
    for name in names:
        if getattr(was, name) == getattr(now, name):
            continue
        parts.append(_POINTING.get(name) or f"{_label(now, name)}: {_step(was, now, name)}")
    return "; ".join(parts)


def _label(row: Noun, name: str) -> str:
    """Return the field's label as it reads within a sentence: `by when`, `VLO`."""
    label = _IN_WORDS.get(name) or asked(type(row), name).label
    return label if label[:2].isupper() else label.lower()


def _step(was: Noun, now: Noun, name: str) -> str:
    before, after = (one_line(shown(getattr(row, name))) for row in (was, now))
    return f"was {before or 'not recorded'}, now {after or 'not recorded'}"


def _because(text: str, reason: str) -> str:
    return f"{text}: {reason}" if reason.strip() else text


def _narrowest(*rows: Noun | None) -> str:
    """Return the narrowest handling of a row as it was and as it is."""
    found = [getattr(row, "handling", STANDARD) for row in rows if row is not None]
    return max(found, key=_narrow)


def _narrow(handling: str) -> int:
    # What is unknown is kept back.
    return HANDLING.index(handling) if handling in HANDLING else len(HANDLING)
