"""Each bad input says beside its field what is wrong, and what was typed is kept."""

from datetime import date, time
from pathlib import Path

import pytest

from tests.screens.seeing import BEGUN, NOTHING, RUNNING, at_home, in_room, opened, stored, vault

NOT_VALID_ACTIONS = {
    "Due": {
        "ASAP": "! A date is needed, such as 17 Oct 2025: nobody can chase “ASAP”.",
        "ongoing": "! A date is needed, such as 17 Oct 2025: nobody can chase “ongoing”.",
        "31/2/2026": "! There is no 31 February 2026.",
        "1 Oct 2025": "! Due before the meeting of 14 October 2025.",
        "Monday 17 October 2025": "! 17 Oct 2025 is a Friday, not a Monday.",
        "12/13/2025": "! A date is needed, day first, such as 17/10/2025.",
    },
    "Owner": {
        "Joanne Feld and Owen Marsh": "! One owner answers for it; put the others under “With”.",
    },
}


@pytest.mark.parametrize("label", NOT_VALID_ACTIONS)
async def test_an_action_says_what_is_wrong_with_its_owner_and_date(
    tmp_path: Path, label: str
) -> None:
    folder = vault(tmp_path, RUNNING)
    wrong = NOT_VALID_ACTIONS[label]
    async with in_room(folder) as person:
        await person.press("f3")
        await person.see("New action")
        await person.type("Report back")
        await person.field(label)
        for text, sentence in wrong.items():
            await person.press("f7", "delete")
            await person.type(text)
            await person.see(sentence)
        await person.press("tab")
        await person.see(f"▏ {text}", sentence)
        await person.press("escape")
        await person.see_no("New action")
    record = stored(folder)
    assert [draft.text for draft in record.drafts] == [text]

    async with in_room(folder) as person:
        await person.press("f10")
        await person.type("report back")
        await person.press("enter")
        await person.see("A6  action", f"▏ {text}", sentence)
        await person.field(label)
        await person.press("f7", "delete")
        await person.type("17 Oct" if label == "Due" else "DC Owen Marsh")
        await person.press("tab")
        await person.see_no(sentence)
        await person.press("escape")
    record = stored(folder)
    assert record.drafts == []
    [action] = [row for row in record.actions if row.number == 6]
    expected = (date(2025, 10, 17), "") if label == "Due" else (None, "DC Owen Marsh")
    assert (action.due, action.owner) == expected


async def test_a_case_without_a_surname_says_so_and_keeps_the_rest(tmp_path: Path) -> None:
    folder = vault(tmp_path, NOTHING)
    async with at_home(folder) as person:
        await person.see("Nothing is stored yet.")
        await person.press("c")
        await person.see("! A case needs a surname.")
        await person.press("tab")
        await person.type("Robert")
        await person.press("f12")
        await person.see("A case needs a surname before a meeting is planned.")
        await person.press("escape")
        await person.see("meetings, plans and minutes")
    async with at_home(folder) as person:
        await person.see("Cases   1" if person.app.size.width < 100 else "R.")
        await person.press("end", "enter")
        await person.see("! A case needs a surname.", "Forenames          ▏ Robert")


async def test_category_3_at_level_1_is_refused_in_the_case(tmp_path: Path) -> None:
    folder = vault(tmp_path, BEGUN)
    async with at_home(folder) as person:
        await person.see("Open actions")
        await person.press("e")
        await person.see("Daniel OSEI")
        await person.go_to(4, "Category and level")
        await person.press("tab", "1")
        await person.see("! Category 3 is never Level 1: who leaves Levels 2 and 3 leaves MAPPA.")
        await person.press("tab")
        await person.see("Level              ▏ 1")
    with opened(folder) as store:
        record = store.case(store.home().cases[0].id)
    assert record.case.level == "2"
    assert [draft.text for draft in record.drafts] == ["1"]


async def test_a_time_a_number_and_a_pointer_that_are_none_say_so(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 1, "Opening") as person:
        await person.press("f7", "delete")
        await person.type("half ten")
        await person.see("! A time is needed, such as 10:02 or 2pm.")
        await person.field("Number in series")
        await person.press("f7", "delete")
        await person.type("three")
        await person.see("! A whole number is needed, such as 60.")
        await person.go_to(12, "Victim safety")
        await person.press("ctrl+n")
        await person.field("Answers risks")
        await person.type("R1 R9")
        await person.see("! R9 is no risk of this case. There are: R1, R2, R3, R4, R5, R6.")
        await person.press("escape")
        await person.go_to(1, "Opening")
        await person.see("▌ half ten", "▏ three", "! A whole number is needed")
        await person.press("f7", "delete")
        await person.type("10.05")
        await person.see_no("half ten", "! A time is needed")
    record = stored(folder)
    assert (record.meeting.started, record.meeting.number) == (time(10, 5), 3)
    assert sorted(draft.text for draft in record.drafts) == ["R1 R9", "three"]


async def test_several_lines_pasted_into_one_line_become_one_and_it_is_said(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 1, "Opening") as person:
        await person.field("Place")
        await person.press("f7", "delete")
        await person.paste("Room 1\r\nSecond\n\n  floor\n")
        await person.see("▌ Room 1 Second floor", "several lines became one")
    assert stored(folder).meeting.place.strip() == "Room 1 Second floor"
