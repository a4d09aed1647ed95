"""The first steps of scenario A on a wide screen, where columns stand beside the item."""

from pathlib import Path

from tests.scenarios import a_before as a
from tests.scenarios.player import WIDE, Pick, WallClock, sitting

NOTE = "Dyslexia: letters are re"


async def test_a_meeting_is_planned_and_begun_on_a_wide_screen_and_gone_on_with_after_leaving(
    tmp_path: Path,
) -> None:
    clock = WallClock("2025-10-14 09:55")
    async with sitting(tmp_path, clock, WIDE) as play:
        await play.sees("Nothing is stored yet")
        play.press("c")
        await play.arrives("Identity")
        await play.fill(a.IDENTITY[:2])
        await play.go(4, "Category and level")
        await play.fill(a.CATEGORY)
        play.press("f12")
        await play.arrives("When and where")
        await play.fill((("Date", "today"), ("Chair", a.NAIR), ("Minute-taker", a.CROSS)))
        await play.next("Invitations")
        await play.row("Probation")
        await play.form("enter", "Invitation", (("Name", a.FELD), ("Role", "case manager")))
        play.clock("2025-10-14 10:02")
        play.press("f12")
        await play.dialog("Begin the meeting")
        play.press("enter")
        await play.arrives("Opening")
        await play.sees("Actions 0 open", "None yet: F3 captures one.")
        await play.fill((("Confidentiality", Pick("read aloud")),))
        await play.go(2, "Attendance")
        await play.row("Probation")
        play.press("h")
        await play.sees("1 of 10 came")
        await play.go(6, "Equality and diversity")
        await play.note(NOTE)
        await play.action(1, "Read the letters to him", "feld", "17 Oct")
        await play.sees("Actions 1 open", "A1 Probation", "17 Oct")
        await play.until(lambda: NOTE in play.field(), "the place in the text is lost")
        await play.leave()
    async with sitting(tmp_path, clock, WIDE) as play:
        await play.sees("in progress", "A1 Read the letters")
        play.press("enter")
        await play.arrives("Equality and diversity")
        await play.type("ad to him.")
        await play.until(lambda: f"{NOTE}ad to him." in play.field(), "it does not go on")
        play.press("f5")
        await play.sees("Missing so far", "! Police: who came?", "Enter opens the item")
        play.press("enter")
        await play.dialog("Invitation")
        await play.at("Came")
        await play.leave()
