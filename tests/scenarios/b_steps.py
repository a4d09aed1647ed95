"""The keys of the review that follows scenario A, on 25 November 2025: its relevant parts."""

from pathlib import Path

from tests.scenarios.player import Instead, Pick, Player

ADDRESS = "He moved to 3 Cross Street, Ripford, on 20 November."
EVENINGS = "The keyworker left; evenings are covered by M12."
HORIZON = "It began on 4 November; he attends."


async def plan(play: Player) -> None:
    """Plan the review from home on the day before: see what comes along."""
    await play.sees("M. ELLERY")
    play.press("n")
    await play.arrives("When and where")
    await play.sees("Tuesday 25 November 2025", "Starts at 10:00", "DI Priya Nair")
    await play.go(4, "What comes along")
    await play.sees("Measures in force 11", "contingencies 2", "risks 6", "victims 3")
    await play.sees("A3 Report on move-on", "Open actions 8")
    play.press("tab")
    await play.row("(c)")
    await play.sees("the manager of deferred to 28 to be decided")


async def begin(play: Player) -> None:
    """Begin on the day: what came along counts as nothing yet."""
    play.clock("2025-11-25 10:02")
    play.press("f12")
    await play.dialog("Begin the meeting")
    play.press("enter")
    await play.arrives("Opening")
    await play.sees("F9 Agenda 0 of 18", "F10 Actions 8")
    play.press("f9")
    await play.sees("9 Supervision 0/3 4", "14 Disclosure 6")
    assert not any("✓" in line for line in play.front())
    play.press("escape")
    await play.no_dialog()


async def look_back(play: Player) -> None:
    """Item 3: A3 carried forward once more, A6 done."""
    await play.go(3, "Last meeting")
    await play.row("A3")
    carried = (("Outcome", Pick("carried forward")), ("New date", "9 Dec"), ("Reason", "No flat."))
    await play.form("enter", "What became of A3?", carried)
    await play.row("A6")
    done = (("Outcome", Pick("done")), ("Done on", "16 Oct"), ("Evidence", "Visit record"))
    await play.form("enter", "What became of A6?", done)
    await play.sees("A6", "done 16 Oct")


async def confirm(play: Player) -> None:
    """Item 4: each section shows its age; all but the conditions are confirmed, one amended."""
    await play.go(4, "Case summary")
    await play.on("Identity from 14 October 2025, 6 weeks old")
    await play.sees("0 of 7 confirmed or amended")
    play.press("c", "c")
    await play.on("Address from 22 July 2025, 18 weeks old")
    play.press("a")
    await play.dialog("Address: what changed?")
    await play.type(ADDRESS)
    play.press("escape", "down", "c", "c", "c")
    await play.on("Conditions and orders from 14 October 2025, 6 weeks old")


async def assess(play: Player) -> None:
    """Items 7 and 8: what is changed is amended by itself, the rest is confirmed."""
    await play.go(7, "Risk assessment")
    await play.on("Risk assessment from 14 October 2025, 6 weeks old")
    play.press("down", "c", "tab", "h")
    await play.sees("✓ Risk assessment amended", "✓ Risks confirmed current", "▸high")
    await play.form("ctrl+n", "New risk R7", (("What could happen", "Loses the new flat"),))
    await play.go(8, "Victims")
    await play.on("Victims from 14 October 2025, 6 weeks old")
    play.press("c")
    await play.sees("✓ Victims confirmed current", "1 of 1 confirmed or amended")


async def review(play: Player) -> None:
    """Items 9 to 13: one key for each measure; the last three kinds ask for the reason."""
    await play.go(9, "Supervision")
    await play.on("M1")
    await play.sees("0 of 3 reviewed", "from 14 October 2025, 6 weeks old: not reviewed yet")
    play.press("c")
    await play.on("M2")
    await _because(play, "w", "M2 withdrawn: why?", EVENINGS)
    play.press("down")
    await _because(play, "d", "M3 done: what shows it?", "He has work since 3 November.")
    await play.sees("3 of 3 reviewed", "M2 Keywork on evenings", f"withdrawn: {EVENINGS}")
    await play.go(10, "Monitoring and control")
    play.press("c", "c")
    await play.on("M6")  # and stays as it came along
    await play.go(11, "Interventions and treatment")
    await _because(play, "a", "M7 changed: what is different?", HORIZON)
    play.press("down", "c")
    await play.sees("2 of 2 reviewed", f"changed: {HORIZON}")
    await play.go(12, "Victim safety")
    play.press("c", "c", "c")
    await play.sees("3 of 3 reviewed")
    await play.go(13, "Contingency")
    await play.on("Contingency from 14 October 2025, 6 weeks old")
    play.press("c")
    await play.sees("✓ Contingency confirmed current")


async def follow_the_thread(play: Player) -> None:
    """The golden thread: it opens at the gap of R7, which is closed there; and C1 is safe."""
    play.press("ctrl+t")
    await play.sees("Golden thread", "9 of 10 answered", "! R7 Loses the", "! none yet")
    await play.sees("R7, Supervision no measure answers R7, and no reason is written.")
    play.press("enter")
    await play.dialog("New measure M12")
    await play.sees("Answers risks R7")
    await play.fill((("Measure", "Evening visits"), ("Agency", "Police"), ("By when", "weekly")))
    play.press("escape")
    await play.sees("10 of 10 answered", "M12 Evening visits Police · weekly")
    play.press("end", "right", "right", "right")
    await play.sees("M11 Safety plan Beth Lowry (Children's social care)")
    play.press("enter")
    await play.dialog("M11 measure")
    play.press("escape")
    await play.no_dialog()
    play.press("escape")
    await play.arrives("Contingency")


async def follow_disclosures_up(play: Player) -> None:
    """Item 14: what became of (a) is entered, (c) is decided anew."""
    await play.go(14, "Disclosure check")
    await play.on("(a) of 14 Oct Dawn Prior")
    await play.sees("A6 done")
    told = (("Done on", "16 Oct 2025"), ("Done by", "DC Owen Marsh"), ("Response", "She thanks."))
    await play.form("enter", "What became of disclosure (a)", told)
    await play.sees("made 16 Oct", "She thanks.")
    await play.row("(c)")
    play.press("d")
    await play.at("Decision")
    await play.fill((("Decision", Pick("do not disclose", 2)), ("Reasons", "He keeps away.")))
    await play.row("(a) the manager")
    await play.sees("(a) the manager of Ripford do not disclose ✓ complete")


async def look_at_what_is_left(play: Player) -> None:
    """What nobody looked at is worth a look, and stops nothing."""
    play.press("f5")
    await play.sees("Missing so far")
    play.press("end")
    await play.sees("M6 of 14 October, not reviewed", "disclosure (b) of 14 October: what became")
    await play.row("4 Case summary conditions and orders of 14 October, not", "up")
    play.press("escape")
    await play.arrives("Disclosure check")


async def read_what_changed(play: Player) -> None:
    """What changed is read on the screen, restricted things among it."""
    play.press("alt+d")
    await play.sees("What changed since Tuesday 14 October 2025", "R7 new: Loses the new flat")
    play.press("pagedown", "pagedown")
    await play.sees("(c) of Tuesday 14 October 2025 decided anew, as (a): do not", "(restricted)")
    play.press("escape")
    await play.no_dialog()


async def export(play: Player, to: Path) -> None:
    """Write the minutes, not signed yet, to a Word file."""
    play.press("alt+w", "w")
    await play.dialog("Minutes in Word")
    await play.fill((("File", Instead(str(to))),))
    play.press("enter")
    await play.until(to.exists, f"{to} is not written")
    await play.sees("Minutes: written to")
    play.press("escape")


async def _because(play: Player, key: str, title: str, reason: str) -> None:
    play.press(key)
    await play.dialog(title)
    await play.type(reason)
    play.press("escape")
    await play.no_dialog()
