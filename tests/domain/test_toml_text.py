"""TOML that is written is read back the same, and each key's line is known."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mappa_tui.domain.toml_text import line_of, toml_lines, toml_text

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
PLAIN = st.one_of(TEXTS, st.integers(-(2**63), 2**63 - 1), st.booleans())
VALUES = st.one_of(PLAIN, st.lists(PLAIN, max_size=30))
TABLES = st.recursive(
    st.dictionaries(TEXTS, VALUES, max_size=4),
    lambda inner: st.dictionaries(
        TEXTS, st.one_of(VALUES, inner, st.lists(inner, min_size=1, max_size=3)), max_size=4
    ),
    max_leaves=12,
)

TEXT = '''
name = "Ours"  # a comment with = in it
long = """
key = "within a text, and no key"
"""
"a key" = 3

[area]
marking = "X"
[area.review_weeks]
2 = 12

[[item]]
key = "risk"
[[item.check]]
key = "a"
[[item.check]]
key = "b"
[[item]]
key = "victims"
[[item.check]]
key = "c"
'''


@given(TABLES)
def test_what_is_written_is_read_back(data: dict[str, Any]) -> None:
    assert tomllib.loads(toml_text(data)) == data


@given(st.dictionaries(TEXTS, TABLES, max_size=3))
def test_looking_for_lines_never_fails(data: dict[str, Any]) -> None:
    text = toml_text(data)
    assert all(0 < line <= text.count("\n") + 1 for line in toml_lines(text).values())


def test_a_text_of_several_lines_stays_readable() -> None:
    written = toml_text({"purpose": 'One "word".\nAnother\\line.\r'})
    assert written == 'purpose = """\nOne \\"word\\".\nAnother\\\\line.\\u000d"""\n'


def test_each_table_and_key_has_its_line() -> None:
    lines = toml_lines(TEXT)
    numbered = TEXT.splitlines()

    def at(*path: str | int) -> str:
        return numbered[line_of(lines, path) - 1]

    assert at("name").startswith("name = ")
    assert at("a key") == '"a key" = 3'
    assert ("key",) not in lines
    assert at("area", "marking") == 'marking = "X"'
    assert at("area", "review_weeks", "2") == "2 = 12"
    assert at("item", 0, "key") == 'key = "risk"'
    assert at("item", 0, "check", 1, "key") == 'key = "b"'
    assert at("item", 1, "check", 0, "key") == 'key = "c"'
    assert at("item", 1, "check", 0, "title") == "[[item.check]]"
    assert line_of(lines, ("nowhere",)) == 0
