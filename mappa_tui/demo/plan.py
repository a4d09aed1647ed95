"""The risk management plan of the meeting: measures of the four pillars, contingency."""

from mappa_tui.demo.names import (
    ADEYEMI,
    CASE,
    CHILDREN,
    FELD,
    HEALTH,
    HOLROYD,
    JOBCENTRE,
    LOWRY,
    MARSH,
    POLICE,
    PREMISES,
    PROBATION,
    SADIQ,
    SALTER,
    THIRD,
    VICTIM_CONTACT,
    WHITLOCK,
    ident,
)
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.plan import Contingency, Measure

_SUPERVISION, _MONITORING = "supervision", "monitoring"
_INTERVENTIONS, _SAFETY = "interventions", "victim_safety"

_MEASURES = (
    (_SUPERVISION, "Twice-weekly reporting", PROBATION, FELD, "", "twice a week", "R1 R3 R5", ""),
    (_SUPERVISION, "Keywork on evenings", PREMISES, SALTER, "", "weekly", "R4", ""),
    (
        _SUPERVISION,
        "Benefits and work-search plan",
        JOBCENTRE,
        HOLROYD,
        "",
        "Friday 31 October 2025",
        "R4",
        "",
    ),
    (_MONITORING, "Device checks", POLICE, MARSH, "", "at least every two weeks", "R2", ""),
    (
        _MONITORING,
        "Wider curfew and GPS asked for",
        PROBATION,
        FELD,
        "",
        "Friday 17 October 2025",
        "R1 R3 R4",
        "V1",
    ),
    (_MONITORING, "Room searches, signed for", PREMISES, SALTER, "", "weekly", "R2", ""),
    (_INTERVENTIONS, "Horizon", PROBATION, FELD, "", "from 4 Nov 2025", "R1 R2", ""),
    (
        _INTERVENTIONS,
        "Psychology appointment on mood",
        HEALTH,
        ADEYEMI,
        "",
        "Friday 31 October 2025",
        "R5",
        "",
    ),
    (
        _SAFETY,
        "Vary the exclusion zone to take in a further place",
        PROBATION,
        FELD,
        "VLO",
        "Friday 17 October 2025",
        "R3",
        "V1",
    ),
    (
        _SAFETY,
        "Tell V2's family of any move",
        VICTIM_CONTACT,
        WHITLOCK,
        "",
        "before a move",
        "",
        "V2",
    ),
    (_SAFETY, "Safety plan", CHILDREN, LOWRY, "", "Friday 17 October 2025", "R1", "C1"),
)
_WIDER_CURFEW, _LAST_SO_FAR = 5, 10


def whole() -> list[Noun]:
    """Return the plan as the meeting left it."""
    return [*_measures(), *_contingencies()]


def so_far() -> list[Noun]:
    """Return the plan at 10:42: M5 has no date yet, and C1 no measure."""
    return [
        row.model_copy(update={"when": ""}) if row.number == _WIDER_CURFEW else row
        for row in _measures()[:_LAST_SO_FAR]
    ]


def _measures() -> list[Measure]:
    return [
        Measure(
            id=ident(f"measure {number}"),
            case_id=CASE,
            meeting_id=THIRD,
            number=number,
            pillar=pillar,
            what=what,
            agency=agency,
            owner=owner,
            helpers=helpers,
            when=when,
            risks=risks,
            victims=victims,
        )
        for number, (pillar, what, agency, owner, helpers, when, risks, victims) in enumerate(
            _MEASURES, 1
        )
    ]


def _contingencies() -> list[Noun]:
    return [
        Contingency(
            id=ident("contingency 1"),
            case_id=CASE,
            meeting_id=THIRD,
            number=1,
            trigger="Seen with a child or inside the exclusion zone",
            response="Arrest for breach; recall asked for on the same day",
            agency=POLICE,
            helpers=PROBATION,
            risks="R1 R3",
            victims="V1",
        ),
        Contingency(
            id=ident("contingency 2"),
            case_id=CASE,
            meeting_id=THIRD,
            number=2,
            trigger="The place at Tansley Lodge ends without an address",
            response="Emergency placement",
            owner=SADIQ,
            agency=PROBATION,
            risks="R6",
        ),
    ]
