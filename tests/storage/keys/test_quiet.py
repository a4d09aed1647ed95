"""Nothing secret is shown, and no parameter outside its limits exists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_tui.storage.errors import PassphraseUnusable
from mappa_tui.storage.vault.keys.access import Access
from mappa_tui.storage.vault.keys.cost import HIGHEST, LOWEST, STANDARD, Cost
from mappa_tui.storage.vault.keys.typed import passphrase_bytes, plain_line, plain_passphrase
from tests.storage.keys.conftest import Vault

ANY_TEXT = st.text(st.characters())


def test_access_shows_nothing_of_the_key() -> None:
    access = Access("L. Cross", b"K" * 32)
    assert repr(access) == str(access) == "Access(author='L. Cross')"


def test_access_for_a_moment_has_a_key_of_its_own() -> None:
    one, other = Access.throwaway("x"), Access.throwaway("x")
    assert len(one.key) == 32
    assert one.key != other.key


@pytest.mark.parametrize("key", [b"", b"K" * 31, b"K" * 33])
def test_a_key_of_another_length_is_no_data_key(key: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Access("L. Cross", key)


def test_a_key_file_shows_no_bytes(vault: Vault) -> None:
    shown = repr(vault.key_file)
    assert "b'" not in shown
    assert 'b"' not in shown
    for slot in vault.key_file.slots:
        for part in (slot.salt, slot.wrapped, slot.sealed):
            assert part.hex() not in shown


def test_the_standard_is_what_was_decided() -> None:
    assert Cost(memory_kib=262_144, rounds=3, lanes=4) == STANDARD


@pytest.mark.parametrize(
    "values",
    [
        (LOWEST.memory_kib - 1, 2, 1),
        (HIGHEST.memory_kib + 1, 2, 1),
        (LOWEST.memory_kib, 1, 1),
        (LOWEST.memory_kib, HIGHEST.rounds + 1, 1),
        (LOWEST.memory_kib, 2, 0),
        (LOWEST.memory_kib, 2, HIGHEST.lanes + 1),
        (-1, -1, -1),
    ],
)
def test_no_cost_outside_its_limits_exists(values: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="limits"):
        Cost(*values)


@given(ANY_TEXT)
def test_making_plain_twice_changes_nothing(text: str) -> None:
    assert plain_line(plain_line(text)) == plain_line(text)
    try:
        plain = plain_passphrase(text)
    except PassphraseUnusable:
        return
    assert plain_passphrase(plain) == plain
    assert passphrase_bytes(plain) == passphrase_bytes(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("étude", "e\u0301tude"),
        ("two words", "two\u00a0words"),
        ("two words", "  two words\n"),
        ("Å", "\u212b"),
    ],
)
def test_the_same_passphrase_typed_in_another_way_is_the_same(one: str, other: str) -> None:
    assert passphrase_bytes(one) == passphrase_bytes(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Word", "word"), ("x²", "x2"), ("two  words", "two words"), ("a", "а")]
)
def test_what_differs_stays_different(one: str, other: str) -> None:
    assert passphrase_bytes(one) != passphrase_bytes(other)
