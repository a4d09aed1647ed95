"""What a person sees of a fault: the sentence, their text where it was, and what is saved."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

from textual.app import App
from textual.widgets import TextArea

from mappa_tui.app import MappaApp
from mappa_tui.demo import DEMO_STARTS, demonstration
from mappa_tui.domain.change import Edit, Written
from mappa_tui.domain.clock import Clock
from mappa_tui.storage.errors import DiskFull, StorageError
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.backup import BACKUPS
from mappa_tui.storage.vault.engine import connect
from mappa_tui.widgets.session import Session
from tests.faults.vaults import Vault
from tests.records import record_of
from tests.screens.seeing import PANE, Person


@asynccontextmanager
async def at_home(vault: Vault) -> AsyncIterator[Person]:
    app = MappaApp(vault.folder, Clock(lambda: DEMO_STARTS), vault.unlock())
    async with app.run_test(size=PANE, notifications=True) as pilot:
        yield Person(app, pilot)


@asynccontextmanager
async def in_the_notes(vault: Vault) -> AsyncIterator[Person]:
    async with at_home(vault) as person:
        await person.open_meeting()
        await person.go_to(12, "Victim safety")
        await person.field("Notes")
        yield person


def notes(vault: Vault) -> str:
    with closing(vault.open()) as store:
        found = store.find_meeting("X482913/3")
        assert found is not None
        entry = store.meeting(found).entry("victim_safety")
    assert entry is not None
    return entry.notes


def notes_on_screen(person: Person) -> str:
    editor = person.app.focused
    assert isinstance(editor, TextArea)
    return editor.text


def spoil(store: Store) -> None:
    """Let the store have met a damaged page."""
    store._trouble = store._way_back("The vault's file is damaged, so nothing more is saved in it.")


async def test_when_the_disk_is_full_the_text_stays_and_is_saved_once_there_is_room(
    made: Vault, small_disk: Path, fill: Callable[[], Path]
) -> None:
    vault = made.copied(small_disk / "vault")
    async with in_the_notes(vault) as person:
        filler = fill()
        await person.type(" and more")
        await person.see("! The disk is full", "Your text is still on screen", "and more")
        filler.unlink()
        await person.see("saved ")  # though no key was pressed since
        assert notes_on_screen(person).endswith("and more")
    assert notes(vault).endswith("and more")
    assert vault.faults() == []


class FullOnce:
    """In the place of the storage thread: the disk is full, and has room the next time."""

    def __init__(self) -> None:
        self.tried = 0

    async def call(self, _: object) -> Written:
        self.tried += 1
        if self.tried == 1:
            raise DiskFull
        return Written()


async def test_what_was_not_saved_is_tried_again_by_itself() -> None:
    app, store, told = App[None](), FullOnce(), list[StorageError]()
    record = record_of(demonstration())
    async with app.run_test() as pilot:
        clock = Clock(lambda: DEMO_STARTS)
        session = Session(app, store, clock, record, told.append)  # type: ignore[arg-type]
        session.type(Edit("Case", record.case.id, "cro", "1"))
        person = Person(app, pilot)  # type: ignore[arg-type]
        await person.wait(lambda: session.status == "! The disk is full", "no trouble")
        assert session.typed("Case", record.case.id, "cro") == "1"
        await person.wait(lambda: session.status.startswith("saved"), "not tried again")
    assert (store.tried, len(told)) == (2, 1)


async def test_a_damaged_vault_stops_editing_names_the_backup_and_can_be_left(
    vault: Vault,
) -> None:
    before = notes(vault)
    async with in_the_notes(vault) as person:
        await person.app.store.call(spoil)
        await person.type(" not saved")
        await person.see("DAMAGED: nothing more is saved", "mappa-tui restore", "not saved")
        await person.type("x")
        await person.pilot.pause()
        assert not person.sees("not savedx")
        await person.press("ctrl+q")
        await person.wait(lambda: not person.app.is_running, "it cannot be left")
    assert notes(vault) == before


async def test_what_verifying_finds_is_said_at_the_start(vault: Vault) -> None:
    with closing(connect(vault.file, vault.unlock().key)) as connection:
        connection.execute("UPDATE audit SET who = 'nobody' WHERE sequence = 7")
    async with at_home(vault) as person:
        await person.see("Entry 7 of the audit was changed.")


async def test_leaving_backs_up_what_is_new_and_only_then(vault: Vault) -> None:
    async with in_the_notes(vault) as person:
        await person.type(" and more")
        await person.save()
    assert len(list((vault.folder / BACKUPS).iterdir())) == 2
    async with at_home(vault) as person:
        await person.see("Open actions")
    made = sorted((vault.folder / BACKUPS).iterdir())
    assert len(made) == 2
    [text] = {notes(Vault(folder)) for folder in made if notes(Vault(folder)) == notes(vault)}
    assert text.endswith("and more")
