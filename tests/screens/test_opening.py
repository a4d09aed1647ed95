from datetime import time
from pathlib import Path

from mappa_tui.domain.lengths import whole_minutes
from tests.screens.seeing import BEGUN, in_room, stored, vault


async def test_a_statement_read_aloud_takes_the_time_and_the_question_goes(tmp_path: Path) -> None:
    folder = vault(tmp_path, BEGUN)
    async with in_room(folder) as person:
        await person.see("Why are we here", "! was the confidentiality statement")
        await person.see("We share information here because")
        await person.field("Confidentiality")
        assert "read aloud   pointed to   not done" in person.row("Confidentiality")
        await person.press("r", "tab")
        await person.see("Read at            ▌ 10:42")
        await person.see_no("was the confidentiality statement")
        await person.field("Diversity")
        await person.press("p")
        await person.save()
        await person.field("Place")
        await person.type("Room 4, and remote")
    meeting = stored(folder, "X100200/1").meeting
    assert (meeting.confidentiality, meeting.confidentiality_at) == ("read aloud", time(10, 42))
    assert (meeting.diversity, meeting.diversity_at) == ("pointed to", time(10, 42))
    assert meeting.place == "Room 4, and remote"


async def test_a_time_already_given_is_not_overwritten(tmp_path: Path) -> None:
    folder = vault(tmp_path, BEGUN)
    async with in_room(folder) as person:
        await person.field("Read at")
        await person.type("10.31")
        await person.press("shift+tab", "r")
        await person.save()
    assert stored(folder, "X100200/1").meeting.confidentiality_at == time(10, 31)


def test_a_minute_counts_once_it_is_over_for_the_item_as_for_the_meeting() -> None:
    assert [whole_minutes(seconds) for seconds in (-5, 0, 20, 59, 60, 119, 2430)] == [
        *(0, 0, 0, 0),
        *(1, 1, 40),
    ]
