"""A choice takes the letters that its words begin with, and no sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mappa_tui.widgets import choice
from tests.screens.seeing import RUNNING, in_room, stored, vault

SIZE = (80, 60)


@pytest.fixture
def pause(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Stop the choice's clock; what is returned lets two seconds pass."""
    now = [100.0]
    monkeypatch.setattr(choice, "monotonic", lambda: now[0])
    return lambda: now.__setitem__(0, now[0] + 2)


async def test_a_sentence_typed_into_a_choice_changes_no_answer(
    tmp_path: Path, pause: Callable[[], None]
) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 14, "Disclosure check", SIZE) as person:
        await person.press("y")
        pause()
        for sentence in ("nobody knows yet", "under review by us", "The police say yes"):
            await person.press(*sentence)
            await person.see("▸yes", "not taken; y yes, n no, u unknown")
            pause()
        await person.press("ctrl+n")
        await person.see("member of the public")
        await person.field("Decision")
        await person.press(*"do they know? a difficult decision")
        await person.see(
            "not taken; d disclose, dd do not disclose, ddd defer, a already disclosed, review"
        )
        await person.press("tab")
        await person.see("Decision           ▏ not answered", "! tell, or not?")
        await person.save()
    record = stored(folder)
    assert record.meeting.child_sex_offender == "yes"
    assert [row.decision for row in record.disclosures] == [""]


TAKEN = {
    "d": "disclose",
    "dd": "do not disclose",
    "ddd": "defer",
    "dddd": "disclose",
    "do n": "do not disclose",
    "def": "defer",
    "already disclosed, r": "already disclosed,",
    "x": "",
    "dx": "",
    "d ": "",
    "defend": "",
    " ": "disclose",
    "  ": "do not disclose",
}
"""What is typed without a pause, and the decision that it takes."""


async def test_letters_take_the_word_that_begins_with_them(
    tmp_path: Path, pause: Callable[[], None]
) -> None:
    async with in_room(vault(tmp_path, RUNNING), 14, "Disclosure check", SIZE) as person:
        await person.press("ctrl+n")
        await person.see("member of the public")
        await person.field("Decision")
        for letters, taken in TAKEN.items():
            await person.press("backspace", *letters)
            marked = person.row("Decision").partition("▸")[2]
            assert marked.partition("  ")[0] == taken, letters  # a long one wraps


async def test_what_begins_alike_is_taken_with_its_number_or_shortened(
    tmp_path: Path, pause: Callable[[], None]
) -> None:
    async with in_room(vault(tmp_path, RUNNING), 14, "Disclosure check", SIZE) as person:
        await person.press("ctrl+n")
        await person.see("member of the public")
        await person.press("d")
        await person.field("Route")
        for letters, taken in {"s.327A": "section 327A", "327": "section 327A", "r.9": ""}.items():
            await person.press("backspace", *letters)
            assert person.row("Route").partition("▸")[2].partition("  ")[0] == taken, letters
            pause()


async def test_after_a_pause_letters_and_blanks_begin_anew(
    tmp_path: Path, pause: Callable[[], None]
) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 14, "Disclosure check", SIZE) as person:
        for keys, taken in (("y", "yes"), ("n", "no"), (" ", "unknown"), ("u", "unknown")):
            await person.press(*keys)
            await person.see(f"▸{taken}")
            pause()
        await person.press("backspace", "n")
        await person.see("▸no")
        await person.press("u", "backspace", "y", "right", "right")
        await person.see("▸unknown")
        await person.save()
    assert stored(folder).meeting.child_sex_offender == "unknown"
