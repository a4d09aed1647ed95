"""Scenario A up to its third meeting, as somebody types it: field by field."""

from tests.scenarios.player import Answers, Instead, Pick

FELD, SADIQ, MARSH, NAIR = "Joanne Feld", "Amir Sadiq", "DC Owen Marsh", "DI Priya Nair"
CROSS, RAO, LOWRY, SALTER = "Leanne Cross", "Sunil Rao", "Beth Lowry", "Ruth Salter"
WHITLOCK, ADEYEMI, PUGH = "Karen Whitlock", "Dr Fiona Adeyemi", "Gareth Pugh"
HOLROYD = "Dean Holroyd"
POLICE, PROBATION, PRISON = "Police", "Probation", "Prison"
CHILDREN, ADULTS = "Children's social care", "Adult social care"
HOUSING, HEALTH = "Housing, Ripford Borough", "Health, mental health trust"
VICTIM_CONTACT, MONITORING = "Victim contact", "Electronic monitoring"
JOBCENTRE, PREMISES, UNIT = "Jobcentre Plus", "Approved premises", "MAPPA unit"

IDENTITY: Answers = (
    ("Surname", "Ellery"),
    ("Forenames", "Martin"),
    ("Date of birth", "3 February 1979"),
    ("Also known as", "Marty Lee"),
    ("Ethnicity", "White British"),
    ("Status", Pick("community")),
)
REFERENCES: Answers = (
    ("nDelius CRN", "X482913"),
    ("ViSOR or MAPPS", "31-0077"),
    ("PNC", "99/48213K"),
)
ADDRESS: Answers = (
    ("Address", "Tansley Lodge approved premises, Ripford"),
    ("Fixed abode", Pick("yes")),
    ("Proposed address", "14 Mill Lane, Ripford; not yet approved"),
)
CATEGORY: Answers = (
    ("Category", Pick("1")),
    ("Level", Pick("2")),
    ("Lead agency", PROBATION),
)
SINCE: Answers = (
    ("Since", "7 January 2025"),
    ("Category", Pick("1")),
    ("Level", Pick("2")),
    ("Reason", "Release in sight; several agencies hold parts of the plan."),
)
OFFENCE: Answers = (
    ("Index offence", "Sexual assault of a child under 13, two counts"),
    ("Sentenced", "11 June 2019"),
    ("Sentence", "Extended sentence: 9 years' custody and 3 years' extended licence"),
    ("Account", "He gained the trust of two families and offended against V1 and V2."),
)
DATES = (
    ("Release", "8 July 2025"),
    ("Place at Tansley Lodge ends", "8 January 2026"),
    ("Licence ends", "10/6/2031"),
)
LICENCE, ORDER, NOTIFICATION = Pick("licence condition"), Pick("order"), Pick("notification")
CONDITIONS = (
    (LICENCE, "Reside as approved", "10/6/2031", ""),
    (LICENCE, "Curfew from 21:00 to 07:00, with electronic monitoring", "8/1/2026", ""),
    (LICENCE, "Exclusion zone: Harrow Park estate, Ripford", "10/6/2031", ""),
    (LICENCE, "No contact with V1 or V2", "10/6/2031", ""),
    (LICENCE, "Polygraph testing", "10/6/2031", ""),
    (LICENCE, "Notify any developing relationship", "10/6/2031", ""),
    (LICENCE, "Attend the Horizon programme", "10/6/2031", ""),
    (
        ORDER,
        "Sexual Harm Prevention Order: no unsupervised contact with under-16s; no internet "
        "device without notifying police; no work or volunteering with children",
        "",
        "until further order",
    ),
    (NOTIFICATION, "Notification requirements", "", "indefinite"),
)
PEOPLE: tuple[Answers, ...] = (
    (
        ("Label", "V1"),
        ("Who they are", Pick("victim")),
        ("Relation", "child of the index offence"),
    ),
    (
        ("Label", "V2"),
        ("Who they are", Pick("victim")),
        ("Relation", "child of the index offence"),
    ),
    (
        ("Label", "C1"),
        ("Who they are", Pick("potential victim")),
        ("Relation", "niece of Dawn Prior, aged 7"),
    ),
    (
        ("Who they are", Pick("partner", 2)),
        ("Name", "Dawn Prior"),
        ("Address", "7 Weaver Court, Ripford"),
        ("Relation", "partner since late August"),
    ),
    (
        ("Who they are", Pick("family")),
        ("Name", "Claire Prior"),
        ("Address", "52 Alport Road, Ripford"),
        ("Relation", "mother of C1"),
    ),
    (
        ("Who they are", Pick("source")),
        ("Name", "Neighbour in Harrow Park"),
        ("Relation", "reported to police"),
        ("Handling", Pick("restricted")),
    ),
    (
        ("Who they are", Pick("recipient")),
        ("Name", "Manager of Ripford Leisure Centre"),
        ("Handling", Pick("restricted")),
    ),
)
TOOLS: tuple[Answers, ...] = (
    (
        ("Tool", "OSP/DC"),
        ("Score or level", "high"),
        ("Date", "2 July 2025"),
        ("Assessor", FELD),
        ("Agency", PROBATION),
    ),
    (
        ("Tool", "RSR"),
        ("Score or level", "2.9 %"),
        ("Date", "2 July 2025"),
        ("Assessor", FELD),
        ("Agency", PROBATION),
    ),
    (
        ("Tool", "ARMS"),
        ("Score or level", "medium"),
        ("Date", "1 August 2025"),
        ("Assessor", MARSH),
        ("Agency", POLICE),
    ),
)
PAPER: tuple[Answers, ...] = (
    (("Date", "29 April 2025"), ("Kind", Pick("initial")), ("Chair", NAIR)),
    (("Date", "22 July 2025"), ("Kind", Pick("review")), ("Chair", NAIR)),
)
ROSH_IN_JULY: Answers = (
    ("Children", Pick("high")),
    ("Children, custody", Pick("low")),
    ("Public", Pick("medium")),
    ("Known adult", Pick("medium")),
    ("Staff", Pick("low")),
    ("Prisoners, custody", Pick("low")),
    ("Overall", Pick("high")),
    ("Assessed on", "22 July 2025"),
)
OPEN_ACTIONS = (
    ("Refer to Horizon", FELD, PROBATION, "19 August 2025"),
    ("Unannounced visit and device check at Tansley Lodge", MARSH, POLICE, "5 August 2025"),
    ("Report on move-on addresses outside Harrow Park", RAO, HOUSING, "30 September 2025"),
    (
        "Confirm whether the partner's niece stays with her",
        LOWRY,
        CHILDREN,
        "30 September 2025",
    ),
)
PLAN: Answers = (
    ("Kind", Pick("review")),
    ("Level", Pick("2")),
    ("Date", "14 October 2025"),
    ("Starts at", "10:00"),
    ("Planned minutes", Instead("75")),
    ("Place", "Ripford Police Station, Room 2"),
    ("Area", "Derwent Vale"),
    ("Minute-taker", CROSS),
)
"""The chair is that of the last meeting."""
INVITED_FROM_THE_START = (
    (POLICE, NAIR, "chair", ""),
    (PROBATION, FELD, "probation officer, case manager", ""),
    (PRISON, PUGH, "offender management unit", ""),
    (CHILDREN, LOWRY, "team manager", ""),
    (ADULTS, "", "", ""),
    ("Housing", RAO, "housing options", HOUSING),
    ("Health", ADEYEMI, "forensic psychologist", ""),
    (VICTIM_CONTACT, WHITLOCK, "VLO", ""),
    (MONITORING, "", "", ""),
    (JOBCENTRE, HOLROYD, "work coach manager", ""),
)
"""The area's usual agencies, in order: who comes for each, and its own name where it has one."""
INVITED_BESIDES = (
    (UNIT, CROSS, "minute-taker"),
    (PROBATION, SADIQ, "senior probation officer"),
    (POLICE, MARSH, "offender manager (MOSOVO)"),
    (PREMISES, SALTER, "manager, Tansley Lodge"),
)
