"""The keys of scenario A up to its third meeting: the case, its history and the plan."""

from tests.scenarios import a_before as a
from tests.scenarios.player import Answer, Answers, Instead, Player


async def enter_case(play: Player) -> None:
    """Begin at an empty home, and fill in the case section by section."""
    await play.sees("Nothing is stored yet", "Press c to begin with a case")
    play.press("c")
    await play.at("Surname")
    await play.fill(a.IDENTITY)
    for title, first, answers in (
        ("References", "nDelius CRN", a.REFERENCES),
        ("Address", "Address", a.ADDRESS),
        ("Category and level", "Category", a.CATEGORY),
    ):
        await play.next(title)
        await play.at(first)
        await play.fill(answers)
    await play.form("ctrl+n", "New level change", a.SINCE)
    await play.sees("7 Jan 2025 Category 1, Level 2")
    await play.next("Index offence")
    await play.at("Index offence")
    await play.fill(a.OFFENCE)
    await play.sees("M. ELLERY", "X482913", "Cat 1 Level 2")


async def enter_lists(play: Player) -> None:
    """Go on with what the case has several of: dates, conditions, people, tools."""
    await play.next("Relevant dates")
    for what, day in a.DATES:
        await play.form("ctrl+n", "New date", (("What", what), ("Date", day)))
    await play.next("Conditions and orders")
    for kind, text, ends, until in a.CONDITIONS:
        answers: Answers = (
            ("Kind", kind),
            ("Condition", text),
            ("Ends on", ends),
            ("Or until", until),
        )
        await play.form("ctrl+n", "New condition or order", answers)
    await play.next("People")
    for answers in a.PEOPLE:
        await play.form("ctrl+n", "New person", answers)
    await play.next("Risks and tools")
    await play.on("No risk yet")
    play.press("tab")
    await play.on("No tool results yet")
    for answers in a.TOOLS:
        await play.form("ctrl+n", "New tool", answers)


async def enter_history(play: Player) -> None:
    """Enter the two meetings on paper: with the risk as assessed, and the open actions."""
    await play.next("Meetings")
    for answers in a.PAPER:
        await play.form("ctrl+n", "New meeting", answers)
    await play.sees("29 Apr 2025 Level 2 initial 1", "22 Jul 2025 Level 2 review 2")
    play.press("tab")
    await play.on("29 Apr 2025 –")
    await play.row("22 Jul 2025 –")
    await play.form("enter", "Risk of serious harm then", a.ROSH_IN_JULY)
    await play.sees("22 Jul 2025 high children high, public medium")
    await play.next("Actions")
    for number, action in enumerate(a.OPEN_ACTIONS, 1):
        task, owner, agency, due = action
        answers = (("Task", task), ("Owner", owner), ("Agency", agency), ("Due", due))
        await play.form("ctrl+n", f"New action A{number}", answers)


async def plan_meeting(play: Player) -> None:
    """Plan the third meeting from the case, and invite fourteen."""
    play.press("f12")
    await play.arrives("When and where")
    await play.fill(a.PLAN)
    await play.sees("Tuesday 14 October 2025", f"Chair {a.NAIR}")
    await play.next("Invitations")
    for agency, name, role, own in a.INVITED_FROM_THE_START:
        if not name:
            continue
        await play.row(agency)
        await play.form("enter", "Invitation", _invitation(own and Instead(own), name, role))
    for agency, name, role in a.INVITED_BESIDES:
        await play.form("ctrl+n", "New invitation", _invitation(agency, name, role))
    await play.on("Approved premises")
    await play.next("Agenda")
    await play.sees("Equality and diversity", "Disclosure check")
    await play.next("What comes along")
    await play.sees("Report on move-on addresses")


def _invitation(agency: Answer, name: str, role: str) -> Answers:
    return (("Agency", agency), ("Name", name), ("Role", role))
