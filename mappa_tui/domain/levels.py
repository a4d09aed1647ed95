"""The rules of categories and levels."""

RESPONSIBLE_AUTHORITY = ("Police", "Probation", "Prison")


def level_fault(category: str, level: str) -> str:
    """Return why `category` and `level` cannot stand together, or nothing.

    Source: the guidance; a Category 3 offender who leaves Levels 2 and 3 leaves MAPPA.
    """
    if category == "3" and level == "1":
        return "Category 3 is never Level 1: who leaves Levels 2 and 3 leaves MAPPA."
    return ""
