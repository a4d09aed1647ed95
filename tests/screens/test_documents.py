from pathlib import Path

from tests.screens.seeing import BEGUN, NARROW, WHOLE, WIDE, at_home, opened, stored, vault


async def test_documents_are_read_written_and_checked(tmp_path: Path) -> None:
    folder = vault(tmp_path, WHOLE)
    # The folder that is offered lies beside the file that was written last.
    to, out = tmp_path / "minutes.docx", tmp_path / "X482913-3 documents 2025-10-14"
    async with at_home(folder, WIDE) as person:
        await person.open_meeting()
        await person.press("alt+w")
        await person.see("Documents", "restricted entries are left out, and it is said")
        await person.see_row("! Minutes", "all who get it", "owed", "not yet")
        await person.see_row("! Restricted minutes", "DC Owen Marsh", "owed", "not yet")
        # The whole document first, with what it leaves out.
        await person.press("enter")
        await person.see(
            "preview, not written", "OFFICIAL-SENSITIVE · DRAFT", "things are left out"
        )
        await person.see("What came of the meeting, in brief", "Stays at Level 2")
        await person.press("pagedown")
        await person.see("1 Opening", "Ripford Police Station, Room 2")
        assert not person.sees("Ripford Leisure Centre")
        await person.press("end")
        await person.see("Recipient: The manager of Ripford Leisure Centre")
        assert not to.exists()
        # With a password, which is shown once.
        await person.press("w")
        await person.see("Minutes in Word", "With a password")
        # A folder takes the name that is offered; one that is not there is made if that is said.
        await person.press("f7", "delete")
        await person.paste(f"{tmp_path / 'new'}/")
        await person.press("enter")
        await person.see("Not written: there is no folder", "Make the folder", "minutes 2025-10-14")
        assert not (tmp_path / "new").exists()
        await person.press("f7", "delete")
        await person.paste(str(to.with_suffix("")))
        await person.press("tab", "tab", "y", "enter")
        await person.see("The password", "Send it another way than the file")
        password = person.row("Password").split("Password")[1].strip(" │")
        assert len(password.split()) == 5
        assert to.read_bytes()[:4] == b"\xd0\xcf\x11\xe0"
        await person.press("enter")
        await person.see_row("Minutes", "written", "14 Oct 2025 10:42, DRAFT")
        assert not person.sees(password)
        # Everything that is owed, into one folder.
        await person.press("a")
        await person.see("Everything that is owed", "14 documents", "A folder that is not there")
        await person.press("enter")
        await person.see(
            "✓ 14 of 14 lie in", "X482913-3 minutes RESTRICTED 2025-10-14 DRAFT copy 1.docx"
        )
        assert len(list(out.glob("*.docx"))) == 13
        assert (out / "MAPP meeting 2025-11-25.ics").exists()
        await person.press("escape")
        await person.see_row("Restricted minutes", "Karen Whitlock", "14 Oct 2025 10:42, DRAFT")
        # A file changed by hand is found, and not replaced.
        to.write_bytes(b"by hand")
        await person.press("y")
        await person.see("Check a file")
        await person.press("f7", "delete")
        await person.paste(str(to))
        await person.press("enter")
        await person.see("Changed by hand since it was written: Minutes, DRAFT")
        await person.press("escape", "w")
        await person.see("Minutes in Word")
        await person.press("f7", "delete")
        await person.paste(str(to))
        await person.press("enter")
        await person.see("changed by hand since this program wrote it", "(2).docx")
        assert not person.sees("Replace it")
        await person.press("escape", "escape")
        await person.see(" of 18")
    assert to.read_bytes() == b"by hand"
    meeting = stored(folder).meeting.id
    with opened(folder) as store:
        assert len(store.exports.of_meeting(meeting)) == 15
        assert not any(password in line.recipient + line.reason for line in store.entries.page())


async def test_minutes_take_three_keys_at_any_width_and_nothing_is_owed_while_it_runs(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, BEGUN)
    async with at_home(folder, NARROW) as person:
        await person.open_meeting()
        person.burst("alt+w", "w")
        await person.see("Minutes in Word", "minutes 2025-10-14 DRAFT.docx")
        await person.press("escape")
        await person.see("Restricted minutes: no reader is named under Restricted for")
        await person.press("a")
        await person.see("Nothing is owed yet")
        await person.press("enter")
        await person.see("nothing is left out", "What came of the meeting, in brief")


async def test_a_cases_meetings_lead_to_their_documents(tmp_path: Path) -> None:
    async with at_home(vault(tmp_path, WHOLE)) as person:
        await person.see("Open actions")
        await person.press("e")
        await person.see("Identity")
        await person.press("alt+w")
        await person.see("Documents", "Level 2 review 3", "DC Owen Marsh")
        await person.press("escape")
        await person.see("Identity")
