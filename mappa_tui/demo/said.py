"""What the agencies brought to the meeting, what was confirmed, and the risk assessed."""

from mappa_tui.demo.names import (
    ADEYEMI,
    CASE,
    CHILDREN,
    DAY,
    FELD,
    HEALTH,
    HOUSING,
    JOBCENTRE,
    LOWRY,
    MARSH,
    MONITORING,
    POLICE,
    PREMISES,
    PRISON,
    PROBATION,
    RAO,
    SALTER,
    THIRD,
    VICTIM_CONTACT,
    WHITLOCK,
    ident,
)
from mappa_tui.domain.meeting import FACT, INTELLIGENCE, OPINION, Confirmation, Contribution
from mappa_tui.domain.noun import RESTRICTED, STANDARD, THIRD_PARTY, Noun
from mappa_tui.domain.risk import Risk, RiskAssessment
from mappa_tui.domain.sections import AMENDED, CONFIRMED

_SAID = (
    (
        PROBATION,
        FELD,
        FACT,
        "Weekly contact kept. Two late returns to curfew, on 2 and 9 September; written warning.",
        STANDARD,
    ),
    (PROBATION, FELD, OPINION, "He minimises the offences against V2.", STANDARD),
    (
        PROBATION,
        FELD,
        FACT,
        "He says that he is in a relationship with Dawn Prior since late August and that she "
        '"knows enough".',
        THIRD_PARTY,
    ),
    (
        POLICE,
        MARSH,
        FACT,
        "A phone check on 6 October found a second, undeclared handset. The device is seized; "
        "breach of the order is under investigation.",
        STANDARD,
    ),
    (
        POLICE,
        MARSH,
        INTELLIGENCE,
        "A neighbour in Harrow Park reports seeing him near the estate's play area on "
        "27 September. The source must not be identifiable to him.",
        RESTRICTED,
    ),
    (
        CHILDREN,
        LOWRY,
        FACT,
        "C1 stays with Ms Prior on alternate weekends. The child's mother does not know about "
        "Mr Ellery. A strategy discussion can be called within 24 hours.",
        THIRD_PARTY,
    ),
    (
        PREMISES,
        SALTER,
        FACT,
        "Room checks in order. He receives calls at night. The place ends on 8 January 2026.",
        STANDARD,
    ),
    (
        HEALTH,
        ADEYEMI,
        OPINION,
        "Low mood, no treatment now. Risk rises with rejection and unstructured time.",
        STANDARD,
    ),
    (
        PRISON,
        "by report",
        FACT,
        "Victim-awareness course in 2023; one adjudication for a phone.",
        STANDARD,
    ),
    (MONITORING, "by report", FACT, "The two late returns; no tamper.", STANDARD),
    (
        VICTIM_CONTACT,
        WHITLOCK,
        FACT,
        "V1 has moved to the Station Road area and swims at Ripford Leisure Centre. V1's family "
        "asks that the exclusion zone be widened to it.",
        RESTRICTED,
    ),
    (
        VICTIM_CONTACT,
        WHITLOCK,
        FACT,
        "V2's family wants no contact but wants to be told of a move.",
        THIRD_PARTY,
    ),
    (HOUSING, RAO, FACT, "Two landlords refused a move-on address (A3).", STANDARD),
    (JOBCENTRE, "", "nothing known", "", STANDARD),
)
_FURTHER_PLACE = "The further place of M9 is Ripford Leisure Centre."

_RISKS = (
    "Meets a child through a partner",
    "Hides a device, contact online",
    "Enters the exclusion zone",
    "Empty evenings, drink",
    "Rejection, low mood",
    "No address after 8 January 2026",
)


def nouns() -> list[Noun]:
    """Return what was said and assessed in the first eight items."""
    return [
        *(_said("information", position, *row) for position, row in enumerate(_SAID, 1)),
        _said(
            "victim_safety",
            len(_SAID) + 1,
            VICTIM_CONTACT,
            WHITLOCK,
            FACT,
            _FURTHER_PLACE,
            RESTRICTED,
        ),
        *_confirmations(),
        *(
            Risk(
                id=ident(f"risk {number}"),
                case_id=CASE,
                meeting_id=THIRD,
                number=number,
                text=text,
            )
            for number, text in enumerate(_RISKS, 1)
        ),
        _assessment(),
    ]


def _said(
    item: str,
    position: int,
    agency: str,
    contributor: str,
    kind: str,
    text: str,
    handling: str,
) -> Contribution:
    return Contribution(
        id=ident(f"contribution {position}"),
        meeting_id=THIRD,
        position=position,
        item=item,
        agency=agency,
        contributor=contributor,
        kind=kind,
        text=text,
        handling=handling,
    )


def _confirmations() -> list[Noun]:
    # The address of the last meeting stays unmarked: the chair is to see such a line.
    sections = ("identity", "references", "category", "offence", "dates", "conditions", "victims")
    marks = [*((section, CONFIRMED) for section in sections), ("assessment", AMENDED)]
    return [
        Confirmation(
            id=ident(f"confirmation {section}"),
            meeting_id=THIRD,
            section=section,
            mark=mark,
            on=DAY,
        )
        for section, mark in marks
    ]


def _assessment() -> RiskAssessment:
    return RiskAssessment(
        id=ident("assessment 3"),
        case_id=CASE,
        meeting_id=THIRD,
        children_community="very high",
        children_custody="low",
        public_community="medium",
        known_adult_community="medium",
        staff_community="low",
        prisoners_custody="low",
        overall="very high",
        who="Girls of 5 to 12, first a child of a partner's family.",
        nature="Contact sexual offending after gaining trust.",
        imminence="Alternate weekends; nights alone with a device.",
        increases="Rejection, unstructured evenings, secrecy, drink.",
        reduces="The approved premises, monitoring, the programme, work.",
        assessed=DAY,
        assessor=FELD,
    )
