from datetime import date, time
from pathlib import Path

from mappa_tui.domain.meeting import CLOSED
from tests.screens.seeing import BEGUN, RUNNING, in_room, stored, vault


async def test_each_check_is_answered_with_one_key_and_may_have_a_note(tmp_path: Path) -> None:
    folder = vault(tmp_path, BEGUN)
    async with in_room(folder, 15, "Other checks") as person:
        await person.see("y yes · n no · a not applicable")
        await person.press("y", "n", "a", "enter")
        await person.see("Children safeguarding", "Answer")
        await person.press("y", "tab")
        await person.type("A strategy discussion")
        await person.press("escape")
        await person.see_row("✓ ViSOR or MAPPS updated", "yes")
        await person.see_row("✓ Critical public protection case", "no")
        await person.see_row("✓ Media handling needed", "not applicable")
        await person.see_row("✓ Children safeguarding", "yes")
        await person.see("A strategy discussion")
        await person.see_row("Adults safeguarding", "not answered")
    answers = {row.check: row.answer for row in stored(folder, "X100200/1").checks}
    assert answers == {"visor": "yes", "cppc": "no", "media": "not applicable", "children": "yes"}


async def test_category_3_is_refused_level_1_with_the_reason_beside_it(tmp_path: Path) -> None:
    folder = vault(tmp_path, BEGUN)
    async with in_room(folder, 16, "Level decision") as person:
        await person.see("Now Category 3, Level 2. Category 3 is never Level 1")
        await person.see("! which level from now on?")
        await person.press("1")
        await person.see("! Category 3 is never Level 1: who leaves Levels 2 and 3 leaves MAPPA.")
        await person.press("tab")
        await person.see("Level from now     ▏ 1")
        await person.press("shift+tab", "l")
        await person.see("▸left MAPPA", "! why may MAPPA end?")
        await person.see_no("! Category 3")
        await person.press("tab")
        await person.type("The licence ended.")
        await person.press("tab")
        await person.type("Probation")
        await person.press("tab", "tab")
        await person.type("None")
        await person.press("tab", "tab")
        await person.see("Level from now     ▏ left MAPPA")
    meeting = stored(folder, "X100200/1").meeting
    assert (meeting.level_after, meeting.level_reason) == ("left MAPPA", "The licence ended.")
    assert meeting.lead_agency == "Probation"


async def test_the_actions_are_read_back_and_one_is_cancelled_with_a_reason(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 17, "Actions") as person:
        await person.see_row("A5", "Apply to vary", "Friday 17 October 2025")
        await person.see("Joanne Feld (Probation)", "! were the actions read back?")
        await person.press("end", "enter")
        await person.see("A5  action")
        await person.field("Status")
        await person.press("c", "tab")
        await person.type("Asked for already")
        await person.press("escape")
        await person.see("cancelled Asked for already")
        await person.field("Read back")
        await person.press("y")
        await person.see_no("were the actions read back?")
    record = stored(folder)
    assert record.meeting.read_back == "yes"
    assert [(a.number, a.cancel_reason) for a in record.actions if a.status == "cancelled"] == [
        (5, "Asked for already")
    ]


async def test_close_is_always_possible_but_not_before_it_began(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 18, "Close") as person:
        await person.see("Next review by Tuesday 6 January 2026", "! when next?")
        await person.press("tab")
        await person.type("25 Nov")
        await person.see("Tuesday 25 November 2025  in 42 days")
        await person.field("Closed at")
        await person.press("f12")
        await person.see("Close the meeting", "things must be answered.")
        await person.press("f7", "delete")
        await person.type("9:55")
        await person.press("enter")
        await person.see("! That is before it began at 10:02.")
        await person.press("f7", "delete")
        await person.type("11.14")
        await person.press("enter")
        await person.see("closed 11:14", "Closed at          ▌ 11:14", "The meeting is closed")
        await person.see("to answer first; alt+w writes the documents")
        await person.press("f12")
        await person.see("Not ready to sign")
        await person.press("escape")
    meeting = stored(folder).meeting
    assert (meeting.state, meeting.closed) == (CLOSED, time(11, 14))
    assert meeting.next_date == date(2025, 11, 25)


async def test_a_closing_time_before_the_beginning_is_refused_beside_its_field(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 18, "Close") as person:
        await person.field("Closed at")
        await person.type("9.30")
        await person.see("! That is before it began at 10:02.")
        await person.press("tab")
        await person.see("Closed at          ▏ 9.30", "! That is before it began at 10:02.")
    record = stored(folder)
    assert record.meeting.closed is None
    assert [draft.text for draft in record.drafts] == ["9.30"]
