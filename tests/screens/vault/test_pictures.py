"""What the screens of the vault look like; `--snapshot-update` draws them anew."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from mappa_tui.app import MappaApp
from mappa_tui.demo import DEMO_STARTS
from mappa_tui.domain.clock import Clock
from mappa_tui.screens.vault import looks, vault
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.keys.cost import LOWEST
from tests.screens.seeing import NARROW, WIDE, Person
from tests.screens.test_pictures import Snap, Steps
from tests.screens.vault.steps import CROSS, HERS, begun, lived_in, see_home, unlock

BECAUSE = "Locked at 12:31 after 5 minutes without a key. Everything typed was saved."
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x40", "80x24"])


def _compare(snap: Snap, folder: Path, size: tuple[int, int], steps: Steps) -> bool:
    app = MappaApp(folder, Clock(lambda: DEMO_STARTS), locked_because=BECAUSE, cost=LOWEST)

    async def before(pilot: Pilot[None]) -> None:
        person = Person(app, pilot)
        await steps(person)
        await person.still()

    return snap(app, terminal_size=size, run_before=before)


@SIZES
def test_first_start(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    async def steps(person: Person) -> None:
        await person.see("Name          ▌")
        await person.type(CROSS)
        await person.press("enter")
        await person.type("m")
        await person.press("enter")
        await person.type(HERS)
        await person.see("A thief of the laptop")

    assert _compare(snap_compare, tmp_path / "vault", size, steps)


@SIZES
def test_unlock(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    begun(tmp_path / "vault", second=True)

    async def steps(person: Person) -> None:
        await unlock(person, "wrong")
        await person.see("! That is not your passphrase")
        await person.see_no("opening …")

    assert _compare(snap_compare, tmp_path / "vault", size, steps)


@SIZES
def test_people(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    begun(tmp_path / "vault", second=True)

    async def steps(person: Person) -> None:
        await unlock(person)
        await see_home(person)
        await person.press("v", "w")
        await person.see(f"{CROSS}   you")

    assert _compare(snap_compare, tmp_path / "vault", size, steps)


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the vault say that it lies in one place: a test's folder has another name each time."""

    def look(store: Store) -> looks.Looks:
        return replace(looks.look(store), folder=Path("/home/lc/mappa-tui"))

    monkeypatch.setattr(vault, "look", look)


async def _verified(person: Person) -> None:
    await unlock(person)
    await see_home(person)
    await person.wait(lambda: person.app.verification.ended is not None, "not verified")


@SIZES
@pytest.mark.usefixtures("elsewhere")
def test_vault(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    lived_in(tmp_path / "vault")

    async def steps(person: Person) -> None:
        await _verified(person)
        await person.press("v")
        await person.see("Locks after", "There is no copy of the vault off this laptop")

    assert _compare(snap_compare, tmp_path / "vault", size, steps)


@SIZES
@pytest.mark.usefixtures("elsewhere")
def test_settings(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    lived_in(tmp_path / "vault")

    async def steps(person: Person) -> None:
        await _verified(person)
        await person.press("v", "s")
        await person.see("Settings of this vault")
        await person.press("backspace", "9", "0", "enter")
        await person.see("! A number of minutes is needed, from 1 to 60.")

    assert _compare(snap_compare, tmp_path / "vault", size, steps)


@SIZES
def test_audit(snap_compare: Snap, tmp_path: Path, size: tuple[int, int]) -> None:
    lived_in(tmp_path / "vault")

    async def steps(person: Person) -> None:
        await unlock(person)
        await see_home(person)
        await person.press("v", "a")
        await person.see("Verified at", "log in", "1 to 100 of")

    assert _compare(snap_compare, tmp_path / "vault", size, steps)
