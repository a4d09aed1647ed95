"""The keys of scenario A's third meeting, items 14 to 18."""

from tests.scenarios import a_decided as a
from tests.scenarios.player import Answers, Pick, Player


async def check_disclosure(play: Player) -> None:
    """Item 14: (a), (b) and (c), with A6 to A9 in the order in which they come up."""
    play.clock("2025-10-14 10:47")
    await play.next("Disclosure check")
    await play.at("Child sex offender")
    await play.fill((("Child sex offender", Pick("yes")),))
    await play.sees("section 327A of the Criminal Justice Act 2003 presumes telling")
    await _consider(play, a.PARTNER)
    await play.action(7, *a.STRATEGY)
    await _consider(play, a.MOTHER, "(a) Dawn Prior disclose, A6 ! 1 missing")
    await play.action(9, *a.DEVICE)
    await _consider(play, a.MANAGER, "(b) Claire Prior disclose, A8 ✓ complete")


async def check_others(play: Player) -> None:
    """Item 15."""
    play.clock("2025-10-14 10:58")
    await play.next("Other checks")
    for title, answer, note in a.CHECKS:
        await play.row(title)
        if note:
            await play.form("enter", title, (("Answer", Pick(answer)), ("Note", note)))
        else:
            play.press(answer[0] if answer != "not applicable" else "a")
            await play.sees(f"✓ {title} {answer}")
            await play.rest()
    play.press("tab")
    for title, key, answer in a.NEIGHBOURS:
        await play.row(title)
        play.press(key)
        await play.sees(f"✓ {title} {answer}")
        await play.rest()
    await play.row("Child protection")
    await play.form("enter", "Child protection", a.PROTECTION)


async def decide(play: Player) -> None:
    """Items 16 and 17: the level, D1, and the actions read back."""
    play.clock("2025-10-14 11:02")
    await play.next("Level decision")
    await play.fill(a.LEVEL)
    await play.sees("Lead agency Probation")
    await play.form("f4", "New decision D1", a.DECISION)
    play.clock("2025-10-14 11:06")
    await play.next("Actions")
    await play.action(10, *a.FAMILIES, key="ctrl+n")
    await play.action(11, *a.APPOINTMENT)
    await play.fill((("Read back", Pick("yes")),))


async def close(play: Player) -> None:
    """Item 18, and the meeting closed with things still missing."""
    play.clock("2025-10-14 11:11")
    await play.next("Close")
    await play.sees("Next review by Tuesday 6 January 2026", "issued by Tuesday 28 October 2025")
    await play.fill(a.CLOSE)
    await play.sees("Tuesday 25 November 2025")
    play.clock("2025-10-14 11:14")
    play.press("f12")
    await play.dialog("Close the meeting")
    await play.sees("Closed at 11:14", "3 things must be answered")
    play.press("enter")
    await play.sees("closed 11:14", "F12 lists 3 things to answer first")
    play.press("f12")


async def _consider(play: Player, answers: Answers, so_far: str = "") -> None:
    play.press("ctrl+n")
    await play.at("Kind")
    await play.sees(so_far)
    await play.fill(answers)
    play.press("ctrl+s")
