from pathlib import Path

from mappa_tui.domain.meeting import SIGNED
from tests.screens.seeing import WHOLE, at_home, opened, stored, vault

WITHHELD = "It holds the withheld name or address “Prior”"


async def test_the_summary_of_signed_minutes_is_written_and_warns_of_names(tmp_path: Path) -> None:
    folder = vault(tmp_path, WHOLE)
    async with at_home(folder) as person:
        await person.open_meeting()
        await person.press("f12")
        await person.see("Sign off the minutes")
        await person.press("enter")
        await person.see("Version 1 is signed.", "signed off")
        await person.press("alt+e")
        await person.see("Executive summary", "For whoever asks for the minutes")
        await person.type("He met Ms Prior")
        await person.see(WITHHELD)
        person.burst(*["backspace"] * 8, *"somebody")
        await person.see("✓ It holds no withheld name")
        await person.press("escape")
        await person.see_no("For whoever asks")
        await person.press("alt+e")
        await person.see("He met somebody")
        await person.press("escape")
        await person.go_to(18, "Close")
        await person.see("alt+e writes the executive summary (3 words).")
        # It is shown whole before it is written, with what is left out of it.
        await person.press("alt+w")
        await person.see("Minutes", "all who get it")
        await person.press("end", *["up"] * 5, "w")
        await person.see("Executive summary", "preview, not written", "From version 1")
        await person.press("w")
        await person.see("Executive summary in Word", "executive summary 2025-10-14 v1.docx")
    record = stored(folder)
    assert record.meeting.state == SIGNED
    with opened(folder) as store:
        shown, signed = store.meeting(record.meeting.id), store.signed(record.meeting.id)
    assert signed is not None
    assert [each.text for each in (*shown.summaries, *signed[1].summaries)] == [
        "He met somebody"
    ] * 2
    assert "He met somebody" not in signed[1].canonical()
