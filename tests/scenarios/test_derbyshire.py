"""The published tables of 2015-16, rebuilt by importing a register and reading the screen.

Published: every count of the nine tables, the growth of Category 1 over five years, and that
all grew by 3.8 % in one year and by 32 % in five, Category 2 by 1.2 %. For 2012/13 the report
has 6.3 %, but its own totals of 848 and 908 make 7.1 %, which is what the program shows.
"""

import datetime as dt
import re
from contextlib import closing
from pathlib import Path

from docx import Document as open_word

from mappa_tui.domain.clock import LONDON, Clock
from mappa_tui.storage.store import Store
from tests.access import let_in
from tests.scenarios.derbyshire import RESIDENTS, files, register
from tests.screens.seeing import NARROW, Person, at_home

TALL = (80, 110)
"""A window in which all of it stands at once."""
TODAY = dt.datetime(2016, 6, 30, 9, 0, tzinfo=LONDON)
PUBLISHED = {
    "1  MAPPA-eligible offenders on 31 March 2016": {
        "": "Cat 1 Cat 2 Cat 3 Total",
        "Level 1": "1,102 327 – 1,429",
        "Level 2": "4 1 1 6",
        "Level 3": "0 1 1 2",
        "Total": "1,106 329 2 1,437",
    },
    "2  Levels 2 and 3 over the year, in the community": {
        "": "Cat 1 Cat 2 Cat 3 Total",
        "Level 2": "18 15 12 45",
        "Level 3": "2 3 1 6",
        "Total": "20 18 13 51",
    },
    "3  Cautioned or convicted for breach of notification": {"Registered sexual offenders": "22"},
    "4  Lifetime notification revoked on application": {"Registered sexual offenders": "13"},
    "5  Orders imposed by the courts": {
        "SHPO": "74",
        "SHPO with foreign travel restriction": "0",
        "Notification order": "2",
    },
    "6  Subject to notification by breach of a sexual risk order": {
        "Registered sexual offenders": "0"
    },
    "7  Levels 2 and 3 returned to custody for breach of licence": {
        "": "Cat 1 Cat 2 Cat 3 Total",
        "Level 2": "2 1 1 4",
        "Level 3": "0 2 0 2",
        "Total": "2 3 1 6",
    },
    "8  Levels 2 and 3 sent to custody for breach of SOPO or SHPO": {
        "": "Cat 1 Cat 2 Cat 3 Total",
        "Level 2": "0 – – 0",
        "Level 3": "0 – – 0",
        "Total": "0 – – 0",
    },
    "9  Registered sexual offenders per 100,000 residents aged 10 and over": {
        "On 31 March 2016": "1,106",
        "Residents aged 10 and over": "914,100",
        "Per 100,000": "121",
    },
    "Registered sexual offenders over five years": {
        "": "Total Change Per 100k",
        "2015/16": "1,106 4.8 % 121",
        "2014/15": "1,055 8.0 % 116",
        "2013/14": "977 7.6 % 107",
        "2012/13": "908 7.1 % 100",
        "2011/12": "848 13.2 % 94",
    },
    "Against one year and five years before": {
        "": "2015/16 2014/15 Change 2010/11 Change",
        "Cat 1": "1,106 1,055 4.8 % 749 47.7 %",
        "Cat 2": "329 325 1.2 % 336 -2.1 %",
        "Cat 3": "2 4 -50.0 % 4 -50.0 %",
        "All": "1,437 1,384 3.8 % 1,089 32.0 %",
    },
}
NOTES = ("Of these ", "Counted from this record", "is in no year.")


async def test_every_published_count_comes_out_of_the_imported_register(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "vault", Clock(lambda: TODAY), let_in())) as store:
        store.set_area(store.area_settings.with_area(population=RESIDENTS))
    for kind, data in files(register()).items():
        (tmp_path / f"{kind}.csv").write_bytes(data)
    async with at_home(tmp_path / "vault", NARROW, TODAY) as person:
        await person.see("Nothing is stored yet")
        await person.press("t")
        await person.see("Nobody is in the record yet.")
        await _import(person, tmp_path / "register.csv", "Register", "1,465 new offenders.")
        await _import(person, tmp_path / "levels.csv", "Level history", "104 new lines.")
        await _import(person, tmp_path / "events.csv", "Events", "125 new lines.")
        await person.press("ctrl+r")
        await person.pilot.resize_terminal(*TALL)
        await person.see("2015/16, all areas", "Of these 1,437 in the community.")
        shown = _tables(person)
        for title, rows in PUBLISHED.items():
            assert shown[title] == rows, title
        await _whom(person)
        await _exported(person, tmp_path / "figures.docx")


async def _import(person: Person, file: Path, kind: str, says: str) -> None:
    await person.press("i")
    await person.see("what does the file hold?")
    await person.type(kind)
    await person.press("enter")
    await person.see(f"Import: {kind}", "nothing is stored before")
    await person.paste(str(file))
    await person.press("enter")
    await person.see(says, "F12 imports; nothing is stored yet.")
    await person.press("f12")
    await person.see(f"Import {file.name}?")
    await person.press("enter")
    await person.see(f"Imported: {says}")
    await person.press("escape")
    await person.see("MAPPA-eligible offenders on 30 June 2016")


async def _whom(person: Person) -> None:
    """Ask who is at Level 3 on 31 March: they are listed, and one opens."""
    await person.press("home", "down", "down", "enter")
    await person.see("MAPPA-eligible offenders on 31 March 2016: Level 3", "Cat 2", "Cat 3")
    await person.press("enter")
    await person.see("Level history", "Category 2, Level 3", "Events that the annual report counts")
    await person.press("escape")
    await person.see("2015/16, all areas")


async def _exported(person: Person, to: Path) -> None:
    await person.press("x")
    await person.see("The figures of 2015/16, all areas")
    await person.press("enter")
    await person.see("The figures as Word")
    await person.press("f7", "delete")
    await person.paste(str(to))
    await person.press("enter")
    await person.see("The figures are in")
    word = open_word(str(to))
    assert [cell.text for cell in word.tables[0].rows[4].cells] == [
        "Total",
        "1,106",
        "329",
        "2",
        "1,437",
    ]


def _tables(person: Person) -> dict[str, dict[str, str]]:
    """Return each table on the screen by its title: the figures by the label of their row."""
    found: dict[str, dict[str, str]] = {}
    title = ""
    for line in person.lines():
        text = line.lstrip(" ▸").rstrip(" ▁▂▃▄▅▆▇█")
        if not text or text.startswith("──"):
            title = ""
        elif not title:
            title = text
            found[title] = {}
        elif not text.startswith(NOTES):
            label, *figures = re.split(r"\s{2,}", text)
            is_head = text.endswith("Total") or "Change" in text
            row = [label, *figures] if is_head else figures
            found[title]["" if is_head else label] = " ".join(row)
    return found
