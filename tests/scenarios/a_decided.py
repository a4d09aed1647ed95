"""What the third meeting of scenario A decides: items 14 to 18, and the actions."""

from tests.scenarios.a_before import CHILDREN, LOWRY, MARSH, NAIR, POLICE, WHITLOCK
from tests.scenarios.player import Answers, Begun, Pick

WHAT = (
    "That he is convicted of sexual offences against children and may not be with under-16s "
    "unsupervised."
)
PUBLIC, OTHER = Pick("member of the public"), Pick("professional outside MAPPA")
YES, NO = Pick("yes"), Pick("no")
BEYOND = ("Risks made", "How met", "Route", "Dissent", "Handling")
LAW = ("Lawful", "Necessary", "Proportionate")
TELLING = (
    *("What", "By whom", "Agency", "With", "How", "When", "Tell it himself"),
    *("Offender is told", *LAW, "Conditions", "Understands"),
)
TELL = Pick("disclose", below=("Reasons", *TELLING, *BEYOND))
LATER = Pick("defer", 3, below=("Reasons", "Deferred to", "Who decides then", *LAW, *BEYOND))
LAWFUL = "Section 327A of the Criminal Justice Act 2003."
PARTNER: Answers = (
    ("Kind", PUBLIC),
    ("Who is told", Begun("daw")),
    ("Protects", "C1, from sexual offending by him"),
    ("(a) child at risk", YES),
    ("(b) telling needed", YES),
    ("Decision", TELL),
    ("Reasons", "C1 stays with her, and she has not been told."),
    ("What", WHAT),
    ("By whom", MARSH),
    ("Agency", POLICE),
    ("With", "a social worker"),
    ("When", "17 October"),
    ("Tell it himself", "He may tell her himself, with Ms Feld, until noon on 16 October."),
    ("Offender is told", "Yes, when he is offered to tell her himself."),
    ("Lawful", LAWFUL),
    ("Necessary", "She cannot keep C1 safe without knowing."),
    ("Proportionate", "Only what she needs to know."),
    ("Conditions", "She may not pass it on except to C1's mother as agreed."),
    ("Risks made", "The relationship ends and he absconds."),
    ("How met", "A curfew check, and Ms Feld sees him the same day."),
    ("Route", Pick("section 327A")),
    ("Dissent", "None"),
)
"""(a), but for how she is told; relation and address come from the register of people."""
MOTHER: Answers = (
    ("Kind", PUBLIC),
    ("Who is told", Begun("claire")),
    ("Protects", "C1, from sexual offending by him"),
    ("(a) child at risk", YES),
    ("(b) telling needed", YES),
    ("Decision", TELL),
    ("Reasons", "She decides about the visits and does not know."),
    ("What", WHAT),
    ("By whom", LOWRY),
    ("Agency", CHILDREN),
    ("With", MARSH),
    ("How", "in person at her home, after (a)"),
    ("When", "Fri 17 Oct"),
    ("Tell it himself", "No."),
    ("Offender is told", "He is told that it will be done."),
    ("Lawful", LAWFUL),
    ("Necessary", "She cannot decide about the visits without knowing."),
    ("Proportionate", "Only what she needs to know."),
    ("Conditions", "She may not pass it on except to Ms Prior as agreed."),
    ("Risks made", "Conflict in the family."),
    ("How met", "Ms Lowry visits on the next day."),
    ("Route", Pick("section 327A")),
    ("Dissent", "None"),
)
MANAGER: Answers = (
    ("Kind", OTHER),
    ("Who is told", "the manager of Ripford Leisure Centre"),
    ("Relation", "manages a place where V1 swims"),
    ("Protects", "V1, from meeting him"),
    ("(a) child at risk", YES),
    ("(b) telling needed", NO),
    ("Decision", LATER),
    (
        "Reasons",
        "Telling is not necessary now: the wider zone may keep him away, and telling would "
        "show V1's whereabouts.",
    ),
    ("Deferred to", "28 October 2025"),
    ("Who decides then", f"{NAIR}, with the VLO, recorded on the case"),
    ("Route", Pick("section 327A")),
    ("Dissent", "Ms Whitlock would tell now; settled by that date."),
    ("Handling", Pick("restricted")),
)
CHECKS = (
    ("ViSOR or MAPPS updated", "yes", "Police update ViSOR."),
    ("Critical public", "yes", "Considered; it is not one."),
    ("Media handling", "no", "No interest; police have prepared a line."),
    ("Children safeguarding", "yes", "Strategy discussion (A7)."),
    ("Adults safeguarding", "not applicable", ""),
    (
        "Human rights",
        "yes",
        "The interference with private life is lawful, necessary and proportionate to protect "
        "C1 and other children.",
    ),
)
NEIGHBOURS = (("MARAC", "n", "no"), ("Prevent or Channel", "a", "not applicable"))
"""An arrangement, the key that answers it, and the answer."""
PROTECTION: Answers = (
    ("For whom", "C1"),
    ("Runs", Pick("yes")),
    ("What matters here", "A strategy discussion, which children's social care calls (A7)."),
)
LEVEL: Answers = (
    ("Level from now", Pick("2")),
    (
        "Reason",
        "Level 3 was considered because of the new relationship and the breach. Resources "
        "suffice at Level 2. To be reconsidered at once if he is charged.",
    ),
    ("Dissent", "None"),
)
DECISION: Answers = (
    ("Decision", "Bring the review forward"),
    ("Rationale", "A new relationship and a breach under investigation; six weeks on."),
    ("Dissent", "None"),
)
Task = tuple[str, str, str]
VARY: Task = ("Apply to vary the licence: zone, curfew, GPS", "feld", "17 October")
"""A task, what is typed of its owner's name, and when it is due."""
STRATEGY: Task = ("Call a strategy discussion about C1", "low", "tomorrow")
DEVICE: Task = ("Report what the device held", "dc", "28 Oct")
FAMILIES: Task = (
    "Tell both families what was asked for, not what was decided about him",
    "whit",
    "21/10/2025",
)
APPOINTMENT: Task = ("Offer the psychology appointment", "adey", "31 Oct 2025")
CLOSE: Answers = (
    ("What next", Pick("review")),
    ("Next review", "25 November 2025"),
    ("Next at", "10am"),
    ("Minutes to", "All who were invited"),
    ("Restricted for", f"{NAIR}\n{MARSH}\n{WHITLOCK}"),
)
