"""What the screens look like; after a change that is meant, `--snapshot-update` draws anew."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from mappa_tui.app import MappaApp
from mappa_tui.demo import DEMO_STARTS
from mappa_tui.domain.clock import Clock
from tests.access import let_in
from tests.screens.seeing import NARROW, RUNNING, WHOLE, WIDE, Person, vault

Snap = Callable[..., bool]
Steps = Callable[[Person], Awaitable[None]]
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x40", "80x24"])


@pytest.fixture
def picture(snap_compare: Snap, tmp_path: Path) -> Callable[[str, tuple[int, int], Steps], bool]:
    def compare(holds: str, size: tuple[int, int], steps: Steps) -> bool:
        app = MappaApp(vault(tmp_path, holds), Clock(lambda: DEMO_STARTS), let_in("L. Cross"))

        async def before(pilot: Pilot[None]) -> None:
            person = Person(app, pilot)
            await person.see("Open actions")
            await steps(person)
            await person.still()

        return snap_compare(app, terminal_size=size, run_before=before)

    return compare


Picture = Callable[[str, tuple[int, int], Steps], bool]


@SIZES
def test_home(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(person: Person) -> None:
        await person.see("Level 2 review 3")

    assert picture(RUNNING, size, steps)


@SIZES
def test_case(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(person: Person) -> None:
        await person.press("e")
        await person.see("Date of birth")

    assert picture(RUNNING, size, steps)


@SIZES
def test_meeting_room(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(person: Person) -> None:
        await person.open_meeting()
        await person.see("spends with Ms Prior")

    assert picture(RUNNING, size, steps)


@SIZES
def test_disclosure_check(picture: Picture, size: tuple[int, int]) -> None:
    async def steps(person: Person) -> None:
        await person.open_meeting()
        await person.go_to(14, "Disclosure check")
        await person.see("Dawn Prior", "disclose, A6")

    assert picture(WHOLE, size, steps)
