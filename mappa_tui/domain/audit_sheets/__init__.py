"""The audit sheets K (case) and L (meeting): each question once, answered from the record.

What they score is the guidance's list; the questions marked `practice` are what inspections
look for beside it. Nothing is guessed: what the record does not hold is not recorded, and what
only a person can judge is left to the auditor, with what helps.
"""

from mappa_tui.domain.audit_sheets import case, conduct
from mappa_tui.domain.audit_sheets.answer import (
    AUDITOR,
    NO,
    NOT_APPLICABLE,
    NOT_RECORDED,
    PARTLY,
    PRACTICE,
    YES,
    Answered,
    Question,
)
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.signoff import placed

__all__ = [
    "AUDITOR",
    "NO",
    "NOT_APPLICABLE",
    "NOT_RECORDED",
    "PARTLY",
    "QUESTIONS",
    "SHEETS",
    "YES",
    "Answered",
    "Question",
    "answered",
    "stands",
]

SHEETS = {"K": "Audit of the case", "L": "Audit of the meeting"}
"""The sheets with their titles, in order."""

QUESTIONS = (
    Question("category", "K", "Is the category clear?", case.category),
    Question("level", "K", "Is the level recorded?", case.level),
    Question("lead_plan", "K", "Is the lead agency’s plan there?", case.lead_plan),
    Question(
        "minutes", "K", "Are the minutes clear and concise?", case.clear_minutes, by_item=True
    ),
    Question("diversity", "K", "Was diversity considered?", case.diversity),
    Question("risk", "K", "Is risk properly addressed?", case.risk),
    Question("victims", "K", "Are victims and potential victims addressed?", case.victims),
    Question("contingency", "K", "Is there a contingency plan?", case.contingency, PRACTICE),
    Question("disclosure", "K", "Was disclosure considered?", case.disclosure, PRACTICE),
    Question("actions", "K", "Are the actions clear?", case.actions, PRACTICE),
    Question("review", "K", "Is the next review set in time?", case.review, PRACTICE),
    Question("on_time", "L", "Did it begin on time?", conduct.on_time),
    Question("papers", "L", "Were papers sent before?", conduct.papers),
    Question("statements", "L", "Were the statements given?", conduct.statements, PRACTICE),
    Question("agencies", "L", "Did all relevant agencies come?", conduct.agencies_came),
    Question("reports", "L", "Did absent agencies send a report?", conduct.reports),
    Question("agenda", "L", "Was the agenda followed?", conduct.agenda),
    Question("last", "L", "Was each open action heard?", conduct.last_actions, PRACTICE),
    Question("exchanged", "L", "Was information exchanged?", conduct.exchanged),
    Question("considered", "L", "Was information considered?", conduct.considered),
    Question("summarised", "L", "Did the chair summarise?", conduct.summarised),
    Question("dissent", "L", "Was dissent noted, with how to proceed?", conduct.dissent),
    Question(
        "time", "L", "Was time in proportion to importance?", conduct.proportion, by_item=True
    ),
)
"""Every question, in the order of its sheet."""


def answered(record: MeetingRecord) -> list[Answered]:
    """Return every question with what the record answers, in order."""
    found = []
    for question in QUESTIONS:
        answer = question.answer(record)
        item, _, record_id, field = placed(record, answer.at)
        found.append(
            Answered(question, answer.verdict, answer.evidence, answer.refs, item, record_id, field)
        )
    return found


def stands(record: MeetingRecord, found: Answered) -> str:
    """Return where an answer stands: `Item 7, Risk assessment: R1, R2`."""
    agenda = record.agenda
    place = f"Item {agenda.number(found.item)}, {agenda.item(found.item).title}"
    return f"{place}: {', '.join(found.refs)}" if found.refs else place
