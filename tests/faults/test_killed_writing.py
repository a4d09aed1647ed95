"""Killed while it writes, at any moment: nothing that was said to be written is lost."""

import os
import random

import pytest

from mappa_tui.domain.case import Case
from mappa_tui.storage import audit, reads
from mappa_tui.storage.vault.copies import faults_of
from mappa_tui.storage.vault.keys.access import Access
from tests.faults.killing import ROUNDS, Victims
from tests.faults.vaults import Vault

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are forked")

LONGEST_LIFE = 0.12
"""Seconds after the vault is open: time for some twenty writes."""


def read_whole(vault: Vault, access: Access) -> list[int]:
    """Return the numbers that are stored, after every page and the audit were checked."""
    store = vault.open(access)
    with store._reading() as connection:
        assert audit.faults(connection, audit.key_of(connection), vault.key_file().head) == []
        driver = connection.connection.driver_connection
        assert list(faults_of(driver)) == []
        cases = reads.rows(connection, Case)
    stored = [int(case.crn[1:]) for case in cases if case.crn.startswith("X0")]
    store._let_go()  # as after a crash: the next one finds a head that lags behind
    return sorted(stored)


def test_nothing_acknowledged_is_lost(vault: Vault, victims: Victims) -> None:
    chance = random.Random(482913)
    access = vault.unlock()
    acknowledged = {0}
    for _ in range(ROUNDS):
        victim = victims.start("write", vault.folder, first=max(acknowledged) + 2)
        victim.says("open")
        assert victim.kill_within(chance.random() * LONGEST_LIFE) == -9
        acknowledged |= {int(line) for line in victim.said if line != "open"}
        stored = read_whole(vault, access)
        assert acknowledged <= set(stored)
        assert len(stored) == len(set(stored))
        # What was written and not yet said when it was killed is all that may be there besides.
        assert len(set(stored) - acknowledged) <= 1
        acknowledged |= set(stored)
    assert len(acknowledged) > ROUNDS
    assert vault.faults() == []
