"""Every case by its name and reference, read without what belongs to it."""

from sqlalchemy import Connection, func, select

from mappa_tui.domain.case import Case, whole_name
from mappa_tui.domain.views import CaseName
from mappa_tui.storage.tables import TABLES

_CASES = TABLES[Case]
_SHOWN = ("id", "surname", "forenames", "crn", "born", "level", "aliases")


def case_names(connection: Connection) -> list[CaseName]:
    """Return all cases, by surname and forenames."""
    query = select(*(_CASES.c[name] for name in _SHOWN)).order_by(
        func.lower(_CASES.c.surname), func.lower(_CASES.c.forenames)
    )
    return [
        CaseName(row.id, whole_name(row.forenames, row.surname), *row[3:])
        for row in connection.execute(query)
    ]
