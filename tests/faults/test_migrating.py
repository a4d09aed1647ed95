"""A vault of each earlier release, with its data, is brought to this one."""

from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from mappa_tui.storage import migrate
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.keys.cost import LOWEST
from mappa_tui.storage.vault.location import is_unencrypted
from mappa_tui.storage.vault.make import make_vault
from tests.access import let_in
from tests.faults.earlier import FOLDER, encrypted_at, rows_of, unencrypted, without_audit
from tests.faults.vaults import CHAIR, CHAIRS, CLOCK, Vault

EARLIER = sorted(
    script.revision
    for script in ScriptDirectory(str(FOLDER)).walk_revisions()
    if script.revision != migrate.HEAD
)


@pytest.mark.parametrize("revision", EARLIER)
def test_an_earlier_vault_keeps_its_data(revision: str, tmp_path: Path) -> None:
    vault = Vault(tmp_path / "vault")
    before = encrypted_at(revision, vault.file)
    assert len(before["audit"][1]) > 50
    store = Store(vault.folder, CLOCK, let_in())
    with store._reading() as connection:
        assert rows_of(connection, before) == before
    assert [case.crn for case in store.home().cases] == ["X482913"]
    store.close()


def test_the_unencrypted_store_is_taken_in_and_nothing_of_it_stays(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "vault")
    before = unencrypted(vault.file)
    assert is_unencrypted(vault.file)
    assert b"Ellery" in vault.file.read_bytes()
    access, _ = make_vault(vault.folder, CLOCK, CHAIR, "chair", CHAIRS, LOWEST)
    assert sorted(path.name for path in vault.folder.iterdir()) == ["vault.db", "vault.key"]
    store = vault.open(access)
    with store._reading() as connection:
        assert rows_of(connection, without_audit(before)) == without_audit(before)
        audit = rows_of(connection, {"audit": before["audit"]})["audit"][1]
        assert audit[:-1] == before["audit"][1]
    store.close()
    assert vault.faults() == []
    for file in vault.folder.rglob("*"):
        assert file.is_dir() or b"Ellery" not in file.read_bytes()
