"""The keys of scenario A's third meeting, items 1 to 13."""

from collections.abc import Iterable

from tests.scenarios import a_decided as d
from tests.scenarios import a_said as a
from tests.scenarios.player import Pick, Player
from tests.scenarios.screen import NOTES

REST_OF_GRID = 9
"""Cells from children in the community to the overall level."""


async def begin(play: Player) -> None:
    """Begin the planned meeting from home, on the day."""
    play.clock("2025-10-14 10:02")
    await play.sees("Tuesday 14 October 2025", "Level 2 review 3")
    play.press("enter")
    await play.arrives("When and where")
    play.press("f12")
    await play.dialog("Begin the meeting")
    await play.sees("Started at 10:02")
    play.press("enter")
    await play.arrives("Opening")


async def open_and_attend(play: Player) -> None:
    """Items 1 and 2: the statements, and who came."""
    await play.fill(
        (
            ("Purpose stated", Pick("yes")),
            ("Confidentiality", Pick("read aloud")),
            ("Diversity", Pick("pointed to")),
        )
    )
    await play.sees("Read at 10:02")
    play.clock("2025-10-14 10:04")
    await play.next("Attendance")
    for agency, keys in a.CAME:
        await play.on(agency)
        play.press(*keys)
    await play.sees("10 of 14 came")


async def look_back(play: Player) -> None:
    """Items 3 and 4: the last minutes, A1 to A4, and what is still true."""
    play.clock("2025-10-14 10:06")
    await play.next("Last meeting")
    for number, answers in enumerate(a.BECAME, 1):
        await play.row(f"A{number}")
        await play.form("enter", f"What became of A{number}?", answers)
    await play.sees("to 28 Oct", "Two landlords refused.")
    await play.fill(
        (
            ("Last minutes", Pick("agreed with corrections", 2)),
            ("Corrections", "The curfew began on 8 July, not 9 July."),
        )
    )
    play.clock("2025-10-14 10:11")
    await play.next("Case summary")
    for section in ("Identity", "References"):
        await play.on(section)
        play.press("c")
    await play.on("Address")
    await play.row("Category and level")
    for section in ("Category and level", "Index offence", "Relevant dates"):
        await play.on(section)
        play.press("c")
    await play.on("Conditions and orders")
    await play.form("a", "Conditions and orders: what changed?", a.CHANGED)
    await play.sees("6 of 7 confirmed or amended")
    await play.note(a.AMENDED)
    play.press("alt+h")
    await play.sees("handling: third party")


async def share(play: Player) -> None:
    """Item 5: what each agency knows, with two restricted entries captured by F8."""
    play.clock("2025-10-14 10:13")
    await play.next("Information by agency")
    await play.on("Nobody has shared anything yet")
    for agency, contributor, kind, text, handling in a.SHARED:
        is_restricted = handling == a.RESTRICTED
        await play.form(
            "f8" if is_restricted else "ctrl+n",
            "New restricted entry" if is_restricted else "New contribution",
            (
                ("Agency", agency),
                ("Contributor", contributor),
                ("Kind", kind),
                ("Handling", handling),
                ("What was said", text),
            ),
        )
    await play.on("Jobcentre Plus nothing known")


async def assess(play: Player) -> None:
    """Items 6 to 8: needs, the risk of serious harm, R1 to R6, the victims."""
    play.clock("2025-10-14 10:25")
    await play.next("Equality and diversity")
    await play.fill(
        (
            ("Needs", "Dyslexia"),
            (
                "Effect on plan",
                "Letters are read to him, and the licence is explained in plain words.",
            ),
        )
    )
    play.clock("2025-10-14 10:26")
    await play.next("Risk assessment")
    await play.on("Risk assessment from 22 July 2025, 12 weeks old")
    play.press("tab")
    await play.at("Children")
    play.press("v", *["tab"] * REST_OF_GRID)
    await play.at("Overall")
    await play.fill((("Overall", Pick("very high")),))
    for number, text in enumerate(a.RISKS, 1):
        await play.line("ctrl+n", f"New risk R{number}", text)
    await play.fill(a.ASSESSMENT)
    await play.note(
        "Children raised from high to very high in the community: an undeclared device, "
        "deception about a relationship, and access to a child."
    )
    play.clock("2025-10-14 10:32")
    await play.next("Victims")
    await play.on("Victims from 22 July 2025, 12 weeks old")
    play.press("c", "tab")
    for label, answers in a.VICTIMS:
        await play.row(label)
        await play.form("enter", "Person", answers)


async def plan_measures(play: Player) -> None:
    """Items 9 to 11: M1 to M8, and A5 in the middle of a note."""
    play.clock("2025-10-14 10:34")
    await play.next("Supervision")
    await _measures(play, 1, a.SUPERVISION)
    play.clock("2025-10-14 10:36")
    await play.next("Monitoring and control")
    await play.on("Monitoring and control: no measure, and no reason why?")
    await _measures(play, 4, a.CONTROL)
    await play.note("Ms Feld asks for a wider curfew and ")
    await play.action(5, *d.VARY)
    await play.type("for GPS in one application (A5).")
    await play.sees("a wider curfew and for GPS in one application (A5).")
    play.clock("2025-10-14 10:38")
    await play.next("Interventions and treatment")
    await _measures(play, 7, a.TREATMENT)


async def keep_safe(play: Player) -> None:
    """Item 12: M9 to M11, the restricted place, and a note that breaks off."""
    play.clock("2025-10-14 10:39")
    await play.next("Victim safety")
    await _measures(play, 9, a.SAFETY)
    await play.form("f8", "New restricted entry", a.FURTHER_PLACE)
    await play.note(a.BROKEN_OFF)


async def come_back(play: Player) -> None:
    """Open the program anew: the item, the cursor and the broken-off word are there."""
    await play.sees("in progress: Enter goes on")
    play.press("enter")
    await play.arrives("Victim safety")
    await play.at(NOTES)
    await play.sees(a.BROKEN_OFF, "M11 Safety plan", "F10 Actions 2")
    await play.type(a.GOES_ON)
    await play.until(lambda: (a.BROKEN_OFF + a.GOES_ON) in play.field(), "it does not go on")
    play.press("alt+h")
    await play.sees("handling: third party")


async def prepare_for_failure(play: Player) -> None:
    """Item 13: K1 and K2, recall, and who answers at night."""
    play.clock("2025-10-14 10:43")
    await play.next("Contingency")
    for number, answers in enumerate(a.CONTINGENCIES, 1):
        await play.form("ctrl+n", f"New contingency K{number}", answers)
    await play.fill(
        (
            ("Recall", "Recall is asked for on the same day, by Probation with Police."),
            ("Out of hours", "The police control room"),
        )
    )


async def _measures(play: Player, first: int, measures: Iterable[a.Planned]) -> None:
    for number, row in enumerate(measures, first):
        what, owner, agency, helpers, when, risks, victims = row
        await play.form(
            "ctrl+n",
            f"New measure M{number}",
            (
                ("Measure", what),
                ("Who", owner),
                ("Agency", agency),
                ("With", helpers),
                ("By when", when),
                ("Answers risks", risks),
                ("Protects", victims),
            ),
        )
        await play.sees(f"M{number}")
