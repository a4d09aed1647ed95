"""The keys of scenario A after its third meeting: refused, completed, signed, issued, amended."""

from pathlib import Path

from tests.scenarios.player import Instead, Player

HOW = "(a) how will they be told?"
NO_CONTROL = "Monitoring and control: no measure, and no reason why?"
NO_DATE = "M5: by when, or how often?"
NOT_SAFE = "C1: what keeps C1 safe?"
REASON = "What he was told of the curfew was left out."
AMENDED = "Letters are read to him; the licence and the curfew are explained in plain words."


async def sign_too_early(play: Player) -> None:
    """Try to sign with the date of M5, the safety of C1 and the way of (a) open."""
    await _refused(play, NO_DATE, NOT_SAFE, HOW)
    play.press("escape")
    await play.arrives("Close")


async def sign_without_control(play: Player) -> None:
    """Take M4 to M6 out as entered in error: a reason will do; then take them back in."""
    await _mark_control(play, "entered in error")
    play.press("f12")
    await _refused(play, NO_CONTROL, NOT_SAFE, HOW)
    await _follow(play, NO_CONTROL, "No measures,")
    await play.type("None is needed.")
    play.press("f12")
    await _refused(play, NOT_SAFE, HOW)
    play.press("escape")
    await play.arrives("Monitoring and control")
    await play.to("No measures,")
    play.press("f7", "delete")
    await play.until(lambda: "None" not in play.field(), "the reason stays")
    await play.go(9, "Supervision")
    await _mark_control(play, "M4 Device checks")
    play.press("f12")
    await _refused(play, NO_DATE, NOT_SAFE, HOW)


async def answer(play: Player) -> None:
    """Follow each line to its field and answer there, and try again after each."""
    await _follow(play, NO_DATE, "By when")
    await play.type("by 17 October")
    play.press("escape")
    await play.no_dialog()
    play.press("f12")
    await _refused(play, NOT_SAFE, HOW)
    await _follow(play, NOT_SAFE, "M9")
    await play.row("M11")
    await play.form("enter", "M11 measure", (("Protects", "c1"),))
    play.press("f12")
    await _refused(play, HOW)
    await _follow(play, HOW, "How")
    await play.type("in person at her home")


async def sign(play: Player, version: int) -> None:
    """Sign, with nothing open any more."""
    play.press("f12")
    await play.dialog("Sign off the minutes")
    await play.sees("Chair DI Priya Nair", "signed on their word, entered by Leanne Cross")
    play.press("enter")
    await play.sees(f"Version {version} is signed", "SIGNED: nothing changes")


async def issue(play: Player) -> None:
    """Record that the minutes went out, six days after the meeting."""
    play.clock("2025-10-20 09:30")
    play.press("f12")
    await play.dialog("The minutes are signed")
    play.press("enter")
    await play.dialog("Issue the minutes")
    await play.sees("Due by Tuesday 28 October 2025", "Issued on Monday 20 October 2025")
    play.press("enter")
    await play.sees("issued saved")


async def export(play: Player, to: Path) -> None:
    """Write the minutes to a Word file."""
    play.press("alt+w", "w")
    await play.dialog("Minutes in Word")
    await play.fill((("File", Instead(str(to))),))
    play.press("enter")
    await play.until(to.exists, f"{to} is not written")
    await play.sees("Minutes: written to")
    play.press("escape")


async def amend(play: Player) -> None:
    """Amend the signed minutes for a reason: the text opens again."""
    play.clock("2025-10-21 14:00")
    await play.sees("M. ELLERY", "Level 2 review 3")
    play.press("enter")
    await play.arrives("of 18")
    play.press("f12")
    await play.dialog("Amend the signed minutes")
    await play.type(REASON)
    play.press("enter")
    await play.no_dialog()
    await play.go(6, "Equality and diversity")
    await play.fill((("Effect on plan", Instead(AMENDED)),))


async def _refused(play: Player, *questions: str) -> None:
    """See that signing is refused, with these questions and no other."""
    count = f"{len(questions)} missing"
    await play.sees("Not ready to sign", count, *questions)
    await play.rest()


async def _follow(play: Player, question: str, leads_to: str) -> None:
    """Go to the line of a question, and from there to where it is answered."""
    for _ in range(20):
        here = play.cursor()
        if question[:20] in here:
            break
        play.press("down")
        await play.until(lambda: play.cursor() not in ("", here), f"no line {question}")  # noqa: B023
    play.press("enter")
    await play.on(leads_to)
    await play.rest()


async def _mark_control(play: Player, reads: str) -> None:
    """Mark M4 to M6 as entered in error, or take that back."""
    await play.go(10, "Monitoring and control")
    for number in (4, 5, 6):
        await play.row(f"M{number}")
        play.press("delete")
        await play.rest()
    await play.sees(reads)
