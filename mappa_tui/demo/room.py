"""The third meeting itself: its frame, who came, and the items with their notes."""

from datetime import date, time

from mappa_tui.demo.names import (
    ADEYEMI,
    ADULTS,
    CASE,
    CHILDREN,
    CROSS,
    DAY,
    FELD,
    HEALTH,
    HOLROYD,
    HOUSING,
    JOBCENTRE,
    LOWRY,
    MARSH,
    MONITORING,
    NAIR,
    POLICE,
    PREMISES,
    PRISON,
    PROBATION,
    PUGH,
    RAO,
    SADIQ,
    SALTER,
    THIRD,
    UNIT,
    VICTIM_CONTACT,
    WHITLOCK,
    ident,
)
from mappa_tui.domain.meeting import (
    ABSENT,
    APOLOGIES,
    ATTENDED,
    CLOSED,
    CORRECTED,
    IN_PROGRESS,
    NEXT_REVIEW,
    Invitation,
    ItemEntry,
    Meeting,
)
from mappa_tui.domain.noun import STANDARD, THIRD_PARTY, Noun

_ROOM, _REMOTE = "in the room", "remotely"

_INVITED = (
    (POLICE, NAIR, "chair", ATTENDED, _ROOM, ""),
    (UNIT, CROSS, "minute-taker", ATTENDED, _ROOM, ""),
    (PROBATION, FELD, "probation officer, case manager", ATTENDED, _ROOM, ""),
    (PROBATION, SADIQ, "senior probation officer", ATTENDED, _ROOM, ""),
    (POLICE, MARSH, "offender manager (MOSOVO)", ATTENDED, _ROOM, ""),
    (PRISON, PUGH, "offender management unit", APOLOGIES, "", "yes"),
    (CHILDREN, LOWRY, "team manager", ATTENDED, _REMOTE, ""),
    (ADULTS, "", "", ABSENT, "", "no"),
    (HOUSING, RAO, "housing options", ATTENDED, _ROOM, ""),
    (HEALTH, ADEYEMI, "forensic psychologist", ATTENDED, _REMOTE, ""),
    (VICTIM_CONTACT, WHITLOCK, "VLO", ATTENDED, _ROOM, ""),
    (MONITORING, "", "", APOLOGIES, "", "yes"),
    (JOBCENTRE, HOLROYD, "work coach manager", APOLOGIES, "", "no"),
    (PREMISES, SALTER, "manager, Tansley Lodge", ATTENDED, _ROOM, ""),
)

_TAKEN = {
    "opening": 2,
    "attendance": 2,
    "last_meeting": 5,
    "case_summary": 2,
    "information": 12,
    "equality": 1,
    "risk": 6,
    "victims": 2,
    "supervision": 2,
    "monitoring": 2,
    "interventions": 1,
}
"""Minutes taken by the items before Victim safety."""
_REST = {"contingency": 4, "disclosure": 11, "checks": 4, "level": 4, "actions": 5, "close": 3}

_NOTES = {
    "case_summary": (
        "Amended: a relationship with Dawn Prior since late August; a second handset, under "
        "investigation as a breach of the order.",
        THIRD_PARTY,
    ),
    "risk": (
        "Children raised from high to very high in the community: an undeclared device, "
        "deception about a relationship, and access to a child.",
        STANDARD,
    ),
    "monitoring": (
        "Ms Feld asks for a wider curfew and for GPS in one application (A5).",
        STANDARD,
    ),
}
_SAFETY_NOTES = """\
Ms Whitlock: V1's family asks that the exclusion zone take in a further place. V2's family wants \
no contact, but wants to be told of any move before it happens.

Ms Feld will put the further place into the licence variation, with the curfew and GPS.

Ms Lowry: safety plan for C1, first for the alternate weekends that she spends with Ms Prior"""


def in_progress() -> list[Noun]:
    """Return the meeting at 10:42, three minutes into Victim safety."""
    return [_meeting(), *_invitations(), *_items(_TAKEN), _safety(3, left=False)]


def closed() -> list[Noun]:
    """Return the meeting as it was closed at 11:14."""
    return [_closed(), *_invitations(), *_items(_TAKEN | _REST), _safety(4, left=True)]


def _meeting() -> Meeting:
    return Meeting(
        id=THIRD,
        case_id=CASE,
        number=3,
        kind="review",
        level="2",
        category="1",
        date=DAY,
        starts=time(10),
        planned_minutes=75,
        area="Derwent Vale",
        place="Ripford Police Station, Room 2",
        chair=NAIR,
        minute_taker=CROSS,
        state=IN_PROGRESS,
        started=time(10, 2),
        purpose="yes",
        confidentiality="read aloud",
        confidentiality_at=time(10, 3),
        diversity="pointed to",
        diversity_at=time(10, 3),
        last_minutes=CORRECTED,
        corrections="The curfew began on 8 July, not 9 July.",
        needs="Dyslexia",
        needs_effect="Letters are read to him, and the licence is explained in plain words.",
        lead_agency=PROBATION,
    )


def _closed() -> Meeting:
    said_later = {
        "state": CLOSED,
        "recall": "Recall is asked for on the same day, by Probation with Police.",
        "out_of_hours": "The police control room",
        "child_sex_offender": "yes",
        "level_after": "2",
        "level_reason": "Level 3 was considered because of the new relationship and the breach. "
        "Resources suffice at Level 2. To be reconsidered at once if he is charged.",
        "level_dissent": "None",
        "next_step": NEXT_REVIEW,
        "next_date": date(2025, 11, 25),
        "next_time": time(10),
        "read_back": "yes",
        "closed": time(11, 14),
        "minutes_to": "All who were invited",
        "restricted_to": f"{NAIR}\n{MARSH}\n{WHITLOCK}",
    }
    return _meeting().model_copy(update=said_later)


def _invitations() -> list[Noun]:
    return [
        Invitation(
            id=ident(f"invitation {position}"),
            meeting_id=THIRD,
            position=position,
            agency=agency,
            name=name,
            role=role,
            status=status,
            mode=mode,
            report=report,
        )
        for position, (agency, name, role, status, mode, report) in enumerate(_INVITED, 1)
    ]


def _items(minutes: dict[str, int]) -> list[Noun]:
    return [
        _item(key, taken, *_NOTES.get(key, ("", STANDARD)), left=True)
        for key, taken in minutes.items()
    ]


def _safety(minutes: int, *, left: bool) -> ItemEntry:
    notes = f"{_SAFETY_NOTES}." if left else _SAFETY_NOTES
    return _item("victim_safety", minutes, notes, THIRD_PARTY, left=left)


def _item(key: str, minutes: int, notes: str, handling: str, *, left: bool) -> ItemEntry:
    return ItemEntry(
        id=ident(f"item {key}"),
        meeting_id=THIRD,
        item=key,
        opened=True,
        left=left,
        seconds=minutes * 60,
        notes=notes,
        handling=handling,
    )
