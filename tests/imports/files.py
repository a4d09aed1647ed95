"""Files of the tests, and reading them."""

import datetime as dt

from mappa_tui.imports.reading import reading
from mappa_tui.imports.sheet import Line, Sheet
from mappa_tui.imports.sheets import REGISTER
from mappa_tui.imports.text import decoded

TODAY = dt.date(2016, 6, 30)
HEAD = "CRN,Surname,Forenames,Date of birth,Category,Level,Status,Since"


def read(text: str | bytes, sheet: Sheet = REGISTER) -> tuple[list[Line], list[str]]:
    """Return the lines of a file, and what is wrong with others: `3 Since: …`."""
    data = text if isinstance(text, bytes) else text.encode()
    lines, faults = list[Line](), list[str]()
    for each in reading(sheet, decoded(data).text, TODAY):
        if isinstance(each, Line):
            lines.append(each)
        else:
            faults += [f"{fault.line} {fault.sentence}" for fault in each]
    return lines, faults
