"""A person in front of the vault: begins it, unlocks it, reads the recovery key off the screen."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from mappa_tui.app import MappaApp
from mappa_tui.demo import DEMO_STARTS, demonstration
from mappa_tui.domain.change import Put
from mappa_tui.domain.clock import Clock
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.keys.access import Access
from mappa_tui.storage.vault.keys.cost import LOWEST
from mappa_tui.storage.vault.keys.keyfile import read_key_file
from mappa_tui.storage.vault.keys.opening import open_slot
from mappa_tui.storage.vault.make import make_vault
from mappa_tui.storage.vault.settings import RECOVERY_CONFIRMED
from tests.screens.seeing import NARROW, Person

CROSS, NAIR = "Leanne Cross", "DI Priya Nair"
HERS, CHAIRS = "seven wet lanterns drift", "nine blue kettles whistle"
"""The passphrases of the minute-taker and of the chair."""


@asynccontextmanager
async def at_door(
    folder: Path,
    because: str = "",
    size: tuple[int, int] = NARROW,
    moment: datetime = DEMO_STARTS,
    clock: Clock | None = None,
) -> AsyncIterator[Person]:
    """Start the program on a folder, with nobody let in."""
    clock = clock or Clock(lambda: moment)
    app = MappaApp(folder, clock, locked_because=because, cost=LOWEST)
    async with app.run_test(size=size, notifications=True) as pilot:
        yield Person(app, pilot)


@asynccontextmanager
async def at_home_in(
    folder: Path, size: tuple[int, int] = NARROW, clock: Clock | None = None
) -> AsyncIterator[Person]:
    """Start the program on a folder, and unlock it."""
    async with at_door(folder, size=size, clock=clock) as person:
        await unlock(person)
        await see_home(person)
        await person.see("Open actions")
        yield person


def begun(folder: Path, *, confirmed: bool = True, second: bool = False) -> str:
    """Make a vault with L. Cross, and the chair as `second`; return its recovery key."""
    clock = Clock(lambda: DEMO_STARTS)
    access, recovery = make_vault(folder, clock, CROSS, "minute-taker", HERS, LOWEST)
    store = Store(folder, clock, access, LOWEST)
    if confirmed:
        store.set_setting(RECOVERY_CONFIRMED, "yes")
    if second:
        store.people.add(HERS, NAIR, "chair", CHAIRS)
    store.close()
    return recovery


def fill(folder: Path) -> None:
    """Put the demonstration's people into a vault."""
    store = entered(folder)
    store.write([Put(noun) for noun in demonstration()])
    store.close()


def lived_in(folder: Path) -> None:
    """Make a vault with two people, the demonstration's records and something in its audit."""
    begun(folder, second=True)
    fill(folder)
    store = entered(folder)
    case = store.home().cases[0].id
    store.note("log in")
    store.consulted("Case", case)
    store.note("export", "Meeting", store.home().meetings[0].id, "/media/stick/minutes.docx")
    store.set_setting("remind after days", "14")
    store.note("log out", reason="locked: idle")
    store.close()


def entered(folder: Path, name: str = CROSS, passphrase: str = HERS) -> Store:
    """Return the open vault, while no program has it."""
    key = open_slot(read_key_file(folder / "vault.key"), name, passphrase)
    return Store(folder, Clock(lambda: DEMO_STARTS), Access(name, key), LOWEST)


async def unlock(person: Person, passphrase: str = HERS) -> None:
    """Type the passphrase of who is asked for."""
    await person.see("Passphrase    ▌")
    await person.type(passphrase)
    await person.press("enter")


async def see_home(person: Person) -> None:
    """Wait for home."""
    await person.see("meetings, plans and minutes")


async def confirm_recovery_key(person: Person) -> str:
    """Read the recovery key off the screen, and type two of its groups back."""
    await person.see("The recovery key", "9 ")
    groups = dict(re.findall(r"\b([1-9]) ([0-9A-Z]{4})\b", person.text()))
    assert len(groups) == 9
    await person.press("enter")
    await person.see("Group ", "▌")
    for number in re.findall(r"Group ([1-9])", person.text()):
        await person.type(groups[number].lower())
        await person.press("enter")
    return "-".join(groups[str(at)] for at in range(1, 10))
