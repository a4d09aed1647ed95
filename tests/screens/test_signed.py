from pathlib import Path

from mappa_tui.domain.meeting import CLOSED, ISSUED, SIGNED
from tests.screens.seeing import WHOLE, Person, at_home, opened, stored, vault


async def _sign(person: Person) -> None:
    await person.press("f12")
    await person.see("Sign off the minutes", "Chair", "DI Priya Nair")
    await person.press("enter")
    await person.see("Version 1 is signed.", "signed off")


async def test_signed_minutes_do_not_change_and_say_why(tmp_path: Path) -> None:
    folder = vault(tmp_path, WHOLE)
    async with at_home(folder) as person:
        await person.open_meeting()
        await _sign(person)
        await person.go_to(12, "Victim safety")
        await person.type("changed")
        await person.see("These minutes are signed. F12")
        assert len([line for line in person.lines() if "These minutes are signed" in line]) == 1
        assert not person.sees("changed")
        await person.press("f3")
        await person.see("These minutes are signed. F12")
        assert not person.sees("New action")
        await person.press("shift+tab", "delete", "ctrl+n")
        assert not person.sees("in error, not printed")
        assert not person.sees("New measure")
        await person.go_to(2, "Attendance")
        await person.see("10 of 14 came")
        await person.press("x")
        await person.see("10 of 14 came")
        await person.go_to(15, "Other checks")
        await person.press("n")
        await person.see_row("ViSOR or MAPPS updated", "yes")
    record = stored(folder)
    assert record.meeting.state == SIGNED
    assert sum(row.came for row in record.invitations) == 10
    with opened(folder) as store:
        assert [row.number for row in store.versions(record.meeting.id)] == [1]


async def test_an_amendment_asks_for_its_reason_and_makes_the_next_version(tmp_path: Path) -> None:
    folder = vault(tmp_path, WHOLE)
    async with at_home(folder) as person:
        await person.open_meeting()
        await _sign(person)
        await person.press("f12")
        await person.see("The minutes are signed", "▸issue")
        await person.press("a", "enter")
        await person.see("Amend the signed minutes")
        await person.press("enter")
        await person.see("! An amendment needs its reason.")
        await person.type("A name was wrong")
        await person.press("enter")
        await person.see_no("Amend the signed minutes")
        await person.see("AMENDING version 1: A name was wrong")
        await person.go_to(12, "Victim safety")
        await person.see("spends with Ms Prior.")
        await person.type(" Put right.")
        await person.save()
        await person.press("f12")
        await person.see("Sign off the minutes")
        await person.press("enter")
        await person.see("Version 2 is signed.")
    with opened(folder) as store:
        found = store.find_meeting("X482913/3")
        assert found is not None
        versions = store.versions(found)
        assert [(row.number, row.reason) for row in versions] == [(1, ""), (2, "A name was wrong")]
        assert "Put right." in versions[1].content
        assert "Put right." not in versions[0].content


async def test_issuing_records_the_date_and_the_recipients(tmp_path: Path) -> None:
    folder = vault(tmp_path, WHOLE)
    async with at_home(folder) as person:
        await person.open_meeting()
        await _sign(person)
        await person.press("f12")
        await person.see("▸issue")
        await person.press("enter")
        await person.see("Issue the minutes", "Due by Tuesday 28 October 2025")
        await person.press("f7", "delete")
        await person.type("soon")
        await person.press("enter")
        await person.see("nobody can chase “soon”")
        await person.press("f7", "delete")
        await person.type("20 Oct 2025")
        await person.press("enter")
        await person.see("! Monday 20 October 2025 is still to come.")
        await person.press("f7", "delete")
        await person.type("13 Oct 2025")
        await person.press("enter")
        await person.see("! That is before version 1 was signed, on Tuesday 14")
        await person.press("f7", "delete")
        await person.type("14 Oct")
        await person.press("enter")
        await person.see("issued")
        await person.see_no("Issue the minutes")
    record = stored(folder)
    assert record.meeting.state == ISSUED
    with opened(folder) as store:
        [issue] = store.issues(record.meeting.id)
        assert issue.on is not None
        assert issue.on.isoformat() == "2025-10-14"
        assert "DI Priya Nair" in issue.recipients


async def test_the_word_file_is_written_and_never_over_another_in_silence(tmp_path: Path) -> None:
    folder = vault(tmp_path, WHOLE)
    there = tmp_path / "minutes.docx"
    there.write_text("mine", encoding="utf-8")
    async with at_home(folder) as person:
        await person.open_meeting()
        await person.press("alt+w", "w")
        await person.see("Minutes in Word", "Standard minutes: restricted entries are left out")
        await person.press("f7", "delete")
        await person.paste(str(there))
        await person.press("enter")
        await person.see("none that this program wrote", "(2).docx")
        await person.press("enter")
        await person.see("Minutes: written to")
    assert there.read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "minutes (2).docx").read_bytes()[:2] == b"PK"
    assert stored(folder).meeting.state == CLOSED
