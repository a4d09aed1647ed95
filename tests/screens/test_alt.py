from pathlib import Path

from textual import events

from tests.screens.seeing import RUNNING, in_room, vault


async def test_alt_with_a_letter_types_nothing_though_terminals_send_the_letter(
    tmp_path: Path,
) -> None:
    async with in_room(vault(tmp_path, RUNNING)) as person:
        await person.see("handling: third party")
        await person.type("QQ")
        person.app.post_message(events.Key("alt+h", "h"))
        await person.see("handling: restricted", "QQ")
        assert "QQh" not in person.text()
