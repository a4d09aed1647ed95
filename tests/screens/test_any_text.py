"""Any text comes out the same: on the screen, in storage, in every list and label."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mappa_tui.domain.text import clean, one_line
from tests.screens.seeing import (
    NOTHING,
    PANE,
    RUNNING,
    Person,
    at_home,
    in_room,
    opened,
    stored,
    vault,
)

NASTY = (
    "[/",
    "[x] done",
    "[bold]",
    "[/bold] [b",
    "[@click=app.quit]go[/]",
    "{{ x }}",
    "<w:t>",
    "A & B <script>",
    "a\tb",
    "“smart” ‘quotes’ £5 é",
    "🙂 👩‍👩‍👧 ❤️",
    "nul\x00 esc\x1b[31m bell\x07 csi\x9b31m vt\x0b del\x7f",
    "\ufffe\uffff",
    "$m-muted",
    "\\[escaped]",
    "%s %(x)s {0}",
    "a\u2028b\u2029c\x85d\re",
    "مرحبا שלום",
)


async def test_what_looks_like_markup_is_shown_as_it_was_typed_wherever_it_goes(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, RUNNING)
    texts = [" ".join(NASTY[at::3]) for at in range(3)]
    words = [word for text in texts for word in _ascii(text)]
    async with in_room(folder, size=(120, 60)) as person:
        for number, text in enumerate(texts, 6):
            await person.press("f3")
            await person.see(f"New action A{number}")
            for _ in range(3):
                await person.paste(text)
                await person.press("tab")
            await person.press("escape")
            await person.see_no("New action")
        await person.press("f5")
        await person.see("Missing so far")
        await person.press("escape", "f10")
        await person.see("Actions of this case", *words)
        await person.press("escape")
        await person.go_to(17, "Actions")
        await person.see(*words)
    tasks = {row.number: row.task for row in stored(folder).actions}
    assert [tasks[number] for number in (6, 7, 8)] == [one_line(text) for text in texts]


def _ascii(text: str) -> list[str]:
    """Return the words of a text that surely take one cell a letter."""
    return [part for part in one_line(text).split() if part.isascii() and len(part) < 12]


SPECIAL = "[]/{}<>&\\\t\n\r\x0b\x0c\x00\x1b\x9b\u2028£é🙂\ufffe"
ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from(SPECIAL)))


@settings(max_examples=2, deadline=None)
@given(texts=st.lists(ANY_TEXT, min_size=4, max_size=4))
def test_any_text_pasted_is_stored_as_the_rule_says(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder = vault(tmp_path_factory.mktemp("any"), RUNNING)
    asyncio.run(_paste_all(folder, texts))
    record = stored(folder)
    notes = record.entry("equality")
    assert notes is not None
    assert (record.case.forenames, record.meeting.needs) == (one_line(texts[0]), clean(texts[1]))
    assert (notes.notes, record.case.pnc) == (clean(texts[2]), one_line(texts[3]))


async def _paste_all(folder: Path, texts: list[str]) -> None:
    async with at_home(folder, PANE) as person:
        await person.see("Open actions")
        await person.press("e")
        await person.field("Forenames")
        await _replace(person, texts[0])
        await person.press("f2")
        await person.field("PNC")
        await _replace(person, texts[3])
        await person.press("escape")
        await person.open_meeting()
        await person.go_to(6, "Equality and diversity")
        await _replace(person, texts[1])
        await person.press("tab", "tab")
        await _replace(person, texts[2])


async def _replace(person: Person, text: str) -> None:
    await person.press("f7", "delete")
    await person.paste(text)


async def test_twenty_thousand_characters_at_once_and_a_name_that_is_markup(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, NOTHING)
    name, long = "O[/]Neil [b", "All of it: [x] £é 🙂 words.\n" * 770
    async with at_home(folder, PANE) as person:
        await person.see("Nothing is stored yet.")
        await person.press("c")
        await person.see("! A case needs a surname.")
        await person.paste(name)
        await person.press("tab")
        await person.paste("[Jo]")
        await person.press("tab")
        await person.paste("[/")
        await person.see("! A date is needed, such as 17/10/2025")
        await person.go_to(5, "Index offence")
        await person.paste("[bold]\n<w:t>")
        await person.press("f12")
        await person.see("When and where")
        await person.press("f12")
        await person.press("enter")
        await person.see("Why are we here", "O[/]NEIL [B")
        await person.press("f8")
        await person.paste("[/]")
        await person.field("What was said")
        await person.paste(long)
        await person.save()
        await person.press("escape")
        await person.go_to(5, "Information by agency")
        await person.see("All of it: [x] £é")
        await person.press("escape", "escape", "escape")
        await person.see("[. O[/]NEIL [B", "meetings, plans and minutes")
    with opened(folder) as store:
        record = store.case(store.home().cases[0].id)
        meeting = store.meeting(record.meetings[0].id)
    assert (record.case.surname, record.case.offence) == (name, "[bold]\n<w:t>")
    assert [draft.text for draft in record.drafts] == ["[/"]
    assert [(row.agency, row.text) for row in meeting.contributions] == [("[/]", long)]
