"""What a question of an audit sheet is, and what an answer from the record says.

An answer says how things stand in words of its own: numbers, agencies, times, counts. It
never quotes what people typed, so that nothing restricted gets into a sheet.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from mappa_tui.domain.action import Action
from mappa_tui.domain.gap import Ask, Where
from mappa_tui.domain.noun import RESTRICTED, Noun
from mappa_tui.domain.people import Person
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.signoff import asks

YES, PARTLY, NO = "yes", "partly", "no"
NOT_RECORDED = "not recorded"
"""The record holds nothing that could answer it."""
NOT_APPLICABLE = "not applicable"
AUDITOR = "the auditor’s to say"
"""Only a person can judge it; the evidence is what helps."""
GUIDANCE = "guidance"
PRACTICE = "practice"
"""What inspections and audits look for, beside the guidance's own list."""
_NONE = ("none", "no", "nil", "none known", "no dissent", "nobody", "no one")
"""What people type where they were asked and there is nothing."""
_QUOTED = 3
"""Questions of the list of what is missing that one answer repeats."""


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """What the record says to one question."""

    verdict: str
    evidence: str
    """One or two sentences."""
    at: Ask | Where
    """Where it stands, or what is open first."""
    refs: tuple[str, ...] = ()
    """Numbers and labels that it rests on, such as R4 and M2; none that are restricted."""


@dataclass(frozen=True, slots=True)
class Question:
    """One line of an audit sheet."""

    key: str
    sheet: str
    """`K`, the audit of the case, or `L`, the audit of the meeting."""
    text: str
    answer: Callable[[MeetingRecord], Answer]
    source: str = GUIDANCE
    by_item: bool = False
    """Whether the minutes and words of each item help to judge it."""


@dataclass(frozen=True, slots=True, repr=False)
class Answered:
    """A question with its answer, placed in the meeting: it leads to where it stands."""

    question: Question
    verdict: str
    evidence: str
    refs: tuple[str, ...]
    item: str
    record_id: UUID
    field: str


def judged(found: Sequence[Ask], *, is_there: bool) -> str:
    """Return `yes` where the rules ask nothing, `partly` where they do, or that nothing is there.

    Args:
        found: what the rules of sign-off ask.
        is_there: whether the record holds anything of it.
    """
    if not is_there:
        return NOT_RECORDED
    return PARTLY if found else YES


def still_open(record: MeetingRecord, found: Sequence[Ask]) -> str:
    """Return the questions that are open as a sentence; those that would name more as a count."""
    told = [ask.question for ask in found if not _names_more(record, ask.record)]
    shown = told[:_QUOTED]
    more = len(found) - len(shown)
    if more and shown:
        shown.append(f"and {more} more")
    if not shown:
        return f"Open: {more}." if more else ""
    return f"Open: {'; '.join(shown)}{'' if shown[-1].endswith('?') else '.'}"


def first(found: Sequence[Ask], otherwise: Where) -> Ask | Where:
    """Return what is open first, else where the answer stands."""
    return found[0] if found else otherwise


def numbered(letter: str, rows: Iterable[Noun]) -> tuple[str, ...]:
    """Return the numbers of rows in order, `M1`, without those that are restricted."""
    shown = (row for row in rows if getattr(row, "handling", "") != RESTRICTED)
    return tuple(
        f"{letter}{number}" for number in sorted(getattr(row, "number", 0) for row in shown)
    )


def unseen(record: MeetingRecord, kind: str) -> list[Ask]:
    """Return what came along under items of `kind` and nobody looked at in this meeting."""
    return [ask for ask in asks(record, "not_confirmed") if ask.kind == kind]


def says_none(text: str) -> bool:
    """Whether a text says that there is none, as the fields' own hints have it."""
    return text.strip(" .").casefold() in _NONE


def sentences(*parts: str) -> str:
    """Return the sentences that say something, one after another."""
    return " ".join(part for part in parts if part)


def _names_more(record: MeetingRecord, noun: Noun | None) -> bool:
    """Whether a question about a record would name what is restricted, or a victim."""
    if isinstance(noun, Person) and not noun.label:
        return True
    if isinstance(noun, Action):
        return record.handling_of(noun) == RESTRICTED
    return getattr(noun, "handling", "") == RESTRICTED
