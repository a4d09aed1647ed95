"""What the meeting decided: disclosure, other checks, the level, and the actions made."""

from datetime import date
from uuid import UUID

from mappa_tui.demo.names import (
    ADEYEMI,
    CASE,
    CHILDREN,
    DAY,
    FELD,
    HEALTH,
    LOWRY,
    MARSH,
    NAIR,
    POLICE,
    PROBATION,
    THIRD,
    VICTIM_CONTACT,
    WHITLOCK,
    ident,
)
from mappa_tui.domain.action import Action
from mappa_tui.domain.disclosure import DEFER, DISCLOSE, OUTSIDE, PROFESSIONAL, Disclosure
from mappa_tui.domain.meeting import CheckAnswer, Decision
from mappa_tui.domain.neighbour import Neighbour
from mappa_tui.domain.noun import RESTRICTED, STANDARD, THIRD_PARTY, Noun

_FRIDAY, _FORTNIGHT = date(2025, 10, 17), date(2025, 10, 28)
_WHAT = (
    "That he is convicted of sexual offences against children and may not be with under-16s "
    "unsupervised."
)
_CHECKS = (
    ("visor", "yes", "Police update ViSOR."),
    ("cppc", "yes", "Considered; it is not one."),
    ("media", "no", "No interest; police have prepared a line."),
    ("children", "yes", "Strategy discussion (A7)."),
    ("adults", "not applicable", ""),
    (
        "rights",
        "yes",
        "The interference with private life is lawful, necessary and proportionate to protect "
        "C1 and other children.",
    ),
)

_NEIGHBOURS = (
    ("MARAC", "the offender", "no", ""),
    ("Prevent or Channel", "", "not applicable", ""),
    (
        "Child protection",
        "C1",
        "yes",
        "A strategy discussion, which children's social care calls (A7).",
    ),
)


def nouns() -> list[Noun]:
    """Return all that items 14 to 17 settled, and the action of item 10."""
    return [
        _partner(),
        _mother(),
        _manager(),
        *_checks(),
        *_neighbours(),
        Decision(
            id=ident("decision 1"),
            case_id=CASE,
            meeting_id=THIRD,
            item="level",
            number=1,
            text="Bring the review forward",
            rationale="A new relationship and a breach under investigation; six weeks on.",
            dissent="None",
        ),
        licence_action(),
        *_actions(),
    ]


def licence_action() -> Action:
    """Return A5, captured under Monitoring and control."""
    return _action(
        5,
        "monitoring",
        "Apply to vary the licence: zone, curfew, GPS",
        (FELD, PROBATION),
        _FRIDAY,
    )


def _partner() -> Disclosure:
    return Disclosure(
        id=ident("disclosure a"),
        case_id=CASE,
        meeting_id=THIRD,
        number=1,
        made_on=DAY,
        recipient_kind=OUTSIDE,
        recipient="Dawn Prior",
        relation="partner since late August",
        address="7 Weaver Court, Ripford",
        protects="C1, from sexual offending by him",
        test_harm="yes",
        test_necessary="yes",
        decision=DISCLOSE,
        reasons="C1 stays with her, and she has not been told.",
        what=_WHAT,
        lead=MARSH,
        lead_agency=POLICE,
        helpers="a social worker",
        how="in person at her home",
        when=_FRIDAY,
        self_told="He may tell her himself, with Ms Feld, until noon on 16 October.",
        offender_told="Yes, when he is offered to tell her himself.",
        lawful="Section 327A of the Criminal Justice Act 2003.",
        necessary="She cannot keep C1 safe without knowing.",
        proportionate="Only what she needs to know.",
        conditions="She may not pass it on except to C1's mother as agreed.",
        risks_made="The relationship ends and he absconds.",
        risks_met="A curfew check, and Ms Feld sees him the same day.",
        route="section 327A",
        dissent="None",
    )


def _mother() -> Disclosure:
    return Disclosure(
        id=ident("disclosure b"),
        case_id=CASE,
        meeting_id=THIRD,
        number=2,
        made_on=DAY,
        recipient_kind=OUTSIDE,
        recipient="Claire Prior",
        relation="mother of C1",
        address="52 Alport Road, Ripford",
        protects="C1, from sexual offending by him",
        test_harm="yes",
        test_necessary="yes",
        decision=DISCLOSE,
        reasons="She decides about the visits and does not know.",
        what=_WHAT,
        lead=LOWRY,
        lead_agency=CHILDREN,
        helpers=MARSH,
        how="in person at her home, after (a)",
        when=_FRIDAY,
        self_told="No.",
        offender_told="He is told that it will be done.",
        lawful="Section 327A of the Criminal Justice Act 2003.",
        necessary="She cannot decide about the visits without knowing.",
        proportionate="Only what she needs to know.",
        conditions="She may not pass it on except to Ms Prior as agreed.",
        risks_made="Conflict in the family.",
        risks_met="Ms Lowry visits on the next day.",
        route="section 327A",
        dissent="None",
    )


def _manager() -> Disclosure:
    return Disclosure(
        id=ident("disclosure c"),
        case_id=CASE,
        meeting_id=THIRD,
        number=3,
        made_on=DAY,
        recipient_kind=PROFESSIONAL,
        recipient="the manager of Ripford Leisure Centre",
        relation="manages a place where V1 swims",
        protects="V1, from meeting him",
        test_harm="yes",
        test_necessary="no",
        decision=DEFER,
        reasons="Telling is not necessary now: the wider zone may keep him away, and telling "
        "would show V1's whereabouts.",
        defer_to=_FORTNIGHT,
        defer_who=f"{NAIR}, with the VLO, recorded on the case",
        route="section 327A",
        dissent="Ms Whitlock would tell now; settled by that date.",
        handling=RESTRICTED,
    )


def _checks() -> list[Noun]:
    return [
        CheckAnswer(
            id=ident(f"check {check}"), meeting_id=THIRD, check=check, answer=answer, note=note
        )
        for check, answer, note in _CHECKS
    ]


def _neighbours() -> list[Noun]:
    return [
        Neighbour(
            id=ident(f"neighbour {arrangement}"),
            case_id=CASE,
            arrangement=arrangement,
            about=about,
            runs=runs,
            matters=matters,
            contact=LOWRY if about == "C1" else "",
            handling=THIRD_PARTY if about == "C1" else STANDARD,
        )
        for arrangement, about, runs, matters in _NEIGHBOURS
    ]


def _actions() -> list[Noun]:
    return [
        _action(
            6,
            "disclosure",
            "Disclosure (a): tell Dawn Prior, in person at her home",
            (MARSH, POLICE),
            _FRIDAY,
            helpers="a social worker",
            handling=THIRD_PARTY,
            made_by=ident("disclosure a"),
        ),
        _action(
            7,
            "disclosure",
            "Call a strategy discussion about C1",
            (LOWRY, CHILDREN),
            date(2025, 10, 15),
            handling=THIRD_PARTY,
        ),
        _action(
            8,
            "disclosure",
            "Disclosure (b): tell Claire Prior, in person at her home, after (a)",
            (LOWRY, CHILDREN),
            _FRIDAY,
            helpers=MARSH,
            handling=THIRD_PARTY,
            made_by=ident("disclosure b"),
        ),
        _action(9, "disclosure", "Report what the device held", (MARSH, POLICE), _FORTNIGHT),
        _action(
            10,
            "actions",
            "Tell both families what was asked for, not what was decided about him",
            (WHITLOCK, VICTIM_CONTACT),
            date(2025, 10, 21),
        ),
        _action(
            11,
            "actions",
            "Offer the psychology appointment",
            (ADEYEMI, HEALTH),
            date(2025, 10, 31),
        ),
    ]


def _action(
    number: int,
    item: str,
    task: str,
    owner: tuple[str, str],
    due: date,
    *,
    helpers: str = "",
    handling: str = STANDARD,
    made_by: UUID | None = None,
) -> Action:
    return Action(
        id=ident(f"action {number}"),
        case_id=CASE,
        meeting_id=THIRD,
        item=item,
        disclosure_id=made_by,
        number=number,
        made_on=DAY,
        task=task,
        owner=owner[0],
        agency=owner[1],
        helpers=helpers,
        due=due,
        handling=handling,
    )
