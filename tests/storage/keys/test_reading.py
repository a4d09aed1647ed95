"""Whatever stands in a key file, it is refused in words or opens to the same key."""

import json
import os
import random
import stat
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mappa_tui
from mappa_tui.storage.errors import (
    DiskFull,
    KeyFileDamaged,
    KeyFileMissing,
    KeyFileNewer,
    StorageError,
    VaultNoAccess,
)
from mappa_tui.storage.vault.keys.form import MOST_BYTES, MOST_PEOPLE, from_bytes, to_bytes
from mappa_tui.storage.vault.keys.keyfile import KeyFile, read_key_file, write_key_file
from mappa_tui.storage.vault.keys.opening import open_slot
from tests.storage.keys.conftest import CHAIR, CHAIRS, TAKER, Vault

ONLY_STANDARD_LIBRARY = """
import sys
from pathlib import Path
from mappa_tui.storage.vault.keys.access import Access
from mappa_tui.storage.vault.keys.keyfile import read_key_file
from mappa_tui.storage.errors import KeyFileDamaged, WrongPassphrase

print([slot.name for slot in read_key_file(Path(sys.argv[1])).people])
"""


def test_what_is_written_is_read(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "vault.key"
    write_key_file(path, vault.key_file)
    assert read_key_file(path) == vault.key_file
    assert [slot.name for slot in read_key_file(path).people] == [CHAIR, TAKER]
    assert [item.name for item in tmp_path.iterdir()] == ["vault.key"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_its_owner_reads_the_file(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "vault.key"
    path.touch(0o644)
    write_key_file(path, vault.key_file)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_fault_in_writing_leaves_the_old_file(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "vault.key"
    write_key_file(path, vault.key_file)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        write_key_file(path, replace(vault.key_file, generation=9))
    assert read_key_file(path) == vault.key_file
    assert [item.name for item in tmp_path.iterdir()] == ["vault.key"]


def test_the_people_are_listed_with_the_standard_library_alone(
    vault: Vault, tmp_path: Path
) -> None:
    """The unlock screen paints before anything else is imported. `-S`: no other library."""
    path = tmp_path / "vault.key"
    write_key_file(path, vault.key_file)
    done = subprocess.run(
        [sys.executable, "-S", "-c", ONLY_STANDARD_LIBRARY, str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        cwd=Path(mappa_tui.__file__).parent.parent,
        env={**os.environ, "PYTHONPATH": "", "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str([CHAIR, TAKER])


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(KeyFileMissing):
        read_key_file(tmp_path / "vault.key")
    with pytest.raises(KeyFileMissing):
        read_key_file(tmp_path / "no folder" / "vault.key")


def test_a_file_that_the_system_keeps_back_is_said(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "vault.key"
    write_key_file(path, vault.key_file)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(VaultNoAccess):
        read_key_file(path)


def test_what_is_no_file_is_damage(tmp_path: Path) -> None:
    with pytest.raises(KeyFileDamaged):
        read_key_file(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(KeyFileDamaged):
            read_key_file(tmp_path / "pipe")


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "vault.key"
    with path.open("wb") as file:
        file.truncate(2**26)
    tracemalloc.start()
    try:
        with pytest.raises(KeyFileDamaged):
            read_key_file(path)
        assert tracemalloc.get_traced_memory()[1] < 4 * MOST_BYTES
    finally:
        tracemalloc.stop()


def test_the_largest_file_that_is_written_can_be_read(vault: Vault) -> None:
    first = vault.key_file.slots[0]
    longest = [
        replace(first, name=chr(0x1F600 + n) * 120, role="\U0001f600" * 120)
        for n in range(MOST_PEOPLE)
    ]
    slots = (*longest, vault.key_file.recovery)
    full = replace(vault.key_file, slots=slots, last=longest[0].name)
    assert from_bytes(to_bytes(full)) == full


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 400,
        b"\xff\xfe{}",
        b"null",
        b"[]",
        b"{}",
        b"1" * 5000,
        b"[" * 200_000,
        b'{"format":' * 20_000,
        b'{"format":"mappa-tui key file","version":NaN}',
        b'{"format":"mappa-tui key file","version":1e999}',
        b'{"format":"mappa-tui key file","version":1}',
        b'{"format":"mappa-tui key file","version":true}',
        b'{"format":"something else","version":2}',
        '{"format":"mappa-tui key file"}'.encode("utf-16"),
        b"SQLite format 3\x00",
    ],
    ids=lambda data: repr(data[:20]),
)
def test_what_is_no_key_file_is_damage(data: bytes) -> None:
    with pytest.raises(KeyFileDamaged) as refused:
        from_bytes(data)
    assert refused.value.__cause__ is None


def test_a_later_format_is_told_from_damage() -> None:
    with pytest.raises(KeyFileNewer):
        from_bytes(b'{"format": "mappa-tui key file", "version": 2, "anything": []}')


Mutate = Callable[[dict[str, Any]], object]
CHANGES: dict[str, Mutate] = {
    "a value more": lambda form: form.update(more=1),
    "a value less": lambda form: form.pop("head"),
    "vault id is no hexadecimal": lambda form: form.update(vault_id="g" * 32),
    "vault id in capitals": lambda form: form.update(vault_id=form["vault_id"].upper()),
    "vault id too short": lambda form: form.update(vault_id="00"),
    "generation 0": lambda form: form.update(generation=0),
    "generation true": lambda form: form.update(generation=True),
    "generation 1.0": lambda form: form.update(generation=1.0),
    "generation as text": lambda form: form.update(generation="1"),
    "generation too high": lambda form: form.update(generation=2**53 + 1),
    "no slots": lambda form: form.update(slots=[]),
    "slots as object": lambda form: form.update(slots={}),
    "only the recovery key": lambda form: form.update(slots=form["slots"][1:2]),
    "no recovery key": lambda form: form["slots"].pop(1),
    "two recovery keys": lambda form: form["slots"].append(form["slots"][1]),
    "too many slots": lambda form: form.update(slots=form["slots"] * 30),
    "a person twice": lambda form: form["slots"].append(form["slots"][0]),
    "two names of other case": lambda form: form["slots"][2].update(name=CHAIR.upper()),
    "a person without a name": lambda form: form["slots"][0].update(name=""),
    "a recovery key with a name": lambda form: form["slots"][1].update(name="x"),
    "a name of two lines": lambda form: form["slots"][0].update(name="x\ny"),
    "a name with an escape": lambda form: form["slots"][0].update(name="x\x1b[2J"),
    "a name not in NFC": lambda form: form["slots"][0].update(name="e\u0301"),
    "a lone surrogate": lambda form: form["slots"][0].update(name="\ud800"),
    "a name too long": lambda form: form["slots"][0].update(name="x" * 121),
    "a role that is none": lambda form: form["slots"][0].update(role=None),
    "another kind": lambda form: form["slots"][0].update(kind="admin"),
    "no moment": lambda form: form["slots"][0].update(added="yesterday"),
    "a moment out of the calendar": lambda form: form["slots"][0].update(
        added="0001-01-01T00:00:00+23:00"
    ),
    "a short moment": lambda form: form["slots"][0].update(added="2025-1-1T0:0:0Z"),
    "little memory": lambda form: form["slots"][0]["cost"].update(memory_kib=1024),
    "all memory": lambda form: form["slots"][0]["cost"].update(memory_kib=2**32),
    "many rounds": lambda form: form["slots"][0]["cost"].update(rounds=10**6),
    "many lanes": lambda form: form["slots"][0]["cost"].update(lanes=10**6),
    "a cost more": lambda form: form["slots"][0]["cost"].update(more=1),
    "cost as list": lambda form: form["slots"][0].update(cost=[]),
    "salt too long": lambda form: form["slots"][0].update(salt="00" * 17),
    "salt with blanks": lambda form: form["slots"][0].update(salt="00 " * 10 + "00"),
    "sealed too short": lambda form: form["slots"][0].update(sealed="00" * 79),
    "last is nobody": lambda form: form.update(last="J. Smith"),
    "head as text": lambda form: form.update(head="x"),
    "a negative sequence": lambda form: form["head"].update(sequence=-1),
    "half a head": lambda form: form["head"].update(mac="ab"),
    "mac too short": lambda form: form.update(mac=""),
    "checksum": lambda form: form.update(checksum="00" * 32),
    "another role": lambda form: form["slots"][0].update(role="co-ordinator"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_of_a_value_is_damage(vault: Vault, change: str) -> None:
    form = json.loads(to_bytes(vault.key_file))
    CHANGES[change](form)
    with pytest.raises(KeyFileDamaged):
        from_bytes(json.dumps(form).encode())


def test_each_rule_holds_where_the_checksum_was_mended(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who changes a file on purpose writes the checksum that belongs to it."""
    monkeypatch.setattr("mappa_tui.storage.vault.keys.form.hmac.compare_digest", lambda *_: True)
    passed = []
    for name, change in CHANGES.items():
        form = json.loads(to_bytes(vault.key_file))
        change(form)
        with suppress(KeyFileDamaged):
            from_bytes(json.dumps(form).encode())
            passed.append(name)
    assert passed == ["checksum", "another role"]


def test_a_name_twice_in_one_object_is_damage(vault: Vault) -> None:
    data = to_bytes(vault.key_file)
    with pytest.raises(KeyFileDamaged):
        from_bytes(data.replace(b'"generation": 2', b'"generation": 2, "generation": 2'))


def test_other_blanks_and_order_are_the_same_file(vault: Vault) -> None:
    form = json.loads(to_bytes(vault.key_file))
    turned = dict(reversed(form.items()))
    data = json.dumps(turned, ensure_ascii=False, indent=4).replace("\n", "\r\n").encode()
    assert from_bytes(data) == vault.key_file


def test_a_file_that_is_too_long_is_damage_even_where_it_is_whole(vault: Vault) -> None:
    data = to_bytes(vault.key_file)
    assert from_bytes(data + b" " * (MOST_BYTES - len(data))) == vault.key_file
    with pytest.raises(KeyFileDamaged):
        from_bytes(data + b" " * (MOST_BYTES - len(data) + 1))


def test_a_file_cut_short_is_damage(vault: Vault) -> None:
    data = to_bytes(vault.key_file).rstrip()
    for length in range(len(data)):
        with pytest.raises(KeyFileDamaged):
            from_bytes(data[:length])


def test_no_flipped_bit_passes(vault: Vault) -> None:
    """Each bit of a real file, one at a time."""
    data = to_bytes(vault.key_file)
    for at in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        _refused_or_same(vault, bytes(flipped))


def test_no_changed_stretch_passes(vault: Vault) -> None:
    data = to_bytes(vault.key_file)
    chance = random.Random(3)
    for _ in range(2000):
        at, length = chance.randrange(len(data)), chance.randrange(1, 40)
        put = chance.choice((b"", chance.randbytes(length), data[:length], b"9" * length))
        _refused_or_same(vault, data[:at] + put + data[at + length :])


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_damage(data: bytes) -> None:
    with pytest.raises(KeyFileDamaged):
        from_bytes(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(st.data(), JSON)
def test_any_value_in_any_place_is_damage(vault: Vault, data: st.DataObject, value: Any) -> None:
    form = json.loads(to_bytes(vault.key_file))
    place = data.draw(st.sampled_from([form, form["head"], *form["slots"]]))
    place[data.draw(st.sampled_from(sorted(place)))] = value
    _refused_or_same(vault, json.dumps(form).encode())


def test_what_was_read_after_a_change_of_blanks_opens(vault: Vault) -> None:
    data = to_bytes(vault.key_file).replace(b"\n", b"\t\n ")
    assert open_slot(from_bytes(data), CHAIR, CHAIRS) == vault.key


def _refused_or_same(vault: Vault, data: bytes) -> None:
    found: KeyFile | StorageError
    try:
        found = from_bytes(data)
    except (KeyFileDamaged, KeyFileNewer) as refused:
        found = refused
    # What is equal opens to the same key, so that Argon2id is not run each time.
    assert isinstance(found, StorageError) or found == vault.key_file
