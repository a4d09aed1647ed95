"""How texts wrap in the columns of lists."""

import pytest
from textual.content import Content

from mappa_tui.widgets.say import wrapped


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("S. O'BRIEN-ŁUKASZ", 12, ["S. O'BRIEN-", "ŁUKASZ"]),
        ("O'BRIEN-ŁUKASZ X123456", 14, ["O'BRIEN-ŁUKASZ", "X123456"]),
        ("-abcdefg", 5, ["-abcd", "efg"]),
        ("abcdefg", 5, ["abcde", "fg"]),
    ],
)
def test_a_long_name_is_parted_at_its_hyphen(text: str, width: int, lines: list[str]) -> None:
    assert [line.plain.rstrip() for line in wrapped(Content(text), width)] == lines
