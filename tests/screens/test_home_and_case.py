from datetime import date
from pathlib import Path

from tests.screens.seeing import (
    NARROW,
    NOTHING,
    PANE,
    RUNNING,
    WIDE,
    at_home,
    opened,
    stored,
    vault,
)


async def test_with_nothing_stored_home_says_how_to_begin_and_a_meeting_begins(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, NOTHING)
    async with at_home(folder, WIDE) as person:
        await person.see("Nothing is stored yet.", "Press c to begin with a case")
        await person.press("n")
        await person.see("Put the cursor on a case first")
        await person.press("c")
        await person.see("New case", "Surname            ▌", "! A case needs a surname.")
        await person.type("Hale")
        await person.press("tab")
        await person.type("Robert")
        await person.press("tab")
        await person.type("3/2/1979")
        await person.see("Saturday 3 February 1979")
        await person.press("tab")
        await person.see("R. HALE", "saved ")
        await person.press("f2")
        await person.see("nDelius CRN")
        await person.type("x100300")
        await person.go_to(4, "Category and level")
        person.burst("2", "tab", "3", "9")
        await person.see("not taken; 1, 2, 3")
        person.burst("2", "1", "3", "f12")
        await person.see("When and where", "planned")
        await person.field("Date")
        await person.type("18 December 2025")
        await person.press("f12")
        await person.see("Begin the meeting", "planned for Thursday 18 December 2025, which is not")
        await person.see("Held on", "Tuesday 14 October 2025")
        await person.press("enter")
        await person.see("Why are we here", "0 of 75 min")
    meeting = stored(folder, "X100300/1").meeting
    assert (meeting.state, meeting.kind, meeting.level) == ("in progress", "initial", "3")
    assert meeting.date == date(2025, 10, 14)


async def test_each_line_of_home_opens_what_it_names(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with at_home(folder, WIDE) as person:
        await person.see_row("▸●", "Level 2 review 3", "in progress")
        await person.press("down", "enter")
        await person.see("A5  action", "Apply to vary the licence: zone, curfew, GPS")
        await person.press("escape", "escape")
        await person.see("meetings, plans and minutes")
        await person.press("e")
        await person.see("Martin ELLERY", "Identity")
        await person.press("escape")
        await person.press("p")
        await person.see("Level 2 review 2", "on paper")


async def test_on_a_narrow_screen_the_cases_stand_below(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with at_home(folder, NARROW) as person:
        await person.see("Cases", "X482913", "Category 1, Level 2")
        await person.press("end", "enter")
        await person.see("Martin ELLERY")


async def test_a_meeting_on_paper_a_person_and_a_condition_are_added(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with at_home(folder, PANE) as person:
        await person.see("Open actions")
        await person.press("e")
        await person.see("1 of 14  Identity")
        await person.go_to(8, "People")
        await person.press("ctrl+n")
        await person.see("New person")
        await person.type("S1")
        await person.press("tab", "tab")
        await person.type("A neighbour")
        await person.press("escape")
        await person.see_row("S1", "A neighbour")
        await person.go_to(7, "Conditions and orders")
        await person.press("ctrl+n")
        await person.see("New condition or order")
        await person.press("tab")
        await person.type("No drinking")
        await person.press("tab")
        await person.type("10 June 2031")
        await person.press("escape")
        await person.see_row("No drinking", "10 Jun 2031")
        await person.go_to(10, "Meetings")
        await person.press("ctrl+n")
        await person.see("New meeting")
        await person.field("Date")
        await person.type("7 Jan 2025")
        await person.press("escape")
        await person.see_row("7 Jan 2025", "on paper")
    record = stored(folder)
    assert [row.label for row in record.people][-1] == "S1"
    assert record.conditions[-1].ends == date(2031, 6, 10)


async def test_a_planned_meeting_is_postponed_only_with_a_reason(tmp_path: Path) -> None:
    folder = vault(tmp_path, NOTHING)
    async with at_home(folder, PANE) as person:
        await person.see("Nothing is stored yet.")
        await person.press("c")
        await person.see("Surname            ▌")
        await person.type("Hale")
        await person.press("f12")
        await person.see("When and where", "planned")
        await person.press("f2", "f2")
        await person.see("Standard agenda", "Disclosure check", "75 min")
        await person.press("alt+x")
        await person.see("Postpone or cancel")
        await person.press("tab", "enter")
        await person.see("! A reason is needed.")
        await person.type("The chair is ill")
        await person.press("enter")
        await person.see("postponed")
        await person.see_no("Begin the meeting", "Postpone or cancel")
        await person.press("f12")
        await person.see("This meeting was called off.")
    with opened(folder) as store:
        home = store.home()
        record = store.case(home.cases[0].id)
    assert [(m.state, m.state_reason) for m in record.meetings] == [
        ("postponed", "The chair is ill")
    ]
