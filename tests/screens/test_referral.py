from datetime import date
from pathlib import Path

from tests.screens.seeing import RUNNING, WIDE, at_home, opened, vault


async def test_a_referral_from_finding_its_case_to_planning_the_first_meeting(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, RUNNING)
    async with at_home(folder, WIDE) as person:
        await person.see("Open actions")
        await person.press("f")
        await person.see("Whom is the referral about?", "Martin ELLERY", "Begin a new case")
        await person.type("Ellérÿ 482913")
        await person.see_no("Daniel")
        await person.see("Martin ELLERY")
        await person.press("f7")
        await person.type("Osei")
        await person.see_no("Martin ELLERY")
        await person.press("enter")
        await person.see("A new case, for the referral")
        person.burst("tab", *"Daniel", "tab", *"soon", "tab", *"x482913", "tab", "3", "enter")
        await person.see("! A date is needed", "! X482913 is Martin ELLERY")
        person.burst(*["backspace"] * 4, "tab", "f7", *"X100200", "tab", "enter")
        await person.see("New referral", "13 Referrals")
        person.burst(*"1 oct", "tab", "tab", "tab", "2")
        await person.see("not known yet: Do formal meetings add value?")
        person.burst("tab", "y")
        await person.see("! in what way?")
        person.burst("tab", "tab", "h")
        await person.see("✓ The test for Level 2 is met", "the risk is high")
        person.burst(*["tab"] * 5, "d")
        await person.see("! Declined, although the test is met")
        await person.press("left")
        await person.see("! Accepted to Level 3, although the test is not known yet")
        person.burst("left", "tab", *"3 oct", "tab", *"DI Nair")
        await person.see("? The decision holds once it says why")
        person.burst("tab", *"Needs a shared plan")
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
