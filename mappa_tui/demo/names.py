"""Names and days that the demonstration's parts share."""

from datetime import date
from uuid import UUID, uuid5

_SPACE = UUID("6c1f2a52-7b0e-4c35-9a53-2f6d2f0f6a11")


def ident(name: str) -> UUID:
    """Return the id of the record called `name`: the same in every demonstration."""
    return uuid5(_SPACE, name)


CASE = ident("case")
FIRST, SECOND, THIRD = ident("meeting 1"), ident("meeting 2"), ident("meeting 3")
LAST_DAY, DAY = date(2025, 7, 22), date(2025, 10, 14)

POLICE, PROBATION, PRISON = "Police", "Probation", "Prison"
CHILDREN, ADULTS = "Children's social care", "Adult social care"
HOUSING, HEALTH = "Housing, Ripford Borough", "Health, mental health trust"
VICTIM_CONTACT, JOBCENTRE = "Victim contact", "Jobcentre Plus"
MONITORING, PREMISES, UNIT = "Electronic monitoring", "Approved premises", "MAPPA unit"

NAIR, CROSS, FELD, SADIQ = "DI Priya Nair", "Leanne Cross", "Joanne Feld", "Amir Sadiq"
MARSH, PUGH, LOWRY, RAO = "DC Owen Marsh", "Gareth Pugh", "Beth Lowry", "Sunil Rao"
ADEYEMI, WHITLOCK = "Dr Fiona Adeyemi", "Karen Whitlock"
HOLROYD, SALTER = "Dean Holroyd", "Ruth Salter"
