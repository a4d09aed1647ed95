"""The case as it was before the third meeting: history, conditions, people, open actions."""

from datetime import date, time

from mappa_tui.demo.names import (
    CASE,
    CHILDREN,
    DAY,
    FELD,
    FIRST,
    HOUSING,
    LAST_DAY,
    LOWRY,
    MARSH,
    NAIR,
    POLICE,
    PROBATION,
    RAO,
    SECOND,
    THIRD,
    ident,
)
from mappa_tui.domain.action import CARRIED, DONE, OPEN, Action, ActionOutcome
from mappa_tui.domain.case import Case, Condition, LevelChange, RelevantDate
from mappa_tui.domain.meeting import NEXT_REVIEW, ON_PAPER, Meeting
from mappa_tui.domain.noun import RESTRICTED, THIRD_PARTY, Noun
from mappa_tui.domain.people import POTENTIAL_VICTIM, VICTIM, Person
from mappa_tui.domain.risk import RiskAssessment, Tool

_LICENCE_ENDS = date(2031, 6, 10)
_PLACE_ENDS = date(2026, 1, 8)


def nouns() -> list[Noun]:
    """Return the case and what it brought into the third meeting."""
    return [
        _case(),
        LevelChange(
            id=ident("level"),
            case_id=CASE,
            on=date(2025, 1, 7),
            category="1",
            level="2",
            reason="Release in sight; several agencies hold parts of the plan.",
        ),
        *_paper_meetings(),
        *_dates(),
        *_conditions(),
        *_tools(),
        *_people(),
        *_actions(),
    ]


def _case() -> Case:
    return Case(
        id=CASE,
        surname="Ellery",
        forenames="Martin",
        born=date(1979, 2, 3),
        aliases="Marty Lee",
        ethnicity="White British",
        crn="X482913",
        pnc="99/48213K",
        visor="31-0077",
        address="Tansley Lodge approved premises, Ripford",
        fixed_abode="yes",
        release_address="14 Mill Lane, Ripford; not yet approved",
        status="community",
        category="1",
        level="2",
        lead_agency=PROBATION,
        offence="Sexual assault of a child under 13, two counts",
        sentenced=date(2019, 6, 11),
        sentence="Extended sentence: 9 years' custody and 3 years' extended licence",
        account="He gained the trust of two families and offended against V1 and V2.",
    )


def _paper_meetings() -> list[Noun]:
    return [
        Meeting(
            id=FIRST,
            case_id=CASE,
            number=1,
            kind="initial",
            level="2",
            category="1",
            date=date(2025, 4, 29),
            area="Derwent Vale",
            chair=NAIR,
            state=ON_PAPER,
            level_after="2",
            lead_agency=PROBATION,
            next_step=NEXT_REVIEW,
            next_date=LAST_DAY,
        ),
        Meeting(
            id=SECOND,
            case_id=CASE,
            number=2,
            kind="review",
            level="2",
            category="1",
            date=LAST_DAY,
            area="Derwent Vale",
            chair=NAIR,
            state=ON_PAPER,
            level_after="2",
            lead_agency=PROBATION,
            next_step=NEXT_REVIEW,
            next_date=DAY,
            next_time=time(10),
        ),
        RiskAssessment(
            id=ident("assessment 2"),
            case_id=CASE,
            meeting_id=SECOND,
            children_community="high",
            children_custody="low",
            public_community="medium",
            known_adult_community="medium",
            staff_community="low",
            prisoners_custody="low",
            overall="high",
            assessed=LAST_DAY,
        ),
    ]


def _dates() -> list[Noun]:
    rows = (
        ("Release", date(2025, 7, 8), ""),
        ("Place at Tansley Lodge ends", _PLACE_ENDS, ""),
        ("Licence ends", _LICENCE_ENDS, ""),
    )
    return [
        RelevantDate(id=ident(f"date {what}"), case_id=CASE, what=what, on=on, note=note)
        for what, on, note in rows
    ]


def _conditions() -> list[Noun]:
    rows = (
        ("licence condition", "Reside as approved", _LICENCE_ENDS, ""),
        (
            "licence condition",
            "Curfew from 21:00 to 07:00, with electronic monitoring",
            _PLACE_ENDS,
            "",
        ),
        ("licence condition", "Exclusion zone: Harrow Park estate, Ripford", _LICENCE_ENDS, ""),
        ("licence condition", "No contact with V1 or V2", _LICENCE_ENDS, ""),
        ("licence condition", "Polygraph testing", _LICENCE_ENDS, ""),
        ("licence condition", "Notify any developing relationship", _LICENCE_ENDS, ""),
        ("licence condition", "Attend the Horizon programme", _LICENCE_ENDS, ""),
        (
            "order",
            "Sexual Harm Prevention Order: no unsupervised contact with under-16s; no internet "
            "device without notifying police; no work or volunteering with children",
            None,
            "until further order",
        ),
        ("notification", "Notification requirements", None, "indefinite"),
    )
    return [
        Condition(
            id=ident(f"condition {number}"),
            case_id=CASE,
            kind=kind,
            text=text,
            ends=ends,
            until=until,
        )
        for number, (kind, text, ends, until) in enumerate(rows, 1)
    ]


def _tools() -> list[Noun]:
    rows = (
        ("OSP/DC", "high", date(2025, 7, 2), FELD, PROBATION),
        ("RSR", "2.9 %", date(2025, 7, 2), FELD, PROBATION),
        ("ARMS", "medium", date(2025, 8, 1), MARSH, POLICE),
    )
    return [
        Tool(
            id=ident(f"tool {tool}"),
            case_id=CASE,
            tool=tool,
            score=score,
            on=on,
            assessor=assessor,
            agency=agency,
        )
        for tool, score, on, assessor, agency in rows
    ]


def _people() -> list[Noun]:
    return [
        _victim(
            "V1",
            VICTIM,
            "child of the index offence",
            "yes",
            "present",
            "That the exclusion zone be widened",
        ),
        _victim(
            "V2",
            VICTIM,
            "child of the index offence",
            "yes",
            "present",
            "No contact; to be told of a move",
        ),
        _victim("C1", POTENTIAL_VICTIM, "niece of Dawn Prior, aged 7", "no", "neither", ""),
        _person("Dawn Prior", "partner", "partner since late August", "7 Weaver Court, Ripford"),
        _person("Claire Prior", "family", "mother of C1", "52 Alport Road, Ripford"),
        _person("Neighbour in Harrow Park", "source", "reported to police", "", RESTRICTED),
        _person("Manager of Ripford Leisure Centre", "recipient", "", "", RESTRICTED),
    ]


def _victim(label: str, part: str, relation: str, scheme: str, vlo: str, asks: str) -> Person:
    return Person(
        id=ident(f"person {label}"),
        case_id=CASE,
        label=label,
        part=part,
        relation=relation,
        contact_scheme=scheme,
        vlo=vlo,
        conditions=asks,
        marac="no",
    )


def _person(
    name: str, part: str, relation: str, address: str, handling: str = THIRD_PARTY
) -> Person:
    return Person(
        id=ident(f"person {name}"),
        case_id=CASE,
        name=name,
        part=part,
        relation=relation,
        address=address,
        handling=handling,
    )


def _actions() -> list[Noun]:
    return [
        *_heard(
            1,
            "Refer to Horizon",
            (FELD, PROBATION),
            date(2025, 8, 19),
            date(2025, 8, 12),
            "Letter accepting him for the November group",
        ),
        *_heard(
            2,
            "Unannounced visit and device check at Tansley Lodge",
            (MARSH, POLICE),
            date(2025, 8, 5),
            date(2025, 8, 4),
            "Visit record of 4 August: one phone found and declared",
        ),
        *_carried_forward(),
        *_heard(
            4,
            "Confirm whether the partner's niece stays with her",
            (LOWRY, CHILDREN),
            date(2025, 9, 30),
            date(2025, 9, 26),
            "Home-visit note of 26 September: C1 stays with her aunt on alternate weekends",
        ),
    ]


def _heard(
    number: int, task: str, owner: tuple[str, str], due: date, done: date, evidence: str
) -> list[Noun]:
    return [
        Action(
            id=ident(f"action {number}"),
            case_id=CASE,
            meeting_id=SECOND,
            number=number,
            made_on=LAST_DAY,
            task=task,
            owner=owner[0],
            agency=owner[1],
            due=due,
            status=DONE,
        ),
        ActionOutcome(
            id=ident(f"outcome {number}"),
            case_id=CASE,
            meeting_id=THIRD,
            action_id=ident(f"action {number}"),
            outcome=DONE,
            done_on=done,
            evidence=evidence,
            was_due=due,
            heard_on=DAY,
        ),
    ]


def _carried_forward() -> list[Noun]:
    was_due, new_due = date(2025, 9, 30), date(2025, 10, 28)
    return [
        Action(
            id=ident("action 3"),
            case_id=CASE,
            meeting_id=SECOND,
            number=3,
            made_on=LAST_DAY,
            task="Report on move-on addresses outside Harrow Park",
            owner=RAO,
            agency=HOUSING,
            due=new_due,
            status=OPEN,
        ),
        ActionOutcome(
            id=ident("outcome 3"),
            case_id=CASE,
            meeting_id=THIRD,
            action_id=ident("action 3"),
            outcome=CARRIED,
            was_due=was_due,
            heard_on=DAY,
            new_due=new_due,
            reason="Two landlords refused.",
        ),
    ]
