"""The register of people of a case: victims, partners, children, recipients, sources."""

from uuid import UUID

from mappa_tui.domain.noun import RESTRICTED, THIRD_PARTY, YES_NO, Noun, ask, handling

VICTIM, POTENTIAL_VICTIM = "victim", "potential victim"
PARTS = (VICTIM, POTENTIAL_VICTIM, "partner", "child", "family", "recipient", "source", "other")


class Person(Noun):
    """Somebody in the case other than the offender and the attendees.

    Victims and potential victims are people too; item 8 asks them more. Third party
    is the handling they start with (guidance on handling).
    """

    case_id: UUID
    label: str = ask("Label", hint="such as V1 or C1")
    part: str = ask("Who they are", choices=PARTS)
    name: str = ask("Name")
    aliases: str = ask("Also known as")
    address: str = ask("Address", lines=True)
    relation: str = ask("Relation", hint="to the offender or to the offence")
    contact_scheme: str = ask("Contact scheme", choices=("yes", "no", "unknown"))
    vlo: str = ask("VLO", choices=("present", "report", "neither"))
    views: str = ask("Views", lines=True, hint="what they said, and asked to be known")
    conditions: str = ask("Asks for", lines=True, hint="conditions they ask for")
    marac: str = ask("MARAC link", choices=(*YES_NO, "unknown"))
    unprotected_reason: str = ask("No measure, why", lines=True)
    handling: str = handling(THIRD_PARTY)
    in_error: bool = False

    @property
    def is_victim(self) -> bool:
        """Whether item 8 speaks of them."""
        return self.part in (VICTIM, POTENTIAL_VICTIM)

    @property
    def called(self) -> str:
        """What they are called on screen: the label, else the name."""
        return self.label or self.name or "unnamed"

    @property
    def is_restricted(self) -> bool:
        """Whether standard minutes leave them out."""
        return self.handling == RESTRICTED
