import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.killing import Victims
from tests.faults.vaults import Vault, new_vault


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    """One vault for all tests, to be copied; with a backup of it in `backups`."""
    vault = new_vault(tmp_path_factory.mktemp("made") / "vault")
    store = vault.open()
    store.backup()
    store.close()
    return vault


@pytest.fixture
def vault(made: Vault, tmp_path: Path) -> Vault:
    return made.copied(tmp_path / "vault")


@pytest.fixture
def another(tmp_path: Path, made: Vault) -> Callable[[], Vault]:
    """Gives copies of the vault, one after another in the same folder."""
    folder = tmp_path / "copy"

    def fresh() -> Vault:
        shutil.rmtree(folder, ignore_errors=True)
        return made.copied(folder)

    return fresh


@pytest.fixture(scope="session")
def victims() -> Iterator[Victims]:
    with Victims() as started:
        yield started


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MiB; only root mounts one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=8m,mode=700", "tmpfs", str(disk)]
    if os.name != "posix" or shutil.which("mount") is None:
        pytest.skip("no mount here")
    if subprocess.run(mounting, capture_output=True).returncode:
        pytest.skip("mounting a small disk needs root")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.fixture
def fill(small_disk: Path) -> Callable[[], Path]:
    """Fills the small disk; removing the file that is returned makes room again."""

    def filled() -> Path:
        filler = small_disk / "filler"
        with filler.open("wb", buffering=0) as file:
            for size in (65536, 4096, 512, 1):
                try:
                    while file.write(bytes(size)) == size:
                        pass
                except OSError:
                    continue
        return filler

    return filled
