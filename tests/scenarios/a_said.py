"""What is said, assessed and planned in the third meeting of scenario A: items 3 to 13."""

from tests.scenarios.a_before import (
    ADEYEMI,
    CHILDREN,
    FELD,
    HEALTH,
    HOLROYD,
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
    SADIQ,
    SALTER,
    VICTIM_CONTACT,
    WHITLOCK,
)
from tests.scenarios.player import Answer, Answers, Pick

THIRD_PARTY, RESTRICTED = Pick("third party"), Pick("restricted")
FACT, OPINION, INTELLIGENCE = Pick("fact"), Pick("opinion"), Pick("intelligence")

CAME = (
    ("Police", "h"),
    ("Probation", "h"),
    ("Prison", "pa"),
    ("Children's social", "r"),
    ("Adult social care", "ppx"),
    ("Housing", "h"),
    ("Health", "r"),
    ("Victim contact", "h"),
    ("Electronic", "pa"),
    ("Jobcentre Plus", "ppa"),
    ("MAPPA unit", "h"),
    ("Probation", "h"),
    ("Police", "h"),
    ("Approved premises", "h"),
)
"""Line by line: the keys that mark it."""
DONE, CARRIED = Pick("done"), Pick("carried forward")
BECAME: tuple[Answers, ...] = (
    (
        ("Outcome", DONE),
        ("Done on", "12 August 2025"),
        ("Evidence", "Letter accepting him for the November group"),
    ),
    (
        ("Outcome", DONE),
        ("Done on", "4 August 2025"),
        ("Evidence", "Visit record of 4 August: one phone found and declared"),
    ),
    (
        ("Outcome", CARRIED),
        ("New date", "28 October 2025"),
        ("Reason", "Two landlords refused."),
    ),
    (
        ("Outcome", DONE),
        ("Done on", "26 September 2025"),
        ("Evidence", "Home-visit note of 26 September: C1 stays with her aunt at weekends"),
    ),
)
"""What became of A1 to A4."""
AMENDED = (
    "Amended: a relationship with Dawn Prior since late August; a second handset, under "
    "investigation as a breach of the order."
)
CHANGED: Answers = (
    ("What changed", "A second handset is under investigation as a breach of the order."),
)
NEIGHBOUR = (
    "A neighbour in Harrow Park reports seeing him near the estate's play area on "
    "27 September. The source must not be identifiable to him."
)
WHEREABOUTS = (
    "V1 has moved to the Station Road area and swims at Ripford Leisure Centre. V1's family "
    "asks that the exclusion zone be widened to it."
)
SHARED: tuple[tuple[str, str, Pick, str, Answer], ...] = (
    (
        PROBATION,
        FELD,
        FACT,
        "Weekly contact kept. Two late returns to curfew, on 2 and 9 September; written warning.",
        "",
    ),
    (PROBATION, FELD, OPINION, "He minimises the offences against V2.", ""),
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
        "",
    ),
    (POLICE, MARSH, INTELLIGENCE, NEIGHBOUR, RESTRICTED),
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
        "",
    ),
    (
        HEALTH,
        ADEYEMI,
        OPINION,
        "Low mood, no treatment now. Risk rises with rejection and unstructured time.",
        "",
    ),
    (
        PRISON,
        "by report",
        FACT,
        "Victim-awareness course in 2023; one adjudication for a phone.",
        "",
    ),
    (MONITORING, "by report", FACT, "The two late returns; no tamper.", ""),
    (VICTIM_CONTACT, WHITLOCK, FACT, WHEREABOUTS, RESTRICTED),
    (
        VICTIM_CONTACT,
        WHITLOCK,
        FACT,
        "V2's family wants no contact but wants to be told of a move.",
        THIRD_PARTY,
    ),
    (HOUSING, RAO, FACT, "Two landlords refused a move-on address (A3).", ""),
    (JOBCENTRE, "", Pick("nothing known"), "", ""),
)
"""Item 5: agency, contributor, kind, text, handling."""
RISKS = (
    "Meets a child through a partner",
    "Hides a device, contact online",
    "Enters the exclusion zone",
    "Empty evenings, drink",
    "Rejection, low mood",
    "No address after 8 January 2026",
)
ASSESSMENT: Answers = (
    ("Who is at risk", "Girls of 5 to 12, first a child of a partner's family."),
    ("Nature", "Contact sexual offending after gaining trust."),
    ("When greatest", "Alternate weekends; nights alone with a device."),
    ("What increases it", "Rejection, unstructured evenings, secrecy, drink."),
    ("What reduces it", "The approved premises, monitoring, the programme, work."),
    ("Assessed on", "14 October 2025"),
    ("Assessor", FELD),
)
VICTIMS: tuple[tuple[str, Answers], ...] = (
    (
        "V1",
        (
            ("Contact scheme", Pick("yes")),
            ("VLO", Pick("present")),
            ("Asks for", "That the exclusion zone be widened"),
        ),
    ),
    (
        "V2",
        (
            ("Contact scheme", Pick("yes")),
            ("VLO", Pick("present")),
            ("Asks for", "No contact; to be told of a move"),
        ),
    ),
    ("C1", (("Contact scheme", Pick("no")), ("VLO", Pick("neither")))),
)
Planned = tuple[str, str, str, str, str, str, str]
SUPERVISION: tuple[Planned, ...] = (
    ("Twice-weekly reporting", FELD, PROBATION, "", "twice a week", "R1 R3 R5", ""),
    ("Keywork on evenings", SALTER, PREMISES, "", "weekly", "R4", ""),
    ("Benefits and work-search plan", HOLROYD, JOBCENTRE, "", "by 31 October", "R4", ""),
)
"""Measures: what, who, agency, with whom, by when or how often, answers, protects."""
CONTROL: tuple[Planned, ...] = (
    ("Device checks", MARSH, POLICE, "", "at least every two weeks", "R2", ""),
    ("Wider curfew and GPS asked for", FELD, PROBATION, "", "", "R1 R3 R4", "V1"),
    ("Room searches, signed for", SALTER, PREMISES, "", "weekly", "R2", ""),
)
TREATMENT: tuple[Planned, ...] = (
    ("Horizon", FELD, PROBATION, "", "from 4 November", "R1 R2", ""),
    ("Psychology appointment on mood", ADEYEMI, HEALTH, "", "by 31 October", "R5", ""),
)
SAFETY: tuple[Planned, ...] = (
    (
        "Vary the exclusion zone to take in a further place",
        FELD,
        PROBATION,
        "VLO",
        "by 17 October",
        "R3",
        "V1",
    ),
    ("Tell V2's family of any move", WHITLOCK, VICTIM_CONTACT, "", "before a move", "", "V2"),
    ("Safety plan", LOWRY, CHILDREN, "", "by 17 October", "R1", ""),
)
FURTHER_PLACE: Answers = (
    ("Agency", VICTIM_CONTACT),
    ("Contributor", WHITLOCK),
    ("What was said", "The further place of M9 is Ripford Leisure Centre."),
)
BROKEN_OFF = (
    "Ms Whitlock: V2's family wants no contact, but wants to be told of any move before it "
    "happens. Ms Lowry: safety plan for C1, first for the alternate week"
)
GOES_ON = "ends that she spends with Ms Prior."
"""The note of item 12, and the program left in the middle of a word of it."""
CONTINGENCIES: tuple[Answers, ...] = (
    (
        ("Trigger", "Seen with a child or inside the exclusion zone"),
        ("Response", "Arrest for breach; recall asked for on the same day"),
        ("Agency", POLICE),
        ("With", PROBATION),
        ("Answers risks", "r1 r3"),
        ("Protects", "v1"),
    ),
    (
        ("Trigger", "The place at Tansley Lodge ends without an address"),
        ("Response", "Emergency placement"),
        ("Who", SADIQ),
        ("Agency", PROBATION),
        ("Answers risks", "R6"),
    ),
)
