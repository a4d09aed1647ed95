from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mappa_tui.storage.errors import (
    KeyFileDamaged,
    LastPerson,
    NotAPerson,
    PassphraseUnusable,
    PersonUnusable,
    StorageError,
    WrongPassphrase,
    WrongRecoveryKey,
)
from mappa_tui.storage.vault.keys.access import new_data_key
from mappa_tui.storage.vault.keys.changing import (
    new_key_file,
    with_head,
    with_passphrase,
    with_person,
    with_recovery,
    without_person,
)
from mappa_tui.storage.vault.keys.cost import LOWEST
from mappa_tui.storage.vault.keys.form import from_bytes, to_bytes
from mappa_tui.storage.vault.keys.opening import open_by_recovery, open_slot
from mappa_tui.storage.vault.keys.slots import Head
from mappa_tui.storage.vault.keys.typed import passphrase_bytes, plain_line
from tests.storage.keys.conftest import CHAIR, CHAIRS, NOW, TAKER, TAKERS, VAULT, Vault

ANY_TEXT = st.text(st.characters(), max_size=140)
"""With lone surrogates, which terminals can send."""


def test_a_new_key_file_has_one_person_and_a_recovery_key() -> None:
    key_file, _ = new_key_file(VAULT, new_data_key(), " L.  Cross ", "chair", CHAIRS, NOW, LOWEST)
    assert key_file.generation == 1
    assert [(slot.name, slot.role) for slot in key_file.people] == [("L.  Cross", "chair")]
    assert key_file.recovery.name == ""
    assert key_file.head == Head()
    assert key_file.last == ""


def test_the_time_is_kept_in_utc() -> None:
    summer = datetime(2025, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    key_file, _ = new_key_file(VAULT, new_data_key(), CHAIR, "", CHAIRS, summer, LOWEST)
    assert key_file.people[0].added == "2025-06-30T23:30:00Z"


@settings(max_examples=30, deadline=None)
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_name_and_passphrase_opens_or_is_refused_in_words(
    name: str, role: str, passphrase: str
) -> None:
    key = new_data_key()
    try:
        made, recovery = new_key_file(VAULT, key, name, role, passphrase, NOW, LOWEST)
    except (PersonUnusable, PassphraseUnusable):
        lengths = [len(plain_line(text)) for text in (name, role)]
        assert max(lengths) > 120 or not lengths[0] or not passphrase.strip()
        return
    read = from_bytes(to_bytes(made))
    assert read == made
    assert open_slot(read, name, passphrase) == key
    assert open_slot(read, read.people[0].name, f" {passphrase}\n") == key
    assert open_by_recovery(read, recovery) == key


@settings(max_examples=20, deadline=None)
@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_no_other_passphrase_opens(right: str, wrong: str) -> None:
    key = new_data_key()
    try:
        made, _ = new_key_file(VAULT, key, CHAIR, "", right, NOW, LOWEST)
    except PassphraseUnusable:
        assume(False)
    try:
        assert open_slot(made, CHAIR, wrong) == key
    except WrongPassphrase:
        return
    assert passphrase_bytes(wrong) == passphrase_bytes(right)


def test_a_person_added_opens_and_nobody_else_notices(vault: Vault) -> None:
    three = with_person(vault.key_file, vault.key, "J. Smith", "", "third one", NOW, LOWEST)
    assert three.generation == vault.key_file.generation + 1
    assert open_slot(three, "J. Smith", "third one") == vault.key
    assert open_slot(three, CHAIR, CHAIRS) == vault.key
    assert [slot.name for slot in three.people] == [CHAIR, TAKER, "J. Smith"]


@pytest.mark.parametrize("name", ["", " \n", "x" * 121, CHAIR, "l. cross", "Zoe\u0308 Ó Néill"])
def test_a_name_that_is_empty_too_long_or_taken_is_refused(vault: Vault, name: str) -> None:
    with pytest.raises(PersonUnusable):
        with_person(vault.key_file, vault.key, name, "", "third one", NOW, LOWEST)


def test_a_role_that_is_too_long_is_refused(vault: Vault) -> None:
    with pytest.raises(PersonUnusable, match="role"):
        with_person(vault.key_file, vault.key, "J. Smith", "x" * 121, "third", NOW, LOWEST)


def test_the_sixty_fifth_person_is_refused(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mappa_tui.storage.vault.keys.changing.MOST_PEOPLE", 2)
    with pytest.raises(PersonUnusable, match="At most"):
        with_person(vault.key_file, vault.key, "J. Smith", "", "third", NOW, LOWEST)


def test_a_new_passphrase_takes_the_place_of_the_old(vault: Vault) -> None:
    changed = with_passphrase(vault.key_file, vault.key, TAKER, "a new one", LOWEST)
    assert changed.generation == vault.key_file.generation + 1
    assert open_slot(changed, TAKER, "a new one") == vault.key
    assert open_slot(changed, CHAIR, CHAIRS) == vault.key
    with pytest.raises(WrongPassphrase):
        open_slot(changed, TAKER, TAKERS)
    old, new = vault.key_file.person(TAKER), changed.person(TAKER)
    assert (new.name, new.role, new.added) == (old.name, old.role, old.added)
    assert new.public != old.public
    assert [slot.name for slot in changed.slots] == [slot.name for slot in vault.key_file.slots]


def test_a_passphrase_for_nobody_is_refused(vault: Vault) -> None:
    with pytest.raises(NotAPerson):
        with_passphrase(vault.key_file, vault.key, "J. Smith", "a new one", LOWEST)


def test_who_is_left_opens_the_new_data_key_and_who_left_does_not(vault: Vault) -> None:
    new = new_data_key()
    left = without_person(vault.key_file, vault.key, TAKER, new)
    assert left.generation == vault.key_file.generation + 1
    assert open_slot(left, CHAIR, CHAIRS) == new
    assert open_by_recovery(left, vault.recovery) == new
    with pytest.raises(NotAPerson):
        open_slot(left, TAKER, TAKERS)


def test_the_slot_of_who_left_put_back_opens_nothing_new(vault: Vault) -> None:
    new = new_data_key()
    left = without_person(vault.key_file, vault.key, TAKER, new)
    again = Vault(left, new, "").changed(slots=(*left.slots, vault.key_file.person(TAKER)))
    with pytest.raises(KeyFileDamaged):
        open_slot(again, TAKER, TAKERS)
    with pytest.raises(KeyFileDamaged):
        open_slot(again, CHAIR, CHAIRS)


def test_an_old_key_file_still_opens_but_its_generation_is_lower(vault: Vault) -> None:
    new = new_data_key()
    left = without_person(vault.key_file, vault.key, TAKER, new)
    assert open_slot(vault.key_file, TAKER, TAKERS) == vault.key != new
    assert vault.key_file.generation < left.generation


def test_the_last_person_stays(vault: Vault) -> None:
    alone = without_person(vault.key_file, vault.key, TAKER, vault.key)
    with pytest.raises(LastPerson):
        without_person(alone, vault.key, CHAIR, new_data_key())
    with pytest.raises(NotAPerson):
        without_person(alone, vault.key, TAKER, new_data_key())


def test_who_left_is_not_who_unlocked_last(vault: Vault) -> None:
    by_taker = with_head(vault.key_file, vault.key, Head(), TAKER)
    assert without_person(by_taker, vault.key, TAKER, new_data_key()).last == ""
    assert without_person(by_taker, vault.key, CHAIR, new_data_key()).last == TAKER


def test_a_new_recovery_key_takes_the_place_of_the_old(vault: Vault) -> None:
    changed, text = with_recovery(vault.key_file, vault.key, NOW)
    assert changed.generation == vault.key_file.generation + 1
    assert open_by_recovery(changed, text) == vault.key
    with pytest.raises(WrongRecoveryKey):
        open_by_recovery(changed, vault.recovery)
    assert open_slot(changed, CHAIR, CHAIRS) == vault.key


def test_the_head_changes_and_the_generation_stays(vault: Vault) -> None:
    head = Head(12, "ab" * 32)
    changed = with_head(vault.key_file, vault.key, head, CHAIR)
    assert (changed.head, changed.last) == (head, CHAIR)
    assert changed.generation == vault.key_file.generation
    assert open_slot(changed, CHAIR, CHAIRS) == vault.key
    with pytest.raises(NotAPerson):
        with_head(vault.key_file, vault.key, head, "J. Smith")


def test_nothing_is_changed_in_a_file_that_somebody_else_changed(
    vault: Vault, other_vault: Vault
) -> None:
    """Else the next data key would be sealed to the slot that they pasted in."""
    theirs = other_vault.key_file.people[1]
    pasted = vault.changed(slots=(*vault.key_file.slots, theirs))
    key = vault.key
    for change in (
        lambda: with_person(pasted, key, "J. Smith", "", "third one", NOW, LOWEST),
        lambda: with_passphrase(pasted, key, CHAIR, "a new one", LOWEST),
        lambda: without_person(pasted, key, TAKER, new_data_key()),
        lambda: with_recovery(pasted, key, NOW),
        lambda: with_head(pasted, key, Head(), ""),
    ):
        with pytest.raises(KeyFileDamaged):
            change()


def test_another_data_key_changes_nothing(vault: Vault) -> None:
    with pytest.raises(StorageError):
        with_head(vault.key_file, new_data_key(), Head(), "")


def test_two_slots_of_one_passphrase_share_nothing(vault: Vault) -> None:
    twice = with_person(vault.key_file, vault.key, "J. Smith", "", CHAIRS, NOW, LOWEST)
    one, other = twice.person(CHAIR), twice.person("J. Smith")
    for part in ("salt", "nonce", "public", "wrapped", "sealed"):
        assert getattr(one, part) != getattr(other, part)
    assert one.added == datetime(2025, 10, 14, 9, 42, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
