"""A key file as the first release wrote it: every later one has to open it."""

from pathlib import Path

from mappa_tui.storage.vault.keys.form import to_bytes
from mappa_tui.storage.vault.keys.keyfile import read_key_file
from mappa_tui.storage.vault.keys.opening import open_by_recovery, open_slot
from mappa_tui.storage.vault.keys.slots import Head

WRITTEN = Path(__file__).parent / "written_by_version_1.key"
KEY = bytes(range(32))
RECOVERY = "K547-1VHN-KJNB-AZ8W-4T4M-F2GH-FESR-8RWJ-M06N"


def test_a_key_file_of_the_first_version_opens() -> None:
    key_file = read_key_file(WRITTEN)
    assert open_slot(key_file, "L. Cross", "otter mild plaza tarmac") == KEY
    assert open_slot(key_file, "Zoë Ó Néill", "grüne Wiese, x² im Nebel") == KEY
    assert open_by_recovery(key_file, RECOVERY) == KEY


def test_it_says_who_opens_which_vault() -> None:
    key_file = read_key_file(WRITTEN)
    assert key_file.vault_id == "0123456789abcdef0123456789abcdef"
    assert key_file.generation == 2
    assert key_file.head == Head(7, "ab" * 32)
    assert key_file.last == "Zoë Ó Néill"
    assert [slot.role for slot in key_file.people] == ["chair", "minute-taker"]
    assert key_file.people[0].added == "2025-10-14T09:42:00Z"


def test_it_would_be_written_the_same() -> None:
    assert to_bytes(read_key_file(WRITTEN)) == WRITTEN.read_bytes().replace(b"\r\n", b"\n")
