"""The referral form in Word: out from home, and filled in, back in; from the case, too."""

from datetime import date
from pathlib import Path

from mappa_tui.domain.referral_form import FIELDS
from mappa_tui.imports.referral_form import read_form
from tests.imports.forms import FILLED, filled
from tests.screens.seeing import NARROW, RUNNING, Person, at_home, opened, vault


async def read_in(person: Person, file: Path) -> None:
    await person.see("Read in a referral form")
    await person.paste(str(file))
    await person.press("enter")


async def test_a_form_goes_out_blank_and_comes_back_as_a_referral(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    out, back, wrong, again = (
        tmp_path / name for name in ("out.docx", "back.docx", "no.docx", "3")
    )
    answers = {**FILLED, "Case.born": "soon", "Referral.risk": "[/dire"}
    back.write_bytes(filled(answers))
    wrong.write_bytes(b"%PDF-1.7")
    again.write_bytes(
        filled({"Case.surname": "Osei-Hart", "Case.crn": "X100200", "Referral.level": "3"})
    )
    async with at_home(folder, NARROW) as person:
        await person.see("Open actions")
        await person.press("f")
        await person.see("Read a Word form", "Blank Word form")
        await person.press("up", "enter")
        await person.see("The referral form in Word", "An agency fills it in with Word.")
        await person.press("f7", "delete")
        await person.paste(str(out))
        await person.press("enter")
        await person.see("The form is in")
        await person.press("f")
        await person.see("Read a Word form")
        await person.press("up", "up", "enter")
        await read_in(person, wrong)
        await person.see("! Nothing was read. It is a PDF.")
        await person.press("f12")
        await person.see("There is nothing to take in.")
        await person.press("escape", "f")
        await person.see("Read a Word form")
        await person.press("up", "up", "enter")
        await read_in(person, back)
        await person.see("A new case is begun: X100200 Daniel OSEI.", "F12 takes it in")
        await person.see("2 things could not be read")
        await person.see_row("!", "Date of birth", "soon")
        await person.see("A date is needed, such as")
        await person.press("f12")
        await person.see("Take this referral in?", "14 October 2025")
        await person.press("f7")
        await person.type("1 oct")
        await person.press("enter")
        await person.see("Wednesday 1 October 2025", "Nobody holds both.")
        await person.see("The file itself is not encrypted")
        await person.press("escape")
        await person.see("DC Owen Marsh", "for Level 2")
        await person.press("f")
        await person.see("Write the form, begun from this case")
        await person.press("enter")
        await read_in(person, back)
        await person.see("This referral is in the case already, received on 1 October 2025.")
        await person.press("escape")
        await person.see("for Level 2")
        await person.press("f")
        await person.see("Write the form, begun from this case")
        await person.press("enter")
        await read_in(person, again)
        await person.see("It goes to the case: X100200 Daniel OSEI.", "The case says: Osei")
        await person.press("f12")
        await person.see("Take this referral in?")
        await person.press("enter")
        await person.see("Tuesday 14 October 2025", "Level asked for")
    with opened(folder) as store:
        [found] = [each for each in store.case_names() if each.crn == "X100200"]
        record = store.case(found.id)
    referral, second = sorted(record.referrals, key=lambda row: row.level)
    assert (second.level, second.received, record.case.surname) == ("3", date(2025, 10, 14), "Osei")
    assert (referral.received, referral.risk) == (date(2025, 10, 1), "")
    assert referral.value == FILLED["Referral.value"]
    # What is no date yet waits in its field.
    [draft] = record.drafts
    assert (draft.field, draft.text, record.case.born) == ("born", "soon", None)
    assert read_form(out.read_bytes()).answers == {}
    assert len(read_form(back.read_bytes()).answers) == len(answers) < len(FIELDS)
