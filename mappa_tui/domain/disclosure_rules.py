"""What the disclosure check must answer before the minutes are signed."""

from collections.abc import Iterator, Sequence

from mappa_tui.domain.disclosure import DEFER, DISCLOSE, INSIDE, NOT_DISCLOSE, Disclosure
from mappa_tui.domain.gap import Ask
from mappa_tui.domain.record import MeetingRecord, live

ALWAYS = {
    "recipient_kind": "is this disclosure, or sharing?",
    "recipient": "who is considered?",
    "decision": "tell, or not?",
    "reasons": "why?",
}
TESTS = {
    "test_harm": "is a child at risk of serious harm?",
    "test_necessary": "is telling necessary to protect?",
}
TO_DISCLOSE = {
    "relation": "who are they to him or her?",
    "address": "which address?",
    "protects": "who is protected, and from what?",
    "what": "what will they be told?",
    "lead": "who will tell them?",
    "lead_agency": "which agency tells them?",
    "how": "how will they be told?",
    "when": "by when will they be told?",
    "lawful": "what makes it lawful?",
    "necessary": "why is it necessary?",
    "proportionate": "why is it proportionate?",
    "conditions": "may they pass it on?",
}
TO_DEFER = {"defer_to": "until when?", "defer_who": "who decides then?"}


def unanswered(record: MeetingRecord) -> Iterator[Ask]:
    """Ask whether s.327B applies, and for a recipient or the reason that there is none."""
    if not record.meeting.child_sex_offender:
        question = "child sex offender (s.327B): yes, no or unknown?"
        yield Ask(question, "disclosure", "child_sex_offender")
    if not record.considered and not record.meeting.no_recipient:
        yield Ask("must anybody be told?", "disclosure", "no_recipient")


def required(record: MeetingRecord, row: Disclosure) -> dict[str, str]:
    """Return the fields that `row` needs, each with its question (s.327A and practice)."""
    if row.recipient_kind == INSIDE:
        return {name: ALWAYS[name] for name in ("recipient_kind", "recipient")}
    needed = dict(ALWAYS)
    if record.meeting.child_sex_offender == "yes":
        needed |= TESTS
    if row.decision == DISCLOSE:
        needed |= TO_DISCLOSE
    if row.decision == DEFER:
        needed |= TO_DEFER
    return needed


def missing(record: MeetingRecord, row: Disclosure) -> dict[str, str]:
    """Return the required fields of `row` that are empty, each with its question."""
    needed = required(record, row)
    found = {name: question for name, question in needed.items() if not getattr(row, name)}
    if _unrebutted(row):
        found["rebuttal"] = "why not, against the presumption?"
    return found


def fields(record: MeetingRecord) -> Iterator[Ask]:
    """Ask for each empty field that a considered recipient needs."""
    for row in record.considered:
        for name, question in missing(record, row).items():
            if name != "rebuttal":
                yield Ask(f"{row.letter} {question}", "disclosure", name, row)


def unrebutted(record: MeetingRecord) -> Iterator[Ask]:
    """Ask for the answer to the presumption where both tests are met and nobody is told."""
    for row in record.considered:
        if _unrebutted(row):
            question = f"{row.letter} why not, against the presumption?"
            yield Ask(question, "disclosure", "rebuttal", row)


def understands(record: MeetingRecord) -> Iterator[Ask]:
    """Ask whether the recipient understands the conditions; worth a look only."""
    for row in record.considered:
        if row.decision == DISCLOSE and not row.understands:
            question = f"{row.letter} does {row.recipient or 'the recipient'} understand?"
            yield Ask(question, "disclosure", "understands", row)


def pending(record: MeetingRecord, of_case: Sequence[Disclosure]) -> list[Disclosure]:
    """Return the disclosures of earlier meetings that this one has to hear of, in order.

    They were decided and nobody has said that they were made, or deferred and not decided
    since. What was made since the last meeting is still among them: it is news.
    """
    numbers = {row.id: row.number for row in record.meetings}
    earlier = [
        row
        for row in live(of_case)
        if numbers.get(row.meeting_id, record.meeting.number) < record.meeting.number
    ]
    decided_anew = {row.follows for row in earlier}
    last = record.last_meeting.date if record.last_meeting else None
    found = [
        row
        for row in earlier
        if row.decision in (DISCLOSE, DEFER)
        and row.recipient_kind != INSIDE
        and row.id not in decided_anew
        and (row.done_on is None or (last is not None and row.done_on >= last))
    ]
    return sorted(found, key=lambda row: (numbers[row.meeting_id], row.number))


def decided_anew(record: MeetingRecord, row: Disclosure) -> Disclosure | None:
    """Return what this meeting decided of a disclosure of an earlier one."""
    return next((each for each in record.considered if each.follows == row.id), None)


def is_settled(record: MeetingRecord, row: Disclosure) -> bool:
    """Whether it is known of a disclosure of an earlier meeting what became of it."""
    return row.done_on is not None or decided_anew(record, row) is not None


def taken_up(record: MeetingRecord, row: Disclosure) -> Disclosure:
    """Return a disclosure of this meeting for the recipient of an earlier one, to be decided.

    Who it is and what it rests on come along; what was decided then does not.
    """
    kept = (
        "recipient_kind recipient relation address protects test_harm test_necessary what "
        "lawful necessary proportionate conditions route handling"
    )
    return Disclosure(
        case_id=record.case.id,
        meeting_id=record.meeting.id,
        number=max((each.number for each in record.disclosures), default=0) + 1,
        made_on=record.meeting.date,
        follows=row.id,
        **{name: getattr(row, name) for name in kept.split()},
    )


def _unrebutted(row: Disclosure) -> bool:
    return row.presumed and row.decision == NOT_DISCLOSE and not row.rebuttal
