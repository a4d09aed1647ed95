"""The referral form that an agency fills in: its fields, and the words around them.

What the area decides itself, and the day on which the form comes, are not on it.
"""

from dataclasses import dataclass

from mappa_tui.domain.case import Case
from mappa_tui.domain.noun import Asked, Noun, asked
from mappa_tui.domain.referral import Referral

TITLE = "Referral to MAPPA"
INTRO = """Ask with this form for a case to be managed at Level 2 or 3. Answer what you know; \
leave the rest as it is. Where several lines are needed, write them all in the one field.
Send it back as a Word document (.docx). What stands outside the fields is not read.
Meetings add value where more than one agency has to act together. Level 3 needs senior \
people as well: significant resources at short notice, or media and public interest."""
HEADER = ("Item", "Details")
"""Over its tables, as over every table of labels and values."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the form: the same that is typed on the screen."""

    noun: type[Noun]
    name: str

    @property
    def how(self) -> Asked:
        """How it is declared."""
        return asked(self.noun, self.name)

    @property
    def label(self) -> str:
        """What stands before it."""
        return self.how.label

    @property
    def tag(self) -> str:
        """By what it is known again in the file, whatever its label says by then."""
        return f"{self.noun.__name__}.{self.name}"

    @property
    def prompt(self) -> str:
        """What the empty field says."""
        how = self.how
        if how.choices:
            *first, last = how.choices
            return f"Choose: {', '.join(first)} or {last}"
        if how.kind == "date":
            return "Type a date with its year, such as 3/2/1979"
        return f"Type here ({how.hint})" if how.hint else "Type here"


def _fields(noun: type[Noun], *names: str) -> tuple[FormField, ...]:
    return tuple(FormField(noun, name) for name in names)


GROUPS: tuple[tuple[str, tuple[FormField, ...]], ...] = (
    (
        "Who it is about",
        _fields(
            Case,
            *("surname", "forenames", "born", "aliases", "crn", "pnc", "visor", "nomis"),
            *("address", "status", "category", "offence"),
        ),
    ),
    ("Who asks", _fields(Referral, "agency", "referrer", "level")),
    (
        "Why",
        _fields(
            Referral,
            *("adds_value", "value", "risk", "coordination", "stepping_down"),
            *("senior", "senior_why", "handling"),
        ),
    ),
)
"""The fields under their headings."""
NOTES = {
    "Who asks": "Write a telephone number or e-mail address beside the referrer’s name, and the "
    "day.",
    "Why": """\
Overall RoSH: the risk of serious harm as a whole, as your assessment has it.
Steps down from 3: whether the person is managed at Level 3 now, and would go to Level 2.
Handling: who may read this. Standard: whoever gets the minutes. Third party: it names or \
identifies somebody else. Restricted: never for the offender.""",
}
"""What stands under a heading, for who does not know the words."""
FIELDS = tuple(field for _, fields in GROUPS for field in fields)
