"""A second implementation reads the file: its format is SQLCipher 4's, with a raw key."""

import apsw
import pytest

from tests.faults.vaults import Vault


def opened(vault: Vault, key: bytes) -> apsw.Connection:
    connection = apsw.Connection(str(vault.file), flags=apsw.SQLITE_OPEN_READONLY)
    connection.pragma("cipher", "sqlcipher")
    connection.pragma("legacy", 4)
    connection.pragma("key", f"x'{key.hex()}'")
    return connection


def test_sqlite3_multiple_ciphers_reads_the_vault(vault: Vault) -> None:
    connection = opened(vault, vault.unlock().key)
    crns = [row[0] for row in connection.execute('SELECT crn FROM "case" ORDER BY crn')]
    assert crns == ["X000000", "X482913"]
    assert connection.pragma("integrity_check") == "ok"
    notes = connection.execute("SELECT notes FROM item_entry WHERE notes != ''").fetchall()
    assert notes
    connection.close()


def test_it_needs_the_key(vault: Vault) -> None:
    connection = opened(vault, bytes(32))
    with pytest.raises(apsw.NotADBError):
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    connection.close()
    assert b"Ellery" not in vault.file.read_bytes()
