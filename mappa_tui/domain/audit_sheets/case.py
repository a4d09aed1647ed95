"""Sheet K, the audit of the case: what its record answers."""

from mappa_tui.domain import carried
from mappa_tui.domain.audit_sheets.answer import (
    AUDITOR,
    NOT_RECORDED,
    PARTLY,
    YES,
    Answer,
    first,
    judged,
    numbered,
    says_none,
    sentences,
    still_open,
    unseen,
)
from mappa_tui.domain.dates import plain_date
from mappa_tui.domain.disclosure import DECISIONS
from mappa_tui.domain.gap import Where
from mappa_tui.domain.lengths import lengths
from mappa_tui.domain.meeting import LEAVES
from mappa_tui.domain.noun import RESTRICTED
from mappa_tui.domain.people import VICTIM
from mappa_tui.domain.places import item_of
from mappa_tui.domain.plan import PILLARS
from mappa_tui.domain.plan_rules import contingencies_in_force, measures_in_force
from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.domain.risk import LIVE
from mappa_tui.domain.signoff import asks
from mappa_tui.domain.text import counted, listed

_ASSESSED = {
    "who": "who is at risk",
    "nature": "the nature of the risk",
    "imminence": "when it is greatest",
    "increases": "what increases it",
    "reduces": "what reduces it",
}
_LONGEST = 3
"""Items that are named as the longest."""


def category(record: MeetingRecord) -> Answer:
    """Whether the category is on record, with the offence it rests on, and still current."""
    case = record.case
    at = Where("case", "category")
    if not case.category:
        return Answer(NOT_RECORDED, "No category is recorded.", Where("case", "category", case))
    lacks = [
        name
        for name, value in (("offence", case.offence), ("sentence", case.sentence))
        if not value.strip()
    ]
    mark = record.confirmation("category")
    stale = bool(carried.sections(record, "case")) and mark is None
    since = carried.since(record, "category")
    from_day = f" from {plain_date(since)}" if since else ""
    return Answer(
        PARTLY if lacks or stale else YES,
        sentences(
            f"Category {case.category}.",
            f"Not recorded: the {listed(lacks)} that it rests on." if lacks else "",
            f"It came along{from_day} and was not confirmed here." if stale else "",
            f"Marked here as {mark.mark}." if mark else "",
        ),
        Where("case", lacks[0], case) if lacks else at,
    )


def level(record: MeetingRecord) -> Answer:
    """Whether the meeting ended with a level and its reason."""
    meeting, found = record.meeting, asks(record, "level_reason")
    after = meeting.level_after
    now = f"Level {after} from now on" if after.isdecimal() else "The offender leaves MAPPA"
    reason = ", with its reason." if meeting.level_reason else "; no reason is recorded."
    return Answer(
        judged(found, is_there=bool(after)),
        f"{now}{reason}" if after else "No level decision is recorded.",
        first(found, Where("decision", "level_after")),
    )


def lead_plan(record: MeetingRecord) -> Answer:
    """Whether one agency leads, and its plan stands under every pillar."""
    agency, measures = record.meeting.lead_agency, measures_in_force(record)
    found = asks(record, "lead_agency", "pillar_empty", "measure_owner", "measure_when")
    found += unseen(record, "pillar")
    filled = {row.pillar for row in measures} & {*PILLARS}
    return Answer(
        judged(found, is_there=bool(agency or measures)),
        sentences(
            f"{agency} leads." if agency else "No lead agency is recorded.",
            f"{counted(len(measures), 'measure')} under {len(filled)} of {len(PILLARS)} pillars.",
            still_open(record, found),
        ),
        first(found, Where("decision", "lead_agency")),
        numbered("M", measures),
    )


def clear_minutes(record: MeetingRecord) -> Answer:
    """How long the minutes are, and where; whether they are clear is for a person to say."""
    found = lengths(record)
    total = sum(each.words for each in found)
    most = sorted((each for each in found if each.words), key=lambda each: -each.words)
    if not most:
        return Answer(NOT_RECORDED, "Nothing is written yet.", Where("information"))
    named = listed([f"{each.title} ({each.words:,})" for each in most[:_LONGEST]])
    one = max(found, key=lambda each: each.longest)
    return Answer(
        AUDITOR,
        f"Typed and not restricted: {counted(total, 'word')}, most under {named}. "
        f"The longest single text has {counted(one.longest, 'word')}, under {one.title}.",
        Where(item=most[0].item),
    )


def diversity(record: MeetingRecord) -> Answer:
    """Whether needs were considered, and what they change in the plan."""
    meeting = record.meeting
    needs = bool(meeting.needs.strip())
    effect = bool(meeting.needs_effect.strip()) or says_none(meeting.needs)
    answers = (("needs", needs), ("their effect", effect))
    said = [name for name, is_said in answers if is_said]
    lacks = [name for name, is_said in answers if not is_said]
    field = "needs_effect" if needs and not effect else "needs"
    statement = f"The diversity statement was {meeting.diversity}." if meeting.diversity else ""
    if meeting.diversity == "not done":
        statement = "The diversity statement was not given."
    return Answer(
        YES if needs and effect else PARTLY if said else NOT_RECORDED,
        sentences(
            "Asked for, and none known."
            if says_none(meeting.needs)
            else f"Recorded: {listed(said)}."
            if said
            else "",
            f"Not recorded: {listed(lacks)}." if lacks else "",
            statement,
        ),
        Where(item=item_of(record.agenda, meeting, field), field=field),
    )


def risk(record: MeetingRecord) -> Answer:
    """Whether risk is assessed whole, and each risk answered by the plan."""
    unanswered = asks(record, "risk_present", "risk_unanswered")
    found = unanswered + unseen(record, "risk")
    risks = [row for row in live(record.risks) if row.status == LIVE]
    now = record.assessment
    lacks = [words for name, words in _ASSESSED.items() if not (now and getattr(now, name).strip())]
    overall = now.overall if now else ""
    if now and overall and now.handling == RESTRICTED:
        overall = "recorded, restricted"
    verdict = judged(found, is_there=bool(risks or now))
    missing = next((name for name in _ASSESSED if now and not getattr(now, name).strip()), "")
    place = Where("risk", missing, now) if missing else Where("risk", "overall", now)
    return Answer(
        PARTLY if verdict == YES and lacks else verdict,
        sentences(
            f"Overall risk: {overall}." if overall else "No overall risk is recorded.",
            f"{counted(len(risks), 'risk')}"
            + (", each answered or with a reason." if risks and not unanswered else "."),
            f"Not recorded: {listed(lacks)}." if lacks else "",
            still_open(record, found),
        ),
        first(found, place),
        numbered("R", risks),
    )


def victims(record: MeetingRecord) -> Answer:
    """Whether each victim and potential victim is protected, or it is said why not."""
    people, unsafe = record.victims, asks(record, "victim_unprotected")
    found = unsafe + unseen(record, "victims")
    if not people:
        return Answer(NOT_RECORDED, "No victim or potential victim is recorded.", Where("victims"))
    known = sum(person.part == VICTIM for person in people)
    asked = sum(bool(person.contact_scheme) for person in people)
    heard = sum(bool(f"{person.views}{person.conditions}".strip()) for person in people)
    return Answer(
        judged(found, is_there=True),
        sentences(
            f"{counted(known, 'victim')} and {counted(len(people) - known, 'potential victim')}"
            + (", each with a measure or a reason for none." if not unsafe else "."),
            f"Contact scheme answered for {asked} of {len(people)}; "
            f"views or requests recorded of {heard}.",
            still_open(record, found),
        ),
        first(found, Where("victims", "", people[0])),
        tuple(row.label for row in people if row.label and not row.is_restricted),
    )


def contingency(record: MeetingRecord) -> Answer:
    """Whether it is known what is done if the plan fails."""
    plans = contingencies_in_force(record)
    found = asks(record, "contingency_missing") + unseen(record, "contingency")
    recall = "recorded" if record.meeting.recall.strip() else "not recorded"
    return Answer(
        judged(found, is_there=bool(plans)),
        sentences(
            f"{counted(len(plans), 'contingency plan')}; recall arrangements are {recall}."
            if plans
            else "No contingency plan is recorded.",
            still_open(record, found) if plans else "",
        ),
        first(found, Where("contingency", "recall")),
        numbered("K", plans),
    )


def disclosure(record: MeetingRecord) -> Answer:
    """Whether disclosure was considered, with reasons whatever was decided."""
    meeting, rows = record.meeting, record.considered
    found = asks(record, "disclosure_unanswered", "disclosure_fields", "presumption_unrebutted")
    found += unseen(record, "disclosure")
    each = [(name, sum(row.decision == name for row in rows)) for name in (*DECISIONS, "")]
    decided = [f"{number} {name or 'not decided'}" for name, number in each if number]
    kept_back = sum(row.handling == RESTRICTED for row in rows)
    nobody = "Nobody was identified; the reason is recorded." if meeting.no_recipient else ""
    return Answer(
        judged(found, is_there=bool(meeting.child_sex_offender or rows or meeting.no_recipient)),
        sentences(
            f"Child sex offender (s.327B): {meeting.child_sex_offender}."
            if meeting.child_sex_offender
            else "",
            f"Recipients considered: {len(rows)} ({', '.join(decided)})." if rows else nobody,
            f"Restricted, so not named here: {kept_back}." if kept_back else "",
            still_open(record, found),
        ),
        first(found, Where("disclosure", "child_sex_offender")),
        tuple(row.letter for row in rows if row.handling != RESTRICTED),
    )


def actions(record: MeetingRecord) -> Answer:
    """Whether each open action has its one task, owner, agency and date."""
    found, rows = asks(record, "action_complete"), record.open_actions
    place = first(found, Where("actions", "read_back"))
    if not rows:
        return Answer(
            YES if record.meeting.read_back else NOT_RECORDED, "No action is open.", place
        )
    return Answer(
        judged(found, is_there=True),
        sentences(
            f"{counted(len(rows), 'open action')}"
            + (", each with task, owner, agency and date." if not found else "."),
            still_open(record, found),
        ),
        place,
        tuple(f"A{row.number}" for row in rows if record.handling_of(row) != RESTRICTED),
    )


def review(record: MeetingRecord) -> Answer:
    """Whether the next review has its day, in time, or the exit what follows it."""
    meeting = record.meeting
    found = asks(record, "review_date", "review_late")
    if meeting.next_step == LEAVES:
        words = "The offender leaves Levels 2 and 3."
    elif meeting.next_date:
        words = f"Next review on {plain_date(meeting.next_date)}."
    else:
        words = ""
    return Answer(
        judged(found, is_there=bool(words)),
        sentences(words or "No next review is recorded.", still_open(record, found)),
        first(found, Where("close", "next_date")),
    )
