from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.vaults import Vault, add_case, new_vault


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    return new_vault(tmp_path_factory.mktemp("made") / "vault")


@pytest.fixture
def vault(made: Vault, tmp_path: Path) -> Vault:
    return made.copied(tmp_path / "vault")


def test_an_open_vault_is_verified_a_slice_at_a_time_while_it_is_written(vault: Vault) -> None:
    with closing(vault.open()) as store:
        found = []
        for number, finding in enumerate(store.verifying(lambda: False)):
            add_case(store, number + 1)
            found += [finding] if finding else []
        assert number > 20
    assert [finding.words for finding in found if not finding.good] == []
    assert len(found) == 4


def test_a_slice_ends_when_somebody_waits_and_is_done_again(vault: Vault) -> None:
    with closing(vault.open()) as store:
        waiting = True
        slices = store.verifying(lambda: waiting)
        for _ in range(100):
            next(slices)
        waiting = False
        found = [finding for finding in slices if finding]
    assert "The vault's file is whole." in [finding.words for finding in found]
    assert all(finding.good for finding in found)


def test_verifying_goes_on_over_a_change_of_people(vault: Vault) -> None:
    with closing(vault.open()) as store:
        slices = store.verifying(lambda: False)
        next(slices)
        store.people.change_passphrase("otter mild plaza", "seven new little words")
        assert all(finding.good for finding in slices if finding)


def test_a_closed_vault_is_not_changed_by_verifying_it(vault: Vault) -> None:
    before = {path: path.read_bytes() for path in vault.folder.iterdir()}
    access = vault.unlock()
    assert vault.faults(access) == []
    assert {path: path.read_bytes() for path in vault.folder.iterdir()} == before
