"""The one rule for text that people type or paste."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_tui.domain.text import clean, counted, listed, named, one_line, words

ANY = st.text(st.characters(exclude_categories=[]))


@pytest.mark.parametrize("end", ["\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_other_line_ends_become_line_feeds(end: str) -> None:
    assert clean(f"a{end}b") == "a\nb"


@pytest.mark.parametrize("mark", ["\x00", "\x08", "\x0e", "\x1b", "\x1f", "\x7f", "\x80", "\x9b"])
def test_other_control_characters_go(mark: str) -> None:
    assert clean(f"a{mark}b") == "ab"


@pytest.mark.parametrize("code", [0xD800, 0xDFFF, 0xFFFE, 0xFFFF])
def test_what_no_file_can_hold_becomes_a_replacement(code: int) -> None:
    assert clean(f"a{chr(code)}b") == "a\ufffdb"


def test_tabs_line_feeds_and_all_else_stay() -> None:
    text = "a\tb\nc é 李 🙂 <b> [/x] & \u200b"
    assert clean(text) == text


@given(ANY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)


@given(ANY)
def test_cleaned_text_can_be_stored_and_printed(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode("utf-8").decode() == cleaned
    assert not any(ord(mark) < 32 and mark not in "\t\n" for mark in cleaned)
    assert not any(0x7F <= ord(mark) <= 0x9F for mark in cleaned)
    assert "\n" not in one_line(text)


def test_a_run_of_line_ends_becomes_one_space() -> None:
    assert one_line("a \r\n\n  b\vc") == "a b c"


def test_words_of_lists_and_counts() -> None:
    assert words("one two\nthree  ") == 3
    assert [listed([]), listed(["a"]), listed(["a", "b"])] == ["", "a", "a and b"]
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert [counted(0, "action"), counted(1, "action")] == ["0 actions", "1 action"]


def test_who_does_something_is_told_from_who_helps() -> None:
    assert named("DC Owen Marsh", "Police", "Probation") == "DC Owen Marsh (Police), with Probation"
    assert named("", "Police") == "Police"
    assert named("Jo Doe", "", "Sam") == "Jo Doe, with Sam"
    assert named("", "") == ""
