"""The sections that are carried from meeting to meeting, and confirmed in each."""

from dataclasses import dataclass

CONFIRMED, AMENDED = "confirmed current", "amended"


@dataclass(frozen=True, slots=True)
class Section:
    """What is read, confirmed and amended together."""

    key: str
    title: str
    fields: tuple[str, ...] = ()
    """Fields of the case; other sections are lists, or the meeting's own."""
    kind: str = "case"
    """The kind of the agenda item under which it is confirmed."""


SECTIONS = (
    Section(
        "identity", "Identity", ("surname", "forenames", "born", "aliases", "ethnicity", "status")
    ),
    Section("references", "References", ("crn", "visor", "pnc", "cro", "nomis")),
    Section("address", "Address", ("address", "fixed_abode", "closest_links", "release_address")),
    Section("category", "Category and level", ("category", "level", "lead_agency", "area")),
    Section(
        "offence",
        "Index offence",
        ("offence", "sentenced", "sentence", "account", "related_offences"),
    ),
    Section("dates", "Relevant dates"),
    Section("conditions", "Conditions and orders"),
)
"""What the case summary holds."""

PLAN_SECTIONS = (
    Section("assessment", "Risk assessment", kind="risk"),
    Section("risks", "Risks", kind="risk"),
    Section("victims", "Victims", kind="victims"),
    Section("contingency", "Contingency", kind="contingency"),
)
"""What comes along beside it. Measures are not among them: each is reviewed by itself."""
