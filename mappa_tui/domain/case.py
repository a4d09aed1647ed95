"""The case: the offender, and what lives on between meetings."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from mappa_tui.domain.dates import Year
from mappa_tui.domain.levels import level_fault
from mappa_tui.domain.noun import YES_NO, Noun, ask, handling

CATEGORIES = ("1", "2", "3", "4")
LEVELS = ("1", "2", "3")
LEFT = "left MAPPA"
STATUSES = ("community", "custody", "hospital", "unknown")


def whole_name(forenames: str, surname: str) -> str:
    """Return a name as people read it, the surname in capitals."""
    return f"{forenames} {surname.upper()}".strip()


class Case(Noun):
    """One offender under MAPPA: identity, references, address, category and offence."""

    surname: str = ask("Surname")
    forenames: str = ask("Forenames")
    born: dt.date | None = ask("Date of birth", None, year=Year.LAST)
    aliases: str = ask("Also known as", hint="aliases and nicknames")
    ethnicity: str = ask("Ethnicity", hint="in words")
    crn: str = ask("nDelius CRN")
    visor: str = ask("ViSOR or MAPPS")
    pnc: str = ask("PNC")
    cro: str = ask("CRO")
    nomis: str = ask("NOMIS")
    address: str = ask("Address", lines=True)
    fixed_abode: str = ask("Fixed abode", choices=YES_NO)
    closest_links: str = ask("Closest links", hint="with no fixed abode: the area")
    release_address: str = ask("Proposed address", lines=True, hint="for release or to move on to")
    status: str = ask("Status", choices=STATUSES)
    category: str = ask("Category", choices=CATEGORIES)
    level: str = ask("Level", choices=LEVELS)
    lead_agency: str = ask("Lead agency", complete="agency")
    area: str = ask("Area", hint="the MAPPA area that manages it")
    offence: str = ask("Index offence", lines=True)
    sentenced: dt.date | None = ask("Sentenced", None, year=Year.LAST)
    sentence: str = ask("Sentence", hint="type and length")
    account: str = ask("Account", lines=True, hint="short, in own words")
    related_offences: str = ask("Related offences", lines=True, hint="previous, related")

    @property
    def title(self) -> str:
        """The name in a header: `M. ELLERY`."""
        return case_title(self.surname, self.forenames)

    @property
    def full_name(self) -> str:
        """The whole name, surname in capitals: `Martin ELLERY`."""
        return whole_name(self.forenames, self.surname)

    def faults(self) -> Mapping[str, str]:
        """A surname is needed; Category 3 is never Level 1."""
        found = {}
        if not self.surname.strip():
            found["surname"] = "A case needs a surname."
        if fault := level_fault(self.category, self.level):
            found["category"] = found["level"] = fault
        if self.born and self.sentenced and self.sentenced <= self.born:
            found["sentenced"] = "The sentence lies before the date of birth."
        return found


def case_title(surname: str, forenames: str) -> str:
    """Return the name in a header: `M. ELLERY`."""
    initial = f"{forenames[0]}. " if forenames else ""
    return f"{initial}{surname.upper()}"


class RelevantDate(Noun):
    """A date that matters: release, licence end, sentence end, parole, order end, tribunal."""

    case_id: UUID
    what: str = ask("What", hint="release, licence end, parole, tribunal")
    on: dt.date | None = ask("Date", None, year=Year.NEAREST)
    note: str = ask("Note")
    in_error: bool = False


class Condition(Noun):
    """A licence condition, order or requirement, with its end."""

    case_id: UUID
    kind: str = ask("Kind", choices=("licence condition", "order", "notification", "other"))
    text: str = ask("Condition")
    ends: dt.date | None = ask("Ends on", None)
    until: str = ask("Or until", hint="further order, indefinite")
    handling: str = handling()
    in_error: bool = False

    def faults(self) -> Mapping[str, str]:
        """It ends on a day, or with something else: not both."""
        if self.ends and self.until:
            return dict.fromkeys(("ends", "until"), "A day, or until something else: not both.")
        return {}


class LevelChange(Noun):
    """One step in the history of category, level and where the offender is, with its reason."""

    case_id: UUID
    on: dt.date | None = ask("Since", None, year=Year.LAST)
    category: str = ask("Category", choices=CATEGORIES)
    level: str = ask("Level", choices=(*LEVELS, LEFT))
    status: str = ask("Status", choices=STATUSES, hint="where the offender is from then on")
    reason: str = ask("Reason", lines=True)
    in_error: bool = False

    def faults(self) -> Mapping[str, str]:
        """Category 3 is never Level 1."""
        fault = level_fault(self.category, self.level)
        return {"category": fault, "level": fault} if fault else {}
