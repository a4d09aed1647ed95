"""Saving an export: whole or not at all, and never over a file unasked."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mappa_tui.exports.files import save_new


def names(folder: Path) -> list[str]:
    """Return what is in the folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def no_links(*_: object) -> None:
    """Stand in for `os.link` on a disk without hard links."""
    raise PermissionError("no hard links here")


def test_a_new_file_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    """The bytes are there, nothing else is, and only the owner may read."""
    path = tmp_path / "minutes.docx"
    save_new(path, b"minutes")
    assert path.read_bytes() == b"minutes"
    assert names(tmp_path) == ["minutes.docx"]
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_exists_stays(tmp_path: Path) -> None:
    """Without `overwrite` the old file is untouched and no remains are left."""
    path = tmp_path / "minutes.docx"
    path.write_bytes(b"old")
    with pytest.raises(FileExistsError, match=r"minutes\.docx"):
        save_new(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["minutes.docx"]


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_broken_link_counts_as_a_file(tmp_path: Path) -> None:
    """A link to nowhere is not followed."""
    path = tmp_path / "minutes.docx"
    path.symlink_to(tmp_path / "elsewhere.docx")
    with pytest.raises(FileExistsError):
        save_new(path, b"new")
    assert names(tmp_path) == ["minutes.docx"]


def test_overwrite_replaces(tmp_path: Path) -> None:
    """With `overwrite` the new bytes stand, for the owner alone."""
    path = tmp_path / "minutes.docx"
    path.write_bytes(b"old and longer")
    save_new(path, b"new", overwrite=True)
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["minutes.docx"]
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_appears_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file made between the look and the write is not lost."""
    path = tmp_path / "minutes.docx"
    path.write_bytes(b"theirs")
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    with pytest.raises(FileExistsError):
        save_new(path, b"ours")
    if os.name != "nt":
        monkeypatch.setattr(os, "link", no_links)
        with pytest.raises(FileExistsError):
            save_new(path, b"ours")
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["minutes.docx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows renames instead of linking")
def test_a_disk_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A USB stick takes the file too."""
    monkeypatch.setattr(os, "link", no_links)
    save_new(tmp_path / "minutes.docx", b"minutes")
    assert (tmp_path / "minutes.docx").read_bytes() == b"minutes"
    assert names(tmp_path) == ["minutes.docx"]


@pytest.mark.parametrize("fault", ["fsync", "replace"])
def test_a_failure_leaves_the_folder_as_it_was(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk or a lost stick leaves the old file and no remains."""
    path = tmp_path / "minutes.docx"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, fault, fail)
    with pytest.raises(OSError, match="disk full"):
        save_new(path, b"new", overwrite=True)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["minutes.docx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows renames instead of linking")
def test_a_failure_without_hard_links_frees_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name that was claimed is given back."""

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        save_new(tmp_path / "minutes.docx", b"new")
    assert names(tmp_path) == []


def test_one_of_many_writers_wins(tmp_path: Path) -> None:
    """Of several at once, one writes the whole file and the others are told."""
    path = tmp_path / "minutes.docx"

    def write(number: int) -> bool:
        try:
            save_new(path, bytes([number]) * 100_000)
        except FileExistsError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = [number for number, ok in enumerate(pool.map(write, range(8))) if ok]
    assert len(won) == 1
    assert path.read_bytes() == bytes(won) * 100_000
    assert names(tmp_path) == ["minutes.docx"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """The error is the system's own; no folder is made."""
    with pytest.raises(FileNotFoundError):
        save_new(tmp_path / "none" / "minutes.docx", b"minutes")
