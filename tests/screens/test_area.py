"""The area's settings on the screen: changed, refused, put back, exported, imported."""

from functools import partial
from pathlib import Path

from docx import Document as open_word

from mappa_tui.domain.area_settings import program_settings
from tests.exports.templates import MOTTO, dirty
from tests.screens.seeing import NOTHING, RUNNING, WIDE, Person, at_home, opened, stored, vault

STATEMENT = "We share what we must."


def _here(person: Person) -> str:
    """Return the line of the list that the cursor is on."""
    return next((line for line in person.lines() if line.lstrip().startswith("▸")), "")


def _is_elsewhere(person: Person, before: str) -> bool:
    return _here(person) != before


async def _choose(person: Person, label: str) -> None:
    """Put the cursor on a line of the list: down to it."""
    await person.wait(lambda: bool(_here(person)), "no cursor")
    while label not in _here(person):
        before = _here(person)
        person.burst("down")
        await person.wait(partial(_is_elsewhere, person, before), f"no line {label}")


async def _instead(person: Person, text: str) -> None:
    """Type a text in the place of what stands in a field of one line."""
    person.burst("f7", "delete")
    await person.type(text)


async def test_what_an_area_sets_is_changed_at_the_keyboard(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with at_home(folder, WIDE) as person:
        await person.see("Open actions")
        await person.press("m")
        await person.see("no name yet", "Level 2: 12 weeks, Level 3: 6 weeks area setting")
        await person.press("enter")
        await person.type("Derwent Vale")
        await person.press("enter")
        await person.see_row("Name", "Derwent Vale", "changed")

        await _choose(person, "Marking")
        await person.press("enter")
        await person.see("Enter Keep")
        await _instead(person, "OFFICIAL")
        await person.press("enter")
        await person.see_row(" OFFICIAL ", "Area   settings")

        await _choose(person, "Confidentiality")
        await person.press("enter")
        await person.see("ctrl+s Keep")
        await person.press("f7", "delete", "ctrl+s")
        await person.see("! It cannot be empty.")
        await person.type(STATEMENT)
        await person.press("ctrl+s")
        await person.see_row("Confidentiality statement", STATEMENT, "changed")

        await _choose(person, "Between reviews")
        await person.press("enter")
        await _instead(person, "0")
        await person.press("enter")
        await person.see("! A whole number of weeks is needed, from 1 to 104.")
        await person.see("Level 2, weeks ▌ 0")
        await _instead(person, "10")
        await person.press("enter")
        await person.see_row("Between reviews", "Level 2: 10 weeks", "area setting, changed")

        await _choose(person, "Residents")
        await person.press("enter")
        await person.paste("2016: 912,400\n16: 3")
        await person.press("ctrl+s")
        await person.see("! “16: 3”: a year, a colon and a number are needed")
        person.burst(*["backspace"] * 5)
        await person.press("ctrl+s")
        await person.see_row("Residents", "2016: 912,400", "changed")

        await _choose(person, "Confidentiality")
        await person.press("o")
        await person.see("Confidentiality statement: the program’s own", "Put it back")
        await person.press("escape")
        await _choose(person, "Between reviews")
        await person.press("o")
        await person.see("Level 2: 10 becomes 12")
        await person.press("enter")
        await person.see("Level 2: 12 weeks")
    with opened(folder) as store:
        area = store.area_settings.area
        audited = [each.reason for each in store.entries.page() if each.noun == "area"]
    own = program_settings().area
    assert (area.name, area.marking) == ("Derwent Vale", "OFFICIAL")
    assert area.confidentiality_statement == STATEMENT
    assert (area.review_weeks, area.population) == (own.review_weeks, {"2016": 912_400})
    assert len(audited) == 6
    assert STATEMENT not in " ".join(audited)
    begun = stored(folder)
    assert begun.area == own


async def test_agencies_and_agenda_are_an_areas_own_and_go_to_other_laptops(
    tmp_path: Path,
) -> None:
    folder, file = vault(tmp_path, NOTHING), tmp_path / "area.toml"
    async with at_home(folder, WIDE) as person:
        await person.see("Nothing is stored yet.")
        await person.press("m")
        await person.see("Agencies")
        await _choose(person, "Agencies")
        await person.press("enter")
        await person.see("✓ Police", "ctrl+n New")
        await person.press("delete")
        await person.see("Police is of the Responsible Authority")
        await person.press("ctrl+n")
        await person.see("New agency")
        await person.type("prison")
        await person.press("enter")
        await person.see("! Prison is there twice.")
        await _instead(person, "Women’s Aid")
        await person.press("enter")
        await person.see("24; 10 invited")
        await _choose(person, "Women’s Aid")
        await person.press("i")
        await person.see_row("✓ Women’s Aid", "invited to a first meeting")
        await person.press("escape")

        await _choose(person, "Agenda")
        await person.press("enter")
        await _choose(person, "Disclosure check")
        await person.press("delete")
        await person.see("leaves out disclosure, which every MAPP meeting needs")
        await _choose(person, "Close")
        await person.press("u")
        await person.see_row("17", "Close")
        await person.press("ctrl+n")
        await person.see("New item")
        await person.press("enter")
        await person.see("! An item needs a title.")
        await person.type("Housing")
        await person.press("tab", "tab", "tab")
        await person.type("9")
        await person.press("tab")
        await person.paste("Where next?\nUntil when?")
        await person.press("ctrl+s")
        await person.see_row("18", "Housing", "2 min", "9 min", "changed")
        await person.see("Level 2 77 min, Level 3 84 min")
        await person.press("escape")
        await person.see_row("Agenda", "Area’s agenda: 19 items", "changed")

        await person.press("x")
        await person.see("The area’s settings as a file")
        await _instead(person, str(file))
        await person.press("enter")
        await person.see("The settings are in")
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("release_months = 6", "release_months = 0"), encoding="utf-8")
        await person.press("i")
        await person.see("Import settings of an area")
        await _instead(person, str(file))
        await person.press("enter")
        await person.see("release_months: A whole number of months is needed, from 1 to 60.")
        file.write_text(text.replace("release_months = 6", "release_months = 9"), encoding="utf-8")
        await person.press("enter")
        await person.see("What the file changes", "6 becomes 9")
        await person.press("enter")
        await person.see_row("Level before release", "9 months before", "area setting, changed")
    with opened(folder) as store:
        settings = store.area_settings
    assert settings.area.release_months == 9
    assert settings.area.invite[-1] == "Women’s Aid"
    item = settings.agenda.item("housing")
    assert (item.kind, item.prompts) == ("narrative", ["Where next?", "Until when?"])
    assert (item.minutes, item.level_3_minutes) == (2, 9)
    assert [each.key for each in settings.agenda.items][-3:] == ["close", "housing", "actions"]


async def test_a_word_template_is_chosen_shown_used_and_taken_out(tmp_path: Path) -> None:
    folder, file = vault(tmp_path, NOTHING), tmp_path / "force.dotx"
    file.write_bytes(b"Dear all,")
    async with at_home(folder, WIDE) as person:
        await person.see("Nothing is stored yet.")
        await person.press("m")
        await person.see_row("Word template", "the program’s own")
        await _choose(person, "Word template")
        await person.press("o")
        await person.see("It is the program’s own already.")
        await person.press("enter")
        await person.see("A .docx or .dotx of your area")
        await _instead(person, str(file))
        await person.press("enter")
        await person.see("! It is no Word file, or a damaged one.")
        file.write_bytes(dirty())
        await person.press("enter")
        await person.see("Word template: force.dotx", "Found", "Added", "Left behind")
        await person.see(f"Header: “{MOTTO} of the county”", "Hidden text", "Enter Take it")
        await person.press("enter")
        await person.see_row("Word template", "force.dotx, SHA-256", "changed")
        await person.press("escape")
        await person.press("t")
        await person.see("x Export")
        await person.press("x")
        await person.see("Word has the tables")
        await person.press("enter")
        await person.see("The figures as Word")
        await _instead(person, str(tmp_path / "figures.docx"))
        await person.press("enter")
        await person.see("The figures are in")
        await person.press("escape", "m")
        await _choose(person, "Word template")
        await person.press("o")
        await person.see("documents look as the program’s own")
        await person.press("enter")
        await person.see_row("Word template", "the program’s own")
    written = open_word(str(tmp_path / "figures.docx"))
    assert MOTTO in "".join(each.text for each in written.sections[0].header.paragraphs)
    with opened(folder) as store:
        assert store.template() is None
