from pathlib import Path

from mappa_tui.domain.plan import CONTINUES, DONE
from tests.screens.seeing import REVIEW, WIDE, in_room, stored, vault


async def test_nothing_that_came_along_counts_and_each_measure_is_marked_with_one_key(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, REVIEW)
    async with in_room(folder, size=WIDE) as person:
        await person.see("0 of 18 done", "Supervision 0/3", "Victim safety 0/3")
        assert "✓" not in person.text().replace("✓ done", "")
        await person.go_to(9, "Supervision")
        await person.see_row("▸", "M1", "Twice-weekly")
        person.burst("c", "c", "c")
        await person.see("3 of 3 reviewed", "Supervision 3/3")
        await person.press("backspace")
        await person.see("2 of 3 reviewed", "old: not reviewed yet")
        await person.press("w")
        await person.see("M3 withdrawn: why?")
        await person.press("escape")
        await person.see("2 of 3 reviewed", "old: not reviewed yet")
        person.burst("w", "n", "o", "t", "escape")
        await person.see("withdrawn: not", "3 of 3 reviewed")
        await person.press("backspace")
        await person.see("2 of 3 reviewed", "old: not reviewed yet")
        await person.press("d")
        await person.see("M3 done: what shows it?")
        await person.type("Signed off")
        await person.press("escape")
        await person.see("done: Signed off", "3 of 3 reviewed")
        await person.press("w", "escape")
        await person.see("done: Signed off", "3 of 3 reviewed")
        await person.press("ctrl+n")
        await person.see("New measure")
        await person.type("Evening visits")
        await person.press("escape")
        await person.see_row("M12", "Evening visits")
        await person.press("end", "c")
        await person.press("f5")
        await person.see("Missing so far")
        await person.press("end")
        await person.see("M9 of 14 October, not reviewed")
        while "not reviewed" not in person.row("▸"):
            await person.press("up")
        found = person.row("▸").partition(" of 14 October")[0].split()[-1]
        await person.press("enter")
        await person.see_row("▸", found)
        await person.press("c")
        await person.see_row("✓", found)
    record = stored(folder, "X482913/4")
    rows = record.pillar("supervision")
    marks = {row.number: getattr(record.review(row), "mark", "") for row in rows}
    assert marks == {1: CONTINUES, 2: CONTINUES, 3: DONE, 12: ""}
    third = next(row for row in record.measures if row.number == 3)
    assert third.ended_in == record.meeting.id
    assert third.status_reason == "Signed off"
