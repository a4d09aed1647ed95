"""Killed in the middle of a large step: afterwards the vault is wholly old or wholly new.

Each is killed before its touches of a file, and so at the same places in each run, and at
random moments, some of them within SQLite's own work.
"""

import os
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from mappa_tui.storage.errors import NotAPerson, StorageError, WrongPassphrase
from mappa_tui.storage.vault.backup import BACKUPS, backups
from tests.faults.killing import PATIENCE, ROUNDS, Victim, Victims
from tests.faults.vaults import CHAIR, CHAIRS, NEW, TAKER, TAKERS, Vault, add_case

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are forked")

RANDOM_ROUNDS = ROUNDS // 10
CRNS = ["X000000", "X482913"]
Fresh = Callable[[], Vault]


def each_killed(
    victims: Victims, fresh: Fresh, work: str, lasts: float, **given: Any
) -> Iterator[tuple[Vault, Victim]]:
    """Give vaults in which `work` was killed: at its steps, then at random moments."""
    for step in victims.steps(work, fresh().folder, **given):
        vault = fresh()
        victim = victims.start(work, vault.folder, step, **given)
        assert victim.ended() == -9
        yield vault, victim
    yield from some_killed(victims, fresh, work, lasts, **given)


def some_killed(
    victims: Victims, fresh: Fresh, work: str, lasts: float, **given: Any
) -> Iterator[tuple[Vault, Victim]]:
    """Give vaults in which `work` was killed at random moments: the first at once, one never."""
    chance = random.Random(work)
    for moment in (0.0, *(chance.random() * lasts for _ in range(RANDOM_ROUNDS)), PATIENCE):
        vault = fresh()
        victim = victims.start(work, vault.folder, **given)
        victim.says("open")
        victim.kill_within(moment)
        yield vault, victim


killed = some_killed if ROUNDS <= 50 else each_killed
"""For steps that go the same way as one that is killed at each touch anyway."""


def swept(vault: Vault) -> bool:
    """Whether nothing is left over, once the vault was opened."""
    names = {path.name for path in vault.folder.iterdir()}
    return names <= {"vault.db", "vault.key", BACKUPS, "vault.lock"}


def both_outcomes(outcomes: list[str]) -> bool:
    return set(outcomes) == {"old", "new"}


def test_a_person_is_removed_or_still_there(victims: Victims, another: Fresh, made: Vault) -> None:
    outcomes = []
    before = made.unlock()
    for vault, victim in each_killed(victims, another, "remove_person", 0.5):
        access = vault.unlock()
        try:
            vault.unlock(TAKER, TAKERS)
            outcomes.append("old")
            assert access.key == before.key
            assert "done" not in victim.said
        except NotAPerson:
            outcomes.append("new")
            assert access.key != before.key
            with pytest.raises(StorageError):
                vault.crns(before)
        assert vault.crns(access) == CRNS
        assert vault.faults(access) == []
        assert swept(vault)
    assert both_outcomes(outcomes)


def test_a_passphrase_is_the_old_one_or_the_new_one(victims: Victims, another: Fresh) -> None:
    outcomes = []
    for vault, victim in killed(victims, another, "change_passphrase", 0.4):
        opening = {}
        for outcome, passphrase in (("old", CHAIRS), ("new", NEW)):
            try:
                opening[outcome] = vault.unlock(CHAIR, passphrase)
            except WrongPassphrase:
                continue
        [(outcome, access)] = opening.items()
        outcomes.append(outcome)
        assert outcome == "new" or "done" not in victim.said
        assert vault.crns(access) == CRNS
        assert vault.faults(access) == []
        assert swept(vault)
    assert both_outcomes(outcomes)


def test_a_backup_is_whole_or_not_there(victims: Victims, another: Fresh) -> None:
    outcomes = []
    for vault, victim in each_killed(victims, another, "back_up", 0.4):
        assert vault.crns() == CRNS
        made = backups(vault.folder / BACKUPS, vault.key_file().vault_id)
        outcomes.append({1: "old", 2: "new"}[len(made)])
        assert outcomes[-1] == "new" or "done" not in victim.said
        assert Vault(made[-1].folder).faults() == []
        store = vault.open()
        store.backup()
        store.close()
        assert not list((vault.folder / BACKUPS).glob("*.part"))
        assert vault.faults() == []
    assert both_outcomes(outcomes)


def test_leaving_keeps_what_was_written_whatever_becomes_of_its_backup(
    victims: Victims, another: Fresh
) -> None:
    outcomes = []
    for vault, victim in killed(victims, another, "leave", 0.1):
        assert vault.crns() == sorted([*CRNS, "X000007"])
        made = backups(vault.folder / BACKUPS, vault.key_file().vault_id)
        outcomes.append({1: "old", 2: "new"}[len(made)])
        assert outcomes[-1] == "new" or "done" not in victim.said
        assert vault.faults() == []
        if outcomes[-1] == "new":
            assert Vault(made[-1].folder).crns() == sorted([*CRNS, "X000007"])
    assert both_outcomes(outcomes)


def test_a_backup_is_restored_or_the_vault_is_as_it_was(
    victims: Victims, another: Fresh, made: Vault
) -> None:
    [backup] = backups(made.folder / BACKUPS, made.key_file().vault_id)

    def moved_on() -> Vault:
        vault = another()
        store = vault.open()
        add_case(store, 1)
        store.close()
        return vault

    outcomes = []
    old = sorted([*CRNS, "X000001"])
    for vault, victim in each_killed(victims, moved_on, "put_back", 0.4, backup=str(backup.folder)):
        access = vault.unlock()
        now = vault.crns(access)
        kept = list(vault.folder.glob("before-restore *"))
        if now == old:
            outcomes.append("old")
            assert "done" not in victim.said
            assert kept == []
        else:
            outcomes.append("new")
            assert now == CRNS
            assert Vault(kept[0]).crns() == old
        assert vault.faults(access) == []
        assert not (vault.folder / "incoming").exists()
    assert both_outcomes(outcomes)
