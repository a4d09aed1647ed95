"""What stops sign-off, and what is worth a look: one rule a function, all in one table.

The keys, questions and sources are those of the field's own table. Missing things never
stop anybody from typing or saving; they are asked for before the chair signs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from mappa_tui.domain import carried, disclosure_rules, plan_rules
from mappa_tui.domain.deadlines import latest_review
from mappa_tui.domain.gap import Ask, Gap, Where
from mappa_tui.domain.levels import RESPONSIBLE_AUTHORITY
from mappa_tui.domain.meeting import CLOSED, INVITED, LEAVES, NEXT_REVIEW
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.record import MeetingRecord, live


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table."""

    key: str
    asks: Callable[[MeetingRecord], Iterator[Ask]]
    why: str
    """The rule in one line, below its question."""
    source: str
    """G guidance, S seed document, L legislation, D general practice (area setting)."""
    stops: bool = True


def gaps(record: MeetingRecord) -> list[Gap]:
    """Return all that is missing, what stops sign-off first, each in agenda order."""
    found = [
        Gap(rule.key, ask.question, rule.why, rule.stops, *placed(record, ask))
        for rule in RULES
        for ask in rule.asks(record)
    ]
    return sorted(found, key=lambda gap: (not gap.stops, record.agenda.number(gap.item)))


def stopping(found: list[Gap]) -> list[Gap]:
    """Return those gaps that stop sign-off."""
    return [gap for gap in found if gap.stops]


def asks(record: MeetingRecord, *keys: str) -> list[Ask]:
    """Return what the rules with these keys ask."""
    return [ask for rule in RULES if rule.key in keys for ask in rule.asks(record)]


def placed(record: MeetingRecord, where: Ask | Where) -> tuple[str, str, UUID, str]:
    """Return the agenda item that leads there, the noun with its id, and the field."""
    item = where.item if isinstance(where, Where) else ""
    item = item or record.agenda.key_of(where.kind, where.pillar)
    noun: Noun = where.record or record.meeting
    return item, type(noun).__name__, noun.id, where.field


def _lead_agency(record: MeetingRecord) -> Iterator[Ask]:
    if not record.meeting.lead_agency:
        yield Ask("who leads?", "decision", "lead_agency")


def _attendance(record: MeetingRecord) -> Iterator[Ask]:
    rows = live(record.invitations)
    if not rows:
        yield Ask("who came?", "attendance", "agency")
    for row in rows:
        if row.status == INVITED:
            yield Ask(f"{row.agency or 'Somebody'}: who came?", "attendance", "status", row)


def _action_outcome(record: MeetingRecord) -> Iterator[Ask]:
    for action in record.reviewed:
        outcome = record.became(action)
        if outcome is None or not outcome.is_complete:
            yield Ask(f"A{action.number}: what became of it?", "actions_review", "outcome", action)


def _risk_present(record: MeetingRecord) -> Iterator[Ask]:
    if not [risk for risk in live(record.risks) if risk.status == "live"]:
        yield Ask("what could happen?", "risk", "risks")
    if record.assessment is None or not record.assessment.overall:
        yield Ask("how high is the overall risk?", "risk", "overall", record.assessment)


def _level_reason(record: MeetingRecord) -> Iterator[Ask]:
    meeting = record.meeting
    if not meeting.level_after:
        yield Ask("which level from now on?", "decision", "level_after")
    elif not meeting.level_reason:
        enough = {
            "1": "why can one agency manage alone?",
            "2": "why is Level 2 enough?",
            "3": "why is Level 3 needed?",
        }
        question = enough.get(meeting.level_after, "why may MAPPA end?")
        yield Ask(question, "decision", "level_reason")


def _action_complete(record: MeetingRecord) -> Iterator[Ask]:
    for action in record.open_actions:
        for name, question in (
            ("task", "what is to be done?"),
            ("owner", "who?"),
            ("agency", "which agency?"),
            ("due", "by when?"),
        ):
            if not getattr(action, name):
                yield Ask(f"A{action.number}: {question}", "actions", name, action)


def _review_date(record: MeetingRecord) -> Iterator[Ask]:
    meeting = record.meeting
    if meeting.next_step == LEAVES:
        if not meeting.exit_follows:
            yield Ask("what follows the exit?", "close", "exit_follows")
    elif meeting.next_date is None:
        yield Ask("when next?", "close", "next_date")


def _closing_time(record: MeetingRecord) -> Iterator[Ask]:
    if record.meeting.state == CLOSED and record.meeting.closed is None:
        yield Ask("when did it close?", "close", "closed")


def _statement_read(record: MeetingRecord) -> Iterator[Ask]:
    if record.meeting.confidentiality not in ("read aloud", "pointed to"):
        yield Ask(
            "was the confidentiality statement read or pointed to?", "opening", "confidentiality"
        )


def absent_of_quorum(record: MeetingRecord) -> list[str]:
    """Return who was not there of the Responsible Authority and the lead agency."""
    there = {row.agency for row in live(record.invitations) if row.came}
    needed = dict.fromkeys((*RESPONSIBLE_AUTHORITY, record.meeting.lead_agency))
    return [agency for agency in needed if agency and agency not in there]


def _quorum(record: MeetingRecord) -> Iterator[Ask]:
    for agency in absent_of_quorum(record):
        yield Ask(f"{agency} was not there", "attendance", "agency")


def _report_missing(record: MeetingRecord) -> Iterator[Ask]:
    came = {row.agency for row in live(record.invitations) if row.came}
    for row in live(record.invitations):
        away = not row.came and row.status != INVITED and row.agency not in came
        if away and row.report != "yes":
            yield Ask(f"{row.agency}: nobody, no report", "attendance", "report", row)


def _diversity_empty(record: MeetingRecord) -> Iterator[Ask]:
    if not record.meeting.needs:
        yield Ask("which needs were considered?", "narrative", "needs")


def _checks_open(record: MeetingRecord) -> Iterator[Ask]:
    answered = {row.check for row in record.checks if row.answer}
    for item in record.agenda.items:
        for check in item.checks:
            if check.key not in answered:
                yield Ask(f"{check.title}: not answered", "checks", check.key)
    asks = any(item.kind == "checks" for item in record.agenda.items)
    if asks and not any(row.runs for row in live(record.neighbours)):
        yield Ask("neighbouring arrangements: not asked yet", "checks", "neighbours")


def _read_back(record: MeetingRecord) -> Iterator[Ask]:
    if record.open_actions and not record.meeting.read_back:
        yield Ask("were the actions read back?", "actions", "read_back")


def _review_late(record: MeetingRecord) -> Iterator[Ask]:
    meeting = record.meeting
    if meeting.next_step == NEXT_REVIEW and meeting.next_date and meeting.date:
        level = meeting.level_after or meeting.level
        if meeting.next_date > latest_review(meeting.date, level, record.area):
            weeks = record.area.review_weeks.get(level, 12)
            yield Ask(f"the review lies more than {weeks} weeks on", "close", "next_date")


RULES = (
    Rule("lead_agency", _lead_agency, "one agency owns the plan", "G"),
    Rule("attendance_marked", _attendance, "nobody is left at “invited”", "G"),
    Rule(
        "action_outcome",
        _action_outcome,
        "done and what shows it, carried to a date, or cancelled with a reason",
        "D",
    ),
    Rule("risk_present", _risk_present, "a plan answers stated risks", "G"),
    Rule(
        "pillar_empty",
        plan_rules.pillar_empty,
        "a measure, or a reason for none",
        "S",
    ),
    Rule("measure_owner", plan_rules.measure_owner, "a measure needs who delivers it", "D"),
    Rule("measure_when", plan_rules.measure_when, "a measure needs a date or how often", "D"),
    Rule(
        "risk_unanswered",
        plan_rules.risk_unanswered,
        "a measure or a contingency answers it, or a reason is given",
        "G",
    ),
    Rule(
        "victim_unprotected",
        plan_rules.victim_unprotected,
        "a measure protects them, or a reason is given",
        "S",
    ),
    Rule("contingency_missing", plan_rules.contingency_missing, "trigger, response and who", "G"),
    Rule(
        "disclosure_unanswered",
        disclosure_rules.unanswered,
        "every meeting considers disclosure",
        "S, L",
    ),
    Rule(
        "disclosure_fields",
        disclosure_rules.fields,
        "to disclose: what, by whom, how, when, and why",
        "S, L",
    ),
    Rule(
        "presumption_unrebutted",
        disclosure_rules.unrebutted,
        "both tests are met: section 327A presumes telling",
        "L",
    ),
    Rule("level_reason", _level_reason, "every level needs its reason", "G"),
    Rule("action_complete", _action_complete, "one task, one owner, one agency, one date", "D"),
    Rule("review_date", _review_date, "a date, or an exit and what follows", "G"),
    Rule("closing_time", _closing_time, "a meeting that was closed has its time", "D"),
    Rule("statement_read", _statement_read, "read aloud, or attention drawn to it", "G"),
    Rule("quorum", _quorum, "the Responsible Authority and the lead agency", "D", stops=False),
    Rule("report_missing", _report_missing, "an absent agency sends a report", "G", stops=False),
    Rule(
        "not_confirmed",
        carried.not_confirmed,
        "what is carried is confirmed or amended",
        "G",
        stops=False,
    ),
    Rule(
        "diversity_empty", _diversity_empty, "needs, and their effect on the plan", "G", stops=False
    ),
    Rule("checks_open", _checks_open, "yes, no or not applicable", "G", stops=False),
    Rule("read_back", _read_back, "every action with owner, agency and date", "D", stops=False),
    Rule("review_late", _review_late, "an area setting", "D", stops=False),
    Rule(
        "presumption_recipient_understands",
        disclosure_rules.understands,
        "conditions on passing it on",
        "G",
        stops=False,
    ),
)
"""The one table of what is asked before the minutes are signed."""
