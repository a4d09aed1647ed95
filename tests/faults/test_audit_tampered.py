"""Somebody with the data key changes the audit: each way of doing it shows, in words."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest

from mappa_tui.storage.vault.engine import connect
from tests.faults.vaults import Vault


@contextmanager
def raw(vault: Vault) -> Iterator[Any]:
    with closing(connect(vault.file, vault.unlock().key)) as connection:
        yield connection


def swap(connection: Any, one: int, other: int) -> None:
    for was, now in ((one, -1), (other, one), (-1, other)):
        connection.execute("UPDATE audit SET sequence = ? WHERE sequence = ?", (now, was))


@pytest.mark.parametrize(
    "column",
    ["at", "who", "action", "noun", "record_id", "field", "reason", "recipient", "content"],
)
def test_an_edited_entry_is_found(vault: Vault, column: str) -> None:
    with raw(vault) as connection:
        connection.execute(f"UPDATE audit SET {column} = 'x' || {column} WHERE sequence = 7")
    assert vault.faults() == ["Entry 7 of the audit was changed."]


@pytest.mark.parametrize("value", ["é", "", b"\xff\xfe", 7])
def test_an_entry_whose_hash_is_anything_is_found(vault: Vault, value: object) -> None:
    with raw(vault) as connection:
        connection.execute("UPDATE audit SET mac = ? WHERE sequence = 7", (value,))
    assert vault.faults() == [
        "Entry 7 of the audit was changed.",
        "Entry 8 of the audit does not follow the one before it.",
    ]


def test_removed_entries_are_found(vault: Vault) -> None:
    with raw(vault) as connection:
        connection.execute("DELETE FROM audit WHERE sequence = 3 OR sequence BETWEEN 10 AND 12")
    assert vault.faults() == [
        "Entry 3 of the audit is missing.",
        "Entries 10 to 12 of the audit are missing.",
    ]


def test_the_first_entries_removed_are_found(vault: Vault) -> None:
    with raw(vault) as connection:
        connection.execute("DELETE FROM audit WHERE sequence < 3")
    assert vault.faults() == ["Entries 1 to 2 of the audit are missing."]


def test_reordered_entries_are_found(vault: Vault) -> None:
    with raw(vault) as connection:
        swap(connection, 20, 21)
    found = vault.faults()
    assert "Entry 20 of the audit was changed." in found
    assert "Entry 21 of the audit was changed." in found


def test_an_end_cut_off_is_found_by_the_key_files_head_and_stays_found(vault: Vault) -> None:
    end = vault.key_file().head.sequence
    with raw(vault) as connection:
        connection.execute("DELETE FROM audit WHERE sequence > ?", (end - 2,))
    words = (
        f"The audit ends at entry {end - 2}, but entry {end} was noted outside it: its end was "
        "cut off, or an older vault was put in its place."
    )
    assert vault.faults() == [words]
    store = vault.open()
    store.close()
    assert vault.faults() == [words]


def test_an_end_written_anew_is_found(vault: Vault) -> None:
    end = vault.key_file().head.sequence
    with raw(vault) as connection:
        connection.execute("DELETE FROM audit WHERE sequence > ?", (end - 2,))
    store = vault.open()
    for number in range(5):
        store.note("consult", reason=str(number))
    store.close()
    assert vault.faults() == [f"Entry {end} of the audit is not the one noted outside it."]


def test_all_of_it_removed_is_found(vault: Vault) -> None:
    with raw(vault) as connection:
        connection.execute("DELETE FROM audit")
    assert vault.faults()[0].startswith("The audit ends at entry 0, but entry")
