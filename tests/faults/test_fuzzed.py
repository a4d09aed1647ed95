"""Any bytes in the place of the first page or of the key file: refused in words, or unchanged."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mappa_tui.storage.errors import StorageError
from mappa_tui.storage.vault.engine import connect, plain_errors
from mappa_tui.storage.vault.keys.keyfile import read_key_file
from mappa_tui.storage.vault.keys.opening import open_slot
from tests.faults.vaults import CHAIR, CHAIRS, Vault

PAGE = 4096
MANY = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
Mutation = Callable[[bytes], bytes]


def mutations(within: int) -> st.SearchStrategy[Mutation]:
    """Give ways to change bytes within the first so many: some of them, or a stretch."""
    at = st.integers(0, within - 1)
    some = st.lists(st.tuples(at, st.integers(0, 255)), min_size=1, max_size=20).map(_put)
    stretch = st.tuples(at, st.binary(min_size=1, max_size=64)).map(_overwrite)
    shorter = st.tuples(at, st.integers(1, 40)).map(_cut)
    return st.one_of(some, stretch, shorter)


def _put(changes: list[tuple[int, int]]) -> Mutation:
    def mutate(data: bytes) -> bytes:
        content = bytearray(data)
        for at, value in changes:
            content[at % len(content)] = value
        return bytes(content)

    return mutate


def _overwrite(change: tuple[int, bytes]) -> Mutation:
    at, new = change
    return lambda data: data[:at] + new + data[at + len(new) :]


def _cut(change: tuple[int, int]) -> Mutation:
    at, size = change
    return lambda data: data[:at] + data[at + size :]


@MANY
@given(mutate=mutations(PAGE))
def test_a_changed_first_page_is_refused_or_read_unchanged(
    made: Vault, tmp_path_factory: pytest.TempPathFactory, mutate: Mutation
) -> None:
    key = _key(made)
    whole = made.file.read_bytes()
    fuzzed = tmp_path_factory.getbasetemp() / "fuzzed.db"
    fuzzed.write_bytes(mutate(whole))
    found = _read(lambda: _cases(fuzzed, key))
    assert "damaged" in found if isinstance(found, str) else found == _cases(made.file, key)


@MANY
@given(mutate=mutations(3000))
def test_a_changed_key_file_is_refused_in_words(
    made: Vault, tmp_path_factory: pytest.TempPathFactory, mutate: Mutation
) -> None:
    whole = made.keys.read_bytes()
    fuzzed = tmp_path_factory.getbasetemp() / "fuzzed.key"
    fuzzed.write_bytes(mutate(whole))
    found = _read(lambda: read_key_file(fuzzed))
    assert "key file" in found if isinstance(found, str) else found == made.key_file()


def _read(read: Callable[[], object]) -> object:
    """Return what is read, or the sentence with which it is refused."""
    try:
        return read()
    except StorageError as error:
        return error.sentence


def _cases(path: Path, key: bytes) -> list[object]:
    with plain_errors(), closing(connect(path, key, read_only=True)) as connection:
        return list(connection.execute('SELECT crn, surname, offence FROM "case"').fetchall())


_keys: dict[Path, bytes] = {}


def _key(vault: Vault) -> bytes:
    if vault.folder not in _keys:
        _keys[vault.folder] = open_slot(vault.key_file(), CHAIR, CHAIRS)
    return _keys[vault.folder]
