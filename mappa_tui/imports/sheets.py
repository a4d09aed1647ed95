"""The kinds of file that there are. A new one is a declaration here."""

from collections.abc import Iterator
from uuid import UUID

from mappa_tui.domain.case import Case, LevelChange
from mappa_tui.domain.dates import plain_date
from mappa_tui.domain.event import (
    BACK_FOR_LICENCE,
    BACK_FOR_ORDER,
    BREACHED_NOTIFICATION,
    BY_RISK_ORDER,
    NOTIFICATION_ORDER,
    REVOKED,
    SHPO,
    SHPO_TRAVEL,
    Event,
)
from mappa_tui.domain.referral import Referral
from mappa_tui.domain.referred import lacking
from mappa_tui.imports import plain
from mappa_tui.imports.sheet import Column, Fault, Line, Sheet

NOBODY = UUID(int=0)
"""Whose the steps and events are, until their case is found by its CRN."""

SHORT = {
    "breach of notification": BREACHED_NOTIFICATION,
    "notification revoked": REVOKED,
    "shpo": SHPO,
    "shpo with foreign travel restriction": SHPO_TRAVEL,
    "notification order": NOTIFICATION_ORDER,
    "breach of sexual risk order": BY_RISK_ORDER,
    "recall": BACK_FOR_LICENCE,
    "breach of licence": BACK_FOR_LICENCE,
    "breach of sopo": BACK_FOR_ORDER,
    "breach of shpo": BACK_FOR_ORDER,
}
"""Short names of events, beside those of the record."""


def _event(text: str) -> str:
    words = " ".join(text.lower().split())
    return SHORT.get(words, words)


def _crn() -> Column:
    return Column(
        "CRN", Case, "crn", needed=True, also=("nDelius CRN", "CRN number", "Case reference")
    )


def _standing(*, needed: bool) -> tuple[Column, ...]:
    """Return the columns of a step of the level history."""
    dates = ("From", "Since when", "Level since", "Start date", "Date")
    return (
        Column(
            "Category",
            LevelChange,
            "category",
            needed,
            also=("MAPPA category", "Cat"),
            plain=plain.category,
        ),
        Column("Level", LevelChange, "level", needed, also=("MAPPA level",), plain=plain.level),
        Column("Status", LevelChange, "status", also=("Where",), plain=plain.status),
        Column("Since", LevelChange, "on", not needed, also=dates, plain=plain.date),
    )


def _check_register(line: Line) -> Iterator[Fault]:
    case, step = line.noun(Case), line.noun(LevelChange)
    if case.born and step.on and step.on <= case.born:
        born = plain_date(case.born)
        yield Fault(line.number, f"that is not after the date of birth, {born}.", "Since")


def _check_levels(line: Line) -> Iterator[Fault]:
    step = line.noun(LevelChange)
    if not (step.category or step.level or step.status):
        yield Fault(line.number, "It says neither category nor level nor status.")


def _check_referral(line: Line) -> Iterator[Fault]:
    found = lacking(line.noun(Case), line.noun(Referral))
    for column in REFERRALS.columns:
        if column.field in found:
            yield Fault(line.number, found[column.field], column.heading)


REGISTER = Sheet(
    "register",
    "Register",
    "one line an offender: names, references, category, level, since when",
    (
        _crn(),
        Column("Surname", Case, "surname", True, also=("Last name", "Family name")),
        Column("Forenames", Case, "forenames", also=("Forename", "First name", "First names")),
        Column("Date of birth", Case, "born", also=("DOB", "Born"), plain=plain.date),
        Column("Also known as", Case, "aliases", also=("Aliases", "Alias", "AKA")),
        Column("Ethnicity", Case, "ethnicity"),
        Column("ViSOR or MAPPS", Case, "visor", also=("ViSOR", "MAPPS", "ViSOR reference")),
        Column("PNC", Case, "pnc", also=("PNC ID", "PNC number")),
        Column("CRO", Case, "cro", also=("CRO number",)),
        Column("NOMIS", Case, "nomis", also=("NOMIS number", "Prison number")),
        *_standing(needed=True),
        Column("Lead agency", Case, "lead_agency", also=("Lead",)),
        Column("Area", Case, "area", also=("MAPPA area",)),
        Column("Address", Case, "address"),
        Column("Index offence", Case, "offence", also=("Offence",)),
        Column("Sentenced", Case, "sentenced", also=("Sentence date",), plain=plain.date),
        Column("Sentence", Case, "sentence"),
    ),
    lambda: (Case(), LevelChange(case_id=NOBODY)),
    _check_register,
    brings="new offender",
)

LEVELS = Sheet(
    "levels",
    "Level history",
    "one line a step: from that day on another category, level or status, or left MAPPA",
    (_crn(), *_standing(needed=False), Column("Reason", LevelChange, "reason")),
    lambda: (Case(), LevelChange(case_id=NOBODY)),
    _check_levels,
    lambda line: (line.crn.casefold(), line.noun(LevelChange).on),
)

EVENTS = Sheet(
    "events",
    "Events",
    "one line an event that the annual report counts: an order, a recall, a breach",
    (
        _crn(),
        Column("What", Event, "what", True, also=("Event",), plain=_event),
        Column("Date", Event, "on", True, also=("On", "Event date"), plain=plain.date),
        Column("Note", Event, "note", also=("Notes",)),
    ),
    lambda: (Case(), Event(case_id=NOBODY)),
    same=lambda line: (line.crn.casefold(), line.noun(Event).what, line.noun(Event).on),
)

REFERRALS = Sheet(
    "referrals",
    "Referrals",
    "one line a referral: who asks for Level 2 or 3, why, and what was decided",
    (
        _crn(),
        Column("Surname", Case, "surname", also=("Last name", "Family name")),
        Column("Forenames", Case, "forenames", also=("Forename", "First name", "First names")),
        Column("Date of birth", Case, "born", also=("DOB", "Born"), plain=plain.date),
        Column("Category", Case, "category", also=("MAPPA category",), plain=plain.category),
        Column(
            "Received",
            Referral,
            "received",
            True,
            also=("Date received", "Referral date", "Referred on"),
            plain=plain.date,
        ),
        Column("Referred by", Referral, "agency", also=("Agency", "Referring agency")),
        Column("Referrer", Referral, "referrer", also=("Referred by whom",)),
        Column(
            "Level asked for",
            Referral,
            "level",
            also=("Level", "Level requested"),
            plain=plain.level,
        ),
        Column("Meetings add value", Referral, "adds_value", plain=plain.yes_no),
        Column("In what way", Referral, "value"),
        Column("Overall RoSH", Referral, "risk", also=("RoSH", "Risk of serious harm")),
        Column("Co-ordination", Referral, "coordination", plain=plain.yes_no),
        Column("Steps down from 3", Referral, "stepping_down", plain=plain.yes_no),
        Column("Senior people", Referral, "senior", plain=plain.yes_no),
        Column("Why senior", Referral, "senior_why"),
        Column("Decision", Referral, "decision", also=("Outcome",), plain=plain.decision),
        Column("Decided on", Referral, "decided_on", also=("Decision date",), plain=plain.date),
        Column("Decided by", Referral, "decided_by"),
        Column("Reason", Referral, "reason", also=("Reason for decision",)),
        Column("Handling", Referral, "handling"),
    ),
    lambda: (Case(), Referral(case_id=NOBODY)),
    _check_referral,
    lambda line: (line.crn.casefold(), line.noun(Referral).received),
    "new referral",
)

SHEETS = {sheet.key: sheet for sheet in (REGISTER, LEVELS, EVENTS, REFERRALS)}
"""Every kind of file, by its name on the command line."""
