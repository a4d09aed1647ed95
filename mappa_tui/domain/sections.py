"""The sections of the case summary: what is carried from meeting to meeting and confirmed."""

from dataclasses import dataclass

CONFIRMED, AMENDED = "confirmed current", "amended"


@dataclass(frozen=True, slots=True)
class Section:
    """Fields of the case that are read, confirmed and amended together."""

    key: str
    title: str
    fields: tuple[str, ...] = ()


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
