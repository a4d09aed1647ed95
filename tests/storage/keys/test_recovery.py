import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_tui.storage.errors import WrongRecoveryKey
from mappa_tui.storage.vault.keys.recovery import (
    new_recovery_key,
    read_recovery_key,
    show_recovery_key,
)

KEYS = st.binary(min_size=20, max_size=20)


def test_a_key_has_160_bits_and_no_two_are_the_same() -> None:
    assert len(new_recovery_key()) == 20
    assert new_recovery_key() != new_recovery_key()


@given(KEYS)
def test_what_is_shown_is_read(key: bytes) -> None:
    text = show_recovery_key(key)
    assert [len(group) for group in text.split("-")] == [4] * 9
    assert not set(text) & set("ILOU")
    assert read_recovery_key(text) == key


@given(KEYS, st.sampled_from(["", " ", "\n", "--", "–", "\u00a0", "_", "."]))
def test_case_blanks_and_signs_alike_do_not_matter(key: bytes, between: str) -> None:
    text = show_recovery_key(key).replace("-", between).lower()
    assert read_recovery_key(f"  {text}\n") == key
    assert read_recovery_key(text.replace("0", "o").replace("1", "l")) == key
    assert read_recovery_key(text.replace("0", "O").replace("1", "I")) == key
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign.isalnum() else sign for sign in text)
    assert read_recovery_key(wide) == key


@given(KEYS, st.integers(0, 35), st.integers(1, 31))
def test_one_wrong_sign_is_a_typing_error(key: bytes, at: int, by: int) -> None:
    signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    typed = list(show_recovery_key(key).replace("-", ""))
    typed[at] = signs[(signs.index(typed[at]) + by) % 32]
    try:
        # One in a million passes: 20 bits of checksum.
        assert read_recovery_key("".join(typed)) != key
    except WrongRecoveryKey:
        return


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "This has 0"),
        ("ABCD-EFGH", "This has 8"),
        ("0" * 37, "This has 37"),
        ("U" * 36, "no U"),
        ("é" * 36, "only letters and digits"),
        ("0" * 36, "typing error"),
        ("0" * 10_000_000, "This has 1000"),
    ],
    ids=range(7),
)
def test_what_is_no_recovery_key_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(WrongRecoveryKey, match=said):
        read_recovery_key(text)


@given(st.text(st.characters()))
def test_any_text_is_refused_in_words(text: str) -> None:
    with pytest.raises(WrongRecoveryKey):
        read_recovery_key(text)
