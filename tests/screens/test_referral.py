from datetime import date
from pathlib import Path

from tests.screens.seeing import PANE, RUNNING, WIDE, at_home, opened, vault


async def test_a_referral_from_finding_its_case_to_planning_the_first_meeting(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, RUNNING)
    async with at_home(folder, WIDE) as person:
        await person.see("Open actions")
        await person.press("f")
        await person.see("Whom is the referral about?", "Martin ELLERY", "Begin a new case")
        await person.type("Osei")
        await person.see_no("Martin ELLERY")
        await person.press("enter")
        await person.see("A new case, for the referral")
        await person.press("tab")
        await person.type("Daniel")
        await person.press("tab")
        await person.type("soon")
        await person.press("tab")
        await person.type("x482913")
        await person.press("tab", "3", "enter")
        await person.see("! A date is needed", "! X482913 is Martin ELLERY")
        await person.press(*["backspace"] * 4)
        await person.press("tab", "f7")
        await person.type("X100200")
        await person.press("tab", "enter")
        await person.see("New referral", "12 Referrals")
        await person.type("1 oct")
        await person.field("Level asked for")
        await person.press("2")
        await person.see("not known yet: Do formal meetings add value?")
        await person.field("Meetings add value")
        await person.press("y")
        await person.see("! in what way?")
        await person.field("Overall RoSH")
        await person.press("h")
        await person.see("✓ The test for Level 2 is met", "the risk is high")
        await person.field("Decision")
        await person.type("declined")
        await person.see("! Declined, although the test is met")
        await person.press("left")
        await person.see("! Accepted to Level 3, although the test is not known yet")
        await person.press("left")
        await person.field("Decided on")
        await person.type("3 oct")
        await person.field("Decided by")
        await person.type("DI Nair")
        await person.see("? The decision holds once it says why")
        await person.field("Reason")
        await person.type("Needs a shared plan")
        await person.see("✓ Level 2 from 3 October 2025 on.", "Wednesday 29 October 2025")
        await person.press("escape")
        await person.see("Level 2", "accepted to Level 2", "F12 plans it")
        await person.see("area setting")
        await person.press("f12")
        await person.see("When and where", "Wednesday 29 October 2025")
    with opened(folder) as store:
        [case] = [each for each in store.case_names() if each.crn == "X100200"]
        record = store.case(case.id)
    assert (record.case.full_name, record.case.category, record.case.level) == (
        "Daniel OSEI",
        "3",
        "2",
    )
    assert [(step.level, step.reason) for step in record.level_changes] == [
        ("2", "Needs a shared plan")
    ]
    assert [meeting.date for meeting in record.meetings] == [date(2025, 10, 29)]


async def test_a_case_that_is_there_is_found_by_its_crn(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with at_home(folder, PANE) as person:
        await person.see("Open actions")
        await person.press("f")
        await person.see("Whom is the referral about?")
        await person.type("x4829")
        await person.press("enter")
        await person.see("New referral")
        await person.press("escape")
        await person.see("No referral yet.")
    with opened(folder) as store:
        assert len(store.case_names()) == 1
