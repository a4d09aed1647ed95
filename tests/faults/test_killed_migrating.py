"""Killed while an earlier vault is brought to this release: it is there before or after it."""

import os
import random
from pathlib import Path

import pytest

from mappa_tui.storage.migrate import HEAD
from mappa_tui.storage.vault.engine import open_engine
from mappa_tui.storage.vault.location import is_unencrypted
from tests.access import KEY, let_in
from tests.faults.earlier import Rows, encrypted_at, rows_of, unencrypted, without_audit
from tests.faults.killing import PATIENCE, ROUNDS, Victims
from tests.faults.vaults import Vault

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are forked")

RANDOM_ROUNDS = ROUNDS // 6


def moments(work: str, lasts: float) -> list[float]:
    """Return when to kill: at once, at random, and so late that it has ended."""
    chance = random.Random(work)
    return [0.0, *(chance.random() * lasts for _ in range(RANDOM_ROUNDS)), PATIENCE]


def test_an_interrupted_migration_leaves_the_vault_whole(victims: Victims, tmp_path: Path) -> None:
    found = []
    for number, moment in enumerate(moments("migrate", 0.4)):
        vault = Vault(tmp_path / str(number))
        before = encrypted_at("0001", vault.file)
        victim = victims.start("migrate", vault.folder)
        victim.says("open")
        victim.kill_within(moment)
        engine = open_engine(vault.file, KEY)
        with engine.execution_options(reading=True).connect() as connection:
            version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
            assert rows_of(connection, before) == before
        engine.dispose()
        found.append(version)
        assert version == HEAD or "done" not in victim.said
        assert "X482913" in vault.crns(let_in())
    assert set(found) == {"0001", HEAD}


def test_an_interrupted_taking_in_leaves_the_unencrypted_store_or_the_whole_vault(
    victims: Victims, tmp_path: Path
) -> None:
    outcomes = set()
    first = Vault(tmp_path / "first")
    unencrypted(first.file)
    for step in victims.steps("take_in", first.folder):
        vault = Vault(tmp_path / str(step))
        before = unencrypted(vault.file)
        assert victims.start("take_in", vault.folder, step).ended() == -9
        outcomes.add(_outcome(vault, before))
    assert outcomes == {"old", "new"}
    for number, moment in enumerate(moments("take_in", 0.6)):
        vault = Vault(tmp_path / f"random {number}")
        before = unencrypted(vault.file)
        victim = victims.start("take_in", vault.folder)
        victim.says("open")
        victim.kill_within(moment)
        outcome = _outcome(vault, before)
        assert outcome == "new" or "done" not in victim.said


def _outcome(vault: Vault, before: Rows) -> str:
    decided = (vault.folder / "incoming").exists() or vault.keys.exists()
    if not decided:
        assert is_unencrypted(vault.file)
        engine = open_engine(vault.file, b"")
        with engine.execution_options(reading=True).connect() as connection:
            assert rows_of(connection, before) == before
        engine.dispose()
        return "old"
    access = vault.unlock()
    store = vault.open(access)
    with store._reading() as connection:
        assert rows_of(connection, without_audit(before)) == without_audit(before)
    store.close()
    assert vault.faults(access) == []
    assert {path.name for path in vault.folder.iterdir()} <= {"vault.db", "vault.key"}
    return "new"
