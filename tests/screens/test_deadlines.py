"""The deadlines on a small screen: groups, filter, where a line leads, the file."""

import csv
import io
from datetime import datetime
from pathlib import Path

from mappa_tui.domain.audited import AuditFilter
from mappa_tui.domain.clock import LONDON
from tests.screens.seeing import NARROW, WHOLE, at_home, opened, vault

THURSDAY = datetime(2025, 10, 16, 9, 0, tzinfo=LONDON)


async def test_what_is_owed_stands_in_groups_and_leads_to_its_field(tmp_path: Path) -> None:
    folder, to = vault(tmp_path, WHOLE), tmp_path / "deadlines.csv"
    async with at_home(folder, NARROW, THURSDAY) as person:
        await person.see("Open actions")
        await person.press("d")
        await person.see("Late 1", "Next five working days 5", "14 of 14")
        await person.see_row("▸!", "Wed 15 Oct 2025", "M. ELLERY", "A7 Call a strategy discussion")
        await person.see("1 working day late", "set by the meeting of 14 Oct 2025")
        await person.press("slash")
        await person.see("Which deadlines?")
        await person.press("tab")
        await person.type("zebra [/")
        await person.press("enter")
        await person.see("Nothing fits up to 16 April 2026.", "Only “zebra [/”. Del shows all.")
        await person.press("delete", "slash")
        await person.see("Which deadlines?")
        await person.press("r", "enter")
        await person.see("Only review.", "Later 1 up to 16 April 2026", "Tue 6 Jan 2026")
        await person.see("Review at the latest: none is planned")
        await person.see("in 55 working days", "area setting: 12 weeks after 14 Oct 2025, Level 2")
        await person.press("x")
        await person.see("Deadlines as CSV", "the deadlines that are listed (review)")
        await person.press("f7", "delete")
        await person.paste(str(to))
        await person.press("enter")
        await person.see("The list is in")
        await person.press("delete", "slash")
        await person.see("Which deadlines?")
        await person.press("d", "d", "enter")
        await person.see_row("▸", "Tue 28 Oct 2025", "Decide disclosure (c) anew")
        await person.press("enter")
        await person.see("14 of 18", "Deferred to ▌")
        await person.press("escape", "escape")
        await person.see("Only disclosure deferred.")
    _, row = csv.reader(io.StringIO(to.read_bytes().decode("utf-8-sig")))
    assert row[:3] == ["2026-01-06", "Tuesday", "in 55 working days"]
    with opened(folder) as store:
        [line] = store.entries.page(AuditFilter(action="export"))
    assert (line.noun, line.recipient, line.reason) == ("deadlines", str(to), "review")
