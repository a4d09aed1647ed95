import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mappa_tui.domain.clock import Clock
from mappa_tui.storage.errors import NotBackedUp, VaultBusy
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault import settings
from mappa_tui.storage.vault.backup import BACKUPS, backups, prune
from mappa_tui.storage.vault.restore import restore
from tests.faults.vaults import CHAIRS, NEW, Vault, add_case, new_vault

START = dt.datetime(2025, 10, 14, 9, 42, tzinfo=dt.UTC)


class Time:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = START
        self.clock = Clock(lambda: self.now)

    def pass_days(self, days: float) -> None:
        self.now += dt.timedelta(days=days)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    return new_vault(tmp_path_factory.mktemp("made") / "vault")


@pytest.fixture
def vault(empty: Vault, tmp_path: Path) -> Vault:
    return empty.copied(tmp_path / "vault")


@pytest.fixture
def store(vault: Vault, time: Time) -> Iterator[Store]:
    with closing(vault.open(clock=time.clock)) as opened:
        yield opened


def names(vault: Vault) -> list[str]:
    return sorted(folder.name for folder in (vault.folder / BACKUPS).iterdir())


def test_a_backup_holds_what_was_written_and_opens_by_itself(store: Store, vault: Vault) -> None:
    add_case(store, 1)
    made = store.backup()
    add_case(store, 2)
    assert made.parent == vault.folder / BACKUPS
    assert sorted(file.name for file in made.iterdir()) == ["vault.db", "vault.key"]
    assert {file.stat().st_mode & 0o777 for file in made.iterdir()} == {0o600}
    assert made.stat().st_mode & 0o777 == 0o700
    assert Vault(made).crns() == ["X000000", "X000001", "X482913"]
    assert Vault(made).faults() == []


def test_two_backups_in_one_second_are_two(store: Store, vault: Vault) -> None:
    store.backup()
    store.backup()
    assert names(vault) == ["2025-10-14T094200Z", "2025-10-14T094200Z-2"]


def test_a_backup_is_in_the_audit_with_where_it_went(store: Store, tmp_path: Path) -> None:
    made = store.backup(tmp_path / "share")
    with store._reading() as connection:
        query = "SELECT who, action, noun, recipient FROM audit ORDER BY sequence DESC LIMIT 1"
        row = tuple(connection.exec_driver_sql(query).one())
    assert row == ("L. Cross", "administer", "backup", str(made))


def test_backups_are_kept_for_the_days_of_the_setting(
    store: Store, vault: Vault, time: Time
) -> None:
    store.set_setting(settings.KEEP_DAYS, "10")
    store.backup()
    time.pass_days(9)
    store.backup()
    assert len(names(vault)) == 2
    time.pass_days(2)
    store.backup()
    assert names(vault) == ["2025-10-23T094200Z", "2025-10-25T094200Z"]


def test_after_two_days_the_last_backup_of_each_day_stays(
    store: Store, vault: Vault, time: Time
) -> None:
    store.backup()
    store.backup()
    time.pass_days(1)
    store.backup()
    store.backup()
    assert len(names(vault)) == 4
    time.pass_days(1.5)
    store.backup()
    assert names(vault) == [
        "2025-10-14T094200Z-2",
        "2025-10-15T094200Z",
        "2025-10-15T094200Z-2",
        "2025-10-16T214200Z",
    ]


def test_what_is_no_backup_of_this_vault_is_never_pruned(
    store: Store, vault: Vault, time: Time, empty: Vault, tmp_path: Path
) -> None:
    other = new_vault(tmp_path / "other")
    folder = vault.folder / BACKUPS
    old = "2020-01-01T000000Z"
    other.copied(folder / old)
    (folder / "notes").mkdir()
    (folder / "2021-01-01T000000Z").mkdir()
    (folder / "2021-01-01T000000Z" / "mine.txt").write_text("mine", encoding="utf-8")
    store.backup()
    time.pass_days(100)
    store.backup()
    assert names(vault) == [
        old,
        "2021-01-01T000000Z",
        "2026-01-22T094200Z",
        "notes",
    ]


def test_the_newest_backup_is_kept_however_old(store: Store, vault: Vault, time: Time) -> None:
    store.backup()
    time.pass_days(1000)
    assert store.backup_by_itself() is None
    assert names(vault) == ["2025-10-14T094200Z"]


def test_pruning_never_takes_the_newest(store: Store, vault: Vault, time: Time) -> None:
    store.backup()
    time.pass_days(1)
    store.backup()
    time.pass_days(1)
    prune(vault.folder / BACKUPS, vault.key_file().vault_id, time.now, dt.timedelta())
    assert names(vault) == ["2025-10-15T094200Z"]


def test_what_an_interrupted_backup_left_is_swept(store: Store, vault: Vault) -> None:
    left = vault.folder / BACKUPS / "2025-10-13T094200Z.part"
    left.mkdir(parents=True)
    (left / "vault.db").write_bytes(b"half")
    (vault.folder / BACKUPS / "mine.part").mkdir()
    store.backup()
    assert names(vault) == ["2025-10-14T094200Z", "mine.part"]


def test_by_itself_it_backs_up_only_what_the_last_one_lacks(store: Store, vault: Vault) -> None:
    assert store.backup_by_itself() is not None
    store.note("consult", "Case")
    store.note("log in")
    assert store.backup_by_itself() is None
    add_case(store, 1)
    made = store.backup_by_itself()
    assert made is not None
    assert "X000001" in Vault(made).crns()
    store.people.change_passphrase(CHAIRS, NEW)
    assert store.backup_by_itself() is not None
    assert store.backup_by_itself() is None


def test_a_reminder_comes_when_the_newest_copy_away_is_too_old(
    store: Store, time: Time, tmp_path: Path
) -> None:
    assert "There is no copy of the vault off this laptop" in store.backup_due()
    store.backup()
    store.backup(store.folder / "backups" / "more")
    assert "There is no copy" in store.backup_due()
    store.backup(tmp_path / "share")
    assert "There is no copy" in store.backup_due()  # it is on the same disk
    store.set_setting(settings.BACKUP_FOLDER, str(tmp_path / "share"))
    store.backup(tmp_path / "share")
    assert store.backup_due() == ""
    time.pass_days(7)
    assert store.backup_due() == ""
    time.pass_days(1)
    assert "is 8 days old" in store.backup_due()
    store.set_setting(settings.REMIND_DAYS, "30")
    assert store.backup_due() == ""


def test_a_folder_that_cannot_be_meant_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NotBackedUp, match="the vault's own folder"):
        store.backup(store.folder)
    with pytest.raises(NotBackedUp, match="There is no folder"):
        store.backup(tmp_path / "stick" / "copies")
    assert not (tmp_path / "stick").exists()


@pytest.mark.parametrize("words", ["", "soon", "-1", "1.5", "٣", "9" * 30])
def test_a_setting_that_is_no_number_of_days_is_the_default(store: Store, words: str) -> None:
    store.set_setting(settings.REMIND_DAYS, words)
    store.set_setting(settings.KEEP_DAYS, words)
    store.backup()
    assert store.backup_due()


def test_the_key_file_keeps_the_audits_head_when_the_vault_is_closed(
    vault: Vault, time: Time
) -> None:
    before = vault.key_file()
    store = vault.open(clock=time.clock)
    add_case(store, 1)
    head = store._chain.head
    store.close()
    after = vault.key_file()
    assert after.head == head
    assert after.head.sequence > before.head.sequence
    assert (after.generation, after.last) == (before.generation, "L. Cross")


def test_restoring_keeps_what_was_there_and_says_so_in_the_audit(vault: Vault, time: Time) -> None:
    store = vault.open(clock=time.clock)
    made = store.backup()
    add_case(store, 1)
    store.close()
    kept = restore(vault.folder, made, time.clock, Vault(made).unlock())
    assert kept is not None
    assert kept.name == "before-restore 2025-10-14T094200Z"
    assert vault.crns() == ["X000000", "X482913"]
    assert Vault(kept).crns() == ["X000000", "X000001", "X482913"]
    assert vault.faults() == []
    again = restore(vault.folder, made, time.clock, Vault(made).unlock())
    assert again is not None
    assert again != kept
    with closing(vault.open()) as store, store._reading() as connection:
        query = "SELECT action, noun FROM audit ORDER BY sequence DESC LIMIT 1"
        assert tuple(connection.exec_driver_sql(query).one()) == ("administer", "restore")


@pytest.mark.parametrize("left", ["nothing", "no vault.db", "no vault.key", "garbage"])
def test_restoring_needs_nothing_of_what_was_there(vault: Vault, left: str, time: Time) -> None:
    with closing(vault.open(clock=time.clock)) as store:
        made = store.backup()
    if left in ("nothing", "no vault.db"):
        vault.file.unlink()
    if left in ("nothing", "no vault.key"):
        vault.keys.unlink()
    if left == "garbage":
        vault.file.write_bytes(b"garbage" * 1000)
        vault.keys.write_bytes(b"{}")
    kept = restore(vault.folder, made, time.clock, Vault(made).unlock())
    assert (kept is None) == (left == "nothing")
    assert vault.crns() == ["X000000", "X482913"]


def test_a_backup_with_an_earlier_key_is_said_to_be_so(vault: Vault, time: Time) -> None:
    store = vault.open(clock=time.clock)
    store.backup()
    store.people.remove(CHAIRS, "Zoë Ó Néill", "left")
    store.close()
    [last] = [finding for finding in vault.findings() if "newest backup" in finding.words]
    assert last.good
    assert last.words.endswith("has an earlier key and was not read.")


def test_a_second_one_is_told_that_the_vault_is_open_elsewhere(vault: Vault) -> None:
    store = vault.open()
    with pytest.raises(VaultBusy):
        vault.open()
    store.close()
    assert backups(vault.folder / BACKUPS, "0") == []
